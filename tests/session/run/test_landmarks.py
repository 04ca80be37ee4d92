"""What stands out in a run: the largest drop of the loss, where every sample is right first, and which samples are."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from backprop_canvas.document.schema import Document
from backprop_canvas.engine.plan.network import Topology
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.landmarks import MAX_ITERATIONS, answer_landmarks
from backprop_canvas.session.editing.made import made_document
from backprop_canvas.session.run.landmarks import Drop, Landmarks, landmarks
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.run.sides import sides
from backprop_canvas.session.run.told import Measured
from backprop_canvas.session.state.core import Core
from backprop_canvas.session.state.cursor import Cursor


def told(losses: list[float], right: list[int | None], every: int = 1, most: int = 1000) -> Any:
    """Of a run with these losses, of which the curve knows each `every`th."""
    points = [Measured(at, loss, count) for at, (loss, count) in enumerate(zip(losses, right, strict=True), 1)]

    def replay(first: int, count: int) -> Iterator[Measured]:
        yield from points[first - 1 : first + count]

    curve: Any = SimpleNamespace(points=points[::every], samples=4)
    return landmarks(curve, replay, most)


def test_the_largest_drop_is_one_iteration_also_between_two_points() -> None:
    losses = [1.0, 0.99, 0.98, 0.5, 0.49, 0.48, 0.47, 0.46, 0.45]
    for every in (1, 2, 4):
        assert told(losses, [None] * 9, every).drop == Drop(3, 4, 0.98, 0.5, undoes=False)


def test_a_drop_that_follows_a_rise_says_so() -> None:
    assert told([1.0, 0.4, 2.0, 0.9, 0.8], [None] * 5).drop == Drop(3, 4, 2.0, 0.9, undoes=True)


def test_what_takes_too_long_stays_a_stretch() -> None:
    drop = told([1.0, 0.9, 0.3, 0.2, 0.1], [None] * 5, every=4, most=6).drop
    assert drop == Drop(1, 5, 1.0, 0.1, undoes=False)


@pytest.mark.parametrize("losses", [[1.0], [1.0, 1.0, 1.5], [math.nan, 1.0], [1.0, math.inf]])
def test_without_a_drop_there_is_none(losses: list[float]) -> None:
    assert told(losses, [None] * len(losses)).drop is None


def test_the_first_iteration_with_every_sample_right_is_found_between_two_points() -> None:
    right: list[int | None] = [1, 2, 3, 4, 3, 4, 4]
    assert told([0.0] * 7, right).right == (3, 4)
    assert told([0.0] * 7, right, every=3).right == (3, 4)
    assert told([0.0] * 7, right, every=3, most=2).right == (1, 4)
    assert told([0.0] * 2, [4, 4]).right == (1, 1)
    assert told([0.0] * 2, [3, 3]).right is None
    assert told([0.0] * 2, [None, None]).right is None


def topology(*activations: str) -> Topology:
    outputs: Any = SimpleNamespace(activations=activations, outputs=range(len(activations)))
    return outputs  # type: ignore[no-any-return]


def counted(activations: list[str], targets: list[list[float]], outputs: list[list[float]]) -> int | None:
    count = sides(topology(*activations), np.array(targets))
    return None if count is None else count(np.array(outputs))


def test_a_sample_is_right_on_its_targets_side_of_the_line() -> None:
    assert counted(["sigmoid"], [[0], [1], [1], [0]], [[0.4], [0.6], [0.4], [0.5]]) == 2
    assert counted(["tanh"], [[-1], [1]], [[-0.1], [0.1]]) == 2
    assert counted(["linear"], [[2], [4]], [[2.9], [2.9]]) == 1
    assert counted(["linear"], [[2], [4]], [[2.9], [math.nan]]) == 1
    assert counted(["sigmoid", "sigmoid"], [[0, 1], [1, 0]], [[0.1, 0.9], [0.9, 0.6]]) == 1


def test_of_three_softmax_outputs_the_largest_counts() -> None:
    targets, outputs = [[1.0, 0, 0], [0, 1.0, 0], [0, 0, 1.0]], [[0.4, 0.3, 0.3], [0.4, 0.3, 0.3], [0.1, 0.1, 0.8]]
    assert counted(["softmax"] * 3, targets, outputs) == 2


def test_nothing_is_decided_where_targets_are_not_of_two_kinds() -> None:
    assert counted(["linear"], [[0], [0.5], [1]], [[0], [0], [0]]) is None
    assert counted(["sigmoid"], [[1], [1]], [[1], [1]]) is None


def asked(document: Document, iterations: int) -> tuple[Run, wire.Landmarks]:
    core = Core(document, 1)
    core.seats.sit("a", Cursor(Place(1, 0)))
    run = core.runnable()
    run.iteration(iterations)
    return run, answer_landmarks(core.viewpoint("a"), run, wire.AskLandmarks(id=3))


def test_xor_is_all_right_in_the_iteration_that_an_independent_look_finds() -> None:
    run, answer = asked(made_document("xor"), 200)
    losses = [run.curve.measure(state) for state in (run._state(number) for number in range(1, 201))]
    first = next(each.iteration for each in losses if each.right == 4)
    assert answer.right == (first - 1, first)
    drops = {each.iteration: each.loss - after.loss for each, after in pairwise(losses)}
    assert answer.drop is not None
    assert (answer.drop.first, answer.drop.last) == (max(drops, key=lambda at: drops[at]), answer.drop.first + 1)


def test_however_small_a_network_is_few_iterations_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def noted(_curve: object, _replay: object, most: int) -> Landmarks:
        looked.append(most)
        return Landmarks(None, None)

    monkeypatch.setattr("backprop_canvas.session.answers.landmarks.landmarks", noted)
    asked(made_document("xor"), 3)
    assert looked == [MAX_ITERATIONS]
