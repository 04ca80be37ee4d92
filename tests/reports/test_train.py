"""What a network becomes by training: published numbers, the loss over all samples, divergence."""

from __future__ import annotations

import math

import pytest

from backprop_canvas.document.schema import Document
from backprop_canvas.reports.shapes import Trained
from backprop_canvas.reports.train import Training
from tests.graphs import SHAPES, Json, decoded, diverging, drawing, example

EXPECTED = example("mazur-2-2-2.expected")


def trained(drawn: Json | Document, iterations: int) -> Training:
    training = Training(drawn if isinstance(drawn, Document) else decoded(drawn))
    training.advance(iterations, lambda: 0.0, lambda done: None)
    return training


def report(drawn: Json, iterations: int) -> Trained:
    return trained(drawn, iterations).report()


def test_one_iteration_of_the_worked_example() -> None:
    told, expected = report(example("mazur-2-2-2"), 1), EXPECTED["train_1"]
    assert list(told) == list(Trained.__annotations__)
    assert (told["iterations"], told["diverged"]) == (1, None)
    assert told["loss"] == pytest.approx(expected["loss"], rel=1e-13)
    assert told["parameters"] == pytest.approx(expected["parameters"], rel=1e-13)
    assert [list(row) for row in told["outputs"]] == [["o1", "o2"]]


def test_the_worked_example_after_10000_iterations() -> None:
    assert report(example("mazur-2-2-2"), 10_000)["loss"] == pytest.approx(EXPECTED["train_10000"]["loss"], rel=1e-10)


@pytest.mark.parametrize(("iterations", "digits"), [(1, 1e-11), (10_000, 1e-8)])
def test_the_worked_example_updated_one_neuron_after_the_other(iterations: int, digits: float) -> None:
    document = example("mazur-2-2-2")
    document["training"] = {**document.get("training", {}), "update": "sequential"}
    published = EXPECTED["sequential"][f"train_{iterations}"]["loss"]
    assert report(document, iterations)["loss"] == pytest.approx(published, rel=digits)


@pytest.mark.parametrize(("reduction", "share"), [("mean", 1 / 2), ("sum", 1.0)])
def test_the_loss_is_over_all_samples(reduction: str, share: float) -> None:
    document = SHAPES["two_outputs"]()
    document["training"] = {"reduction": reduction}
    told = report(document, 3)
    pairs = [
        (row[name], sample["targets"][name])
        for row, sample in zip(told["outputs"], document["samples"], strict=True)
        for name in row
    ]
    assert len(document["samples"]) == 2
    assert told["loss"] == pytest.approx(share * sum((y - t) ** 2 for y, t in pairs) / 2, rel=1e-13)


def test_training_goes_on_from_the_document_that_was_reached() -> None:
    document = example("mazur-2-2-2")
    onward = trained(trained(document, 3).document(), 4)
    assert onward.report()["parameters"] == report(document, 7)["parameters"]


def test_training_that_diverges_says_where_and_keeps_finite_numbers() -> None:
    training = trained(diverging(), 1000)
    told = training.report()
    assert told["diverged"] is not None
    assert told["diverged"]["iteration"] == told["iterations"] + 1 < 1000
    assert told["diverged"]["neuron"] in ("h", "g", "y")
    assert [record.value for record in training.document().parameters] == list(told["parameters"].values())
    assert {**told, "diverged": None} == report(diverging(), told["iterations"])


def test_a_loss_that_overflows_is_no_divergence() -> None:
    document = drawing(["x"], [], ["y"], ["x y"], activation="linear")
    for parameter in document["parameters"]:
        parameter.update(value=1e300, trainable=False)
    told = report(document, 1)
    assert (told["loss"], told["diverged"]) == (math.inf, None)
