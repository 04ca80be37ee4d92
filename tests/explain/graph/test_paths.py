"""The sum over paths, against lists of all paths made here by walking edges, and against the backward pass."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings

from backprop_canvas.errors import Problem
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.paths import MOST_FACTORS, SumOverPaths, sum_over_paths
from backprop_canvas.explain.graph.point import Point, point
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.session.state.viewpoint import of_document
from tests.explain.askable import askable
from tests.graphs import SHAPES, Json, decoded, documents, drawing, example, long_chain

ALL = 10**9


def at(document: Json) -> Point:
    return of_document(decoded(document)).point


def explained(where: Point, about: Quantity, limit: int = ALL) -> SumOverPaths:
    return sum_over_paths(Derivatives(where), about, limit)


def listed(where: Point, about: Quantity) -> list[tuple[Any, ...]]:
    """Every path: where it begins, then its neurons."""
    topology = where.plan.topology

    def heads(neuron: int) -> list[int]:
        return list(where.plan.softmax) if neuron in where.plan.softmax else [neuron]

    def onward(neuron: int) -> list[tuple[int, ...]]:
        ways: list[tuple[int, ...]] = [()] if neuron in topology.outputs else []
        ends = [t for s, t in zip(topology.sources, topology.targets, strict=True) if s == neuron]
        for head in {head for end in ends for head in heads(end)}:
            ways += [(head, *rest) for rest in onward(head)]
        return ways

    if about.kind == "neuron":
        return [("", way) for way in onward(about.index)]
    starts = [("", about.index, about.index)] if about.kind == "pre" else []
    if about.kind == "parameter":
        starts += [("bias", n, n) for n, slot in enumerate(topology.biases) if slot == about.index]
        starts += [("edge", e, topology.targets[e]) for e, s in enumerate(topology.weights) if s == about.index]
    return [
        (f"{kind}{use}" if kind else "", (head, *rest))
        for kind, use, neuron in starts
        for head in heads(neuron)
        for rest in onward(head)
    ]


@settings(max_examples=30)
@given(documents())
def test_all_paths_are_found_and_add_up_to_the_gradient(document: Json) -> None:
    where = at(document)
    derivatives = Derivatives(where)
    for about in askable(where):
        expected = listed(where, about)
        found = explained(where, about, 60)
        assert found.count == len(expected) == len(found.paths) + found.remainder_count
        assert found.gradient == derivatives.total(LOSS, about)
        shown = [(f"{p.use.kind}{p.use.index}" if p.use and p.use.kind else "", p.neurons) for p in found.paths]
        assert len(set(shown)) == len(shown)
        assert set(shown) <= set(expected)
        sizes = [abs(path.value) for path in found.paths]
        assert sizes == sorted(sizes, reverse=True)
        if not found.remainder_count:
            total = math.fsum(path.value for path in found.paths)
            # Where paths into a softmax cancel exactly, its δ, a difference of numbers near 1, keeps its rounding.
            assert abs(total - found.gradient) <= 1e-12 * sum(sizes) + 1e-15
            assert found.remainder == 0.0


@settings(max_examples=30)
@given(documents())
def test_what_is_not_shown_is_the_sum_of_the_smaller_ones(document: Json) -> None:
    where = at(document)
    for about in askable(where):
        full, few = explained(where, about, 60), explained(where, about, 2)
        if full.remainder_count or full.count < 3:
            continue
        assert few.remainder_count == full.count - 2
        rest = [path.value for path in full.paths[2:]]
        bound = 1e-13 * sum(abs(value) for value in rest)
        assert abs(few.remainder - math.fsum(rest)) <= bound
        assert [p.value for p in few.paths] == pytest.approx([p.value for p in full.paths[:2]], rel=1e-12)


@settings(max_examples=20)
@given(documents())
def test_factors_are_the_direct_derivatives(document: Json) -> None:
    where = at(document)
    derivatives = Derivatives(where)
    for about in askable(where):
        for path in explained(where, about, 20).paths:
            assert [factor.of.index for factor in path.factors[:-1]] == list(path.neurons)
            assert path.factors[0].wrt == about
            assert path.factors[-1].of == LOSS
            assert math.prod(f.value for f in path.factors) == pytest.approx(path.value, rel=1e-12, abs=1e-300)
            for factor in path.factors[0 if about.kind != "parameter" else 1 :]:
                assert factor.value == pytest.approx(derivatives.direct(factor.of, factor.wrt), rel=1e-13, abs=0)


def test_the_worked_example_to_the_bit() -> None:
    where = at(example("mazur-2-2-2"))
    found = explained(where, Quantity("parameter", 0))
    assert [path.value for path in found.paths] == [0.000668396021144373, -0.00022982828667002643]
    assert found.gradient == 0.00043856773447434685
    assert [path.neurons for path in found.paths] == [(2, 4), (2, 5)]
    assert [path.edges for path in found.paths] == [(0, 4), (0, 6)]
    o1_by_h1 = found.paths[0].factors[1]
    assert [(part.kind, part.value) for part in o1_by_h1.terms[0]] == [
        ("weight", 0.4),
        ("slope", pytest.approx(0.18681560180895948)),
    ]


def test_a_shared_parameter_sums_over_its_uses() -> None:
    where = at(SHAPES["shared_parameter"]())
    found = explained(where, Quantity("parameter", 1))
    assert {path.use.kind for path in found.paths if path.use} == {"bias", "edge"}
    assert math.fsum(path.value for path in found.paths) == pytest.approx(found.gradient, rel=1e-13)


def wide(width: int, depth: int) -> Json:
    layers = [[f"n{level}x{at}" for at in range(width)] for level in range(depth)]
    edges = [f"x {n}" for n in layers[0]] + [f"{n} y" for n in layers[-1]]
    for before, behind in pairwise(layers):
        edges += [f"{source} {target}" for source in before for target in behind]
    return drawing(["x"], [n for layer in layers for n in layer], ["y"], edges, activation="tanh")


@pytest.mark.parametrize("equal", [False, True])
def test_ten_of_a_million_million(equal: bool) -> None:
    document = wide(10, 12)
    if equal:
        for parameter in document["parameters"]:
            parameter["value"] = 0.1
    where = at(document)
    found = explained(where, Quantity("neuron", where.plan.inputs[0]), 10)
    assert found.count == 10**12
    assert found.remainder_count == 10**12 - 10
    assert len(found.paths) == 10
    shown = sum(path.value for path in found.paths)
    assert found.remainder + shown == pytest.approx(found.gradient, rel=1e-9, abs=1e-18)


def test_a_long_chain_is_one_path() -> None:
    where = at(long_chain(2000))
    slot = where.plan.topology.weights[where.plan.outgoing[where.plan.inputs[0]][0]]
    found = explained(where, Quantity("parameter", slot))
    assert (found.count, len(found.paths), len(found.paths[0].factors)) == (1, 1, 2000)
    assert found.paths[0].value == pytest.approx(found.gradient, rel=1e-9)


def test_no_more_factors_than_one_reads() -> None:
    where = at(wide(3, 60))
    found = explained(where, Quantity("neuron", where.plan.inputs[0]), 50)
    assert sum(len(path.factors) for path in found.paths) <= MOST_FACTORS
    assert found.remainder_count == found.count - len(found.paths) > 0


def test_zeros_and_infinities_are_told_as_they_are() -> None:
    where = at(SHAPES["fan_out"](activation="relu"))
    dead = where.parameters * 0.0
    found = explained(point(where.plan, dead, where.inputs, where.targets), Quantity("neuron", where.plan.inputs[0]))
    assert (found.count, [path.value for path in found.paths]) == (3, [0.0, 0.0, 0.0])
    huge = where.parameters * math.inf
    endless = explained(point(where.plan, huge, where.inputs, where.targets), Quantity("neuron", where.plan.inputs[0]))
    assert endless.count == 3
    assert not any(math.isfinite(path.value) and path.value for path in endless.paths)


def test_no_path_leads_from_a_target() -> None:
    where = at(SHAPES["chain"]())
    with pytest.raises(Problem, match="a target is none"):
        explained(where, Quantity("target", where.plan.topology.outputs[0]))
