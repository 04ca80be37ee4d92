"""A run's loss curve stays short, in order and without twins, and ends where training has got to."""

from __future__ import annotations

import struct

import msgspec
import numpy as np
import pytest

import backprop_canvas.session.run.curve
from backprop_canvas.document.diff import Settings
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.engine.advancing.advance import advance
from backprop_canvas.engine.advancing.call import evaluate
from backprop_canvas.engine.advancing.state import State, fresh
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.run.branches import MAX_BRANCHES, Branch
from backprop_canvas.session.run.curve import MAX_POINTS, Curve
from backprop_canvas.session.run.ready import ready
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.session import Session
from tests.session.conftest import Table, weight


def two() -> Document:
    """Two samples, one at a time."""
    document = template("2-2-2")
    sample = document.samples[0]
    other = msgspec.structs.replace(sample, inputs={"i1": 0.9, "i2": -0.3})
    return msgspec.structs.replace(document, samples=(sample, other))


SETUP = ready(two()).setup
# A curve with so few points drops some again and again.
FEW_POINTS = 128


def at(iteration: int) -> State:
    """A state that iteration `iteration` starts with; its loss is anything."""
    numbers = np.full(len(SETUP.trainable), 0.1)
    return State(iteration - 1, 0, numbers, numbers, numbers, None)


def iterations(curve: Curve) -> list[int]:
    return [point.iteration for point in curve.points]


def losses(curve: Curve) -> list[float]:
    return [point.loss for point in curve.points]


def curve(*iterations: int) -> Curve:
    made = Curve(SETUP, 1)
    for iteration in iterations:
        made.reached(at(iteration))
    return made


def points(messages: list[wire.Curve]) -> dict[float, float]:
    """What a page has after these messages of one run."""
    known: dict[float, float] = {}
    for message in messages:
        count = len(message.iterations) // 8
        iterations = struct.unpack(f"<{count}d", message.iterations)
        kept = {} if message.anew else {i: loss for i, loss in known.items() if i < iterations[0]}
        known = kept | dict(zip(iterations, struct.unpack(f"<{count}d", message.losses), strict=True))
    return known


def seek(iteration: int) -> wire.Seek:
    return wire.Seek(to=wire.Target(step=0, iteration=iteration))


def test_a_point_is_the_loss_of_all_samples_by_the_reduction() -> None:
    document = two()
    summed = msgspec.structs.replace(document, training=msgspec.structs.replace(document.training, reduction="sum"))
    for given, divisor in ((document, 2), (summed, 1)):
        setup = ready(given).setup
        made = Curve(setup, 1)
        first = fresh(setup, np.linspace(-1, 1, len(setup.trainable)))
        third = advance(setup, first, 2)
        made.reached(first)
        made.reached(third)
        wanted = [sum(evaluate(setup, state.parameters)[0]) / divisor for state in (first, third)]
        assert iterations(made) == [1, 3]
        assert losses(made) == pytest.approx(wanted, rel=1e-15)


def test_a_large_network_is_looked_at_with_its_first_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backprop_canvas.session.run.curve, "MAX_WORK", 14)
    made = Curve(SETUP, 1)
    first = fresh(SETUP, np.linspace(-1, 1, len(SETUP.trainable)))
    made.reached(first)
    assert made.samples == 1
    assert losses(made) == [evaluate(SETUP, first.parameters)[0][0]]


def test_iterations_ascend_and_none_is_there_twice() -> None:
    assert iterations(curve(5, 3, 9, 5, 3, 1, 9)) == [1, 3, 5, 9]


def test_there_are_never_too_many_and_the_first_and_the_newest_stay() -> None:
    made = curve()
    for iteration in range(1, 5 * MAX_POINTS):
        made.reached(at(iteration))
        assert len(made) <= MAX_POINTS
        assert (made.points[0].iteration, made.points[-1].iteration) == (1, iteration)
    gaps = np.diff(iterations(made))
    assert set(gaps[:-1]) == {gaps[0]}
    assert gaps[-1] <= gaps[0]


def test_a_long_way_leaves_points_that_lie_closer_near_its_beginning() -> None:
    made = Curve(SETUP, 1)
    for iteration in range(1, 100_000):
        made.passed(at(iteration))
    numbers = np.array(iterations(made))
    assert len(made) < MAX_POINTS
    assert (np.diff(numbers) <= np.maximum(SETUP.epoch.iterations, numbers[1:] / 100)).all()


def test_coming_by_again_adds_nothing_where_points_lie_close_enough() -> None:
    made = Curve(SETUP, 1)
    for iteration in range(1, 3_000):
        made.passed(at(iteration))
    known = list(iterations(made))
    for iteration in range(1, 3_000):
        made.passed(at(iteration))
    assert iterations(made) == known


