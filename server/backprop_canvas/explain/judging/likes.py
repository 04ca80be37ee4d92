"""The values that a factor of an equation may stand for, each at several places: what it is exchanged for by mistake,
and what is left out. Arrays, so that a large network is searched at once. Knows values and no equations."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Literal

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.functions.activations import SOFTMAX
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.network import NO_BIAS, Topology
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import LOSS, Kind, Quantity
from backprop_canvas.explain.judging.tolerances import SAME

Positions = npt.NDArray[np.intp]
# More numbers than these are not compared at once, but those near what is wanted at one place.
MOST_AT_ONCE = 50_000
LikeKind = Literal["value", "derivative", "slope", "rest", "error"]


@dataclass(frozen=True)
class Like:
    """value: of `of`. derivative: ∂of/∂wrt, a direct one if it is not of L. slope: φ′ at the z of `of`. rest: 1 − a of
    it. error: y − t at the output `of`."""

    kind: LikeKind
    of: Quantity
    wrt: Quantity = LOSS


@dataclass(frozen=True, eq=False)
class _Rows:
    """Likes of one sort: what they are, and their values at one place, (rows,)."""

    likes: Callable[[int], Like]
    values: Callable[[Derivatives], Floats]


class Likes:
    """places: the present one first."""

    def __init__(self, places: Sequence[Derivatives]) -> None:
        self._places = places
        plan = places[0].local.plan
        self._topology = topology = plan.topology
        computed = [n for n in plan.order if topology.activations[n] is not None]
        alone = [n for n in computed if topology.activations[n] != SOFTMAX.name]
        self._computed, self._alone = np.array(computed), np.array(alone, dtype=np.intp)
        self._bent = np.array([n for n in alone if topology.activations[n] != "linear"], dtype=np.intp)
        self._outputs = np.array(topology.outputs)
        self._ends = _Ends(topology)
        # By place: the rows by their value there, and these values.
        self._sorted: dict[int, tuple[Positions, Floats]] = {}

    @cached_property
    def _sorts(self) -> list[_Rows]:
        """Those that come first are named first where values are the same."""
        ends, topology = self._ends, self._topology
        everything = np.arange(len(topology.activations))
        slots = np.arange(topology.parameter_count)
        sources, targets = ends.hops
        into, used = ends.uses
        return [
            _named(everything, "neuron", lambda at: np.array(at.local.a)),
            _named(slots, "parameter", lambda at: np.array(at.local.slots)),
            _Rows(lambda row: Like("slope", _neuron(self._bent[row])), lambda at: _slopes(at, self._bent)),
            _Rows(lambda row: Like("error", _neuron(self._outputs[row])), self._errors),
            _of_loss(self._computed, "neuron", lambda at: at.of_loss.grad_a),
            _of_loss(self._computed, "pre", lambda at: at.of_loss.grad_z),
            _named(self._outputs, "target", lambda at: np.array([at.local.target(n) for n in topology.outputs])),
            _Rows(lambda row: Like("rest", _neuron(self._alone[row])), self._rests),
            _Rows(lambda row: Like("derivative", _neuron(targets[row]), _neuron(sources[row])), ends.of_hops),
            _Rows(lambda row: Like("derivative", _neuron(into[row]), _slot(used[row])), ends.of_uses),
            _named(self._computed, "pre", lambda at: np.array(at.local.z)[self._computed]),
        ]

    @cached_property
    def _values(self) -> Floats:
        """(rows, places)."""
        columns = [np.concatenate([sort.values(place) for sort in self._sorts]) for place in self._places]
        return np.stack(columns, axis=1)

    @cached_property
    def _starts(self) -> list[int]:
        """The first row of each sort."""
        here = self._places[0]
        return list(accumulate((len(sort.values(here)) for sort in self._sorts), initial=0))

    def _rests(self, place: Derivatives) -> Floats:
        found: Floats = 1.0 - np.array(place.local.a)[self._alone]
        return found

    def _errors(self, place: Derivatives) -> Floats:
        return np.array([place.local.a[n] - place.local.target(n) for n in self._topology.outputs])

    def _like(self, row: int) -> Like:
        sort = bisect(self._starts, row) - 1
        return self._sorts[sort].likes(row - self._starts[sort])

    def find(self, wanted: Floats, error: Floats) -> list[Like]:
        """Those with these values. wanted, error: (places,); NaN where any value would do, but not everywhere."""
        known = np.flatnonzero(np.isfinite(wanted))
        rows = self._near(int(known[0]), float(wanted[known[0]]), float(error[known[0]]))
        fit = _fit(self._values[rows[:, np.newaxis], known], wanted[known], error[known])
        return [self._like(row) for row in rows[fit].tolist()]

    def find_all(self, wanted: Floats, errors: Floats) -> list[list[Like]]:
        """The same for each row; both (rows, places)."""
        if wanted.size * len(self._values) > MOST_AT_ONCE:
            return [self.find(*each) for each in zip(wanted, errors, strict=True)]
        fit = _fit(self._values, wanted[:, np.newaxis], errors[:, np.newaxis])
        return [[self._like(row) for row in np.flatnonzero(each).tolist()] for each in fit]

    def _near(self, place: int, wanted: float, error: float) -> Positions:
        """The rows, in order, whose value at one place is not far from what is wanted there: they are few."""
        if (known := self._sorted.get(place)) is None:
            order = np.argsort(self._values[:, place], kind="stable")
            known = self._sorted[place] = order, self._values[order, place]
        order, values = known
        within = 2.0 * SAME * abs(wanted) + 2.0 * error
        start = int(np.searchsorted(values, wanted - within))
        end = int(np.searchsorted(values, wanted + within, "right"))
        found: Positions = np.sort(order[start:end])
        return found

    def near(self, number: float, within: float) -> list[float]:
        """The present values near a number, and those of the gradients of parameters."""
        values = np.concatenate([self._values[:, 0], self._places[0].of_loss.parameter_gradients])
        return [float(value) for value in values[np.abs(values - number) <= within]]


def _fit(values: Floats, wanted: Floats, error: Floats) -> npt.NDArray[np.bool_]:
    """Along the last axis, the places: whether the values are what is wanted, wherever that is known."""
    near = np.abs(values - wanted) <= SAME * np.abs(values) + error
    fit: npt.NDArray[np.bool_] = np.logical_and.reduce(near | ~np.isfinite(wanted), axis=-1)
    return fit


class _Ends:
    """The edges and biases by the neurons that they enter; those of a softmax are left out."""

    def __init__(self, topology: Topology) -> None:
        alone = np.array([name != SOFTMAX.name for name in topology.activations], dtype=np.bool_)
        sources, targets, slots = (np.array(each, dtype=np.intp) for each in _columns(topology))
        kept = alone[targets]
        self._weights = slots[kept]
        self.hops = sources[kept], targets[kept]
        biases = np.array(topology.biases, dtype=np.intp)
        biased = np.flatnonzero((biases != NO_BIAS) & alone)
        self._ones = np.ones(len(biased))
        into, used = np.concatenate([targets[kept], biased]), np.concatenate([slots[kept], biases[biased]])
        # Each use once, in document order, and for each edge and bias the number of its use.
        _, first, pair = np.unique(into * (topology.parameter_count + 1) + used, return_index=True, return_inverse=True)
        rank = np.argsort(np.argsort(first))
        self._pair, first = rank[pair], np.sort(first)
        self.uses = into[first], used[first]

    def of_hops(self, place: Derivatives) -> Floats:
        """∂a/∂a along each edge."""
        return np.array(place.local.slots)[self._weights] * _slopes(place, self.hops[1])

    def of_uses(self, place: Derivatives) -> Floats:
        """∂a/∂parameter at each neuron that uses it."""
        inputs = np.concatenate([np.array(place.local.a)[self.hops[0]], self._ones])
        into = np.bincount(self._pair, weights=inputs, minlength=len(self.uses[0]))
        found: Floats = into * _slopes(place, self.uses[0])
        return found


def _columns(topology: Topology) -> tuple[Sequence[int], ...]:
    return topology.sources, topology.targets, topology.weights


def _neuron(at: int) -> Quantity:
    return Quantity("neuron", int(at))


def _slot(at: int) -> Quantity:
    return Quantity("parameter", int(at))


def _named(rows: Positions, kind: Kind, values: Callable[[Derivatives], Floats]) -> _Rows:
    return _Rows(lambda row: Like("value", Quantity(kind, int(rows[row]))), values)


def _of_loss(rows: Positions, kind: Kind, values: Callable[[Derivatives], Floats]) -> _Rows:
    return _Rows(lambda row: Like("derivative", LOSS, Quantity(kind, int(rows[row]))), lambda at: values(at)[rows])


def _slopes(place: Derivatives, neurons: Positions) -> Floats:
    alone = np.unique(neurons)
    slopes = np.array([place.local.slope(neuron, neuron) for neuron in alone.tolist()])
    found: Floats = slopes[np.searchsorted(alone, neurons)]
    return found
