"""The fast algorithm: the δ of the backward pass, and multiplications counted here one by one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.fast import fast
from backprop_canvas.explain.graph.paths import sum_over_paths
from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.session.state.viewpoint import of_document
from tests.graphs import SHAPES, Json, decoded, documents, example, long_chain


def at(document: Json) -> Point:
    return of_document(decoded(document)).point


@settings(max_examples=30)
@given(documents())
def test_each_delta_is_that_of_the_backward_pass_and_comes_after_what_it_needs(document: Json) -> None:
    where = at(document)
    topology = where.plan.topology
    derivatives = Derivatives(where)
    for slot in range(topology.parameter_count):
        told = fast(derivatives, Quantity("parameter", slot))
        known: set[int] = set()
        for delta in told.deltas[:-1]:
            neuron = delta.quantity.index
            assert delta.value == where.backward.grad_z[neuron]
            assert {topology.targets[edge] for edge in delta.edges} <= known
            known.add(neuron)
        assert told.deltas[-1].value == told.gradient == where.backward.parameter_gradients[slot]
        assert {topology.targets[edge] for edge in told.deltas[-1].edges} <= known


@settings(max_examples=20)
@given(documents())
def test_what_is_shared_is_counted_on_listed_paths(document: Json) -> None:
    where = at(document)
    derivatives = Derivatives(where)
    total = 0
    for slot in range(where.plan.topology.parameter_count):
        about = Quantity("parameter", slot)
        found, told = sum_over_paths(derivatives, about, 10**6), fast(derivatives, about)
        if found.remainder_count:
            return
        for delta in told.deltas[:-1]:
            assert delta.shared == sum(delta.quantity.index in path.neurons for path in found.paths)
        slow = 0
        for path in found.paths:
            # One for each number after the first; a sum over the softmax is formed before it is one number.
            for factor in path.factors:
                numbers = len(factor.terms[0]) if len(factor.terms) == 1 else len(factor.terms) + 1
                slow += numbers
            slow -= 1
        assert told.slow_one == slow
        total += slow
    assert told.slow_all == total


def test_the_worked_example_is_counted_by_hand() -> None:
    told = fast(Derivatives(at(example("mazur-2-2-2"))), Quantity("parameter", 0))
    # own·φ′·w·φ′·i twice; own·φ′ twice, (w·δ + w·δ)·φ′, δ·i.
    assert (told.slow_one, told.fast_one) == (8, 6)
    # Four weights below of 8 each, four above of 2 each, b1 of 2·2·3, b2 of 2·1; 2 + 2·3 + 8 the other way.
    assert (told.slow_all, told.fast_all) == (54, 16)


@pytest.mark.parametrize("loss", ["binary_cross_entropy", "cross_entropy"])
def test_a_delta_that_the_loss_gives_costs_nothing(loss: str) -> None:
    where = at(SHAPES["chain"](loss=loss))
    output = where.plan.topology.outputs[0]
    told = fast(Derivatives(where), Quantity("parameter", where.plan.topology.biases[output]))
    assert told.fast_one == 0


def test_counts_of_a_long_chain_are_exact() -> None:
    where = at(long_chain(2000))
    slot = where.plan.topology.weights[where.plan.outgoing[where.plan.inputs[0]][0]]
    told = fast(Derivatives(where), Quantity("parameter", slot))
    assert told.slow_one == told.fast_one == 1 + 2 * 1998 + 1
    assert len(told.deltas) == 2000
