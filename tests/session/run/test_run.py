"""Runs: the same bits whichever way an iteration is reached, batches, and where training stops."""

from __future__ import annotations

import random
from collections.abc import Iterable

import msgspec
import numpy as np
import pytest

from backprop_canvas.document.schema import Document
from backprop_canvas.engine.passes.backward import backward
from backprop_canvas.engine.passes.forward import forward
from backprop_canvas.engine.passes.steps import KIND_AT
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.reports.train import Training
from backprop_canvas.session.run.diverged_neuron import Diverged
from backprop_canvas.session.run.iteration import all_finite
from backprop_canvas.session.run.ready import ready
from backprop_canvas.session.run.run import Run
from tests.graphs import SHAPES, Json, decoded, drawing, example

LAST = 40
ADAM = {"kind": "adam", "learning_rate": 0.01}


def many_samples(samples: int = 7, **training: object) -> Json:
    """A network with several samples, and how it is trained."""
    document = SHAPES["two_outputs"](activation="tanh")
    numbers = random.Random(3)
    document["samples"] = [
        {part: {name: numbers.uniform(-1, 1) for name in row} for part, row in document["samples"][0].items()}
        for _ in range(samples)
    ]
    document["training"] = training
    return document


WAYS: dict[str, Json] = {
    "shuffled batches by adam": many_samples(batch_size=3, shuffle=True, seed=5, optimizer=ADAM),
    "one sample at a time by sgd": many_samples(optimizer={"kind": "sgd", "learning_rate": 0.05}),
    "a momentum that decays": many_samples(
        optimizer={"kind": "nesterov"}, schedule={"kind": "exponential", "gamma": 0.9}, warm_up={"total_iters": 5}
    ),
    "one neuron after the other": {**example("mazur-2-2-2"), "training": {"update": "sequential"}},
}


@pytest.fixture(params=list(WAYS.values()), ids=list(WAYS))
def document(request: pytest.FixtureRequest) -> Document:
    return decoded(request.param)


Bits = tuple[bytes, bytes, tuple[int, ...], list[bytes]]


def bits(run: Run, number: int) -> Bits:
    iteration = run.iteration(number)
    turns = [run.shown(number, turn).values.tobytes() for turn in range(len(iteration.samples))]
    return iteration.parameters.tobytes(), iteration.updated.tobytes(), iteration.samples, turns


def stepped(document: Document, iterations: Iterable[int]) -> dict[int, Bits]:
    run = Run(1, 1, document)
    return {number: bits(run, number) for number in iterations}


def test_an_iteration_has_the_same_bits_whichever_way_it_is_reached(document: Document) -> None:
    forwards = stepped(document, range(1, LAST + 1))
    assert stepped(document, range(LAST, 0, -1)) == forwards
    assert stepped(document, [LAST, 7, 23, 8, 22]).items() <= forwards.items()
    for number in (1, 13, LAST):
        assert stepped(document, [number]) == {number: forwards[number]}


def test_training_in_bulk_has_the_bits_of_stepping(document: Document) -> None:
    training = Training(document)
    training.advance(LAST - 1, iter(np.arange(1e4)).__next__, lambda _: None)
    values = [parameter.value for parameter in training.document().parameters]
    assert values == Run(1, 1, document).iteration(LAST).parameters.tolist()


def test_an_iteration_ends_with_what_the_next_one_starts_with(document: Document) -> None:
    run = Run(1, 1, document)
    for number in range(1, LAST):
        assert np.array_equal(run.iteration(number).updated, run.iteration(number + 1).parameters)


def test_a_run_that_starts_later_looks_at_the_samples_of_that_iteration(document: Document) -> None:
    early, late = Run(1, 1, document), Run(2, 12, document)
    for number in range(12, LAST):
        assert late.iteration(number).samples == early.iteration(number).samples
    assert late.iteration(12).parameters.tolist() == [parameter.value for parameter in document.parameters]


def combined(run: Run, number: int) -> Floats:
    """(P,) what the combine steps of an iteration show."""
    steps = run.schedule
    chosen = steps.kinds == KIND_AT["combine"]
    values: Floats = run.shown(number, run.ends.turns(number) - 1).values[chosen][np.argsort(steps.targets[chosen])]
    return values


def test_a_batch_is_combined_at_its_last_sample() -> None:
    document = decoded(many_samples(batch_size=3, reduction="sum"))
    made, run = ready(document), Run(1, 1, document)
    for number, batch in ((1, [0, 1, 2]), (2, [3, 4, 5]), (3, [6]), (4, [0, 1, 2])):
        iteration = run.iteration(number)
        assert iteration.samples == tuple(batch)
        gradients = [gradient_of(run, number, sample) for sample in batch]
        assert combined(run, number) == pytest.approx(sum(gradients), rel=1e-12)
    assert made.batched


