"""Direct derivatives with the parts that they are made of: ∂o1/∂h1 is w5·φ′(z_o1). Knows positions, not names."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from backprop_canvas.engine.functions.elementary import sigmoid
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.quantity import Quantity

PartKind = Literal["weight", "slope", "value", "own", "cross"]


@dataclass(frozen=True)
class Part:
    """weight: of the edge at `index`; slope: φ′ at neuron `index`; value: the a of neuron `index`; own: the loss's own
    derivative at output `index`; cross: ∂a_of/∂z of the softmax member `index`."""

    kind: PartKind
    index: int
    value: float
    of: int = 0


@dataclass(frozen=True)
class Factor:
    """∂of/∂wrt. terms: a sum of products of parts. value: its number."""

    of: Quantity
    wrt: Quantity
    value: float
    terms: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True)
class Use:
    """Where a path leaves its start: for a parameter, an edge or the bias of a neuron, by position; "" for a neuron or
    its z."""

    kind: Literal["edge", "bias", ""]
    index: int


def of_loss(local: Local, output: int) -> Factor:
    part = Part("own", output, local.own(output))
    return Factor(Quantity("loss"), Quantity("neuron", output), part.value, ((part,),))


def of_neuron(local: Local, neuron: int, source: int) -> Factor:
    """∂a of `neuron` / ∂a of `source`."""
    return by_edges(local, neuron, source, local.edges_between(source, neuron))


def by_edges(local: Local, neuron: int, source: int, edges: Sequence[int]) -> Factor:
    """The same, if the edges between them are known already."""
    terms = [
        (Part("weight", edge, local.weight(edge)), slope_part(local, neuron, local.topology.targets[edge]))
        for edge in edges
    ]
    return _factor(Quantity("neuron", neuron), Quantity("neuron", source), terms)


def of_use(local: Local, neuron: int, wrt: Quantity, uses: list[Use]) -> Factor:
    """∂a of `neuron` / ∂parameter by some of its uses, or / ∂z by the use of kind "" at its neuron."""
    return _factor(Quantity("neuron", neuron), wrt, [_use_term(local, neuron, use) for use in uses])


def _part_value(local: Local, part: Part) -> float:
    match part.kind:
        case "weight":
            return local.weight(part.index)
        case "value":
            return local.a[part.index]
        case "own":
            return local.own(part.index)
        case "slope":
            return local.slope(part.index, part.index)
        case "cross":
            return local.slope(part.of, part.index)


def uses_of(local: Local, slot: int) -> list[Use]:
    """All uses of a parameter: biases in document order of the neurons, then edges."""
    topology = local.topology
    biases = [Use("bias", neuron) for neuron, bias in enumerate(topology.biases) if bias == slot]
    return biases + [Use("edge", edge) for edge, weight in enumerate(topology.weights) if weight == slot]


def used_at(local: Local, use: Use) -> int:
    """The neuron that the use enters, by its z."""
    return local.topology.targets[use.index] if use.kind == "edge" else use.index


def slope_part(local: Local, of: int, wrt: int) -> Part:
    kind: PartKind = "cross" if of in local.members else "slope"
    return Part(kind, wrt, local.slope(of, wrt), of)


def inside_of(local: Local, part: Part) -> tuple[float, ...]:
    """The numbers that a part is computed from: z and a for a slope, y and t for the loss's own derivative, for a
    coupling of the softmax the a that is derived and the a whose z it is."""
    match part.kind:
        case "slope":
            return local.z[part.index], local.a[part.index]
        case "own":
            return local.a[part.index], local.target(part.index)
        case "cross":
            return local.a[part.of], local.a[part.index]
    return ()


def multiplied(local: Local, factors: tuple[Factor, ...]) -> float:
    """The product of a path from L on, factor by factor as in a closed form: a sigmoid's φ′ as a and 1 - a, a softmax's
    sum as one number."""
    total = 1.0
    for factor in reversed(factors):
        for number in numbers_of(local, factor):
            total *= number
    return total


def numbers_of(local: Local, factor: Factor) -> tuple[float, ...]:
    """What a factor multiplies a path with, in this order; at any point of the factor's network."""
    if len(factor.terms) != 1:
        return (sum(math.prod(_part_value(local, part) for part in term) for term in factor.terms),)
    (term,) = factor.terms
    slopes = [number for part in term if part.kind == "slope" for number in _slope_numbers(local, part.index)]
    return (*slopes, *(_part_value(local, part) for part in term if part.kind != "slope"))


def _slope_numbers(local: Local, neuron: int) -> tuple[float, ...]:
    if local.topology.activations[neuron] != "sigmoid":
        return (local.slope(neuron, neuron),)
    z, a = local.z[neuron], local.a[neuron]
    return (sigmoid(z), sigmoid(-z)) if local.is_fused(neuron) else (a, 1.0 - a)


def _use_term(local: Local, neuron: int, use: Use) -> tuple[Part, ...]:
    slope = slope_part(local, neuron, used_at(local, use))
    if use.kind != "edge":
        return (slope,)
    source = local.topology.sources[use.index]
    return (Part("value", source, local.a[source]), slope)


def _factor(of: Quantity, wrt: Quantity, terms: Sequence[tuple[Part, ...]]) -> Factor:
    total = 0.0
    for term in terms:
        total += math.prod(part.value for part in term)
    return Factor(of, wrt, total, tuple(terms))
