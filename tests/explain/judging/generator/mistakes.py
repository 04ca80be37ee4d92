"""One mistake in a right side. It may make no difference for this network; who decides is `deciding`."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

from tests.explain.judging.generator.writing import Leaf, Node, Tree

Json = dict[str, Any]
Position = tuple[int, ...]
# What is taken for its like.
ALIKE = {"a": "a", "z": "a", "1-a": "1-a", "1-a²": "1-a²", "slope": "slope", "da/dz": "slope", "slope of a": "slope"}


def leaves(tree: Tree, at: Position = ()) -> Iterator[tuple[Position, Leaf]]:
    if isinstance(tree, Leaf):
        yield at, tree
    else:
        for number, part in enumerate(tree.parts):
            yield from leaves(part, (*at, number))


def with_part(tree: Tree, at: Position, *parts: Tree) -> Tree:
    """The tree with these parts in place of one."""
    if not at:
        return parts[0] if len(parts) == 1 else Node("product", parts)
    assert isinstance(tree, Node)
    here, *rest = at
    splices = not rest and tree.operation == "product" and (parts or len(tree.parts) > 1)
    inner = parts if splices else (with_part(tree.parts[here], tuple(rest), *parts),)
    return Node(tree.operation, (*tree.parts[:here], *inner, *tree.parts[here + 1 :]))


class Mistakes:
    def __init__(self, document: Json, numbers: random.Random) -> None:
        self._numbers = numbers
        self._inputs = [each["id"] for each in document["neurons"] if each["role"] == "input"]
        self._computed = [each["id"] for each in document["neurons"] if each["role"] != "input"]
        self._bent = [
            each["id"] for each in document["neurons"] if each.get("activation") not in (None, "linear", "softmax")
        ]
        self._outputs = [each["id"] for each in document["neurons"] if each["role"] == "output"]
        self._parameters = [each["id"] for each in document["parameters"]]

    def one(self, side: Tree) -> tuple[str, Tree]:
        """The kind of mistake and the side with it."""
        kind = self._numbers.choice(list(KINDS))
        position, leaf = self._numbers.choice(list(leaves(side)))
        return kind, KINDS[kind](self, side, position, leaf)

    def missing(self, side: Tree, at: Position, _: Leaf) -> Tree:
        return with_part(side, at)

    def slope_missing(self, side: Tree, at: Position, leaf: Leaf) -> Tree:
        slopes = [place for place, each in leaves(side) if each.kind in ("slope", "da/dz", "1-a²")]
        return self.missing(side, self._numbers.choice(slopes) if slopes else at, leaf)

    def doubled(self, side: Tree, at: Position, leaf: Leaf) -> Tree:
        return with_part(side, at, leaf, leaf)

    def inverted(self, side: Tree, at: Position, leaf: Leaf) -> Tree:
        return with_part(side, at, Node("inverse", (leaf,)))

    def swapped(self, side: Tree, at: Position, leaf: Leaf) -> Tree:
        kind, names = leaf.kind, self._like(leaf)
        return with_part(side, at, Leaf(kind, self._numbers.choice(names)) if names else leaf)

    def _like(self, leaf: Leaf) -> list[str]:
        match leaf.kind:
            case "parameter":
                return self._parameters
            case "a" | "1-a" | "1-a²" | "dL/da":
                return self._inputs + self._computed
            case "z" | "dL/dz":
                return self._computed
            case "error":
                return self._outputs
            case "slope" | "slope of a" | "da/dz":
                return self._bent
        return []

    def other_kind(self, side: Tree, at: Position, leaf: Leaf) -> Tree:
        """z for a, the slope at a, ∂L/∂a for ∂L/∂z and the like."""
        kinds = {
            "a": "z" if leaf.name in self._computed else "dL/da",
            "z": "a",
            "slope": "slope of a",
            "da/dz": "slope of a",
            "dL/da": "dL/dz" if leaf.name in self._computed else "a",
            "dL/dz": "dL/da",
            "error": "a",
            "1-a": "a",
            "1-a²": "1-a",
        }
        return with_part(side, at, Leaf(kinds.get(leaf.kind, leaf.kind), leaf.name, leaf.number))

    def sign(self, side: Tree, at: Position, leaf: Leaf) -> Tree:
        return with_part(side, at, Node("minus", (leaf,)))

    def times(self, side: Tree, at: Position, leaf: Leaf) -> Tree:
        factor, shown = self._numbers.choice(((2.0, "2"), (0.5, "(1/2)"), (3.0, "3"), (2.0 / 3.0, "(2/3)")))
        return with_part(side, at, Leaf("number", shown, factor), leaf)

    def path_missing(self, side: Tree, at: Position, leaf: Leaf) -> Tree:
        found = _without_term(side, self._numbers)
        return self.missing(side, at, leaf) if found is None else found


def _without_term(tree: Tree, numbers: random.Random) -> Tree | None:
    """Without one term of one sum; None where there is no sum."""
    if isinstance(tree, Leaf):
        return None
    inside = [(at, found) for at, part in enumerate(tree.parts) if (found := _without_term(part, numbers)) is not None]
    if tree.operation == "sum" and (not inside or numbers.random() < 0.5):
        kept = list(tree.parts)
        del kept[numbers.randrange(len(kept))]
        return Node("sum", tuple(kept)) if len(kept) > 1 else kept[0]
    if not inside:
        return None
    at, found = numbers.choice(inside)
    return Node(tree.operation, (*tree.parts[:at], found, *tree.parts[at + 1 :]))


KINDS: dict[str, Callable[[Mistakes, Tree, Position, Leaf], Tree]] = {
    "factor missing": Mistakes.missing,
    "slope missing": Mistakes.slope_missing,
    "factor doubled": Mistakes.doubled,
    "factor inverted": Mistakes.inverted,
    "factor swapped": Mistakes.swapped,
    "another quantity": Mistakes.other_kind,
    "sign": Mistakes.sign,
    "number": Mistakes.times,
    "path missing": Mistakes.path_missing,
}
