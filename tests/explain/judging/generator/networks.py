"""Random networks, as the JSON of documents. Neurons stand in an order in which they can be computed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from tests.explain.judging.generator.training import training

Json = dict[str, Any]
ERRORS = ("half_squared_error", "squared_error", "mean_squared_error", "absolute_error", "huber")
SMOOTH = ("sigmoid", "tanh", "softplus", "silu", "gelu", "sin")
LEAKY = ("leaky_relu", "elu")
EVERY = ("relu", "leaky_relu", "elu", "linear", *SMOOTH)


def network(kind: str, numbers: random.Random) -> Json:
    """kind: a key of KINDS."""
    return KINDS[kind](numbers)


def _layered(
    numbers: random.Random, activations: Sequence[str], *, loss: str = "", output: str = "", outputs: int = 0
) -> Json:
    """One hidden layer or two, nearly all edges and some that skip a layer."""
    sizes = [numbers.randint(1, 2), *(numbers.randint(1, 3) for _ in range(numbers.randint(1, 2)))]
    sizes.append(outputs or numbers.randint(1, 3))
    layers = [[f"{'xhgy'[-1 if at == len(sizes) - 1 else at]}{n + 1}" for n in range(s)] for at, s in enumerate(sizes)]
    edges = [
        (source, target)
        for at, layer in enumerate(layers)
        for target in layer
        for source in [each for before in layers[:at] for each in before]
        if numbers.random() < (0.85 if source in layers[at - 1] else 0.15)
    ]
    chosen = {name: numbers.choice(activations) for layer in layers[1:] for name in layer}
    for name in layers[-1]:
        chosen[name] = output or numbers.choice(("linear", chosen[name]))
    return _document(layers[0], chosen, layers[-1], edges, loss or numbers.choice(ERRORS), numbers)


def _document(
    inputs: Sequence[str],
    activations: dict[str, str],
    outputs: Sequence[str],
    edges: Sequence[tuple[str, str]],
    loss: str,
    numbers: random.Random,
) -> Json:
    weights = [f"w{at + 1}" for at in range(len(edges))]
    biases = {name: f"b{at + 1}" for at, name in enumerate(activations) if numbers.random() < 0.7}
    targets = {name: f"t{at + 1}" for at, name in enumerate(outputs)}
    computed = [
        {"id": name, "role": "output" if name in outputs else "hidden", "activation": each}
        | ({"bias": biases[name]} if name in biases else {})
        | ({"target_name": targets[name]} if name in targets else {})
        for name, each in activations.items()
    ]
    return {
        "format": "backprop-canvas/1",
        "neurons": [*({"id": name, "role": "input"} for name in inputs), *computed],
        "edges": [
            {"id": f"e{at}", "source": source, "target": target, "weight": weight}
            for at, ((source, target), weight) in enumerate(zip(edges, weights, strict=True))
        ],
        "parameters": [{"id": slot, "value": signed(numbers)} for slot in [*weights, *biases.values()]],
        "loss": loss,
        "samples": [
            {"inputs": {name: signed(numbers) for name in inputs}, "targets": drawn_targets(outputs, loss, numbers)}
        ],
    }


def signed(numbers: random.Random) -> float:
    return round(numbers.choice((-1, 1, 1)) * numbers.uniform(0.15, 1.4), 3)


def drawn_targets(outputs: Sequence[str], loss: str, numbers: random.Random) -> dict[str, float]:
    drawn = [round(numbers.uniform(0.05, 0.95), 3) for _ in outputs]
    if loss == "cross_entropy":
        rest = 1.0
        for at in range(len(drawn) - 1):
            drawn[at] = round(rest * drawn[at], 3)
            rest = round(rest - drawn[at], 3)
        drawn[-1] = rest
    elif loss != "binary_cross_entropy":
        drawn = [signed(numbers) for _ in outputs]
    return dict(zip(outputs, drawn, strict=True))


def _deep(numbers: random.Random) -> Json:
    """A row of four to ten neurons, with an edge that skips some now and then."""
    names = ["x1", *(f"h{at + 1}" for at in range(numbers.randint(4, 10))), "y1"]
    edges = list(pairwise(names))
    if numbers.random() < 0.5:
        first, last = sorted(numbers.sample(range(len(names)), 2))
        edges += [] if last - first < 2 else [(names[first], names[last])]
    activations = dict.fromkeys(names[1:-1], "relu") | {"y1": "linear"}
    return _document(["x1"], activations, ["y1"], edges, numbers.choice(ERRORS), numbers)


def _tied(numbers: random.Random) -> Json:
    document = _layered(numbers, EVERY)
    for each in (*document["edges"], *document["neurons"]):
        key = "weight" if "weight" in each else "bias"
        if key in each and numbers.random() < 0.35:
            each[key] = numbers.choice(document["parameters"])["id"]
    return document


def _frozen(numbers: random.Random) -> Json:
    document = _layered(numbers, ("relu", "relu", "leaky_relu", "tanh"))
    for parameter in document["parameters"]:
        if numbers.random() < 0.4:
            parameter |= {"trainable": False, "value": numbers.choice((1.0, 1.0, -1.0, 0.5, parameter["value"]))}
    return document


def _classes(numbers: random.Random) -> Json:
    return _layered(numbers, EVERY, loss="cross_entropy", output="softmax", outputs=numbers.randint(2, 3))


KINDS: dict[str, Callable[[random.Random], Json]] = {
    "smooth": lambda numbers: _layered(numbers, SMOOTH),
    "relu": lambda numbers: _layered(numbers, ("relu",)),
    "leaky": lambda numbers: _layered(numbers, LEAKY),
    "mixed": lambda numbers: _layered(numbers, EVERY),
    "deep": _deep,
    "tied": _tied,
    "frozen": _frozen,
    "softmax": _classes,
    "softmax of squares": lambda numbers: _layered(numbers, EVERY, output="softmax", outputs=2, loss=ERRORS[1]),
    "updates": lambda numbers: _layered(numbers, EVERY) | {"training": training(numbers)},
    "forward": lambda numbers: _layered(numbers, EVERY),
    "two classes": lambda numbers: _layered(numbers, EVERY, loss="binary_cross_entropy", output="sigmoid"),
}
