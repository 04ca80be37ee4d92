"""Sides of equations: trees that have a text and a value at a place, in either meaning of ∂L/∂·."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.explain.judging.generator.numbers import SLOPES, VALUES, Numbers

Json = dict[str, Any]


@dataclass(frozen=True)
class Leaf:
    """kind: of the quantity, a key of TEXTS. number: of a numeral."""

    kind: str
    name: str
    number: float = 0.0

    def text(self, document: Json) -> str:
        activations = {each["id"]: each.get("activation", "") for each in document["neurons"]}
        targets = {each["id"]: each.get("target_name", "") for each in document["neurons"]}
        return TEXTS[self.kind].format(n=self.name, f=activations.get(self.name, ""), t=targets.get(self.name, ""))

    def value(self, at: Numbers, *, total: bool) -> float:
        """total: whether ∂L/∂· is."""
        if self.kind == "number":
            return self.number
        if self.kind in OF_LOSS:
            return OF_LOSS[self.kind](at, self.name, total)
        return OF_NETWORK[self.kind](at, self.name)


OF_NETWORK: Mapping[str, Callable[[Numbers, str], float]] = {
    "parameter": lambda at, name: at.parameters[name],
    "a": lambda at, name: at.a[name],
    "z": lambda at, name: at.z[name],
    "slope": lambda at, name: at.slope(name),
    "da/dz": lambda at, name: at.slope(name),
    "slope of a": lambda at, name: SLOPES[at.activations[name]](at.a[name]),
    "1-a": lambda at, name: 1.0 - at.a[name],
    "1-a²": lambda at, name: 1.0 - at.a[name] ** 2,
    "error": lambda at, name: at.a[name] - at.targets[name],
}
OF_LOSS: Mapping[str, Callable[[Numbers, str, bool], float]] = {
    "dL/da": lambda at, name, total: at.grad_a[name] if total else at.own.get(name, 0.0),
    "dL/dz": lambda at, name, total: at.grad_z[name] if total else at.own_z[name],
    "dL/dw": lambda at, name, _: at.gradients[name],
}
TEXTS = {
    "number": "{n}",
    "parameter": "{n}",
    "a": "{n}",
    "z": "z_{n}",
    "slope": "{f}'(z_{n})",
    "slope of a": "{f}'({n})",
    "da/dz": "d{n}/dz_{n}",
    "1-a": "(1-{n})",
    "1-a²": "(1-{n}^2)",
    "error": "({n}-{t})",
    "dL/da": "dL/d{n}",
    "dL/dz": "dL/dz_{n}",
    "dL/dw": "dL/d{n}",
}


@dataclass(frozen=True)
class Node:
    """operation: sum, product; of one part: minus, inverse, size, sign, or an activation."""

    operation: str
    parts: tuple[Tree, ...]


Tree = Leaf | Node
OF_ONE: Mapping[str, Callable[[float], float]] = {
    "size": abs,
    "sign": lambda x: float((x > 0) - (x < 0)),
    **VALUES,
}


def text(tree: Tree, document: Json) -> str:
    if isinstance(tree, Leaf):
        return tree.text(document)
    parts = [text(part, document) for part in tree.parts]
    match tree.operation:
        case "sum":
            return f"({' + '.join(parts)})"
        case "minus":
            return f"(-{parts[0]})"
        case "inverse":
            return f"(1/({parts[0]}))" if isinstance(tree.parts[0], Node) else f"(1/{parts[0]})"
        case "size":
            return f"abs({parts[0]})"
    if tree.operation in OF_ONE:
        return f"{tree.operation}({parts[0]})"
    return "*".join(parts) or "1"


def worth(tree: Tree, at: Numbers, *, total: bool) -> tuple[float, float]:
    """The value, and the sum of its terms by size."""
    if isinstance(tree, Leaf):
        found = tree.value(at, total=total)
        return found, abs(found)
    parts = [worth(part, at, total=total) for part in tree.parts]
    match tree.operation:
        case "sum":
            return math.fsum(part[0] for part in parts), math.fsum(part[1] for part in parts)
        case "minus":
            return -parts[0][0], parts[0][1]
        case "inverse":
            found = _inverse(parts[0][0])
            return found, abs(found)
    if tree.operation in OF_ONE:
        found = _applied(tree.operation, parts[0][0])
        return found, abs(found)
    return math.prod(part[0] for part in parts), math.prod(part[1] for part in parts)


def _inverse(x: float) -> float:
    """NaN of what divides by 0 itself."""
    if not math.isfinite(x):
        return math.nan
    return 1.0 / x if x else math.inf


def _applied(operation: str, x: float) -> float:
    """NaN where a function has no value."""
    try:
        return OF_ONE[operation](x)
    except (ValueError, OverflowError):
        return math.nan


def sum_of(parts: Sequence[Tree]) -> Tree:
    return parts[0] if len(parts) == 1 else Node("sum", tuple(parts))


class Chain:
    """Writes ∂L/∂parameter of one network by the chain rule, by chance."""

    def __init__(self, document: Json, numbers: random.Random) -> None:
        self._document, self._numbers = document, numbers
        self._neurons = {each["id"]: each for each in document["neurons"]}
        self._left = 40

    def gradient(self, parameter: str) -> Tree:
        """The sum over the uses of the parameter."""
        uses: list[Tree] = [
            Node("product", (*self._delta(edge["target"]), Leaf("a", edge["source"])))
            for edge in self._document["edges"]
            if edge["weight"] == parameter
        ]
        biased = [name for name, neuron in self._neurons.items() if neuron.get("bias") == parameter]
        uses += [Node("product", self._delta(name)) for name in biased]
        self._numbers.shuffle(uses)
        return sum_of(uses) if uses else Leaf("number", "0")

    def _delta(self, name: str) -> tuple[Tree, ...]:
        """The factors of ∂L/∂z."""
        self._left -= 1
        activation, loss = self._neurons[name]["activation"], self._document["loss"]
        if self._numbers.random() < 0.2 or self._left < 0:
            return (Leaf("dL/dz", name),)
        if loss in ("cross_entropy", "binary_cross_entropy") and name in self._outputs():
            return (Leaf("error", name),)
        if activation == "softmax":
            return (Leaf("dL/dz", name),)
        return (*self._sent_back(name), *self._slope(name, activation))

    def _outputs(self) -> list[str]:
        return [name for name, neuron in self._neurons.items() if neuron["role"] == "output"]

    def _sent_back(self, name: str) -> tuple[Tree, ...]:
        """The factors of ∂L/∂a."""
        if name in self._outputs():
            return self._own(name)
        onward = [edge for edge in self._document["edges"] if edge["source"] == name]
        if not onward or self._numbers.random() < 0.25:
            return (Leaf("dL/da", name),)
        parts: list[Tree] = [
            Node("product", (Leaf("parameter", edge["weight"]), *self._delta(edge["target"]))) for edge in onward
        ]
        self._numbers.shuffle(parts)
        only = parts[0]
        return only.parts if len(parts) == 1 and isinstance(only, Node) else (sum_of(parts),)

    def _own(self, name: str) -> tuple[Tree, ...]:
        count, error = len(self._outputs()), Leaf("error", name)
        if self._numbers.random() < 0.7:
            match self._document["loss"]:
                case "half_squared_error":
                    return (error,)
                case "squared_error":
                    return (Leaf("number", "2", 2.0), error)
                case "mean_squared_error":
                    return (Leaf("number", f"(2/{count})", 2.0 / count), error)
        return (Leaf("dL/da", name),)

    def _slope(self, name: str, activation: str) -> tuple[Tree, ...]:
        if activation == "linear":
            return ()
        if activation == "sigmoid" and self._numbers.random() < 0.6:
            return Leaf("a", name), Leaf("1-a", name)
        if activation == "tanh" and self._numbers.random() < 0.6:
            return (Leaf("1-a²", name),)
        return (Leaf(self._numbers.choice(("slope", "slope", "da/dz")), name),)
