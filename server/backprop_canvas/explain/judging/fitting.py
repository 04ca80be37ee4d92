"""Which ways to replace the written numbers of a side make it come to the right value. All ways are evaluated at once,
in an array with one axis for each number, so that a calculation of fifteen numbers costs as little as one of two."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.explain.judging.readings import Evaluation, applied
from backprop_canvas.explain.judging.replacing import MOST_WAYS, Replacements
from backprop_canvas.explain.judging.tolerances import SAME
from backprop_canvas.explain.reading.expression import (
    Call,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    parts_of,
)

Option = Expression | None
# At most so many ways are evaluated at a place.
MOST_EVALUATED = 30_000
# A value this close to what is wanted, relative to it, is looked at more closely; and relative to what was added.
NEAR, NEAR_OF_SIZE = 1e-6, 1e-10


class Fitting:
    """evaluations: at places where the wanted values are not 0, with these values."""

    def __init__(self, evaluations: Sequence[Evaluation], wanted: Sequence[float]) -> None:
        self._evaluations, self._wanted = evaluations, wanted

    def ways(
        self, side: Expression, numbers: Sequence[Number], options: Sequence[Sequence[Option]]
    ) -> Iterator[Replacements]:
        """Those that fit, the fewest replacements first. options: for each number what it may stand for; None leaves it
        as it is. Numbers with the same digits stand for the same first."""
        texts = list(dict.fromkeys(number.text for number in numbers))
        alike = [texts.index(number.text) for number in numbers]
        yield from self._fitting(side, numbers, options, alike)
        if len(texts) < len(numbers):
            yield from self._fitting(side, numbers, options, list(range(len(numbers))))

    def _some(self, numbers: Sequence[Number], offered: Sequence[Sequence[Option]]) -> list[Sequence[Option]]:
        """All options if there are not too many ways; else those whose values differ, then fewer for the numbers with
        most."""
        kept = list(offered)
        if _count(kept) > MOST_EVALUATED:
            kept = [self._different(number, each) for number, each in zip(numbers, kept, strict=True)]
        while _count(kept) > MOST_EVALUATED:
            longest = max(range(len(kept)), key=lambda at: len(kept[at]))
            kept[longest] = kept[longest][:-1]
        return kept

    def _different(self, number: Number, options: Sequence[Option]) -> list[Option]:
        """Without those that have the values of one before."""
        rows: list[list[float]] = []
        found = []
        for option in options:
            row = [each.of(option or number).number for each in self._evaluations]
            if not any(_are_same(row, other) for other in rows):
                rows.append(row)
                found.append(option)
        return found

    def _fitting(
        self, side: Expression, numbers: Sequence[Number], offered: Sequence[Sequence[Option]], axes: Sequence[int]
    ) -> Iterator[Replacements]:
        """axes: of each number."""
        first = [axes.index(axis) for axis in range(max(axes) + 1)]
        kept = self._some([numbers[at] for at in first], [offered[at] for at in first])
        # What has one meaning needs no axis; so few are left that their number never exceeds what NumPy allows.
        open_ = [at for at, each in enumerate(kept) if len(each) > 1]
        shape = tuple(len(kept[at]) for at in open_)
        fit = np.ones(shape, dtype=np.bool_)
        for evaluation, wanted in zip(self._evaluations, self._wanted, strict=True):
            arrays = {
                id(number): _along([evaluation.of(each or number).number for each in kept[axis]], axis, open_)
                for number, axis in zip(numbers, axes, strict=True)
            }
            with np.errstate(all="ignore"):
                value, size = _Spread(evaluation, arrays).of(side)
                # Where it has no value it says nothing.
                fit &= ~(np.abs(value - wanted) > NEAR * abs(wanted) + NEAR_OF_SIZE * size)
        counts = [_along([each is not None for each in row], at, open_) for at, row in enumerate(kept)]
        replaced = sum(counts, np.zeros(shape))
        ways = np.argwhere(fit)
        for way in ways[np.argsort(replaced[fit], kind="stable")][:MOST_WAYS].tolist():
            taken = [0] * len(kept)
            for at, option in zip(open_, way, strict=True):
                taken[at] = option
            chosen = [(number, kept[axis][taken[axis]]) for number, axis in zip(numbers, axes, strict=True)]
            yield {id(number): each for number, each in chosen if each is not None}


class _Spread:
    """Values and sizes, as in `Value`, of all ways at once."""

    def __init__(self, evaluation: Evaluation, arrays: dict[int, Floats]) -> None:
        self._evaluation, self._arrays = evaluation, arrays

    def of(self, node: Expression) -> tuple[Floats, Floats]:
        array = self._arrays.get(id(node))
        if array is not None:
            return array, np.abs(array)
        if not self._holds_any(node):
            value = self._evaluation.of(node)
            return np.array(value.number), np.array(value.size)
        return self._combined(node)

    def _holds_any(self, node: Expression) -> bool:
        return any(id(part) in self._arrays or self._holds_any(part) for part in parts_of(node))

    def _combined(self, node: Expression) -> tuple[Floats, Floats]:
        parts = [self.of(part) for part in parts_of(node)]
        values, sizes = [value for value, _ in parts], [size for _, size in parts]
        match node:
            case Sum():
                return _total(values), _total(sizes)
            case Product():
                return _product(values), _product(sizes)
            case Negative():
                return -values[0], sizes[0]
            case Quotient():
                return values[0] / values[1], np.abs(sizes[0] / values[1])
            case Power():
                # The exponent stays as it is.
                raised = values[0] ** self._evaluation.of(node.exponent).number
                return raised, np.abs(raised)
            case Call():
                found = np.vectorize(lambda x: _applied(node, x), otypes=[np.float64])(values[0])
                return found, np.abs(found)
        return values[0], sizes[0]


def _total(arrays: Sequence[Floats]) -> Floats:
    return sum(arrays[1:], arrays[0])


def _product(arrays: Sequence[Floats]) -> Floats:
    found = arrays[0]
    for each in arrays[1:]:
        found = found * each
    return found


def _applied(node: Call, x: float) -> float:
    try:
        return applied(node.function, node.primes, x)
    except (OverflowError, ZeroDivisionError, ValueError):
        return float("nan")


def _along(values: Sequence[float], number: int, open_: Sequence[int]) -> Floats:
    """The values of one number, along its own axis if it has one."""
    return np.array(values, dtype=np.float64).reshape([-1 if at == number else 1 for at in open_])


def _count(offered: Sequence[Sequence[Option]]) -> float:
    return math.prod(float(len(each)) for each in offered)


def _are_same(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(a - b) <= SAME * abs(a) for a, b in zip(one, other, strict=True))
