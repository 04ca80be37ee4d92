"""A layer as matrices: NumPy's own products of them give what the passes found."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.explain.graph.layers import NO_EDGE, LayerMatrices, layer_matrices
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.session.state.viewpoint import of_document
from tests.graphs import PAIRS, SHAPES, Json, decoded, documents, random_document


def layers(document: Json) -> list[LayerMatrices]:
    point = of_document(decoded(document)).point
    computing = [n for n in point.plan.order if point.plan.topology.activations[n] is not None]
    local = Local(point)
    firsts = {point.plan.levels[n]: n for n in reversed(computing)}
    return [layer_matrices(point, local, firsts[level]) for level in sorted(firsts)]


def close(found: Floats, expected: Floats) -> None:
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def check(layer: LayerMatrices) -> None:
    close(layer.weights @ layer.inputs + layer.biases, layer.z)
    back = layer.weights_onward.T @ layer.returned + layer.own
    close(layer.slopes.T @ back + layer.fused, layer.delta)
    close(np.where(layer.edges == NO_EDGE, 0.0, np.outer(layer.delta, layer.inputs)), layer.gradients)
    if not layer.mixes:
        close(np.diag(layer.slopes) * back + layer.fused, layer.delta)


@settings(max_examples=30)
@given(documents())
def test_the_products_give_the_numbers_of_the_passes(document: Json) -> None:
    found = layers(document)
    assert sorted(n for layer in found for n in layer.neurons) == sorted({n for layer in found for n in layer.neurons})
    for layer in found:
        check(layer)


@pytest.mark.parametrize(("activation", "loss"), PAIRS)
def test_every_activation_with_every_loss(activation: str, loss: str) -> None:
    for layer in layers(SHAPES["two_outputs"](activation=activation, loss=loss)):
        check(layer)
    for layer in layers(random_document(3, activation, loss)):
        check(layer)


def test_what_skips_a_layer_is_a_column_and_a_missing_edge_is_told_from_a_zero() -> None:
    first, second, last = layers(SHAPES["skip"]())
    assert (first.level, second.level, last.level) == (1, 2, 3)
    assert (len(last.sources), len(first.targets)) == (3, 2)
    assert np.count_nonzero(first.edges_onward == NO_EDGE) == 0
    document = SHAPES["two_outputs"]()
    gone = document["edges"].pop(0)
    del document["parameters"][[p["id"] for p in document["parameters"]].index(gone["weight"])]
    partly = layers(document)[0]
    assert np.count_nonzero(partly.edges == NO_EDGE) == 1
    assert partly.weights[partly.edges == NO_EDGE].tolist() == [0.0]
    check(partly)
