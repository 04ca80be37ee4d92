"""Every single change that makes an expression come to the right value at several places, the likeliest first. All
parts are compared at once, in arrays. Knows values and the tree."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence

import numpy as np

from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.closed_form import NOWHERE, ClosedForm, fraction, number, product
from backprop_canvas.explain.judging.likes import Like, Likes
from backprop_canvas.explain.judging.mending.alike import is_alike, written
from backprop_canvas.explain.judging.mending.exchangeable import Exchangeable, Flags, divided, exchangeable, tells
from backprop_canvas.explain.judging.mending.mends import Mend, MendCode
from backprop_canvas.explain.judging.mending.required import Needed
from backprop_canvas.explain.judging.mending.trees import Values
from backprop_canvas.explain.judging.terms import nodes_in
from backprop_canvas.explain.judging.tolerances import SAME
from backprop_canvas.explain.judging.units import Unit, complement
from backprop_canvas.explain.reading.expression import (
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)

# Numbers that people leave out or add: small fractions.
_FRACTIONS = tuple(sorted({above / below for above in range(1, 13) for below in range(1, 13)}))


class Changes:
    """Of `root`. values: of all its parts. needed: what each part would have to be. asked: what belongs nowhere in it.
    Numbers that are not finite are part of the search: warnings of NumPy are the caller's to turn off."""

    def __init__(
        self,
        likes: Likes,
        closed: ClosedForm,
        values: Values,
        needed: dict[int, Needed],
        root: Expression,
        asked: tuple[Quantity, Quantity],
    ) -> None:
        self._likes, self._closed, self._values, self._needed, self._root = likes, closed, values, needed, root
        self._asked = asked
        self._nodes = [node for node in nodes_in(root) if id(node) in needed]
        wholes = [root] + [term for node in self._nodes if isinstance(node, Sum) for term in node.terms]
        wanted = Needed(*(np.array([needed[id(whole)][at] for whole in wholes]) for at in (0, 1)))
        ratios = divided(wanted, np.array([values[id(whole)] for whole in wholes]))
        told = np.flatnonzero(tells(ratios.value))
        # The parts that may be off by a factor, and (wholes, places) what each has to be multiplied with.
        self._wholes = [wholes[at] for at in told.tolist()]
        self._ratios = Needed(ratios.value[told], ratios.error[told])

    def all(self) -> Iterator[Mend]:
        """Simple changes first."""
        yield from self._numbers()
        for at in np.flatnonzero(_are_even(self._ratios.value)).tolist():
            yield from self._multiple(self._wholes[at], self._ratios.value[at])
        yield from self._upside_down()
        yield from self._exchanged()
        yield from self._left_out()

    # numbers

    def _numbers(self) -> Iterator[Mend]:
        inside: set[int] = set()
        for node in self._nodes:
            if isinstance(node, Quotient) and isinstance(node.denominator, Number):
                inside |= {id(node.numerator), id(node.denominator)} if isinstance(node.numerator, Number) else set()
                yield from self._fraction(node)
            elif isinstance(node, Number) and id(node) not in inside:
                yield from self._number(node)

    def _number(self, node: Number) -> Iterator[Mend]:
        right = self._constant(node)
        if right is None or right == node.value:
            return
        if not node.text[:1].isdecimal() and abs(right) == 1.0:
            yield Mend("letter", node.span, {id(node): number(right)}, Unit((node,)))
        elif right > 0.0:
            written = fraction(right)
            yield Mend("number", node.span, {id(node): written}, Unit((node,)), written, number=right)

    def _fraction(self, node: Quotient) -> Iterator[Mend]:
        """½ is one number, and so is the 2 below h/2."""
        is_whole = isinstance(node.numerator, Number)
        right = self._constant(node if is_whole else node.denominator)
        if right is None or right <= 0.0 or (is_whole and right == self._values[id(node)][0]):
            return
        if is_whole:
            written = fraction(right)
            yield Mend("number", node.span, {id(node): written}, Unit((node,)), written, number=right)
        elif right == 1.0:
            factor = Quotient(number(1.0), node.denominator, node.denominator.span)
            yield Mend("number", node.denominator.span, {id(node): node.numerator}, Unit((factor,)), number=right)

    def _constant(self, node: Expression) -> float | None:
        needed = self._needed.get(id(node))
        return _fraction(needed.value) if needed is not None and tells(needed.value) else None

    def _multiple(self, whole: Expression, ratio: Floats) -> Iterator[Mend]:
        """The whole is off by a number, or by its sign."""
        if _same(ratio, -1.0):
            inner = whole.operand if isinstance(whole, Negative) else Negative(whole, whole.span)
            yield Mend("sign", whole.span, {id(whole): inner})
        elif (off := _fraction(ratio)) is not None and off != 1.0 and off > 0.0:
            has_factor = LOSSES[self._closed.loss].derivative_factor is not None
            code: MendCode = "number_missing" if abs(off) > 1.0 or has_factor else "too_large"
            right = fraction(off)
            yield Mend(code, whole.span, {id(whole): product([right, whole])}, right=right, number=off)

    # factors

    def _exchanged(self) -> Iterator[Mend]:
        """One factor, or a pair that is a slope, is another one than belongs there."""
        parts = exchangeable(self._nodes, self._values, self._needed)
        if parts is None:
            return
        for at, is_one in enumerate(_are(parts.needed, 1.0)):
            yield from self._doubled(parts, at, bool(is_one))
        inverted = _are(parts.needed * parts.values, 1.0)
        found = self._likes.find_all(parts.needed, parts.errors)
        for unit, is_inverted, likes in zip(parts.units, inverted, found, strict=True):
            if is_inverted:
                turned = _turned(product(unit.nodes))
                yield Mend("inverted", unit.span, unit.replaced_by(turned), unit)
            for like in self._without_asked(likes):
                if not is_alike(unit, like) or (like.kind == "slope" and self._is_half(unit, like)):
                    continue
                right = written(like, self._closed)
                yield Mend("swapped", unit.span, unit.replaced_by(right), unit, right, like)

    def _doubled(self, parts: Exchangeable, at: int, is_one: bool) -> Iterator[Mend]:
        """A factor too much, where 1 would have to stand; or a square of it."""
        unit, node = parts.units[at], parts.units[at].nodes[0]
        if is_one:
            is_twice = any(
                other.span != unit.span and len(other.nodes) == len(unit.nodes) and _same(value / parts.values[at], 1.0)
                for other, value in zip(parts.units, parts.values, strict=True)
            )
            yield Mend("doubled" if is_twice else "too_much", unit.span, unit.replaced_by(number(1.0)), unit)
        if isinstance(node, Power) and _same(parts.needed[at] / self._values[id(node.base)], 1.0):
            yield Mend("doubled", unit.span, {id(node): node.base}, Unit((node.base,), unit.slope))

    def _is_half(self, unit: Unit, like: Like) -> bool:
        """Whether a part of a slope stands there, as h of h(1 − h): then the other part is left out."""
        whole, node = self._closed.slope(like.of.index), unit.nodes[0]
        if unit.slope is not None or not isinstance(whole, Product):
            return False
        return isinstance(node, Symbol) or complement(node) == like.of

    def _left_out(self) -> Iterator[Mend]:
        for whole, likes in zip(self._wholes, self._likes.find_all(*self._ratios), strict=True):
            for like in () if isinstance(whole, Number) else self._without_asked(likes):
                right = written(like, self._closed)
                yield Mend("missing", whole.span, {id(whole): product([whole, right])}, right=right, like=like)

    def _upside_down(self) -> Iterator[Mend]:
        for node in self._nodes:
            if isinstance(node, Quotient):
                above, below = self._values[id(node.numerator)], self._values[id(node.denominator)]
                if _same(self._needed[id(node)].value / (above * below), 1.0):
                    turned = product([node.numerator, node.denominator])
                    yield Mend("inverted", node.span, {id(node): turned}, Unit((node.denominator,)))

    def _without_asked(self, likes: Sequence[Like]) -> Iterator[Like]:
        """Without what is asked for: an equation must not lead back to it."""
        return (like for like in likes if like.kind != "derivative" or (like.of, like.wrt) != self._asked)


