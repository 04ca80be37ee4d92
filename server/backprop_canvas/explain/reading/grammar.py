"""The interfaces between the parts of the parser. With them no part imports another in a circle: brackets hold sums,
and sums are made of brackets. Knows what each part returns, not how it reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.reading.expression import Expression, Span


@dataclass(frozen=True)
class Lone:
    """Half of a derivative: ∂L; with None a bare ∂, as in ∂/∂w1. of: may be an expression, as in ∂(y − t)²/∂y."""

    of: Quantity | Expression | None
    span: Span


# A lone differential becomes part of a derivative or a problem; no finished tree holds one.
Read = Expression | Lone


class Grammar(Protocol):
    """Each method reads on from the reader's place. Each raises Unreadable."""

    def sum(self) -> Read:
        """The expression between two brackets or on one side of an equation."""

    def signed(self) -> Expression:
        """One factor with its exponent and the signs before it."""

    def base(self) -> Read:
        """One factor without its exponent; of a derivative with a /, the half above."""
