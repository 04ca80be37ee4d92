"""What the sides of an equation come to at several places, in each reading, and the paths that they are compared with.
Knows values, and makes no sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.identity import Identity
from backprop_canvas.explain.judging.readings import Evaluation, Reading
from backprop_canvas.explain.judging.terms import has_derivative, nodes_in
from backprop_canvas.explain.reading.expression import Derivative, Expression
from backprop_canvas.explain.verdicts.known_paths import KnownPaths, known_paths
from backprop_canvas.explain.verdicts.member_paths import by_members
from backprop_canvas.explain.verdicts.structure import is_gradient


@dataclass(frozen=True, eq=False)
class Compared:
    """Of ∂of/∂wrt. places: the present one first."""

    places: Sequence[Derivatives]
    of_: Quantity
    wrt: Quantity
    readings: Sequence[Reading]
    identity: Identity

    def here(self, side: Expression, reading: Reading) -> float:
        return self.identity.evaluation(self.places[0], reading).of(side).number

    def values(self, side: Expression, reading: Reading) -> Floats:
        """(places,)"""
        return np.array([each.of(side).number for each in self.evaluations(reading)])

    def evaluations(self, reading: Reading) -> Sequence[Evaluation]:
        return [self.identity.evaluation(place, reading) for place in self.places]

    def readings_of(self, side: Expression) -> Sequence[Reading]:
        """Without derivatives, all readings are one."""
        return self.readings if has_derivative(side) else self.readings[:1]

    def different_readings(self, side: Expression) -> Iterator[Reading]:
        """Those in which the side comes to something of its own, and not to 0."""
        seen: list[bytes] = [np.zeros(len(self.places)).tobytes()]
        for reading in self.readings_of(side):
            # −0 and 0 are the same.
            values = (self.values(side, reading) + 0.0).tobytes()
            if values not in seen or len(self.readings) == 1:
                yield reading
            seen.append(values)

    @cached_property
    def truths(self) -> Floats:
        """(places,)"""
        return np.array([place.total(self.of_, self.wrt) for place in self.places])

    def paths_for(self, side: Expression) -> KnownPaths | None:
        """Paths into a softmax end at its outputs where derivatives of or by these are written, else at their z."""
        members = {Quantity("neuron", member) for member in self.places[0].local.plan.softmax}
        derivatives = [node for node in nodes_in(side) if isinstance(node, Derivative)]
        ends_there = any(not members.isdisjoint((node.of, node.wrt)) for node in derivatives)
        return self._paths if ends_there else self._by_members or self._paths

    @cached_property
    def _paths(self) -> KnownPaths | None:
        return known_paths(self.places, self.wrt) if is_gradient(self.of_, self.wrt) else None

    @cached_property
    def _by_members(self) -> KnownPaths | None:
        return None if self._paths is None else by_members(self._paths, self.places)
