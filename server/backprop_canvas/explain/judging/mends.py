"""The one change that makes a wrong expression right, found where it stands: a factor too much, left out, exchanged,
upside down. Each change is tried at several places, so that no coincidence is told as a mistake. Knows values and the
tree; sentences are made elsewhere."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

import numpy as np

from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.closed_form import NOWHERE, ClosedForm, fraction, less, number, product, symbol
from backprop_canvas.explain.judging.likes import Like, Likes
from backprop_canvas.explain.judging.readings import Evaluation
from backprop_canvas.explain.judging.replacing import replaced
from backprop_canvas.explain.judging.required import Needed, needed_in
from backprop_canvas.explain.judging.terms import nodes_in
from backprop_canvas.explain.judging.tolerances import SAME
from backprop_canvas.explain.judging.trees import Values, values_in
from backprop_canvas.explain.judging.units import Unit, units_of
from backprop_canvas.explain.reading.expression import (
    Call,
    Derivative,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Span,
    Sum,
    Symbol,
)

MendCode = Literal[
    "number", "number_missing", "too_large", "sign", "missing", "swapped", "inverted", "doubled", "too_much"
]
# A text with more parts than this is not searched.
MOST_PARTS = 400
# At so many places at least a change must be seen to help.
FEWEST_PLACES = 2
# So many changes are tried beyond the places at which they were found.
MOST_TRIED = 12
# Numbers that people leave out or add: small fractions.
_FRACTIONS = tuple(sorted({above / below for above in range(1, 13) for below in range(1, 13)}))


@dataclass(frozen=True, eq=False)
class Mend:
    """span: where the mistake stands. by: what belongs in the place of nodes, by their identity. unit: what is written
    there, where something is. right: what belongs there or is missing; like: the same as a value of the network.
    number: a number that is missing or belongs there; for a whole that is off by a number, what it must be multiplied
    with."""

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


class Mender:
    """likes: at the same places as the evaluations of one reading. asked: what belongs nowhere in the equation."""

    def __init__(
        self, likes: Likes, closed: ClosedForm, evaluations: Sequence[Evaluation], asked: tuple[Quantity, Quantity]
    ) -> None:
        self._likes, self._closed, self._evaluations, self._asked = likes, closed, evaluations, asked

    def first(self, root: Expression, truth: Floats, is_right: Callable[[Expression], bool]) -> Mend | None:
        """The likeliest single change that makes `root` come to `truth`, (places,), at every place. is_right: whether
        the changed expression holds beyond these places too."""
        if sum(1 for _ in nodes_in(root)) > MOST_PARTS:
            return None
        with np.errstate(all="ignore"):
            values = values_in(root, self._evaluations)
            value = values[id(root)]
            if not (np.isfinite(value).all() and np.isfinite(truth).all()):
                return None
            error = 1e-12 * np.maximum(np.abs(truth), np.abs(value))
            needed = needed_in(root, values, truth, error)
            search = _Search(self._likes, self._closed, values, needed, root, self._asked)
            tried = islice(search.all(), MOST_TRIED)
            return next((mend for mend in tried if is_right(replaced(root, mend.by))), None)


class _Search:
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
        self._products = [node for node in self._nodes if isinstance(node, Product)]
        self._wholes = [root] + [term for node in self._nodes if isinstance(node, Sum) for term in node.terms]

    def all(self) -> Iterator[Mend]:
        """Simple changes first."""
        yield from self._numbers()
        for whole in self._wholes:
            yield from self._multiple(whole)
        yield from self._upside_down()
        yield from self._exchanged()
        for whole in self._wholes:
            yield from self._left_out(whole)

    # numbers

    def _numbers(self) -> Iterator[Mend]:
        for node in self._nodes:
            if isinstance(node, Number) and (right := self._constant(node)) is not None and right != node.value:
                written = fraction(right)
                yield Mend("number", node.span, {id(node): written}, Unit((node,)), written, number=right)

    def _constant(self, node: Expression) -> float | None:
        needed = self._needed.get(id(node))
        return None if needed is None or not self._tells(needed.value) else _fraction(needed.value)

    def _multiple(self, whole: Expression) -> Iterator[Mend]:
        """The whole is off by a number, or by its sign."""
        ratio = self._ratio(whole)
        if ratio is None:
            return
        if _same(ratio, -1.0):
            inner = whole.operand if isinstance(whole, Negative) else Negative(whole, whole.span)
            yield Mend("sign", whole.span, {id(whole): inner})
        elif (off := _fraction(ratio)) is not None and off != 1.0:
            has_factor = LOSSES[self._closed.loss].derivative_factor is not None
            code: MendCode = "number_missing" if abs(off) > 1.0 or has_factor else "too_large"
            right = fraction(off)
            yield Mend(code, whole.span, {id(whole): product([right, whole])}, right=right, number=off)

    # factors

    def _exchanged(self) -> Iterator[Mend]:
        """One factor, or a pair that is a slope, is another one than belongs there."""
        units = list(self._units())
        for unit, value, needed in units:
            if _same(needed.value, 1.0):
                code: MendCode = "doubled" if _is_twice(unit, value, units) else "too_much"
                yield Mend(code, unit.span, unit.replaced_by(number(1.0)), unit)
            node = unit.nodes[0]
            if isinstance(node, Power) and _same(needed.value / self._values[id(node.base)], 1.0):
                yield Mend("doubled", unit.span, {id(node): node.base}, Unit((node.base,), unit.slope))
        for unit, value, needed in units:
            if _same(needed.value * value, 1.0):
                turned = Quotient(number(1.0), product(unit.nodes), NOWHERE)
                yield Mend("inverted", unit.span, unit.replaced_by(turned), unit)
            for like in self._find(needed):
                if not _is_alike(unit, like) or (like.kind == "slope" and self._is_half(unit, like)):
                    continue
                right = self.written(like)
                yield Mend("swapped", unit.span, unit.replaced_by(right), unit, right, like)

    def _is_half(self, unit: Unit, like: Like) -> bool:
        """Whether a part of a slope stands there, as h of h(1 − h): then the other part is left out."""
        return unit.slope is None and not isinstance(self._closed.slope(like.of.index), Call)

    def _units(self) -> Iterator[tuple[Unit, Floats, Needed]]:
        inside = {id(factor) for node in self._products for factor in node.factors}
        for node in self._products:
            for unit in units_of(node.factors):
                others = [self._values[id(f)] for f in node.factors if all(f is not own for own in unit.nodes)]
                beside = np.prod(others, axis=0) if others else np.ones_like(self._values[id(node)])
                needed = self._divided(self._needed[id(node)], beside)
                if needed is not None:
                    yield unit, np.prod([self._values[id(own)] for own in unit.nodes], axis=0), needed
        for leaf in self._nodes:
            alone = isinstance(leaf, Symbol | Derivative) and id(leaf) not in inside
            if alone and self._tells(self._needed[id(leaf)].value) and leaf is not self._root:
                yield Unit((leaf,)), self._values[id(leaf)], self._needed[id(leaf)]

    def _left_out(self, whole: Expression) -> Iterator[Mend]:
        needed = self._needed[id(whole)]
        ratio = self._divided(needed, self._values[id(whole)])
        if ratio is None or isinstance(whole, Number):
            return
        for like in self._find(ratio):
            right = self.written(like)
            yield Mend("missing", whole.span, {id(whole): product([whole, right])}, right=right, like=like)

    def _upside_down(self) -> Iterator[Mend]:
        for node in self._nodes:
            if isinstance(node, Quotient):
                above, below = self._values[id(node.numerator)], self._values[id(node.denominator)]
                if _same(self._needed[id(node)].value / (above * below), 1.0):
                    turned = product([node.numerator, node.denominator])
                    yield Mend("inverted", node.span, {id(node): turned}, Unit((node.denominator,)))

    def _find(self, needed: Needed) -> Iterator[Like]:
        """Without what is asked for: an equation must not lead back to it."""
        for like in self._likes.find(needed.value, needed.error):
            if like.kind != "derivative" or (like.of, like.wrt) != self._asked:
                yield like

    # what is put there

    def written(self, like: Like) -> Expression:
        at = like.of.index
        match like.kind:
            case "value":
                return symbol(like.of)
            case "derivative":
                return Derivative(like.of, like.wrt, NOWHERE)
            case "slope":
                return self._closed.slope(at)
            case "rest":
                return less(number(1.0), symbol(like.of))
            case "error":
                return self._closed.error(at)

    # comparing

    def _ratio(self, node: Expression) -> Floats | None:
        divided = self._divided(self._needed[id(node)], self._values[id(node)])
        return None if divided is None else divided.value

    def _divided(self, needed: Needed, by: Floats) -> Needed | None:
        """What `by` would have to be multiplied with; None if that tells nothing, or nothing would help."""
        free = (by == 0.0) | np.isnan(needed.value)
        if (np.abs(needed.value[(by == 0.0)]) > needed.error[(by == 0.0)]).any():
            return None
        value = np.where(free, np.nan, needed.value / by)
        return Needed(value, np.where(free, 0.0, needed.error / np.abs(by))) if self._tells(value) else None

    def _tells(self, value: Floats) -> bool:
        return int(np.isfinite(value).sum()) >= min(FEWEST_PLACES, len(value)) and not np.isinf(value).any()


def _is_twice(unit: Unit, value: Floats, units: Sequence[tuple[Unit, Floats, Needed]]) -> bool:
    """Whether another factor has the same value."""
    return any(
        other.span != unit.span and len(other.nodes) == len(unit.nodes) and _same(same / value, 1.0)
        for other, same, _ in units
    )


def _is_alike(unit: Unit, like: Like) -> bool:
    """Whether people take one for the other: a slope for a slope, a derivative for one, a name for a name. Where only a
    part of a slope is written, the other part is left out."""
    node = unit.nodes[0]
    is_derivative = isinstance(node, Derivative)
    match like.kind:
        case "slope":
            return unit.slope is not None or (isinstance(node, Symbol) and node.quantity == like.of)
        case "derivative" if isinstance(node, Derivative) and (node.of, node.wrt.kind) == (LOSS, "neuron"):
            # ∂L/∂h for δ_h: there a slope is left out.
            return like.wrt != Quantity("pre", node.wrt.index)
        case "derivative":
            return is_derivative or (like.of == LOSS and like.wrt.kind == "neuron" and _is_difference(unit))
        case "error" | "rest":
            return _is_difference(unit)
    return unit.slope is None


def _is_difference(unit: Unit) -> bool:
    """Such as y − t or 1 − h, of names and numbers."""
    node = unit.nodes[0]
    if not isinstance(node, Sum) or unit.slope is not None:
        return False
    terms = [term.operand if isinstance(term, Negative) else term for term in node.terms]
    return len(terms) == 2 and all(isinstance(term, Symbol | Number) for term in terms)


def _same(values: Floats, number: float) -> bool:
    known = values[np.isfinite(values)]
    return known.size >= 1 and bool((np.abs(known - number) <= SAME * abs(number)).all())


def _fraction(values: Floats) -> float | None:
    """The small fraction that all values are."""
    known = values[np.isfinite(values)]
    size = abs(float(known[0]))
    at = bisect(_FRACTIONS, size)
    near = min(_FRACTIONS[max(0, at - 1) : at + 1], key=lambda each: abs(each - size))
    signed = near if known[0] > 0.0 else -near
    return signed if _same(values, signed) else None
