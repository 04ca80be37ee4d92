"""Curves over iterations: what steps at updates, what changes in every pass, where they end."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers import curves as module
from backprop_canvas.session.answers.curves import answer_curves
from backprop_canvas.session.answers.paths import answer_paths
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.state.core import Core
from backprop_canvas.session.state.cursor import Cursor
from tests.session.batches import several

ABOUT = ("parameter:w5", "neuron:h1", "pre:o1", "target:o1", "output_loss:o1", "loss")


def curves(
    document: Document,
    iterations: int,
    about: tuple[str, ...] = ABOUT,
    begin: int = 1,
    turn: int = 0,
    gradient_of: str | None = None,
) -> wire.Curves:
    core = Core(document, 1)
    core.seats.sit("a", Cursor(Place(begin, turn)))
    message = wire.AskCurves(id=4, about=about, iterations=iterations, gradient_of=gradient_of)
    return answer_curves(core.viewpoint("a"), core.runnable(), message)


def rows(told: wire.Curves) -> np.ndarray:
    return np.frombuffer(told.values, dtype="<f8").reshape(len(told.about), -1)


@pytest.mark.parametrize(("batch_size", "turn"), [(1, 0), (2, 0), (2, 1)])
def test_they_are_what_stepping_there_shows(batch_size: int, turn: int) -> None:
    document = several(5, batch_size)
    told, run = curves(document, 5, begin=4, turn=turn), Core(document, 1).runnable()
    slot = [each.id for each in document.parameters].index("w5")
    for column, number in enumerate(range(4, 9)):
        shown = run.shown(number, min(turn, run.ends.turns(number) - 1))
        assert rows(told)[0, column] == run.iteration(number).parameters[slot]
        loss = shown.values[run.schedule.kinds.tolist().index(6)]
        assert np.frombuffer(told.loss)[column] == pytest.approx(loss, rel=1e-12)
    assert (told.iteration, told.sample) == (4, run.shown(4, turn).sample)
    assert not told.diverged


def test_each_quantity_is_of_its_kind() -> None:
    told = curves(template("2-2-2"), 1)
    expected = [0.4, 0.5932699921071872, 1.10590596705977, 0.01, 0.274811083176155, 0.298371108760003]
    assert rows(told)[:, 0] == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("key", ["parameter:w1", "parameter:b1", "neuron:h1", "pre:h1"])
@pytest.mark.parametrize("name", ["2-2-2", "softmax"])
def test_a_gradient_and_its_paths_are_what_asking_there_tells(name: str, key: str) -> None:
    document = template("2-2-2") if name != "softmax" else with_softmax()
    told = curves(document, 4, begin=3, gradient_of=key)
    for column, number in enumerate(range(3, 7)):
        core = Core(document, 1)
        core.seats.sit("a", Cursor(Place(number, 0)))
        paths = answer_paths(core.viewpoint("a"), wire.AskPaths(id=1, about=key, limit=50))
        assert np.frombuffer(told.gradient)[column] == paths.gradient
        assert told.path_count == paths.count
        there = {(path.use, path.through): path.value for path in paths.paths}
        for path in told.paths:
            assert np.frombuffer(path.values)[column] == pytest.approx(there[path.use, path.through], rel=1e-14)
    assert len(told.paths) == min(3, int(told.path_count))


def with_softmax() -> Document:
    document = template("2-2-2")
    neurons = tuple(replace(n, activation="softmax") if n.role == "output" else n for n in document.neurons)
    return replace(document, neurons=neurons, loss="cross_entropy")


def test_a_single_path_is_the_gradient_and_unasked_there_is_none() -> None:
    alone = curves(template("2-2-2"), 2, gradient_of="parameter:w5")
    assert (alone.path_count, alone.paths, len(np.frombuffer(alone.gradient))) == ("1", (), 2)
    assert curves(template("2-2-2"), 2).gradient == b""


def test_they_end_where_training_diverges() -> None:
    document = template("2-2-2")
    training = replace(document.training, optimizer=replace(document.training.optimizer, learning_rate=1e200))
    neurons = tuple(replace(each, activation="linear") if each.activation else each for each in document.neurons)
    told = curves(replace(document, training=training, neurons=neurons), 50)
    assert told.diverged
    assert 1 <= rows(told).shape[1] < 50


def test_work_is_bounded_and_the_present_is_always_there(monkeypatch: pytest.MonkeyPatch) -> None:
    for allowed, expected in ((100, 3), (1, 1)):
        monkeypatch.setattr(module, "MAX_WORK", allowed)
        told = curves(template("2-2-2"), 1000)
        assert rows(told).shape[1] == expected
        assert not told.diverged


def test_looking_ahead_moves_nothing() -> None:
    core = Core(template("2-2-2"), 1)
    core.seats.sit("a", Cursor(Place(1, 0)))
    before = core.runnable().iteration(1).parameters.tolist()
    answer_curves(core.viewpoint("a"), core.runnable(), wire.AskCurves(id=4, about=ABOUT, iterations=20))
    assert core.runnable().iteration(1).parameters.tolist() == before
    assert core.seats.cursor("a").place == Place(1, 0)


def test_what_is_not_there_has_no_curve() -> None:
    with pytest.raises(Problem) as caught:
        curves(template("2-2-2"), 5, ("parameter:w99",))
    assert caught.value.code == "no_such_quantity"
