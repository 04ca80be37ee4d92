"""An independent program for the numbers of one sample, written for the tests and sharing nothing with the
server: it reads the document's JSON and differentiates forward, with dual numbers (Clifford 1873).

Nothing here travels backwards. A derivative is asked for by placing a small amount, a *nudge*, somewhere
in the network and carrying its effect along to L; many nudges are carried at once, as an array.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

# Where a nudge is placed: ("parameter", id) in all its uses; ("z", neuron), ("a", neuron) behind its sum or
# its activation; ("own", output) as the loss alone sees it; ("use", edge) in one use of a weight;
# ("along", edge) on the source's output as that edge alone sees it.
Place = tuple[str, str]
Slopes = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Dual:
    """value + slopes·ε, where slopes holds one number per nudge."""

    value: float
    slopes: Slopes

    def __add__(self, other: Dual) -> Dual:
        return Dual(self.value + other.value, self.slopes + other.slopes)

    def __mul__(self, other: Dual) -> Dual:
        return Dual(self.value * other.value, self.slopes * other.value + other.slopes * self.value)

    def through(self, value: float, slope: float) -> Dual:
        return Dual(value, self.slopes * slope)


def activate(word: str, z: Dual) -> Dual:
    """Written with other functions than the server's where there are others."""
    x = z.value
    if word == "linear":
        return z
    if word == "sigmoid":
        return z.through(0.5 + 0.5 * math.tanh(0.5 * x), 0.25 / math.cosh(0.5 * x) ** 2)
    if word == "tanh":
        return z.through(math.expm1(2 * x) / (math.expm1(2 * x) + 2), 1 / math.cosh(x) ** 2)
    if word == "relu":
        return z.through(0.5 * (x + abs(x)), float(x > 0))
    raise KeyError(word)


SCALES = {"half_squared_error": 0.5, "squared_error": 1.0}


class Oracle:
    """One sample of a document. loss: L; losses, z, a: numbers by neuron id; slope(place): ∂L/∂nudge."""

    def __init__(self, document: Mapping[str, Any], places: Iterable[Place] | None = None, sample: int = 0) -> None:
        self._document = document
        wanted = all_places(document) if places is None else list(places)
        self._places = {place: at for at, place in enumerate(wanted)}
        self._parameters = {p["id"]: self._nudged("parameter", p["id"], p["value"]) for p in document["parameters"]}
        self._known: dict[str, Dual] = {}
        self.z: dict[str, float] = {}
        self._compute(document["samples"][sample]["inputs"])
        self.a = {neuron: known.value for neuron, known in self._known.items()}
        parts = self._parts(document["samples"][sample]["targets"])
        self.losses = {neuron: part.value for neuron, part in parts.items()}
        self.loss = math.fsum(self.losses.values())
        self._slopes = sum((part.slopes for part in parts.values()), np.zeros(len(wanted)))

    def slope(self, kind: str, name: str) -> float:
        return float(self._slopes[self._places[kind, name]])

    def _nudged(self, kind: str, name: str, value: float) -> Dual:
        return self._nudge(kind, name, Dual(value, np.zeros(len(self._places))))

    def _nudge(self, kind: str, name: str, number: Dual) -> Dual:
        if (kind, name) not in self._places:
            return number
        slopes = number.slopes.copy()
        slopes[self._places[kind, name]] += 1.0
        return Dual(number.value, slopes)

    def _compute(self, inputs: Mapping[str, float]) -> None:
        """Neurons as soon as everything that they need is known."""
        entering: dict[str, list[Mapping[str, str]]] = {neuron["id"]: [] for neuron in self._document["neurons"]}
        for edge in self._document["edges"]:
            entering[edge["target"]].append(edge)
        waiting = list(self._document["neurons"])
        while waiting:
            later = []
            for neuron in waiting:
                edges = entering[neuron["id"]]
                if all(edge["source"] in self._known for edge in edges):
                    known = self._input(neuron, inputs) if neuron["role"] == "input" else self._output(neuron, edges)
                    self._known[neuron["id"]] = self._nudge("a", neuron["id"], known)
                else:
                    later.append(neuron)
            waiting = later

    def _input(self, neuron: Mapping[str, str], inputs: Mapping[str, float]) -> Dual:
        return Dual(inputs[neuron["id"]], np.zeros(len(self._places)))

    def _output(self, neuron: Mapping[str, str], edges: list[Mapping[str, str]]) -> Dual:
        total = Dual(0.0, np.zeros(len(self._places)))
        if "bias" in neuron:
            total = total + self._parameters[neuron["bias"]]
        for edge in edges:
            weight = self._nudge("use", edge["id"], self._parameters[edge["weight"]])
            total = total + weight * self._nudge("along", edge["id"], self._known[edge["source"]])
        total = self._nudge("z", neuron["id"], total)
        self.z[neuron["id"]] = total.value
        return activate(neuron["activation"], total)

    def _parts(self, targets: Mapping[str, float]) -> dict[str, Dual]:
        nothing = np.zeros(len(self._places))
        scale = Dual(SCALES[self._document["loss"]], nothing)
        parts = {}
        for neuron in self._document["neurons"]:
            if neuron["role"] == "output":
                seen = self._nudge("own", neuron["id"], self._known[neuron["id"]])
                error = seen + Dual(-targets[neuron["id"]], nothing)
                parts[neuron["id"]] = scale * error * error
        return parts


def all_places(document: Mapping[str, Any]) -> list[Place]:
    """Every place where a nudge can be."""
    places = [("parameter", parameter["id"]) for parameter in document["parameters"]]
    for neuron in document["neurons"]:
        places.append(("a", neuron["id"]))
        if neuron["role"] != "input":
            places.append(("z", neuron["id"]))
        if neuron["role"] == "output":
            places.append(("own", neuron["id"]))
    return places + [(kind, edge["id"]) for kind in ("use", "along") for edge in document["edges"]]
