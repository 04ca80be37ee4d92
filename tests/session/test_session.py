"""What a session answers: moves, the clock, edits during a run, followers, what cannot run."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from backprop_canvas.document.diff import Change, Remove, Settings
from backprop_canvas.document.schema import Sample
from backprop_canvas.document.templates import template
from backprop_canvas.document.training import Training
from backprop_canvas.engine.advancing import ways
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.session import Session
from tests.session.conftest import Table, parameters, values, weight

# Micro-steps done at the end of each of the eleven neuron-sized steps of the 2-2-2 network.
BRISK = wire.Pace(grain="neuron", rate=1.5)
GROUP_ENDS = [2, 7, 12, 17, 22, 25, 29, 33, 39, 51, 71]
UPDATED_W1 = 0.1497807161327628


def forward(grain: wire.Grain = "neuron") -> wire.Step:
    return wire.Step(direction=1, grain=grain)


def back(grain: wire.Grain = "neuron") -> wire.Step:
    return wire.Step(direction=-1, grain=grain)


def test_an_iteration_of_the_worked_example_has_eleven_steps(table: Table) -> None:
    table.join("a")
    places = []
    for _ in range(11):
        table.say("a", forward())
        places.append(table.place("a"))
    assert places == [(1, step) for step in GROUP_ENDS]
    table.say("a", forward())
    assert table.place("a") == (2, 2)


@pytest.mark.parametrize("grain", ["term", "neuron", "layer", "iteration"])
def test_steps_back_retrace_the_steps_forward(table: Table, grain: wire.Grain) -> None:
    table.join("a")
    places = [(1, 0)]
    for _ in range(150):
        table.say("a", forward(grain))
        places.append(table.place("a"))
    for place in reversed(places[:-1]):
        table.say("a", back(grain))
        assert table.place("a") == place


def test_stepping_back_tells_no_numbers_again_within_an_iteration(table: Table) -> None:
    table.join("a")
    table.say("a", forward())
    table.say("a", forward())
    for move in (back(), forward()):
        table.say("a", move)
        assert table.all("a", wire.Frame) == []
    table.say("a", forward())
    assert [(frame.first, len(values(frame))) for frame in table.all("a", wire.Frame)] == [(7, 5)]


def test_an_earlier_iteration_is_told_with_the_very_same_numbers(table: Table) -> None:
    table.join("a")
    for _ in range(5):
        table.say("a", forward("iteration"))
    told = table.last("a", wire.Frame)
    table.say("a", forward("iteration"))
    table.say("a", back("iteration"))
    again = table.last("a", wire.Frame)
    assert (again.iteration, again.values, again.parameters) == (5, told.values, told.parameters)


def test_the_second_iteration_starts_with_the_updated_parameters(table: Table) -> None:
    table.join("a")
    table.say("a", forward("iteration"))
    table.say("a", forward("iteration"))
    assert parameters(table.last("a", wire.Frame))[0] == pytest.approx(UPDATED_W1, rel=1e-13)


def test_a_run_never_writes_the_document(table: Table) -> None:
    table.join("a")
    before = table.session.document
    for _ in range(3):
        table.say("a", forward("iteration"))
    assert table.session.document is before
    assert table.session.revision == 1


def test_keep_writes_what_the_member_sees_as_one_edit(table: Table) -> None:
    table.join("a")
    table.say("a", forward("iteration"))
    table.say("a", wire.Keep(id=0))
    accepted = table.last("a", wire.Accepted)
    assert table.session.revision == accepted.revision == 2
    assert table.session.document.parameters[0].value == pytest.approx(UPDATED_W1, rel=1e-13)
    # b1 and b2 are frozen, so they are no part of it.
    assert {operation.id for operation in accepted.diff or () if isinstance(operation, Change)} == {
        f"w{number}" for number in range(1, 9)
    }


def test_editing_during_a_run_keeps_first_within_the_same_edit(table: Table) -> None:
    table.join("a")
    table.join("b")
    table.say("a", forward("iteration"))
    table.say("a", weight(0, 0.5, "w8"))
    document = table.session.document
    assert table.session.revision == 2
    assert document.parameters[0].value == pytest.approx(UPDATED_W1, rel=1e-13)
    assert document.parameters[7].value == 0.5
    assert table.last("a", wire.Accepted).diff == table.last("b", wire.Patch).diff
    assert table.place("a") == (2, GROUP_ENDS[-2])
    assert table.last("a", wire.Cursor).start == 2


def test_turning_a_weight_recomputes_up_to_the_present_step(table: Table) -> None:
    table.join("a")
    table.say("a", wire.Seek(to=wire.Target(step=GROUP_ENDS[5])))
    before = values(table.last("a", wire.Frame))
    table.say("a", weight(0, 0.9))
    frame = table.last("a", wire.Frame)
    assert table.place("a") == (1, GROUP_ENDS[5])
    assert (frame.first, len(values(frame)), frame.revision) == (0, GROUP_ENDS[5], 2)
    assert values(frame)[-1] != before[-1]
    assert table.all("a", wire.Plan) == []


def test_many_edits_are_settled_once(table: Table) -> None:
    table.join("a")
    before = table.last("a", wire.Frame).run
    for number in range(10):
        table.hear(table.session.handle("a", weight(number, number / 3)))
    table.told.clear()
    table.hear(table.session.settle())
    (frame,) = table.all("a", wire.Frame)
    assert (frame.run, frame.revision, parameters(frame)[0]) == (before + 1, 11, 3.0)


def test_moving_a_neuron_leaves_the_run_alone(table: Table) -> None:
    table.join("a")
    table.say("a", forward("iteration"))
    table.say("a", wire.Edit(id=0, diff=(Change(kind="neurons", id="h1", fields={"x": 12.0}),)))
    assert [type(message) for message in table.told["a"]] == [wire.Accepted]
    table.say("a", forward("iteration"))
    assert table.place("a")[0] == 2


def test_a_change_of_topology_starts_again_and_tells_the_new_plan(table: Table) -> None:
    table.join("a")
    table.say("a", wire.Seek(to=wire.Target(step=GROUP_ENDS[5])))
    table.say("a", wire.Edit(id=0, diff=(Remove(kind="edges", id="e2"), Remove(kind="parameters", id="w2"))))
    assert len(table.last("a", wire.Plan).kinds) < GROUP_ENDS[-1]
    assert table.place("a") == (1, 0)


def test_reset_returns_to_the_document_and_can_be_undone(table: Table) -> None:
    table.join("a")
    table.say("a", forward("iteration"))
    table.say("a", wire.Reset(id=0))
    accepted = table.last("a", wire.Accepted)
    assert table.place("a") == (1, 0)
    assert table.session.revision == 1
    assert accepted.inverse
    table.say("a", wire.Edit(id=1, diff=accepted.inverse))
    assert table.session.document.parameters[0].value == pytest.approx(UPDATED_W1, rel=1e-13)


def test_a_refused_edit_changes_nothing(table: Table) -> None:
    table.join("a")
    before = table.session.document
    table.say("a", wire.Edit(id=3, diff=(Change(kind="neurons", id="h9", fields={"x": 1.0}),)))
    rejected = table.last("a", wire.Rejected)
    assert (rejected.id, rejected.code) == (3, "no_such_record")
    assert table.session.document is before


def test_the_tour_plays_to_its_end_and_stops(table: Table) -> None:
    table.join("a")
    table.say("a", wire.Play(tempo="tour", until=wire.Target(step=GROUP_ENDS[9])))
    assert table.last("a", wire.Cursor).milliseconds == 800
    beats = 0
    while dict(table.session.playing()):
        table.tick("a")
        beats += 1
    assert (beats, table.place("a")) == (10, (1, GROUP_ENDS[9]))
    assert not table.last("a", wire.Cursor).playing
    # The last step is shown at the pace of the others.
    assert table.last("a", wire.Cursor).milliseconds == 800
    table.say("a", forward())
    assert table.last("a", wire.Cursor).milliseconds == 1400


def test_at_full_speed_only_the_newest_iteration_is_told(table: Table) -> None:
    table.join("a")
    table.say("a", wire.SetPace(pace=wire.FULL_SPEED))
    table.say("a", wire.Play())
    table.tick("a", steps=100)
    assert [frame.iteration for frame in table.all("a", wire.Frame)] == [100]


def test_followers_see_the_same_numbers_and_can_leave(table: Table) -> None:
    for member in "abc":
        table.join(member)
    table.say("b", wire.Follow(member="a"))
    table.say("a", forward())
    assert table.told["a"][:-1] == table.told["b"][:-1]
    assert table.place("b") == (1, 2)
    assert "c" not in table.told
    table.say("b", forward())
    assert table.last("b", wire.Cursor).following is None
    assert table.place("b") == (1, 7)
    assert "a" not in table.told


def test_who_follows_someone_that_leaves_goes_on_alone(table: Table) -> None:
    table.join("a")
    table.join("b")
    table.say("b", wire.Follow(member="a"))
    table.say("a", forward())
    table.hear(table.session.leave("a"))
    table.say("b", forward())
    assert table.place("b") == (1, 7)


def test_nobody_follows_in_a_circle(table: Table) -> None:
    table.join("a")
    table.join("b")
    table.say("b", wire.Follow(member="a"))
    table.say("a", wire.Follow(member="b"))
    assert table.last("a", wire.Rejected).code == "cannot_follow"


def test_a_page_that_comes_back_is_where_it_was(table: Table) -> None:
    table.join("a", wire.Position(start=1, iteration=3, step=25, pace=wire.usual("layer")))
    assert table.place("a") == (3, 25)
    assert table.last("a", wire.Cursor).pace == wire.usual("layer")
    assert table.last("a", wire.Frame).iteration == 3


def test_a_page_that_comes_back_moves_as_it_did(table: Table) -> None:
    kept = wire.OnSign(parameter="w1")
    breakpoints = (kept, wire.OnTurn(neuron="gone"))
    table.join("a", wire.Position(start=1, iteration=1, step=0, pace=BRISK, breakpoints=breakpoints))
    assert table.last("a", wire.Cursor).pace == BRISK
    assert table.last("a", wire.Cursor).breakpoints == (kept,)


def test_a_place_out_of_reach_is_the_start(table: Table) -> None:
    table.join("b")
    table.join("a", wire.Position(start=5, iteration=3, step=25))
    assert table.place("a") == (1, 0)


def test_a_place_far_away_is_travelled_to_from_the_nearest_that_is_known(table: Table, compiled: ways.Way) -> None:
    ways.use(compiled)
    far = 1_000_000
    table.join("a", wire.Position(start=1, iteration=far, step=25))
    told = table.last("a", wire.Cursor)
    assert (told.iteration, told.playing, told.pace) == (1, True, wire.FULL_SPEED)
    while table.last("a", wire.Cursor).playing:
        table.tick("a", far)
    there = table.last("a", wire.Cursor)
    assert (there.iteration, there.step, there.playing, there.pace) == (far, 25, False, wire.USUAL_PACE)


def test_a_start_that_too_many_shuffled_epochs_precede_is_out_of_reach() -> None:
    samples = tuple(Sample(inputs={"i1": x, "i2": x}, targets={"o1": x, "o2": x}) for x in (0.1, 0.2))
    shuffled = replace(template("2-2-2"), samples=samples, training=Training(shuffle=True))
    table = Table(Session(shuffled, 1))
    table.join("a", wire.Position(start=10**12, iteration=10**12, step=0))
    assert table.place("a") == (1, 0)
    later = Table(Session(shuffled, 1))
    later.join("a", wire.Position(start=1001, iteration=1003, step=0))
    assert later.place("a") == (1003, 0)


def test_shuffling_from_a_late_start_on_begins_again() -> None:
    samples = tuple(Sample(inputs={"i1": x, "i2": x}, targets={"o1": x, "o2": x}) for x in (0.1, 0.2))
    table = Table(Session(replace(template("2-2-2"), samples=samples), 1))
    table.join("a", wire.Position(start=10**9, iteration=10**9, step=0))
    assert table.place("a") == (10**9, 0)
    settings = Settings(fields={"training": {"shuffle": True}})
    table.say("a", wire.Edit(id=0, diff=(settings,)))
    assert table.place("a") == (1, 0)


def test_what_cannot_run_says_what_is_missing() -> None:
    table = Table(Session(template("blank"), 1))
    table.join("a")
    plan = table.last("a", wire.Plan)
    assert plan.kinds == b""
    assert "no_output" in [missing.code for missing in plan.missing]
    table.say("a", forward())
    assert table.last("a", wire.Rejected).code == plan.missing[0].code


def test_a_run_that_diverges_stops_where_it_began(table: Table) -> None:
    table.join("a")
    linear = tuple(
        Change(kind="neurons", id=neuron, fields={"activation": "linear"}) for neuron in ("h1", "h2", "o1", "o2")
    )
    table.say("a", wire.Edit(id=0, diff=(*linear, *weight(0, 1e30).diff)))
    table.say("a", wire.SetPace(pace=wire.FULL_SPEED))
    table.say("a", wire.Play())
    table.tick("a", steps=1000)
    rejected = table.last("a", wire.Rejected)
    cursor = table.last("a", wire.Cursor)
    assert rejected.code == "diverged"
    assert str(cursor.iteration) == rejected.values["iteration"]
    assert not cursor.playing
    kept = parameters(table.last("a", wire.Frame))
    assert all(abs(value) < float("inf") for value in kept)
    table.say("a", back("iteration"))
    assert table.place("a")[0] == cursor.iteration - 1


def test_everything_can_be_put_back(table: Table) -> None:
    table.join("a")
    table.say("a", forward())
    restore = table.session.save_point()
    table.say("a", weight(0, 0.9))
    table.say("a", forward())
    restore()
    assert table.session.revision == 1
    table.say("a", forward())
    assert table.place("a") == (1, 7)


def training(table: Table, member: str, to: int) -> None:
    table.say(member, wire.SetPace(pace=wire.FULL_SPEED))
    table.say(member, wire.Play())
    table.tick(member, to)


def test_another_editors_change_lets_a_playing_run_go_on(table: Table) -> None:
    table.join("a")
    table.join("b")
    training(table, "a", 500)
    other = Table(Session(table.session.document, 1))
    other.join("a")
    other.say("a", wire.Seek(to=wire.Target(step=0, iteration=501)))
    table.say("b", weight(0, 0.5, "w8"))
    cursor = table.last("a", wire.Cursor)
    assert (cursor.playing, cursor.start, cursor.iteration) == (True, 501, 501)
    learnt = parameters(other.last("a", wire.Frame))
    assert parameters(table.last("a", wire.Frame)) == (*learnt[:7], 0.5, *learnt[8:])
    # Everybody is where the run goes on.
    table.say("b", forward("iteration"))
    assert table.place("b")[0] == 501


def test_whose_change_it_is_undoes_that_alone(table: Table) -> None:
    table.join("a")
    table.join("b")
    training(table, "a", 500)
    table.say("b", weight(0, 0.5, "w8"))
    accepted, patch = table.last("b", wire.Accepted), table.last("a", wire.Patch)
    assert patch.diff[patch.kept :] == weight(0, 0.5, "w8").diff
    assert [each.id for each in accepted.inverse or () if isinstance(each, Change)] == ["w8"]


def test_of_several_that_play_the_farthest_run_is_the_one_that_goes_on(table: Table) -> None:
    for member in "abc":
        table.join(member)
    training(table, "b", 40)
    training(table, "a", 900)
    table.say("c", weight(0, 0.5, "w8"))
    for member in "abc":
        assert table.last(member, wire.Cursor).iteration == 901
    assert dict(table.session.playing()).keys() == {"a", "b"}


def test_another_editors_new_edge_lets_a_run_play_on_too(table: Table) -> None:
    table.join("a")
    table.join("b")
    training(table, "a", 500)
    table.say("b", wire.Edit(id=0, diff=(Remove(kind="edges", id="e2"), Remove(kind="parameters", id="w2"))))
    cursor = table.last("a", wire.Cursor)
    assert (cursor.playing, cursor.iteration, cursor.step) == (True, 501, 0)


def test_where_nobody_plays_an_edit_goes_on_from_where_it_is_made(table: Table) -> None:
    table.join("a")
    table.join("b")
    training(table, "a", 500)
    table.say("a", wire.Pause())
    table.say("b", forward())
    table.say("b", weight(0, 0.5, "w8"))
    assert table.place("b") == (1, GROUP_ENDS[0])


def test_where_a_member_says_it_was_moves_the_run_only_if_it_may(table: Table) -> None:
    position = wire.Position(start=700, iteration=800, step=0)
    table.hear(table.session.join("viewer", position))
    assert (table.place("viewer"), table.last("viewer", wire.Cursor).start) == ((1, 0), 1)
    table.hear(table.session.join("editor", position, begins=True))
    assert (table.place("editor"), table.place("viewer")) == ((800, 0), (700, 0))
