"""Where steps end: for each grain, over the samples of a batch, iterations and epochs, forwards and backwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backprop_canvas.engine.advancing.batches import Epoch
from backprop_canvas.engine.passes.steps import schedule
from backprop_canvas.engine.plan.compile import Plan, compile_plan
from backprop_canvas.protocol.messages import GRAINS, Grain
from backprop_canvas.session.network.building import build_topology
from backprop_canvas.session.run.phases import Ends, Place
from tests.graphs import Json, decoded, documents, drawing
from tests.session.batches import several

BEGIN = Place(1)


def ends_of(samples: int, batch: int) -> Ends:
    return _ends(build_plan(), samples, batch)


def build_plan() -> Plan:
    return compile_plan(build_topology(several()))


def _ends(plan: Plan, samples: int, batch: int) -> Ends:
    order = schedule(plan, min(samples, batch) > 1)
    return Ends(order, Epoch(samples, batch, shuffle=False, seed=0))


def walk(ends: Ends, grain: Grain, steps: int, begin: Place = BEGIN) -> list[Place]:
    places = [begin]
    for _ in range(steps):
        places.append(ends.after(places[-1], grain))
    return places[1:]


def told(places: list[Place]) -> list[tuple[int, int, int]]:
    return [(place.iteration, place.turn, place.step) for place in places]


# In a batch of the 2-2-2 network: the ends of the forward pass, the loss, the pass of a sample, and all.
FORWARD, LOSS, PASS, ALL = 22, 25, 61, 81


def test_the_steps_of_one_sample_are_as_many_as_ever() -> None:
    ends = ends_of(1, 1)
    assert (ends.pass_steps, ends.total) == (51, 71)
    assert told(walk(ends, "phase", 5)) == [(1, 0, 22), (1, 0, 25), (1, 0, 51), (1, 0, 71), (2, 0, 22)]
    assert told(walk(ends, "pass", 4)) == [(1, 0, 25), (1, 0, 51), (1, 0, 71), (2, 0, 25)]
    assert told(walk(ends, "sample", 3)) == [(1, 0, 51), (1, 0, 71), (2, 0, 51)]


def test_each_sample_of_a_batch_has_its_pass_and_the_last_is_followed_by_the_update() -> None:
    ends = ends_of(5, 2)
    assert (ends.pass_steps, ends.total) == (PASS, ALL)
    assert told(walk(ends, "sample", 9)) == [
        *[(1, 0, PASS), (1, 1, PASS), (1, 1, ALL)],
        *[(2, 0, PASS), (2, 1, PASS), (2, 1, ALL)],
        *[(3, 0, PASS), (3, 0, ALL)],
        (4, 0, PASS),
    ]
    assert told(walk(ends, "pass", 5)) == [(1, 0, LOSS), (1, 0, PASS), (1, 1, LOSS), (1, 1, PASS), (1, 1, ALL)]
    assert told(walk(ends, "phase", 4)) == [(1, 0, FORWARD), (1, 0, LOSS), (1, 0, PASS), (1, 1, FORWARD)]


def test_what_a_sample_says_to_the_parameters_is_a_step_of_its_own() -> None:
    ends = ends_of(5, 2)
    # Ten steps of neurons, then this one.
    assert told(walk(ends, "neuron", 12))[9:] == [(1, 0, 51), (1, 0, PASS), (1, 1, 2)]
    assert told(walk(ends, "neuron", 12, Place(1, 1)))[9:] == [(1, 1, 51), (1, 1, PASS), (1, 1, ALL)]


def test_iterations_and_epochs_end_at_the_last_sample() -> None:
    ends = ends_of(5, 2)
    assert told(walk(ends, "iteration", 4)) == [(1, 1, ALL), (2, 1, ALL), (3, 0, ALL), (4, 1, ALL)]
    assert told(walk(ends, "epoch", 2)) == [(3, 0, ALL), (6, 0, ALL)]
    assert told(walk(ends, "epoch", 1, Place(3, 0, ALL))) == [(6, 0, ALL)]
    assert ends.before(Place(6, 0, ALL), "epoch", 1) == Place(3, 0, ALL)
    assert ends.before(Place(3, 0, ALL), "epoch", 2) == Place(2)


def test_a_place_that_does_not_exist_is_the_nearest_that_does() -> None:
    ends = ends_of(5, 2)
    assert ends.within(Place(1, 0, 999)) == Place(1, 0, PASS)
    assert ends.within(Place(1, 7, 999)) == Place(1, 1, ALL)
    assert ends.within(Place(3, 1, 5)) == Place(3, 0, 5)


@pytest.mark.parametrize("grain", GRAINS)
def test_many_steps_at_once_are_as_many_one_by_one(grain: Grain) -> None:
    ends = ends_of(5, 2)
    one_by_one = walk(ends, grain, 200)
    for count in (1, 2, 17, 200):
        assert ends.after(Place(1), grain, count) == one_by_one[count - 1]
    for count in (1, 2, 17, 199):
        assert ends.before(one_by_one[-1], grain, 1, count) == one_by_one[-1 - count]
    assert ends.before(one_by_one[-1], grain, 1, 200) == Place(1)


def places(ends: Ends, iterations: int) -> Iterator[Place]:
    """Every place of the first iterations, in order."""
    for number in range(1, iterations + 1):
        last = ends.turns(number) - 1
        for turn in range(last + 1):
            yield from (Place(number, turn, at) for at in range((ends.total if turn == last else ends.pass_steps) + 1))


@given(documents(), st.integers(1, 7), st.integers(1, 4), st.sampled_from(GRAINS), st.integers(1, 3))
def test_back_is_the_exact_reverse_of_on(json: Json, samples: int, batch: int, grain: Grain, start: int) -> None:
    ends = _ends(compile_plan(build_topology(decoded(json))), samples, batch)
    iterations = start + 2 * -(-samples // batch)
    walked = walk(ends, grain, 3 * ends.total, Place(start))
    assert walked == sorted(set(walked))
    marks = [place for place in walked if place.iteration < iterations]
    for earlier, later in zip([Place(start), *marks], marks, strict=False):
        assert ends.before(later, grain, start) == earlier
        assert ends.after(earlier, grain) == later
    reached = {place for place in places(ends, iterations - 1) if place >= Place(start)}
    assert set(marks) <= reached


@given(st.integers(1, 7), st.integers(1, 4), st.sampled_from(GRAINS), st.data())
def test_from_between_two_ends_one_comes_to_them(samples: int, batch: int, grain: Grain, data: st.DataObject) -> None:
    ends = ends_of(samples, batch)
    place = data.draw(st.sampled_from(list(places(ends, 3))))
    after, before = ends.after(place, grain), ends.before(place, grain, 1)
    assert before <= place < after or place == before == Place(1)
    assert ends.after(before, grain) in {after, place}


def test_a_network_of_inputs_alone_has_an_update_of_nothing() -> None:
    json = drawing(["x"], [], [], [])
    json["parameters"] = []
    ends = _ends(compile_plan(build_topology(decoded(json))), 1, 1)
    assert ends.pass_steps == ends.total == 2
    assert told(walk(ends, "sample", 2)) == [(1, 0, 2), (2, 0, 2)]
    assert told(walk(ends, "phase", 3)) == [(1, 0, 1), (1, 0, 2), (2, 0, 1)]
