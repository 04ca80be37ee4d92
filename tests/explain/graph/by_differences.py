"""A network's values and derivatives, computed once more by definition: values from a drawing's JSON, derivatives by
turning one quantity a little to both sides. Slow; shares nothing with the code that it checks.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from typing import Literal

from tests.graphs import Json

# L, the a or z of a neuron, a parameter or the target of an output, by id.
Thing = tuple[Literal["L", "a", "z", "p", "t"], str]
Reading = Literal["total", "mixed", "direct"]
READINGS: tuple[Reading, ...] = ("total", "mixed", "direct")
LOSS: Thing = ("L", "")
STEP = 1e-5


def _sigmoid(z: float) -> float:
    return 1.0 / (1.0 + math.exp(-z))


ACTIVATIONS: Mapping[str, Callable[[float], float]] = {
    "linear": lambda z: z,
    "sigmoid": _sigmoid,
    "tanh": math.tanh,
    "softplus": lambda z: math.log1p(math.exp(z)),
    "silu": lambda z: z * _sigmoid(z),
    "gelu": lambda z: 0.5 * z * (1.0 + math.erf(z / math.sqrt(2.0))),
    "sin": math.sin,
}
# What an output y with target t adds to L; k outputs.
LOSSES: Mapping[str, Callable[[float, float, int], float]] = {
    "half_squared_error": lambda y, t, k: (y - t) ** 2 / 2,
    "squared_error": lambda y, t, k: (y - t) ** 2,
    "mean_squared_error": lambda y, t, k: (y - t) ** 2 / k,
    "cross_entropy": lambda y, t, k: -t * math.log(y),
}


class Drawing:
    """A document's neurons, and what leads where."""

    def __init__(self, document: Json) -> None:
        self.document = document
        self.neurons = {neuron["id"]: neuron for neuron in document["neurons"]}
        self.outputs = [name for name, neuron in self.neurons.items() if neuron["role"] == "output"]
        self.inputs = [name for name, neuron in self.neurons.items() if neuron["role"] == "input"]
        self.softmax = [name for name, neuron in self.neurons.items() if neuron.get("activation") == "softmax"]
        self.into: dict[str, list[Json]] = {name: [] for name in self.neurons}
        for edge in document["edges"]:
            self.into[edge["target"]].append(edge)

    def group(self, neuron: str) -> list[str]:
        """The neurons whose a follow the z of this one."""
        return self.softmax if neuron in self.softmax else [neuron]

    def users(self, parameter: str) -> list[str]:
        """The neurons in whose z a parameter stands."""
        return [
            name
            for name, neuron in self.neurons.items()
            if neuron.get("bias") == parameter or any(edge["weight"] == parameter for edge in self.into[name])
        ]

    def targets(self, neuron: str) -> list[str]:
        """The neurons in whose z a neuron's a stands."""
        return [name for name, edges in self.into.items() if any(edge["source"] == neuron for edge in edges)]

    def reaching(self) -> frozenset[str]:
        """The neurons that L depends on."""
        found, waiting = set(self.outputs), list(self.outputs)
        while waiting:
            for head in self.group(waiting.pop()):
                sources = {edge["source"] for edge in self.into[head]} - found
                found |= sources
                waiting += sources
        return frozenset(found)

    def feeds_on(self, output: str) -> bool:
        """Whether L depends on an output in any other way than as an output."""
        reaching = self.reaching()
        return any(head in reaching for target in self.targets(output) for head in self.group(target))


class Place:
    """A drawing with parameters, inputs and targets of its own."""

    def __init__(self, drawing: Drawing, given: Mapping[Thing, float]) -> None:
        self._drawing, self._given = drawing, given
        self._loss = LOSSES[drawing.document["loss"]]
        self._values = self._pass({})
        self._known: dict[tuple[bool, Thing, Thing], float] = {}

    def value(self, thing: Thing) -> float:
        return self._value(thing, self._values)

    def derivative(self, of: Thing, wrt: Thing, reading: Reading) -> float:
        direct = reading == "direct" or (reading == "mixed" and of != LOSS)
        key = (direct, of, wrt)
        if key not in self._known:
            self._known[key] = 1.0 if of == wrt else self._difference(of, wrt, self._held(of, wrt) if direct else {})
        return self._known[key]

    def _difference(self, of: Thing, wrt: Thing, held: Mapping[Thing, float]) -> float:
        now = self.value(wrt)
        step = STEP * min(1.0, max(abs(now), 0.03))
        above, below = (self._value(of, self._pass({**held, wrt: now + side * step})) for side in (1, -1))
        return (above - below) / (2 * step)

    def _held(self, of: Thing, wrt: Thing) -> dict[Thing, float]:
        """The a of all neurons but those that the derivative is about."""
        free = {of[1]} if of[0] in "az" else set()
        free |= set(self._drawing.group(wrt[1])) if wrt[0] == "z" else set()
        return {("a", name): self.value(("a", name)) for name in self._drawing.neurons if name not in free}

    def _pass(self, held: Mapping[Thing, float]) -> dict[Thing, float]:
        return {**self._given, **held}

    def _value(self, thing: Thing, known: dict[Thing, float]) -> float:
        if thing not in known:
            known[thing] = self._compute(thing, known)
        return known[thing]

    def _compute(self, thing: Thing, known: dict[Thing, float]) -> float:
        kind, name = thing
        drawing = self._drawing
        if kind == "L":
            pairs = [(self._value(("a", each), known), known["t", each]) for each in drawing.outputs]
            return math.fsum(self._loss(y, t, len(pairs)) for y, t in pairs)
        if kind == "z":
            bias = drawing.neurons[name].get("bias")
            terms = [known["p", e["weight"]] * self._value(("a", e["source"]), known) for e in drawing.into[name]]
            return math.fsum([*terms, known["p", bias] if bias else 0.0])
        if name in drawing.softmax:
            powers = {each: math.exp(self._value(("z", each), known)) for each in drawing.softmax}
            return powers[name] / sum(powers.values())
        return ACTIVATIONS[drawing.neurons[name]["activation"]](self._value(("z", name), known))


def own_place(drawing: Drawing) -> Place:
    """The document's own values and its first sample."""
    sample = drawing.document["samples"][0]
    given: dict[Thing, float] = {("p", each["id"]): each["value"] for each in drawing.document["parameters"]}
    given |= {("a", name): sample["inputs"][name] for name in drawing.inputs}
    return Place(drawing, given | {("t", name): sample["targets"][name] for name in drawing.outputs})


def random_place(drawing: Drawing, numbers: random.Random) -> Place:
    """Parameters that are frozen stay: what one of them makes 0 is 0 at every place."""
    parameters = drawing.document["parameters"]
    things: list[Thing] = [("p", each["id"]) for each in parameters]
    things += [("a", name) for name in drawing.inputs]
    given = {thing: numbers.choice((-1, 1)) * numbers.uniform(0.3, 1.1) for thing in things}
    given |= {("p", each["id"]): each["value"] for each in parameters if not each["trainable"]}
    return Place(drawing, given | {("t", name): numbers.uniform(0.1, 0.9) for name in drawing.outputs})
