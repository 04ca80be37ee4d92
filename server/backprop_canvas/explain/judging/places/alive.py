"""What each of many places shows: which side of its kinks a neuron is on, and whether a difference there can be seen in
the derivative asked for. It cannot where another factor is 0 on every way.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.places.draws import Draws
from backprop_canvas.explain.judging.places.layers import Ints
from backprop_canvas.explain.judging.places.pieces import Kinked, of_loss
from backprop_canvas.explain.judging.places.ways import ALL, Living, Sets, Ways, ways_from, ways_to


class Shown(NamedTuple):
    """For each side of each kink, the places that show it, as bits: with some way through it alive, and with every way
    alive."""

    some: Sets
    every: Sets

    def at(self, rows: Ints) -> Shown:
        return Shown(self.some[rows], self.every[rows])


def shown_by(
    draws: Draws, at: Point, frozen: Set[int], kinked: Mapping[int, Kinked], of: Quantity, wrt: Quantity
) -> Shown:
    """What the columns of `draws` show in ∂of/∂wrt."""
    cut = np.zeros(len(at.parameters), dtype=np.bool_)
    cut[[slot for slot in frozen if at.parameters[slot] == 0.0]] = True
    living = Living(at.plan, _sets(draws.a != 0.0), np.full(len(draws.z), ALL), cut)
    alike = dict.fromkeys(kinked.values())
    rows = {kinds: np.array([n for n, each in kinked.items() if each == kinds]) for kinds in alike}
    for kinds, neurons in rows.items():
        living.sloped[neurons] = _where_alive(draws.z[neurons], kinds)
    ahead, behind = ways_from(wrt, living), ways_to(of, living)
    beside = _beside(wrt, ahead, behind, living)
    through = _or_beside(ahead.some & behind.some, ahead.every & behind.every, ahead.exist & behind.exist, beside)
    found = [_sides(draws.z[neurons], kinds, through.at(neurons)) for kinds, neurons in rows.items()]
    if (kinds_of_loss := of_loss(at.plan.topology.loss)) is not None:
        outputs = np.array(at.plan.topology.outputs)
        arriving = _or_beside(ahead.some & living.sloped, ahead.every & living.sloped, ahead.exist, beside)
        found.append(_sides(draws.errors, kinds_of_loss, arriving.at(outputs)))
    return Shown(_joined([each.some for each in found]), _joined([each.every for each in found]))


def _or_beside(some: Sets, every: Sets, exist: npt.NDArray[np.bool_], beside: tuple[int, int]) -> Shown:
    """A neuron that lies on no way is seen where `beside` says."""
    return Shown(np.where(exist, some, np.uint64(beside[0])), np.where(exist, every, np.uint64(beside[1])))


def _beside(wrt: Quantity, ahead: Ways, behind: Ways, living: Living) -> tuple[int, int]:
    """Where what follows the first uses of `wrt` is alive: with some way, with every way."""
    if wrt.kind == "neuron":
        return int(behind.some[wrt.index]), int(behind.every[wrt.index])
    on_way = np.flatnonzero(ahead.exist & behind.exist)
    if not len(on_way):
        return int(ALL), int(ALL)
    levels = np.array(living.plan.levels)[on_way]
    first = on_way[levels == levels.min()]
    some, every = behind.some[first] & living.sloped[first], behind.every[first] & living.sloped[first]
    return int(np.bitwise_or.reduce(some)), int(np.bitwise_and.reduce(every))


def _sides(arguments: npt.NDArray[np.float64], kinds: Kinked, ways: Shown) -> Shown:
    pieces, off_kink = kinds.pieces(arguments), ~kinds.is_end(arguments)
    sets = [_sets(off_kink & (pieces == piece)) for piece in (*kinds.alive, *kinds.dead)]
    return Shown(_joined([each & ways.some for each in sets]), _joined([each & ways.every for each in sets]))


def _where_alive(z: npt.NDArray[np.float64], kinds: Kinked) -> Sets:
    pieces, alive = kinds.pieces(z), np.zeros(z.shape, dtype=np.bool_)
    for piece in kinds.alive:
        alive |= pieces == piece
    return _sets(alive & ~kinds.is_end(z))


def _joined(sets: list[Sets]) -> Sets:
    return np.concatenate(sets) if sets else np.zeros(0, dtype=np.uint64)


def _sets(flags: npt.NDArray[np.bool_]) -> Sets:
    """For each row the columns at which a flag is set."""
    packed = np.zeros((len(flags), 8), dtype=np.uint8)
    bits = np.packbits(flags, axis=1, bitorder="little")
    packed[:, : bits.shape[1]] = bits
    return packed.view(np.uint64)[:, 0]
