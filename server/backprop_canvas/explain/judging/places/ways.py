"""Which ways lead from a quantity to every neuron, and from every neuron to a quantity. At which of many places a way
is alive: no factor is 0 there. A set of up to 64 places is the bits of an integer, so that one step covers all of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.plan.compile import Plan
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.places.layers import Bundle, Ints, Layers, layers

Sets = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]
ALL = np.uint64(2**64 - 1)
NO_PLACE = np.uint64(0)


@dataclass(frozen=True, eq=False)
class Ways:
    """For each neuron (N,). some: the places where at least one way is alive. every: those where each one is, all where
    there are none. exist: whether there are any, by the graph alone."""

    some: Sets
    every: Sets
    exist: Flags

    @staticmethod
    def none(count: int) -> Ways:
        return Ways(np.full(count, NO_PLACE), np.full(count, ALL), np.zeros(count, dtype=np.bool_))

    def add(self, at: Ints, some: Sets | np.uint64, every: Sets | np.uint64, exist: Flags | bool = True) -> None:
        """More ways at these neurons, each named once."""
        self.some[at] |= some
        self.every[at] &= every
        self.exist[at] |= exist

    def join(self, members: Ints) -> None:
        """Each of these neurons has the ways of all."""
        if self.exist[members].any():
            self.some[members] = np.bitwise_or.reduce(self.some[members])
            self.every[members] = np.bitwise_and.reduce(self.every[members])
            self.exist[members] = True

    def within(self, places: Sets) -> Ways:
        """The same ways, alive at these places only: (N,)."""
        return Ways(self.some & places, self.every & places, self.exist)

    def through(self, at: Ints, places: Sets) -> tuple[Sets, Sets, Flags]:
        """The ways of these neurons with one more factor; no ways remain none."""
        exist = self.exist[at]
        return self.some[at] & places, np.where(exist, self.every[at] & places, ALL), exist


@dataclass(frozen=True, eq=False)
class Living:
    """valued, sloped: (N,) the places at which a neuron's a and its slope are not 0. cut: (P,) whether a slot is 0
    everywhere."""

    plan: Plan
    valued: Sets
    sloped: Sets
    cut: Flags

    @property
    def layers(self) -> Layers:
        return layers(self.plan)


def ways_from(wrt: Quantity, living: Living) -> Ways:
    """The ways from `wrt` to the z of each neuron."""
    plan, sheets, count = living.plan, living.layers, len(living.plan.order)
    to_z, to_a, members = Ways.none(count), Ways.none(count), np.array(plan.softmax, dtype=np.int64)
    if wrt.kind in ("neuron", "pre"):
        (to_a if wrt.kind == "neuron" else to_z).add(np.array([wrt.index]), ALL, ALL)
    if wrt.kind == "parameter":
        _add_uses(to_z, wrt.index, living)
    for neurons, bundle in zip(sheets.neurons, sheets.entering, strict=True):
        _meet(to_z, bundle, sheets.sources[bundle.edges], to_a, living)
        if len(members) and members[0] in neurons:
            to_z.join(members)
        fresh = neurons[~to_a.exist[neurons]]
        to_a.add(fresh, *to_z.through(fresh, living.sloped[fresh]))
    return to_z


def _add_uses(to_z: Ways, slot: int, living: Living) -> None:
    sheets = living.layers
    for edge in np.flatnonzero(sheets.slots == slot):
        valued = living.valued[sheets.sources[edge]]
        to_z.add(sheets.targets[edge : edge + 1], valued, valued)
    to_z.add(np.flatnonzero(sheets.biases == slot), ALL, ALL)


def ways_to(of: Quantity, living: Living) -> Ways:
    """The ways from the a of each neuron to `of`."""
    plan, sheets, count = living.plan, living.layers, len(living.plan.order)
    from_z, from_a, members = Ways.none(count), Ways.none(count), np.array(plan.softmax, dtype=np.int64)
    if of.kind == "pre":
        from_z.add(np.array([of.index]), ALL, ALL)
    else:
        from_a.add(np.array(plan.topology.outputs if of == LOSS else [of.index], dtype=np.int64), ALL, ALL)
    for neurons, bundle in zip(reversed(sheets.neurons), reversed(sheets.leaving), strict=True):
        _meet(from_a, bundle, sheets.targets[bundle.edges], from_z, living)
        from_z.add(neurons, *from_a.through(neurons, living.sloped[neurons]))
        if len(members) and members[0] in neurons:
            from_z.join(members)
    return from_a


def _meet(into: Ways, bundle: Bundle, ends: Ints, known: Ways, living: Living) -> None:
    """At each neuron of the bundle, the ways that its edges bring from the neurons at their other ends."""
    if not len(bundle.neurons):
        return
    cut = living.cut[living.layers.slots[bundle.edges]]
    some = np.where(cut, NO_PLACE, known.some[ends])
    every = np.where(cut, ALL, known.every[ends])
    into.add(
        bundle.neurons,
        np.bitwise_or.reduceat(some, bundle.starts),
        np.bitwise_and.reduceat(every, bundle.starts),
        np.logical_or.reduceat(known.exist[ends] & ~cut, bundle.starts),
    )
