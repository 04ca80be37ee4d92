"""A data set with a network and settings: it can run, and it learns what it should within so many iterations."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from backprop_canvas.document.read import decode_document, encode_document
from backprop_canvas.document.schema import Document
from backprop_canvas.document.training import Penalty
from backprop_canvas.document.validate import what_is_missing
from backprop_canvas.engine.advancing import ways
from backprop_canvas.reports.train import Training
from backprop_canvas.session.editing.made import made_document, made_list, title_of
from backprop_canvas.training.datasets.drawing import DATASETS

# Iterations after which at least this share of the samples lies on the right side, with the usual numbers and seed 0.
SOLVED = {
    "and": (100, 1.0),
    "or": (100, 1.0),
    "xor": (200, 1.0),
    "parity": (500, 1.0),
    "circle": (1000, 0.98),
    "moons": (1000, 0.99),
    "gauss": (200, 0.98),
    "spiral": (3000, 0.99),
    "xor_cloud": (1000, 0.98),
    "blobs": (200, 0.95),
}
# Iterations after which the loss over all samples, half a squared error, is at most this.
# Iterations after which the loss over the validation samples has risen again, and the penalty with which it does not.
OVERFITTED = {"noisy_sine": (2000, 0.03)}
FITTED = {"plane": (300, 0.002), "sine": (1000, 0.003), "step": (1000, 0.004)}


@pytest.fixture(autouse=True)
def quick(compiled: ways.Way) -> None:
    """Thousands of iterations, compiled: otherwise a training would load the kernel itself, and leave it in use."""
    ways.use(compiled)


def trained(name: str, iterations: int, **settings: Any) -> tuple[Document, Training]:
    document = made_document(name)
    document = replace(document, training=replace(document.training, **settings))
    training = Training(document)
    training.advance(iterations, time.monotonic, lambda *_: None)
    return document, training


@pytest.mark.parametrize("name", DATASETS)
def test_it_is_a_whole_document_that_can_run(name: str) -> None:
    document = made_document(name)
    assert decode_document(encode_document(document)) == document
    assert what_is_missing(document) == ()
    assert len({parameter.value for parameter in document.parameters if parameter.id.startswith("w")}) > 1
    assert document.title.startswith(title_of(name))


@pytest.mark.parametrize("name", SOLVED)
def test_its_network_learns_it(name: str) -> None:
    iterations, share = SOLVED[name]
    document, training = trained(name, iterations)
    outputs = np.array([list(row.values()) for row in training.report()["outputs"]])
    targets = np.array([list(sample.targets.values()) for sample in document.samples])
    right = outputs.argmax(1) == targets.argmax(1) if outputs.shape[1] > 1 else (outputs > 0.5)[:, 0] == targets[:, 0]
    assert right.mean() >= share


@pytest.mark.parametrize("name", FITTED)
def test_its_network_fits_it(name: str) -> None:
    iterations, loss = FITTED[name]
    assert trained(name, iterations)[1].report()["loss"] <= loss


def test_its_network_learns_what_is_only_noise_unless_a_penalty_keeps_it_from_that() -> None:
    """The loss over what is not trained on is lowest early, and rises while that over what is trained on falls."""
    for name, (iterations, penalty) in OVERFITTED.items():
        early, late, cured = (
            trained(name, count, penalty=Penalty(l2=l2))[1].report()["losses"]
            for count, l2 in ((100, 0.0), (iterations, 0.0), (iterations, penalty))
        )
        assert late["train"] < 0.01 < early["train"]
        before, risen, kept = (each["validation"] or 0.0 for each in (early, late, cured))
        assert risen > 1.2 * before
        assert 0.0 < kept < min(before, 0.8 * risen)


def test_every_set_is_learnt_by_a_test() -> None:
    assert SOLVED.keys() | FITTED.keys() | OVERFITTED.keys() == DATASETS.keys()


def test_classes_are_outputs() -> None:
    document = made_document("blobs", classes=5)
    outputs = [neuron for neuron in document.neurons if neuron.role == "output"]
    assert [neuron.activation for neuron in outputs] == ["softmax"] * 5


def test_the_list_has_a_small_picture_of_each() -> None:
    rows: Any = made_list()["sets"]
    assert [row["name"] for row in rows] == list(DATASETS)
    assert all(0 < len(row["inputs"]) == len(row["targets"]) <= 60 for row in rows)
