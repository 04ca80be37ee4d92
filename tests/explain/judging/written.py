"""Right sides of equations as trees: their value by an independent evaluation, the one mistake that breaks them, and
how they look as text. Knows no checker.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.explain.graph.by_differences import LOSS, Place, Reading, Thing


@dataclass(frozen=True)
class Ratio:
    """∂of/∂wrt."""

    of: Thing
    wrt: Thing


@dataclass(frozen=True)
class Name:
    thing: Thing


@dataclass(frozen=True)
class Numeral:
    value: int


@dataclass(frozen=True)
class Minus:
    inner: Tree


@dataclass(frozen=True)
class Sum:
    parts: tuple[Tree, ...]


@dataclass(frozen=True)
class Product:
    parts: tuple[Tree, ...]


Tree = Ratio | Name | Numeral | Minus | Sum | Product


# its value


def worth(tree: Tree, place: Place, reading: Reading) -> tuple[float, float]:
    """The value, and the sum of what was added, absolute."""
    match tree:
        case Ratio():
            value = place.derivative(tree.of, tree.wrt, reading)
        case Name():
            value = place.value(tree.thing)
        case Numeral():
            value = float(tree.value)
        case Minus():
            inner, size = worth(tree.inner, place, reading)
            return -inner, size
        case Sum():
            parts = [worth(part, place, reading) for part in tree.parts]
            return sum(value for value, _ in parts), sum(size for _, size in parts)
        case Product():
            value, size = 1.0, 1.0
            for factor, other in (worth(part, place, reading) for part in tree.parts):
                value, size = value * factor, size * other
            return value, size
    return value, abs(value)


# its mistakes


def broken(tree: Tree, things: Sequence[Thing], numbers: random.Random) -> Tree:
    """The same with one mistake somewhere. things: what may stand in it by mistake."""
    spots = list(_spots(tree, ()))
    path, node = numbers.choice(spots)
    choices = [Minus(node), Product((Numeral(2), node)), Sum((node, node)), *_mistakes(node, things, numbers)]
    return _put(tree, path, numbers.choice(choices))


def _mistakes(node: Tree, things: Sequence[Thing], numbers: random.Random) -> list[Tree]:
    other = numbers.choice(things)
    match node:
        case Ratio():
            through = Product((Ratio(other, node.wrt), Ratio(node.of, other)))
            swapped = Ratio(node.wrt, node.of)
            return [Ratio(other, node.wrt), Ratio(node.of, other), through, swapped, Numeral(1)]
        case Name():
            return [Name(other), Numeral(1)] if other != LOSS else [Numeral(1)]
        case Minus():
            return [node.inner]
        case Sum() | Product():
            at = numbers.randrange(len(node.parts))
            fewer = (*node.parts[:at], *node.parts[at + 1 :])
            lacking = fewer[0] if len(fewer) == 1 else type(node)(fewer)
            return [lacking, lacking, type(node)((*node.parts, node.parts[at]))]
    return []


def _inside(node: Tree) -> tuple[Tree, ...]:
    match node:
        case Sum() | Product():
            return node.parts
        case Minus():
            return (node.inner,)
    return ()


def _spots(node: Tree, path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Tree]]:
    yield path, node
    for at, part in enumerate(_inside(node)):
        yield from _spots(part, (*path, at))


def _put(tree: Tree, path: tuple[int, ...], new: Tree) -> Tree:
    if not path:
        return new
    parts = [_put(part, path[1:], new) if at == path[0] else part for at, part in enumerate(_inside(tree))]
    match tree:
        case Sum() | Product():
            return type(tree)(tuple(parts))
    return Minus(parts[0])


def has_numerals(tree: Tree) -> bool:
    return any(isinstance(node, Numeral) for _, node in _spots(tree, ()))


# its text


class Pen:
    """Writes in one hand: shown has the names of neurons (as their a), parameters and targets."""

    def __init__(self, shown: Mapping[Thing, str], numbers: random.Random) -> None:
        self._shown, self._numbers = shown, numbers
        self._d = numbers.choice(("∂", "∂", "d", r"\partial "))
        self._between = numbers.choice((" · ", "*", " × ", " ", r" \cdot "))

    def equation(self, parameter: str, side: Tree) -> str:
        return f"{self.write(Ratio(LOSS, ('p', parameter)))} = {self.write(side)}"

    def write(self, tree: Tree) -> str:
        match tree:
            case Ratio():
                return self._ratio(tree)
            case Name():
                return self._name(tree.thing)
            case Numeral():
                return str(tree.value)
            case Minus():
                return f"-{self._factor(tree.inner)}"
            case Product():
                return self._between.join(self._factor(part) for part in tree.parts)
            case Sum():
                return self._sum(tree)

    def _sum(self, tree: Sum) -> str:
        text = ""
        for part in tree.parts:
            if isinstance(part, Minus):
                text += f" - {self._factor(part.inner)}" if text else self.write(part)
            else:
                text += f"{' + ' if text else ''}{self.write(part)}"
        return text

    def _factor(self, tree: Tree) -> str:
        text = self.write(tree)
        if isinstance(tree, Sum | Minus | Product):
            opening, closing = self._numbers.choice(("()", "()", "[]"))
            return f"{opening}{text}{closing}"
        return text

    def _ratio(self, tree: Ratio) -> str:
        if tree.of == LOSS and tree.wrt[0] == "z" and self._numbers.random() < 0.6:
            return f"δ_{self._shown['a', tree.wrt[1]]}"
        of, wrt = self._d + self._name(tree.of), self._d + self._name(tree.wrt)
        return rf"\frac{{{of}}}{{{wrt}}}" if self._d.startswith("\\") else f"{of}/{wrt}"

    def _name(self, thing: Thing) -> str:
        if thing == LOSS:
            return "L"
        return f"z_{self._shown['a', thing[1]]}" if thing[0] == "z" else self._shown[thing]
