"""The places at which equations are compared: their numbers are those of the engine, in every kind of network."""

from __future__ import annotations

import math
import random
from dataclasses import astuple

import numpy as np
import pytest

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.explain.graph.point import point
from backprop_canvas.explain.judging.places.draws import Drawing
from backprop_canvas.explain.judging.places.passes import points
from backprop_canvas.explain.judging.places.patterns import patterns
from backprop_canvas.explain.judging.places.pieces import kinked_in, steep_between
from backprop_canvas.session.state.viewpoint import of_document
from tests.explain.judging.generator.networks import KINDS, network
from tests.graphs import decoded, drawing

PLACES = 5
# Of those that are drawn, and of those where all is alive.
DRAWN, ALIVE = 16, 4


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(12))
def test_passes_at_several_places_are_those_of_the_engine(kind: str, seed: int) -> None:
    plan = of_document(decoded(network(kind, random.Random(seed)))).point.plan
    generator = np.random.default_rng(seed)
    shapes = plan.topology.parameter_count, len(plan.inputs), len(plan.topology.outputs)
    parameters, inputs, targets = (generator.uniform(-2.0, 2.0, (rows, PLACES)) for rows in shapes)
    for at, found in enumerate(points(plan, parameters, inputs, targets)):
        wanted = point(plan, parameters[:, at], inputs[:, at], targets[:, at])
        for one, other in ((found.forward, wanted.forward), (found.backward, wanted.backward)):
            for value, true in zip(astuple(one), astuple(other), strict=True):
                np.testing.assert_allclose(value, true, rtol=1e-11, atol=1e-13)


@pytest.mark.parametrize("seed", range(40))
def test_neurons_are_where_they_were_drawn_though_weights_are_tied(seed: int) -> None:
    """What moves one neuron moves all that share its weights, on whichever piece these are."""
    at = of_document(decoded(network("tied", random.Random(seed)))).point
    kinked, generator = kinked_in(at.plan.topology.activations), np.random.default_rng(seed)
    levels = [at.plan.levels[neuron] for neuron in kinked]
    wanted = patterns(list(kinked.values()), levels, [], generator, DRAWN, ALIVE)
    drawn = Drawing(at, frozenset(), generator, DRAWN, ALIVE).draw(list(kinked), wanted)
    for column, found in enumerate(points(at.plan, drawn.parameters, drawn.inputs, drawn.targets)):
        np.testing.assert_allclose(found.forward.z, drawn.z[:, column], rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "softplus", "gelu", "silu", "elu"])
def test_a_function_becomes_flat_where_its_slope_is_lost_among_rounding_errors(activation: str) -> None:
    row, (low, high) = ACTIVATIONS[activation], steep_between(activation)
    for z in (low, high):
        if math.isfinite(z):
            assert abs(row.derivative(z, row.value(z))) < 1e-6
            assert abs(row.derivative(z - math.copysign(1.0, z), row.value(z - math.copysign(1.0, z)))) > 1e-8
    assert math.isfinite(low)
    assert math.isfinite(high) == (activation in ("sigmoid", "tanh"))


@pytest.mark.parametrize("activation", ["linear", "relu", "leaky_relu", "sin"])
def test_other_functions_do_not(activation: str) -> None:
    assert steep_between(activation) == (-math.inf, math.inf)


def test_neurons_without_a_bias_are_put_where_they_are_wanted() -> None:
    """By a weight of their own, where what it weighs is not 0."""
    names = [f"h{at}" for at in range(4)]
    document = drawing(
        ["x"], names, ["y"], [f"x {each}" for each in names] + [f"{each} y" for each in names], activation="relu"
    )
    for neuron in document["neurons"]:
        neuron.pop("bias", None)
    at, generator = of_document(decoded(document)).point, np.random.default_rng(3)
    kinked = kinked_in(at.plan.topology.activations)
    levels = [at.plan.levels[neuron] for neuron in kinked]
    wanted = patterns(list(kinked.values()), levels, [], generator, DRAWN, ALIVE)
    drawn = Drawing(at, frozenset(), generator, DRAWN, ALIVE).draw(list(kinked), wanted)
    for row, (neuron, kinds) in enumerate(kinked.items()):
        if neuron <= len(names):
            assert (kinds.pieces(drawn.z[neuron]) == wanted[row]).all()
