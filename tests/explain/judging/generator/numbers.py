"""The numbers of a network at one place: its own forward and backward pass, in plain Python."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

Json = dict[str, Any]
Values = Mapping[str, float]


def logistic(z: float) -> float:
    return 0.5 * (1.0 + math.tanh(0.5 * z))


def normal(z: float) -> float:
    return 0.5 * (1.0 + math.erf(z / math.sqrt(2.0)))


VALUES: Mapping[str, Callable[[float], float]] = {
    "linear": lambda z: z,
    "sigmoid": logistic,
    "tanh": math.tanh,
    "sin": math.sin,
    "relu": lambda z: max(z, 0.0),
    "leaky_relu": lambda z: max(z, 0.01 * z),
    "elu": lambda z: z if z > 0 else math.exp(z) - 1.0,
    "softplus": lambda z: math.log(1.0 + math.exp(z)),
    "silu": lambda z: z * logistic(z),
    "gelu": lambda z: z * normal(z),
}
SLOPES: Mapping[str, Callable[[float], float]] = {
    "linear": lambda _: 1.0,
    "sigmoid": lambda z: logistic(z) * (1.0 - logistic(z)),
    "tanh": lambda z: 1.0 - math.tanh(z) ** 2,
    "sin": math.cos,
    "relu": lambda z: float(z > 0),
    "leaky_relu": lambda z: 1.0 if z > 0 else 0.01,
    "elu": lambda z: 1.0 if z > 0 else math.exp(z),
    "softplus": logistic,
    "silu": lambda z: logistic(z) * (1.0 + z * (1.0 - logistic(z))),
    "gelu": lambda z: normal(z) + z * math.exp(-0.5 * z * z) / math.sqrt(2.0 * math.pi),
}
# ∂/∂y of one output's part of the loss, from y, t and the number of outputs.
OWN: Mapping[str, Callable[[float, float, int], float]] = {
    "half_squared_error": lambda y, t, _: y - t,
    "squared_error": lambda y, t, _: 2.0 * (y - t),
    "mean_squared_error": lambda y, t, count: 2.0 * (y - t) / count,
    "absolute_error": lambda y, t, _: math.copysign(1.0, y - t),
    "huber": lambda y, t, _: max(-1.0, min(1.0, y - t)),
    "binary_cross_entropy": lambda y, t, _: (y - t) / (y * (1.0 - y)),
    "cross_entropy": lambda y, t, _: -t / y,
}


class Wiring:
    """The edges of a document by their ends. Thousands of places of one document ask for them."""

    def __init__(self, document: Json) -> None:
        self.document = document
        self.into: dict[str, list[Json]] = {each["id"]: [] for each in document["neurons"]}
        self.out_of: dict[str, list[Json]] = {each["id"]: [] for each in document["neurons"]}
        for edge in document["edges"]:
            self.into[edge["target"]].append(edge)
            self.out_of[edge["source"]].append(edge)
        self.activations = {each["id"]: each.get("activation", "") for each in document["neurons"]}
        self.softmax = [name for name, activation in self.activations.items() if activation == "softmax"]


class Forward:
    """z and a of every neuron."""

    def __init__(self, wiring: Wiring, parameters: Values, inputs: Values) -> None:
        self._wiring, self._document = wiring, wiring.document
        self.parameters, self.activations = parameters, wiring.activations
        self.a: dict[str, float] = dict(inputs)
        self.z: dict[str, float] = {}
        self._forward()

    def _forward(self) -> None:
        for neuron in self._document["neurons"]:
            name = neuron["id"]
            if neuron["role"] == "input":
                continue
            terms = [self.parameters[e["weight"]] * self.a[e["source"]] for e in self._wiring.into[name]]
            self.z[name] = math.fsum(terms) + self.parameters.get(neuron.get("bias", ""), 0.0)
            if self.activations[name] != "softmax":
                self.a[name] = VALUES[self.activations[name]](self.z[name])
        members = self._wiring.softmax
        top = max((self.z[member] for member in members), default=0.0)
        whole = math.fsum(math.exp(self.z[member] - top) for member in members)
        self.a |= {member: math.exp(self.z[member] - top) / whole for member in members}


class Numbers(Forward):
    """own: ∂L/∂a of the outputs by the loss alone; grad_a, grad_z, gradients: ∂L/∂ of everything."""

    def __init__(self, wiring: Wiring, parameters: Values, inputs: Values, targets: Values) -> None:
        super().__init__(wiring, parameters, inputs)
        self.targets = targets
        self.own: dict[str, float] = {}
        self.own_z: dict[str, float] = {}
        self.grad_a: dict[str, float] = {}
        self.grad_z: dict[str, float] = {}
        self.gradients = dict.fromkeys(parameters, 0.0)
        self._by_loss()
        self._backward()

    def slope(self, neuron: str) -> float:
        return SLOPES[self.activations[neuron]](self.z[neuron])

    def _by_loss(self) -> None:
        own = OWN[self._document["loss"]]
        self.own |= {name: own(self.a[name], target, len(self.targets)) for name, target in self.targets.items()}

    def _backward(self) -> None:
        for neuron in reversed(self._document["neurons"]):
            name = neuron["id"]
            sent = [self.parameters[e["weight"]] * self.grad_z[e["target"]] for e in self._wiring.out_of[name]]
            self.grad_a[name] = math.fsum(sent) + self.own.get(name, 0.0)
            if neuron["role"] == "input":
                continue
            self.grad_z[name] = self._through(name, self.grad_a)
            self.own_z[name] = self._through(name, self.own)
            for edge in self._wiring.into[name]:
                self.gradients[edge["weight"]] += self.grad_z[name] * self.a[edge["source"]]
            if "bias" in neuron:
                self.gradients[neuron["bias"]] += self.grad_z[name]

    def _through(self, name: str, grad_a: Values) -> float:
        """∂L/∂z from ∂L/∂a. No edge leaves a member of a softmax."""
        if self.activations[name] != "softmax":
            return grad_a.get(name, 0.0) * self.slope(name)
        # Differences first: errors that are the same on all outputs leave exactly nothing.
        apart = [self.a[member] * (self.own[name] - self.own[member]) for member in self._wiring.softmax]
        return self.a[name] * math.fsum(apart)
