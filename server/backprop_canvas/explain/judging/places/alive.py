"""What each of many places shows: which side of its kinks a neuron is on, and whether a difference there can be seen in
the derivative asked for. It cannot where another factor is 0 on every way.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.functions.activations import SOFTMAX
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.compile import Plan
from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.places.draws import Draws
from backprop_canvas.explain.judging.places.layers import Ints
from backprop_canvas.explain.judging.places.pieces import NOTHING, Kinked, of_loss, steep_between
from backprop_canvas.explain.judging.places.ways import ALL, Living, Sets, Ways, ways_from, ways_to

# What is smaller is what rounding leaves of ways that cancel.
CANCELLED = 1e-12


class Question(NamedTuple):
    """∂of/∂wrt, and the neurons that its equation names. bends: whether it has kinks of its own, as |w| has."""

    of: Quantity
    wrt: Quantity
    named: frozenset[int] = frozenset()
    bends: bool = False


class Shown(NamedTuple):
    """For each side of each kink, the places that show it, as bits: with some way through it alive; with every way
    alive; with some way alive and a value other than 0 in each other neuron that the equation names. worth: how much it
    matters that it is shown. neurons, pieces: whose side it is; of_neuron: of its activation, and not of the loss."""

    some: Sets
    every: Sets
    valued: Sets
    worth: Floats
    neurons: Ints
    pieces: Ints
    of_neuron: npt.NDArray[np.bool_]

    def at(self, rows: Ints) -> Shown:
        sets = self.some[rows], self.every[rows], self.valued[rows]
        return Shown(*sets, self.worth[rows], self.neurons[rows], self.pieces[rows], self.of_neuron[rows])


class _Through(NamedTuple):
    """The same of neurons, whichever side of their kinks they are on: (N,)."""

    some: Sets
    every: Sets
    valued: Sets
    worth: Floats


def shown_by(
    draws: Draws, at: Point, frozen: Set[int], kinked: Mapping[int, Kinked], question: Question, totals: Floats | None
) -> Shown:
    """What the columns of `draws` show in the derivative that is asked for. totals: (N, C) ∂of/∂a where that is known:
    ways that are alive may add up to 0."""
    of, wrt, named = question.of, question.wrt, question.named
    cut = np.zeros(len(at.parameters), dtype=np.bool_)
    cut[[slot for slot in frozen if at.parameters[slot] == 0.0]] = True
    living = Living(at.plan, _sets(draws.a != 0.0), _sets(_are_steep(draws, at.plan)), cut)
    alike = dict.fromkeys(kinked.values())
    rows = {kinds: np.array([n for n, each in kinked.items() if each == kinds]) for kinds in alike}
    for kinds, neurons in rows.items():
        living.sloped[neurons] &= _where_alive(draws.z[neurons], kinds)
    ahead, behind = ways_from(wrt, living), ways_to(of, living)
    if totals is not None:
        behind = behind.within(_sets(np.abs(totals) > CANCELLED))
    on_way, levels = ahead.exist & behind.exist, np.array(at.plan.levels)
    first = _first(on_way, levels)
    beside, worth = _beside(wrt, behind, living, first), _worth(on_way, levels, [*named, *first.tolist()])
    valued = _others_valued(sorted(named), living)
    some = ahead.some & behind.some
    through = _or_beside(_Through(some, ahead.every & behind.every, valued, worth), on_way, beside)
    found = [_sides(draws.z[neurons], kinds, through, neurons) for kinds, neurons in rows.items()]
    if (kinds_of_loss := of_loss(at.plan.topology.loss)) is not None:
        outputs = np.array(at.plan.topology.outputs)
        some = ahead.some & living.sloped
        arriving = _Through(some, ahead.every & living.sloped, valued, worth)
        arriving = _or_beside(arriving, ahead.exist, beside)
        found.append(_sides(draws.errors, kinds_of_loss, arriving, outputs, of_neuron=False))
    return _joined(found)


def _worth(on_way: npt.NDArray[np.bool_], levels: Ints, foremost: list[int]) -> Floats:
    """Each level counts the same, shared by its neurons on the way: one that all ways pass is a factor of the whole.
    The neurons beside the ways share as much as one level. foremost: those that are seen before all others, which the
    equation names or at which the ways begin."""
    counts = np.bincount(levels[on_way], minlength=int(levels.max()) + 1)
    worth: Floats = 1.0 / np.where(on_way, counts[levels], np.count_nonzero(~on_way) or 1)
    worth[foremost] += worth.sum()
    return worth


def _or_beside(ways: _Through, exist: npt.NDArray[np.bool_], beside: tuple[int, int]) -> _Through:
    """A neuron that lies on no way is seen where `beside` says."""
    some, every = np.where(exist, ways.some, np.uint64(beside[0])), np.where(exist, ways.every, np.uint64(beside[1]))
    return _Through(some, every, some & ways.valued, ways.worth)


def _others_valued(named: list[int], living: Living) -> Sets:
    """For each neuron (N,), the places at which each other one of these has a value other than 0."""
    found = np.full(len(living.valued), np.bitwise_and.reduce(living.valued[named], initial=ALL))
    for neuron in named:
        others = [other for other in named if other != neuron]
        found[neuron] = np.bitwise_and.reduce(living.valued[others], initial=ALL)
    return found


def _beside(wrt: Quantity, behind: Ways, living: Living, first: Ints) -> tuple[int, int]:
    """Where what follows the first uses of `wrt` is alive: with some way, with every way."""
    if wrt.kind == "neuron":
        return int(behind.some[wrt.index]), int(behind.every[wrt.index])
    if not len(first):
        return int(ALL), int(ALL)
    some, every = behind.some[first] & living.sloped[first], behind.every[first] & living.sloped[first]
    return int(np.bitwise_or.reduce(some)), int(np.bitwise_and.reduce(every))


def _first(on_way: npt.NDArray[np.bool_], levels: Ints) -> Ints:
    """The neurons on the way that nothing on it leads to."""
    return np.flatnonzero(on_way & (levels == levels[on_way].min())) if on_way.any() else np.zeros(0, dtype=np.int64)


def _sides(
    arguments: npt.NDArray[np.float64], kinds: Kinked, through: _Through, neurons: Ints, *, of_neuron: bool = True
) -> Shown:
    pieces, off_kink = kinds.pieces(arguments), ~kinds.is_end(arguments)
    found, owned = [], np.full(len(neurons), of_neuron)
    for piece in (*kinds.alive, *kinds.dead):
        here, alike = _sets(off_kink & (pieces == piece)), np.full(len(neurons), piece)
        some, every, valued = (here & each[neurons] for each in (through.some, through.every, through.valued))
        found.append(Shown(some, every, valued, through.worth[neurons], neurons, alike, owned))
    return _joined(found)


def _are_steep(draws: Draws, plan: Plan) -> npt.NDArray[np.bool_]:
    """(N, C) whether what a neuron gives depends on its z to speak of, kinks apart: far out many functions are flat."""
    found = np.ones(draws.z.shape, dtype=np.bool_)
    for name in set(plan.topology.activations) - {None, SOFTMAX.name}:
        rows = [neuron for neuron, each in enumerate(plan.topology.activations) if each == name]
        low, high = steep_between(name or "")
        found[rows] = (draws.z[rows] > low) & (draws.z[rows] < high)
    members = list(plan.softmax)
    found[members] = (draws.a[members] > NOTHING) & (draws.a[members] < 1.0 - NOTHING)
    return found


def _where_alive(z: npt.NDArray[np.float64], kinds: Kinked) -> Sets:
    pieces, alive = kinds.pieces(z), np.zeros(z.shape, dtype=np.bool_)
    for piece in kinds.alive:
        alive |= pieces == piece
    return _sets(alive & ~kinds.is_end(z))


def _joined(parts: list[Shown]) -> Shown:
    if not parts:
        sets, numbers = np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
        return Shown(sets, sets, sets, np.zeros(0), numbers, numbers, np.zeros(0, dtype=np.bool_))
    return Shown(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _sets(flags: npt.NDArray[np.bool_]) -> Sets:
    """For each row the columns at which a flag is set."""
    packed = np.zeros((len(flags), 8), dtype=np.uint8)
    bits = np.packbits(flags, axis=1, bitorder="little")
    packed[:, : bits.shape[1]] = bits
    return packed.view(np.uint64)[:, 0]