def gradient_of(run: Run, number: int, sample: int) -> Floats:
    """(P,) the gradient of one sample with the parameters of an iteration."""
    made = ready(decoded(many_samples(batch_size=3, reduction="sum")))
    parameters, targets = run.iteration(number).parameters, made.setup.targets[sample]
    ahead = forward(made.plan, parameters, made.setup.inputs[sample], targets)
    return backward(made.plan, parameters, ahead, targets).parameter_gradients


@pytest.mark.parametrize("training", [{}, {"batch_size": 1}], ids=["by default", "of one"])
def test_a_single_sample_is_not_combined(training: Json) -> None:
    run = Run(1, 1, decoded(many_samples(**training)))
    assert KIND_AT["combine"] not in run.schedule.kinds
    alone = Run(1, 1, decoded(many_samples(1, batch_size=10)))
    assert KIND_AT["combine"] not in alone.schedule.kinds


def linear(**training: object) -> Json:
    """x → h → g → y, each times the one before, so that large weights grow without bound."""
    document = drawing(["x"], ["h", "g"], ["y"], ["x h", "h g", "g y"], activation="linear")
    document["training"] = training
    return document


def reached(run: Run) -> Diverged:
    with pytest.raises(Diverged) as caught:
        run.iteration(1000)
    return caught.value


@pytest.mark.parametrize(
    "training",
    [
        {"optimizer": {"kind": "sgd", "learning_rate": 1e6}},
        {"optimizer": {"kind": "sgd", "learning_rate": 1e6}, "batch_size": 2, "shuffle": True},
        {"optimizer": {"kind": "momentum", "learning_rate": 1e6}},
        {"optimizer": {"kind": "sgd", "learning_rate": 1e6}, "update": "sequential"},
    ],
    ids=["sgd", "batches", "momentum", "sequential"],
)
def test_a_run_stops_at_the_iteration_whose_update_is_not_finite(training: Json) -> None:
    run = Run(1, 1, decoded(linear(**training)))
    problem = reached(run)
    last = run.iteration(problem.iteration)
    assert all_finite(last.parameters)
    assert not all_finite(last.updated)
    assert problem.neuron in ("h", "g", "y")
    stepwise = Run(1, 1, decoded(linear(**training)))
    assert all(all_finite(stepwise.iteration(number).updated) for number in range(1, problem.iteration))
    assert reached(stepwise).iteration == problem.iteration


def with_weights(value: float, **training: object) -> Json:
    document = linear(**training)
    for parameter in document["parameters"]:
        parameter["value"] = value if ".x." in parameter["id"] or parameter["id"].startswith("w") else 0.0
    return document


def test_the_neuron_is_the_first_in_computing_order() -> None:
    document = with_weights(1e160)
    document["samples"] = [{"inputs": {"x": 1.0}, "targets": {"y": 0.0}}]
    # h = 1e160 is finite, g = h · 1e160 is not.
    assert reached(Run(1, 1, decoded(document))).neuron == "g"


def test_every_sample_of_the_batch_is_looked_at() -> None:
    document = with_weights(1e160, batch_size=3)
    quiet = {"inputs": {"x": 0.0}, "targets": {"y": 0.0}}
    document["samples"] = [quiet, quiet, {"inputs": {"x": 1.0}, "targets": {"y": 0.0}}]
    problem = reached(Run(1, 1, decoded(document)))
    assert (problem.iteration, problem.neuron) == (1, "g")


def test_an_update_alone_can_be_what_is_not_finite() -> None:
    document = with_weights(1.0, optimizer={"kind": "sgd", "learning_rate": 1e308})
    document["samples"] = [{"inputs": {"x": 10.0}, "targets": {"y": 0.0}}]
    problem = reached(Run(1, 1, decoded(document)))
    assert (problem.iteration, problem.neuron) == (1, "h")


def test_a_far_iteration_costs_no_more_work_than_the_way_there() -> None:
    run = Run(1, 1, decoded(example("mazur-2-2-2")))
    assert run.work(1) == 0
    assert run.work(10_001) == 10_000 * (6 + 8)
    run.iteration(101)
    assert run.work(101) == 0
    assert 0 <= run.work(100) < 100 * (6 + 8)


def test_arrays_of_samples_stay_while_nothing_in_them_changes() -> None:
    """A knob that is turned beside thousands of samples waits for none of them; else they are those of the document."""
    before = ready(decoded(many_samples()))
    first, *others = before.document.parameters
    turned = (msgspec.structs.replace(first, value=first.value + 1), *others)
    after = ready(msgspec.structs.replace(before.document, parameters=turned), before)
    assert after.inputs is before.inputs
    assert after.targets is before.targets
    for changed in (
        msgspec.structs.replace(before.document, neurons=before.document.neurons[::-1]),
        msgspec.structs.replace(before.document, samples=before.document.samples[::-1]),
    ):
        again, alone = ready(changed, before), ready(changed)
        assert not np.array_equal(again.inputs, before.inputs) or not np.array_equal(again.targets, before.targets)
        assert np.array_equal(again.inputs, alone.inputs)
        assert np.array_equal(again.targets, alone.targets)
