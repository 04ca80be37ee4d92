"""The values that a factor of an equation may stand for, each at several places: what it is exchanged for by mistake,
and what is left out. Arrays, so that a large network is searched at once. Knows values and no equations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from backprop_canvas.engine.functions.activations import SOFTMAX
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.network import NO_BIAS
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import LOSS, Quantity

LikeKind = Literal["value", "derivative", "slope", "rest", "error"]
# Two values are the same if they differ by less than this, relative to them, at every place.
SAME = 1e-9


@dataclass(frozen=True)
class Like:
    """value: of `of`. derivative: ∂of/∂wrt, a direct one if it is not of L. slope: φ′ at the z of `of`. rest: 1 − a of
    it. error: y − t at the output `of`."""

    kind: LikeKind
    of: Quantity
    wrt: Quantity = LOSS


class Likes:
    """places: the present one first."""

    def __init__(self, places: Sequence[Derivatives]) -> None:
        self._places = places
        plan = places[0].local.plan
        self._topology = plan.topology
        self._computed = [n for n in plan.order if self._topology.activations[n] is not None]

    @cached_property
    def _all(self) -> list[tuple[Like, ...]]:
        """In groups; those that come first are named first where values are the same."""
        topology = self._topology
        neurons = [Quantity("neuron", n) for n in range(len(topology.activations))]
        outputs = topology.outputs
        alone = [n for n in self._computed if topology.activations[n] != SOFTMAX.name]
        return [
            tuple(Like("value", neuron) for neuron in neurons),
            tuple(Like("value", Quantity("parameter", slot)) for slot in range(topology.parameter_count)),
            tuple(Like("slope", Quantity("neuron", n)) for n in alone if topology.activations[n] != "linear"),
            tuple(Like("error", Quantity("neuron", n)) for n in outputs),
            tuple(Like("derivative", LOSS, Quantity("neuron", n)) for n in self._computed),
            tuple(Like("derivative", LOSS, Quantity("pre", n)) for n in self._computed),
            tuple(Like("value", Quantity("target", n)) for n in outputs),
            tuple(Like("rest", Quantity("neuron", n)) for n in alone),
            tuple(self._hops()),
            tuple(self._uses()),
            tuple(Like("value", Quantity("pre", n)) for n in self._computed),
        ]

    def _hops(self) -> Iterator[Like]:
        for source, target in zip(self._topology.sources, self._topology.targets, strict=True):
            if self._topology.activations[target] != SOFTMAX.name:
                yield Like("derivative", Quantity("neuron", target), Quantity("neuron", source))

    def _uses(self) -> Iterator[Like]:
        topology = self._topology
        uses = list(zip(topology.targets, topology.weights, strict=True))
        uses += [(n, slot) for n, slot in enumerate(topology.biases) if slot != NO_BIAS]
        for target, slot in dict.fromkeys(uses):
            if topology.activations[target] != SOFTMAX.name:
                yield Like("derivative", Quantity("neuron", target), Quantity("parameter", slot))

    @cached_property
    def _rows(self) -> list[Like]:
        return [like for group in self._all for like in group]

    @cached_property
    def _values(self) -> Floats:
        """(rows, places)."""
        return np.array([[value_of(like, place) for place in self._places] for like in self._rows])

    def find(self, wanted: Floats, error: Floats) -> Iterator[Like]:
        """Those with these values. wanted, error: (places,); NaN where any value would do."""
        known = np.isfinite(wanted)
        values = self._values[:, known]
        allowed = SAME * np.abs(values) + error[known]
        fit = (np.abs(values - wanted[known]) <= allowed).all(axis=1)
        for at in np.flatnonzero(fit):
            yield self._rows[int(at)]

    def here(self) -> Iterator[tuple[Like, float]]:
        """With the present values."""
        yield from zip(self._rows, self._values[:, 0].tolist(), strict=True)


def value_of(like: Like, place: Derivatives) -> float:
    local, at = place.local, like.of.index
    match like.kind:
        case "value":
            return place.value(like.of)
        case "derivative":
            return place.total(LOSS, like.wrt) if like.of == LOSS else place.direct(like.of, like.wrt)
        case "slope":
            return local.slope(at, at)
        case "rest":
            return 1.0 - local.a[at]
        case "error":
            return local.a[at] - local.target(at)
