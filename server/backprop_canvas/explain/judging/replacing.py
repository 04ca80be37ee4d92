"""An equation's side with its written numbers replaced by what they may stand for, in every way worth trying. Knows
expressions, no values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from operator import is_

from backprop_canvas.explain.reading.expression import (
    Call,
    Derivative,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    parts_of,
)

# At most this many ways to read the numbers of one side are tried, those with the fewest replacements first.
MOST_WAYS = 200

Replacements = Mapping[int, Expression]


def written_numbers(side: Expression) -> list[Number]:
    """The numbers of a side, in the order of the text. An exponent stands for no value, nor does a letter."""
    match side:
        case Number():
            return [side] if any(sign.isdecimal() for sign in side.text) else []
        case Power():
            return written_numbers(side.base)
    return [number for part in _parts(side) for number in written_numbers(part)]


def dividing(side: Expression) -> list[Number]:
    """The written numbers that divide something, or are divided with nothing beside them, as in 1/p."""
    here: list[Number] = []
    if isinstance(side, Quotient):
        above = side.numerator.operand if isinstance(side.numerator, Negative) else side.numerator
        here = written_numbers(side.denominator) + (written_numbers(above) if isinstance(above, Number) else [])
    return here + [number for part in _parts(side) for number in dividing(part)]


def fractions(side: Expression) -> list[Number]:
    """Both numbers of each fraction of two numbers, such as 2/3."""
    match side:
        case Quotient(numerator=Number(), denominator=Number()):
            return written_numbers(side)
    return [number for part in _parts(side) for number in fractions(part)]


def ways_to_replace(
    numbers: Sequence[Number], options: Callable[[Number], Sequence[Expression | None]]
) -> Iterator[Replacements]:
    """Each way to choose one option for each number; None leaves it as it is. Numbers by their identity."""
    offered = [options(number) for number in numbers]
    chosen = sorted(_some(offered), key=lambda way: sum(each is not None for each in way))
    for way in chosen:
        yield {id(number): each for number, each in zip(numbers, way, strict=True) if each is not None}


def _some(offered: Sequence[Sequence[Expression | None]]) -> list[tuple[Expression | None, ...]]:
    """All combinations if there are few; else fewer options for each number."""
    longest = max(map(len, offered), default=0)
    while longest > 1:
        count = 1
        for each in offered:
            count *= len(each[:longest])
        if count <= MOST_WAYS:
            break
        longest -= 1
    return list(product(*(each[:longest] for each in offered)))


def replaced(side: Expression, by: Replacements) -> Expression:
    """The side with other nodes in place of some. What is not changed stays the same object."""
    new = by.get(id(side))
    if new is not None or isinstance(side, Number | Symbol | Derivative):
        return side if new is None else new
    parts = parts_of(side)
    others = tuple([replaced(part, by) for part in parts])
    return side if all(map(is_, others, parts)) else _with_parts(side, others)


def _with_parts(side: Expression, parts: tuple[Expression, ...]) -> Expression:
    """parts: as `parts_of` gives them. The exponent of a power stays as it is."""
    match side:
        case Negative():
            return Negative(parts[0], side.span)
        case Sum():
            return Sum(parts, side.span)
        case Product():
            return Product(parts, side.span)
        case Quotient():
            return Quotient(parts[0], parts[1], side.span)
        case Power():
            return Power(parts[0], side.exponent, side.span)
        case Call():
            return Call(side.function, side.primes, parts[0], side.span)
    return side


def _parts(node: Expression) -> tuple[Expression, ...]:
    """Without those of a power, whose base is read on its own."""
    return () if isinstance(node, Power) else parts_of(node)
