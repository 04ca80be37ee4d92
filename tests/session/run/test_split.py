"""Samples that are kept for validation or test: never trained on, measured apart, walked by their forward pass alone.

What training on the others gives is computed by the oracle, which knows nothing of the engine."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from backprop_canvas.document.diff import Divide
from backprop_canvas.document.schema import Document
from backprop_canvas.engine.passes.steps import KINDS
from backprop_canvas.protocol import messages as wire
from backprop_canvas.protocol.messages import BESIDE
from backprop_canvas.reports.trace import trace_report
from backprop_canvas.reports.train import Training
from backprop_canvas.session.network.what_fits import what_is_missing
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.session import Session
from tests.graphs import Json, decoded
from tests.oracle import Oracle
from tests.session.conftest import Table, values
from tests.session.run.test_run import many_samples

SPLITS = ("train", "test", "train", "validation", "train", "validation", "train")
TRAINED = [at for at, split in enumerate(SPLITS) if split == "train"]
RATE = 0.3


def divided(batch: int = 3, **training: Any) -> Json:
    drawn = many_samples(len(SPLITS), batch_size=batch, optimizer={"kind": "sgd", "learning_rate": RATE}, **training)
    for sample, split in zip(drawn["samples"], SPLITS, strict=True):
        sample["split"] = split
    return drawn


def descended(drawn: Json, batches: Sequence[Sequence[int]]) -> Json:
    """The document after plain descent along the mean gradient of each batch."""
    places = [("parameter", each["id"]) for each in drawn["parameters"]]
    for batch in batches:
        told = [Oracle(drawn, places, sample) for sample in batch]
        moved = [
            {
                **each,
                "value": each["value"]
                - RATE * math.fsum(one.slope("parameter", each["id"]) for one in told) / len(told),
            }
            for each in drawn["parameters"]
        ]
        drawn = {**drawn, "parameters": moved}
    return drawn


def loss_over(drawn: Json, split: str) -> float:
    losses = [Oracle(drawn, (), at).loss for at, each in enumerate(SPLITS) if each == split]
    return math.fsum(losses) / len(losses)


def trained(drawn: Json, iterations: int) -> Training:
    training = Training(decoded(drawn))
    training.advance(iterations, lambda: 0.0, lambda done: None)
    return training


def test_nothing_is_ever_learnt_from_a_sample_that_is_kept() -> None:
    drawn = divided()
    # Two epochs: three samples, then the one that is left.
    expected = descended(drawn, [TRAINED[:3], TRAINED[3:]] * 2)
    told = trained(drawn, 4).report()
    assert [*told["parameters"].values()] == pytest.approx(
        [each["value"] for each in expected["parameters"]], rel=1e-12
    )
    for split, loss in told["losses"].items():
        assert loss == pytest.approx(loss_over(expected, split), rel=1e-12), split
    assert told["loss"] == told["losses"]["train"]
    assert len(told["outputs"]) == len(SPLITS)


@pytest.mark.parametrize("training", [{}, {"shuffle": True, "seed": 4}, {"update": "sequential"}])
def test_what_is_kept_may_hold_any_numbers(training: Json) -> None:
    """The same bits whatever stands in the rows that are kept, and as without them."""
    drawn, other = divided(**training), divided(**training)
    for sample, split in zip(other["samples"], SPLITS, strict=True):
        if split != "train":
            sample["inputs"] = dict.fromkeys(sample["inputs"], 1e300)
    without = {**drawn, "samples": [drawn["samples"][at] for at in TRAINED]}
    first, *others = (
        [each.value for each in trained(each, 20).document().parameters] for each in (drawn, other, without)
    )
    assert others == [first, first]


def test_no_batch_has_a_sample_that_is_kept() -> None:
    run = Run(1, 1, decoded(divided(2, shuffle=True, seed=9)))
    walked = [sample for number in range(1, 9) for sample in run.iteration(number).samples]
    assert set(walked) == set(TRAINED)
    rows = run.iteration(3).rows(run.start)
    assert [int(when) == 0 for when in rows.walked.iterations] == [split != "train" for split in SPLITS]
    for sample in TRAINED:
        when, turn = int(rows.walked.iterations[sample]), int(rows.walked.turns[sample])
        assert run.iteration(when).samples[turn] == sample
        assert run.shown(when, turn).sample == sample


def test_gradients_of_a_batch_are_those_of_its_rows_and_kept_rows_have_none() -> None:
    run = Run(1, 1, decoded(divided(4)))
    rows = run.iteration(1).rows(run.start)
    each = rows.gradients(range(len(SPLITS)), 0)
    assert [bool(np.isnan(gradient)) for gradient in each] == [split != "train" for split in SPLITS]
    assert run.iteration(1).gradient[0] == pytest.approx(np.nanmean(each), rel=1e-13)


def test_the_curve_measures_each_split_apart() -> None:
    drawn = divided()
    run = Run(1, 1, decoded(drawn))
    run.iteration(3)
    expected = descended(drawn, [TRAINED[:3], TRAINED[3:]])
    point = run.curve.points[-1]
    assert point.iteration == 3
    told = (point.loss, point.validation, point.test)
    assert told == pytest.approx([loss_over(expected, split) for split in ("train", "validation", "test")], rel=1e-12)
    plain = Run(1, 1, decoded(many_samples()))
    plain.iteration(2)
    assert (plain.curve.points[-1].validation, plain.curve.points[-1].test) == (None, None)


def test_curves_on_the_wire_keep_their_lines_together(table: Table) -> None:
    table = seated(decoded(divided()))
    table.told.clear()
    table.say("m", wire.Seek(to=wire.Target(iteration=5, step=0)))
    curve = table.last("m", wire.Curve)
    sizes = {len(each) for each in (curve.iterations, curve.losses, curve.validation, curve.test)}
    assert sizes == {8 * len(np.frombuffer(curve.iterations))}
    assert curve.samples == len(TRAINED)


# walking


def seated(document: Document) -> Table:
    table = Table(Session(document, 1))
    table.join("m")
    return table


def at(table: Table) -> tuple[int, int, int]:
    cursor = table.last("m", wire.Cursor)
    return cursor.iteration, cursor.turn, cursor.step


def beside(table: Table, sample: int, step: int, iteration: int | None = None) -> None:
    table.say("m", wire.Seek(to=wire.Target(iteration=iteration, turn=BESIDE + sample, step=step)))


@pytest.mark.parametrize("sample", [1, 3])
def test_a_kept_sample_is_walked_forward_and_no_farther(sample: int) -> None:
    drawn = divided()
    run = Run(1, 1, decoded(drawn))
    kinds = [list(KINDS)[kind] for kind in run.schedule.kinds]
    table = seated(decoded(drawn))
    beside(table, sample, 0)
    assert at(table) == (1, BESIDE + sample, 0)
    frame, told = table.last("m", wire.Frame), list[float]()
    assert (frame.sample, frame.turn) == (sample, BESIDE + sample)
    for _ in range(100):
        table.say("m", wire.Step(direction=1, grain="neuron"))
        if at(table)[1] < BESIDE:
            break
        told += values(table.last("m", wire.Frame))
    # The way on leads back to the training, at the start of the iteration.
    assert at(table) == (1, 0, 0)
    assert kinds[len(told) - 1] == "loss"
    assert told[-1] == pytest.approx(Oracle(drawn, (), sample).loss, rel=1e-13)


def test_steps_back_lead_out_at_the_beginning() -> None:
    table = seated(decoded(divided()))
    beside(table, 1, 10**6)
    assert table.last("m", wire.Cursor).step == Run(1, 1, decoded(divided())).ends.forward_steps
    while at(table)[1:] != (BESIDE + 1, 0):
        before = at(table)
        table.say("m", wire.Step(direction=-1, grain="neuron"))
        assert at(table) < before
    table.say("m", wire.Step(direction=-1, grain="neuron"))
    assert at(table) == (1, 0, 0)


def test_playing_rests_at_the_loss_and_goes_on_with_the_training() -> None:
    table = seated(decoded(divided()))
    beside(table, 3, 0)
    table.say("m", wire.Play())
    for _ in range(50):
        table.tick("m")
        if not table.last("m", wire.Cursor).playing:
            break
    assert at(table) == (1, BESIDE + 3, Run(1, 1, decoded(divided())).ends.forward_steps)
    table.say("m", wire.Play())
    table.tick("m")
    assert at(table) == (1, 0, 0)


def test_a_whole_iteration_from_there_is_one_of_the_training() -> None:
    table = seated(decoded(divided()))
    beside(table, 3, 2)
    table.say("m", wire.Step(direction=1, grain="iteration"))
    assert at(table)[:2] == (1, 2)
    beside(table, 3, 2, iteration=4)
    assert at(table) == (4, BESIDE + 3, 2)


def test_a_sample_that_is_trained_on_is_not_walked_beside() -> None:
    table = seated(decoded(divided()))
    beside(table, 0, 3)
    assert at(table) == (1, 0, 3)
    beside(table, 99, 3)
    assert at(table) == (1, 0, 3)


def test_an_edit_that_gives_it_to_the_training_ends_the_look() -> None:
    table = seated(decoded(divided()))
    beside(table, 1, 4)
    table.say("m", wire.Edit(id=1, diff=(Divide(train=(1,)),)))
    assert at(table) == (1, 0, 4)


def test_a_trace_of_a_kept_sample_ends_with_its_loss() -> None:
    told = trace_report(decoded(divided()), 1)
    assert {step["phase"] for step in told["steps"]} == {"forward", "loss"}
    assert {row["gradient"] for row in told["parameters"].values()} == {None}
    assert all(row["value"] == row["updated"] for row in told["parameters"].values())
    assert trace_report(decoded(divided()), 0)["steps"][-1]["phase"] == "update"


def test_without_a_sample_to_train_on_nothing_runs() -> None:
    drawn = divided()
    for sample in drawn["samples"]:
        sample["split"] = "test"
    assert [problem.code for problem in what_is_missing(decoded(drawn))] == ["no_training_sample"]