def _turned(node: Expression) -> Expression:
    """Upside down."""
    above, below = (node.denominator, node.numerator) if isinstance(node, Quotient) else (number(1.0), node)
    return Quotient(above, below, NOWHERE)


def _are(values: Floats, number: float) -> Flags:
    """For each row (rows, places): whether it is this number at all places where it is known."""
    known = np.isfinite(values)
    near = (np.abs(values - number) <= SAME * abs(number)) | ~known
    found: Flags = np.logical_and.reduce(near, axis=1) & np.logical_or.reduce(known, axis=1)
    return found


def _are_even(values: Floats) -> Flags:
    """For each row (rows, places): whether it is about the same number at all places where it is known."""
    near = np.nanmax(values, axis=1) - np.nanmin(values, axis=1) <= 3.0 * SAME * np.nanmax(np.abs(values), axis=1)
    return np.asarray(near)


def _same(values: Floats, number: float) -> bool:
    return bool(_are(values[np.newaxis], number)[0])


def _fraction(values: Floats) -> float | None:
    """The small fraction that all values are."""
    first = float(values[np.isfinite(values)][0])
    at = bisect(_FRACTIONS, abs(first))
    near = min(_FRACTIONS[max(0, at - 1) : at + 1], key=lambda each: abs(each - abs(first)))
    if abs(near - abs(first)) > SAME * near:
        return None
    signed = near if first > 0.0 else -near
    return signed if _same(values, signed) else None
