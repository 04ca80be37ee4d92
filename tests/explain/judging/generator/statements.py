"""Equations for values: the update of a parameter by any optimizer, with penalties; and the value of a neuron in the
forward pass. Each with the value that its left side has at a place, computed as a program would."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from typing import Any

from tests.explain.judging.generator.numbers import VALUES, Numbers
from tests.explain.judging.generator.training import ALPHA, EPSILON, MOMENTUM
from tests.explain.judging.generator.writing import Chain, Leaf, Node, Tree, sum_of

Json = dict[str, Any]
# Left side, right side, the value of the left side at a place.
Statement = tuple[str, Tree, Callable[[Numbers], float]]


def updated(document: Json, parameter: str, at: Numbers) -> float:
    """The parameter after the first step."""
    how, penalty = document["training"]["optimizer"], document["training"]["penalty"]
    value: float = at.parameters[parameter]
    rate: float = how["learning_rate"]
    decay: float = how["weight_decay"]
    gradient: float = at.gradients[parameter]
    if any(edge["weight"] == parameter for edge in document["edges"]):
        gradient += penalty["l1"] * ((value > 0) - (value < 0)) + penalty["l2"] * value
    if how["kind"] == "adamw":
        value -= rate * decay * value
    else:
        gradient += decay * value
    match how["kind"]:
        case "nesterov":
            gradient += MOMENTUM * gradient
        case "rmsprop":
            gradient /= math.sqrt((1.0 - ALPHA) * gradient**2) + EPSILON
        case "adam" | "adamw" | "adagrad":
            gradient /= math.sqrt(gradient**2) + EPSILON
    return value - rate * gradient


def _number(value: float) -> Leaf:
    return Leaf("number", f"{value:g}", value)


def _rule(document: Json, parameter: str, gradient: Tree, numbers: random.Random) -> Tree:
    """The same as an equation says it."""
    how, penalty = document["training"]["optimizer"], document["training"]["penalty"]
    rate, decay = how["learning_rate"], how["weight_decay"]
    weight, eta = Leaf("parameter", parameter), Leaf("number", numbers.choice(("η", f"{rate:g}")), rate)
    parts = [gradient]
    if any(edge["weight"] == parameter for edge in document["edges"]):
        parts += [Node("product", (_number(penalty["l1"]), Node("sign", (weight,))))] if penalty["l1"] else []
        parts += [Node("product", (_number(penalty["l2"]), weight))] if penalty["l2"] else []
    if decay and how["kind"] != "adamw":
        parts.append(Node("product", (_number(decay), weight)))
    step = sum_of(parts)
    match how["kind"]:
        case "nesterov":
            step = Node("product", (_number(1.0 + MOMENTUM), step))
        case "rmsprop":
            size = Node("product", (_number(math.sqrt(1.0 - ALPHA)), Node("size", (step,))))
            step = Node("product", (step, Node("inverse", (Node("sum", (size, _number(EPSILON))),))))
        case "adam" | "adamw" | "adagrad":
            below = Node("sum", (Node("size", (step,)), _number(EPSILON)))
            step = Node("product", (step, Node("inverse", (below,))))
    terms: list[Tree] = [weight, Node("minus", (Node("product", (eta, step)),))]
    if decay and how["kind"] == "adamw":
        terms.append(Node("minus", (Node("product", (eta, _number(decay), weight)),)))
    return Node("sum", tuple(terms))


def update(document: Json, parameter: str, numbers: random.Random) -> Statement:
    written = numbers.random() < 0.5
    gradient = Chain(document, numbers).gradient(parameter) if written else Leaf("dL/dw", parameter)
    side = _rule(document, parameter, gradient, numbers)
    return f"{parameter} := ", side, lambda at: updated(document, parameter, at)


def forward(document: Json, _: str, numbers: random.Random) -> Statement:
    computed = [each for each in document["neurons"] if each.get("activation") in VALUES]
    neuron = numbers.choice(computed)
    name = neuron["id"]
    terms: list[Tree] = [
        Node("product", (Leaf("parameter", edge["weight"]), Leaf("a", edge["source"])))
        for edge in document["edges"]
        if edge["target"] == name
    ]
    terms += [Leaf("parameter", neuron["bias"])] if "bias" in neuron else []
    inner = sum_of(terms) if terms else _number(0.0)
    if numbers.random() < 0.3:
        return f"z_{name} = ", inner, lambda at: at.z[name]
    whole = inner if neuron["activation"] == "linear" else Node(neuron["activation"], (inner,))
    return f"{name} = ", whole, lambda at: at.a[name]


STATEMENTS: Mapping[str, Callable[[Json, str, random.Random], Statement]] = {"updates": update, "forward": forward}
