"""A change that makes a wrong expression right: what stands where the mistake is, and what belongs there. Knows the
tree; sentences are made elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from backprop_canvas.explain.judging.likes import Like
from backprop_canvas.explain.judging.units import Unit
from backprop_canvas.explain.reading.expression import Expression, Span, Symbol

MendCode = Literal[
    "number", "letter", "number_missing", "too_large", "sign", "missing", "swapped", "inverted", "doubled", "too_much"
]


@dataclass(frozen=True, eq=False)
class Mend:
    """code: "letter" for a letter that denotes a number, as η does. span: where the mistake stands. by: what belongs in
    the place of nodes, by their identity. unit: what is written there, where something is. right: what belongs there or
    is missing; like: the same as a value of the network. number: a number that is missing or belongs there; for a whole
    that is off by a number, what it must be multiplied with."""

    code: MendCode
    span: Span
    by: Mapping[int, Expression]
    unit: Unit | None = None
    right: Expression | None = None
    like: Like | None = None
    number: float | None = None

    @property
    def is_slip(self) -> bool:
        """Whether a name was taken for another one of its kind."""
        node = self.unit.nodes[0] if self.unit and len(self.unit.nodes) == 1 else None
        if not (self.code == "swapped" and isinstance(node, Symbol) and isinstance(self.right, Symbol)):
            return False
        return node.quantity.kind == self.right.quantity.kind