def test_what_is_told_makes_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backprop_canvas.session.run.curve, "MAX_POINTS", FEW_POINTS)
    made = curve()
    told: list[wire.Curve] = []
    random = np.random.default_rng(0)
    newest = 0
    for _ in range(10 * FEW_POINTS):
        newest += int(random.integers(1, 4))
        made.reached(at(newest))
        made.reached(at(int(random.integers(1, newest + 1))))
        begin, anew = made.news()
        told.append(Branch(1, made).message(begin, anew=anew))
    assert list(points(told)) == iterations(made)
    assert made.news() == (len(made), False)


def test_the_curve_is_the_same_when_one_comes_back() -> None:
    run = Run(1, 1, two())
    for number in (1, 2, 3, 4, 50, 2, 1, 3):
        run.iteration(number)
    walked = Run(1, 1, two())
    for number in range(1, 51):
        walked.iteration(number)
    stepped = dict(zip(iterations(walked.curve), losses(walked.curve), strict=True))
    assert len(run.curve) > 20
    for number, loss in zip(iterations(run.curve), losses(run.curve), strict=True):
        assert stepped[number] == loss


def test_everybody_is_told_of_the_curve_from_the_second_iteration_on(table: Table) -> None:
    table.join("a")
    table.join("b")
    assert table.all("a", wire.Curve) == []
    table.say("a", seek(2))
    for member in ("a", "b"):
        (told,) = table.all(member, wire.Curve)
        assert list(points([told])) == [1, 2]
        assert (told.run, told.samples, told.parent, told.anew) == (1, 1, None, True)
    table.say("b", seek(3))
    (more,) = table.all("a", wire.Curve)
    assert not more.anew
    assert list(points([told, more])) == [1, 2, 3]


def test_a_newcomer_gets_it_whole(table: Table) -> None:
    table.join("a")
    table.say("a", seek(30))
    table.join("b")
    assert list(points(table.all("b", wire.Curve))) == [float(number) for number in range(1, 31)]


def test_playing_tells_of_new_points(table: Table) -> None:
    table.join("a")
    table.say("a", wire.SetPace(pace=wire.FULL_SPEED))
    table.say("a", wire.Play())
    told = []
    for _ in range(5):
        table.tick("a", 3)
        told += table.all("a", wire.Curve)
    assert max(points(told)) == table.last("a", wire.Cursor).iteration


def test_an_edit_during_a_run_begins_a_branch_and_the_old_curve_stays(table: Table) -> None:
    table.join("a")
    table.say("a", seek(40))
    table.say("a", seek(20))
    table.say("a", weight(1, 0.7))
    assert table.all("a", wire.Curve) == []
    table.say("a", seek(25))
    (told,) = table.all("a", wire.Curve)
    assert (told.run, told.parent, told.parent_iteration) == (2, 1, 20)
    table.join("b")
    old, new = table.all("b", wire.Curve)
    assert (old.run, max(points([old]))) == (1, 40)
    assert list(points([new])) == [20, 21, 22, 23, 24, 25]


def test_a_knob_turned_at_rest_piles_up_no_branches(table: Table) -> None:
    table.join("a")
    table.say("a", seek(10))
    for number in range(1, 50):
        table.say("a", weight(number, number / 100))
        assert table.all("a", wire.Curve) == []
    table.say("a", seek(12))
    (told,) = table.all("a", wire.Curve)
    assert (told.parent, told.parent_iteration) == (1, 10)
    table.join("b")
    assert len(table.all("b", wire.Curve)) == 2


def test_of_many_branches_the_last_are_remembered_and_the_others_are_gone(table: Table) -> None:
    table.join("a")
    gone = []
    for number in range(1, 2 * MAX_BRANCHES):
        table.say("a", seek(number + 5))
        table.say("a", weight(number, number / 100))
        gone += [message.run for message in table.all("a", wire.Curve) if message.gone]
    table.say("a", seek(100))
    table.join("b")
    remembered = [message.run for message in table.all("b", wire.Curve)]
    assert len(remembered) == MAX_BRANCHES
    assert gone == list(range(1, remembered[0]))


def test_settings_make_a_branch_too(table: Table) -> None:
    table.join("a")
    table.say("a", seek(10))
    change = Settings(fields={"training": {"optimizer": {"kind": "sgd", "learning_rate": 0.1}}})
    table.say("a", wire.Edit(id=1, diff=(change,)))
    table.say("a", seek(12))
    (told,) = table.all("a", wire.Curve)
    assert (told.parent, told.parent_iteration) == (1, 10)


def test_what_could_not_be_saved_leaves_the_curves_as_they_were() -> None:
    table = Table(Session(template("2-2-2"), 1))
    table.join("a")
    table.say("a", seek(10))
    restore = table.session.save_point()
    table.say("a", weight(1, 0.7))
    table.say("a", seek(15))
    restore()
    table.say("a", seek(11))
    (told,) = table.all("a", wire.Curve)
    assert told.anew
    assert (told.run, list(points([told]))) == (1, [float(number) for number in range(1, 12)])
