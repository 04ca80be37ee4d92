"""An independent program that computes the numbers of one sample, for the tests. It shares nothing with the server: it
reads the document's JSON and differentiates forward, with dual numbers (Clifford 1873).

Nothing here goes backward. For a derivative, a small amount (a *nudge*) is placed somewhere in the network and its
effect is carried along to L. Many nudges are carried at once, as an array.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from statistics import NormalDist
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


NORMAL = NormalDist()
# Written with other functions than the server's, if there are others.
ACTIVATE: Mapping[str, Callable[[Dual], Dual]] = {
    "linear": lambda z: z,
    "sigmoid": lambda z: z.through(logistic(z.value), 0.25 / math.cosh(0.5 * z.value) ** 2),
    "tanh": lambda z: z.through(math.expm1(2 * z.value) / (math.expm1(2 * z.value) + 2), 1 / math.cosh(z.value) ** 2),
    "relu": lambda z: z.through(0.5 * (z.value + abs(z.value)), float(z.value > 0)),
    "leaky_relu": lambda z: z.through(max(z.value, 0.01 * z.value), 0.01 + 0.99 * (z.value > 0)),
    "elu": lambda z: z if z.value > 0 else z.through(2 * math.exp(z.value / 2) * math.sinh(z.value / 2), exp(z).value),
    "softplus": lambda z: z.through(float(np.logaddexp(0.0, z.value)), logistic(z.value)),
    "gelu": lambda z: z * z.through(NORMAL.cdf(z.value), NORMAL.pdf(z.value)),
    "silu": lambda z: z * ACTIVATE["sigmoid"](z),
    "sin": lambda z: z.through(cmath.exp(1j * z.value).imag, cmath.exp(1j * z.value).real),
}


def logistic(x: float) -> float:
    return math.exp(-np.logaddexp(0.0, -x))


def softmax(together: Sequence[Dual]) -> list[Dual]:
    """1 / Σ exp(z_j - z_i) for each of them."""
    return [inverse(total([exp(z + minus(own)) for z in together])) for own in together]


def exp(x: Dual) -> Dual:
    return x.through(math.exp(x.value), math.exp(x.value))


def log(x: Dual) -> Dual:
    return x.through(math.log(x.value), 1 / x.value)


def inverse(x: Dual) -> Dual:
    return x.through(1 / x.value, -1 / x.value**2)


def minus(x: Dual) -> Dual:
    return x.through(-x.value, -1.0)


def total(numbers: Sequence[Dual]) -> Dual:
    return reduce(Dual.__add__, numbers)


def part(loss: str, y: Dual, z: float, t: float, count: int) -> Dual:
    """What an output adds to L; z: its pre-activation."""
    nothing = np.zeros(len(y.slopes))
    error = y + Dual(-t, nothing)
    size = abs(error.value)
    match loss:
        case "half_squared_error" | "squared_error" | "mean_squared_error":
            scale = {"half_squared_error": 0.5, "squared_error": 1.0, "mean_squared_error": 1 / count}[loss]
            return Dual(scale, nothing) * error * error
        case "absolute_error":
            return error.through(size, float(np.sign(error.value)))
        case "huber":
            beyond = max(size - 1.0, 0.0)
            return error.through((size**2 - beyond**2) / 2, float(np.clip(error.value, -1.0, 1.0)))
        case "binary_cross_entropy":
            # 1 - y, with the digits that are lost if y is nearly 1.
            rest = Dual(logistic(-z), -y.slopes)
            return Dual(-t, nothing) * log(y) + Dual(t - 1.0, nothing) * log(rest)
        case "cross_entropy":
            return Dual(-t, nothing) * log(y)
    raise KeyError(loss)


class Oracle:
    """One sample of a document. loss: L; losses, z, a: numbers by neuron id; slope(place): ∂L/∂nudge."""

    def __init__(self, document: Mapping[str, Any], places: Iterable[Place] | None = None, sample: int = 0) -> None:
        self._document = document
        wanted = all_places(document) if places is None else list(places)
        self._places = {place: at for at, place in enumerate(wanted)}
        self._parameters = {p["id"]: self._nudged("parameter", p["id"], p["value"]) for p in document["parameters"]}
        self._known: dict[str, Dual] = {}
        self._together: dict[str, Dual] = {}
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
        """Computes each neuron as soon as everything that it needs is known."""
        entering: dict[str, list[Mapping[str, str]]] = {neuron["id"]: [] for neuron in self._document["neurons"]}
        for edge in self._document["edges"]:
            entering[edge["target"]].append(edge)
        waiting = list(self._document["neurons"])
        while waiting:
            later = []
            for neuron in waiting:
                edges = entering[neuron["id"]]
                if not all(edge["source"] in self._known for edge in edges):
                    later.append(neuron)
                elif neuron["role"] == "input":
                    self._know(neuron["id"], Dual(inputs[neuron["id"]], np.zeros(len(self._places))))
                else:
                    self._activate(neuron, self._sum(neuron, edges))
            waiting = later

    def _sum(self, neuron: Mapping[str, str], edges: list[Mapping[str, str]]) -> Dual:
        z = Dual(0.0, np.zeros(len(self._places)))
        if "bias" in neuron:
            z = z + self._parameters[neuron["bias"]]
        for edge in edges:
            weight = self._nudge("use", edge["id"], self._parameters[edge["weight"]])
            z = z + weight * self._nudge("along", edge["id"], self._known[edge["source"]])
        z = self._nudge("z", neuron["id"], z)
        self.z[neuron["id"]] = z.value
        return z

    def _activate(self, neuron: Mapping[str, str], z: Dual) -> None:
        """A neuron of the softmax waits for the last of them."""
        if neuron["activation"] != "softmax":
            self._know(neuron["id"], ACTIVATE[neuron["activation"]](z))
            return
        self._together[neuron["id"]] = z
        if len(self._together) == sum(other.get("activation") == "softmax" for other in self._document["neurons"]):
            for member, a in zip(self._together, softmax(list(self._together.values())), strict=True):
                self._know(member, a)

    def _know(self, neuron: str, a: Dual) -> None:
        self._known[neuron] = self._nudge("a", neuron, a)

    def _parts(self, targets: Mapping[str, float]) -> dict[str, Dual]:
        outputs = [neuron["id"] for neuron in self._document["neurons"] if neuron["role"] == "output"]
        seen = {output: self._nudge("own", output, self._known[output]) for output in outputs}
        loss = self._document["loss"]
        return {o: part(loss, seen[o], self.z[o], targets[o], len(outputs)) for o in outputs}


def all_places(document: Mapping[str, Any]) -> list[Place]:
    """Every place for a nudge."""
    places = [("parameter", parameter["id"]) for parameter in document["parameters"]]
    for neuron in document["neurons"]:
        places.append(("a", neuron["id"]))
        if neuron["role"] != "input":
            places.append(("z", neuron["id"]))
        if neuron["role"] == "output":
            places.append(("own", neuron["id"]))
    return places + [(kind, edge["id"]) for kind in ("use", "along") for edge in document["edges"]]
