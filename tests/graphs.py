"""Networks for the tests, as the JSON of documents: the small shapes in which backpropagation goes wrong, a
long chain, and random acyclic drawings in which neurons, edges and parameters stand in any order.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import strategies as st

from backprop_canvas.document.schema import Document
from backprop_canvas.engine.functions import activations, losses

Json = dict[str, Any]
ACTIVATIONS = tuple(activations.ACTIVATIONS)
LOSSES = tuple(losses.LOSSES)
# The losses that want an activation of every output.
OF_OUTPUTS = {"binary_cross_entropy": "sigmoid", "cross_entropy": "softmax"}
# Every activation with every loss: of all neurons, or of the hidden ones if the loss needs another one for outputs.
PAIRS = (
    *((activation, loss) for activation in ACTIVATIONS for loss in LOSSES),
    *(("softmax", loss) for loss in LOSSES if loss not in OF_OUTPUTS),
)
# The activation of the hidden neurons if the outputs have softmax.
BESIDE_SOFTMAX = "tanh"
# Networks whose numbers were computed elsewhere: <name>.json and <name>.expected.json in tests/examples.
EXAMPLES = ("backpropbuilder-neuron", "chain-1-1-1", "han-kamber-3-2-1", "mazur-2-2-2")


def example(name: str) -> Json:
    read: Json = json.loads((Path(__file__).parent / "examples" / f"{name}.json").read_text(encoding="utf-8"))
    return read


def decoded(document: Json) -> Document:
    return msgspec.convert(document, Document)


def drawing(
    inputs: Sequence[str],
    hidden: Sequence[str],
    outputs: Sequence[str],
    edges: Sequence[str],
    *,
    activation: str = "sigmoid",
    loss: str = "half_squared_error",
    shared: Mapping[str, str] | None = None,
    seed: int = 1,
) -> Json:
    """A document whose edges are given as "source target". An edge's id is `source-target`. Every edge and every neuron
    that computes has its own parameter, w or b followed by its id, unless `shared` names another one. Neurons have
    `activation`. Exceptions are outputs whose loss needs another one, and hidden neurons beside a softmax."""
    numbers = random.Random(seed)
    names = shared or {}
    ends = [edge.split() for edge in edges]
    computing = [*hidden, *outputs]
    lines = [
        {"id": f"{source}-{target}", "source": source, "target": target, "weight": f"w.{source}.{target}"}
        for source, target in ends
    ]
    for line in lines:
        line["weight"] = names.get(line["id"], line["weight"])
    biases = {neuron: names.get(neuron, f"b.{neuron}") for neuron in computing}
    used = dict.fromkeys([line["weight"] for line in lines] + list(biases.values()))
    inner = BESIDE_SOFTMAX if activation == "softmax" else activation
    outer = OF_OUTPUTS.get(loss, activation)
    return {
        "format": "backprop-canvas/1",
        "neurons": [
            *({"id": neuron, "role": "input"} for neuron in inputs),
            *({"id": n, "role": "hidden", "activation": inner, "bias": biases[n]} for n in hidden),
            *({"id": n, "role": "output", "activation": outer, "bias": biases[n]} for n in outputs),
        ],
        "edges": lines,
        "parameters": [
            {"id": slot, "name": f"p{at}", "value": round(numbers.uniform(-1, 1), 3)} for at, slot in enumerate(used)
        ],
        "loss": loss,
        "samples": [_sample(inputs, outputs, loss, numbers) for _ in range(2)],
    }


def _sample(inputs: Sequence[str], outputs: Sequence[str], loss: str, numbers: random.Random) -> Json:
    return {
        "inputs": {neuron: round(numbers.uniform(-1, 1), 3) for neuron in inputs},
        "targets": {neuron: _target(loss, round(numbers.uniform(-1, 1), 3)) for neuron in outputs},
    }


def _target(loss: str, number: float) -> float:
    """Probabilities where the loss wants them, some of them 0 and 1."""
    return min(max(round(0.5 + 0.7 * number, 3), 0.0), 1.0) if loss in OF_OUTPUTS else number


def _chain(**words: Any) -> Json:
    return drawing(["x"], ["h", "g"], ["y"], ["x h", "h g", "g y"], **words)


def _fan_out(**words: Any) -> Json:
    edges = ["x h", "h f", "h g", "h k", "f y", "g y", "k y"]
    return drawing(["x"], ["h", "f", "g", "k"], ["y"], edges, **words)


def _diamond(**words: Any) -> Json:
    return drawing(["x"], ["f", "g"], ["y"], ["x f", "x g", "f y", "g y"], **words)


def _skip(**words: Any) -> Json:
    return drawing(["x"], ["h", "g"], ["y"], ["x h", "x y", "h g", "h y", "g y"], **words)


def _two_outputs(**words: Any) -> Json:
    edges = ["i h", "j h", "i g", "j g", "h y", "g y", "h v", "g v"]
    return drawing(["i", "j"], ["h", "g"], ["y", "v"], edges, **words)


def _output_feeds_on(**words: Any) -> Json:
    if "softmax" in (words.get("activation"), OF_OUTPUTS.get(words.get("loss", ""))):
        return _softmax_feeds_on(**words)
    return drawing(["x"], ["h", "g"], ["y", "v"], ["x h", "h y", "y g", "g v", "y v"], **words)


def _softmax_feeds_on(**words: Any) -> Json:
    """No path may lead from one softmax output to another. So the edges out of softmax outputs lead to an
    output of another kind if the loss allows it; otherwise they lead to no output."""
    edges = ["x h", "h y", "h v", "y g", "y f", "g f"]
    document = drawing(["x"], ["h", "g", "f"], ["y", "v"], edges, **words)
    if document["loss"] not in OF_OUTPUTS:
        _give_target(document, "f", 0.3)
    return document


def _give_target(document: Json, neuron: str, target: float) -> None:
    next(record for record in document["neurons"] if record["id"] == neuron)["role"] = "output"
    for sample in document["samples"]:
        sample["targets"][neuron] = target


def _shared_parameter(**words: Any) -> Json:
    shared = {"x-h": "w", "h-y": "w", "h": "b", "y": "b", "x-y": "b"}
    return drawing(["x"], ["h"], ["y"], ["x h", "h y", "x y"], shared=shared, **words)


SHAPES: Mapping[str, Callable[..., Json]] = {
    "chain": _chain,
    "fan_out": _fan_out,
    "diamond": _diamond,
    "skip": _skip,
    "two_outputs": _two_outputs,
    "output_feeds_on": _output_feeds_on,
    "shared_parameter": _shared_parameter,
}


def long_chain(length: int) -> Json:
    """x → n1 → … → y, `length` neurons, with weights around 1 so that the gradient does not vanish."""
    names = ["x", *(f"n{at}" for at in range(1, length - 1)), "y"]
    edges = [f"{source} {target}" for source, target in pairwise(names)]
    document = drawing(["x"], names[1:-1], ["y"], edges, activation="linear")
    for at, parameter in enumerate(document["parameters"]):
        is_weight = parameter["id"].startswith("w")
        parameter["value"] = 1 + 0.02 * (at % 3 - 1) if is_weight else 0.001 * (at % 5 - 2)
    for neuron in document["neurons"][100::100]:
        neuron["activation"] = "tanh"
    return document


def random_document(seed: int, activation: str | None = None, loss: str | None = None) -> Json:
    """A random acyclic drawing of up to 15 neurons: skip connections, outputs that feed on, neurons that
    nothing enters or leaves, neurons without bias, shared, frozen and unused parameters, everything
    shuffled. Without `activation` each neuron has its own, some outputs softmax; with "softmax" at least one
    output has it."""
    numbers = random.Random(seed)
    loss = loss or numbers.choice(LOSSES)
    inputs = [f"i{at}" for at in range(numbers.randint(1, 3))]
    outputs = [f"o{at}" for at in range(numbers.randint(1, 3))]
    hidden = [f"h{at}" for at in range(numbers.randint(0, 9))]
    members = _softmax(outputs, activation, loss, numbers)
    ranked = hidden + outputs
    numbers.shuffle(ranked)
    edges = _random_edges(inputs, ranked, members, numbers)
    document = drawing(inputs, hidden, outputs, edges, loss=loss, seed=seed)
    _vary(document, numbers)
    _activate(document, activation, members, numbers)
    numbers.shuffle(document["neurons"])
    numbers.shuffle(document["parameters"])
    return document


def _softmax(outputs: list[str], activation: str | None, loss: str, numbers: random.Random) -> list[str]:
    """The outputs that form a softmax."""
    if OF_OUTPUTS.get(loss) == "softmax":
        return outputs
    if loss in OF_OUTPUTS or (activation != "softmax" and (activation is not None or numbers.random() < 0.7)):
        return []
    return numbers.sample(outputs, numbers.randint(1, len(outputs)))


def _random_edges(inputs: list[str], ranked: list[str], members: list[str], numbers: random.Random) -> list[str]:
    """From each neuron to some of those behind it, without a path from one member of the softmax to another."""
    density = numbers.uniform(0.2, 0.9)
    edges = []
    behind = set(members)
    for at, target in enumerate(ranked):
        chosen = [source for source in inputs + ranked[:at] if numbers.random() < density]
        if target in members:
            chosen = [source for source in chosen if source not in behind]
        elif not behind.isdisjoint(chosen):
            behind.add(target)
        edges += [f"{source} {target}" for source in chosen]
    numbers.shuffle(edges)
    return edges


def _vary(document: Json, numbers: random.Random) -> None:
    document["parameters"].append({"id": "unused", "value": 0.5})
    slots = [parameter["id"] for parameter in document["parameters"]]
    for edge in document["edges"]:
        if numbers.random() < 0.2:
            edge["weight"] = numbers.choice(slots)
    for neuron in document["neurons"]:
        if neuron["role"] != "input" and numbers.random() < 0.3:
            del neuron["bias"]
    for parameter in document["parameters"]:
        parameter["trainable"] = numbers.random() < 0.8


def _activate(document: Json, activation: str | None, members: list[str], numbers: random.Random) -> None:
    given = BESIDE_SOFTMAX if activation == "softmax" else activation
    for neuron in document["neurons"]:
        if neuron["role"] != "input":
            neuron["activation"] = given or numbers.choice(ACTIVATIONS)
        if neuron["role"] == "output":
            neuron["activation"] = OF_OUTPUTS.get(document["loss"], neuron["activation"])
        if neuron["id"] in members:
            neuron["activation"] = "softmax"


def documents() -> st.SearchStrategy[Json]:
    """Random drawings for property tests."""
    return st.builds(random_document, st.integers(0, 2**32 - 1))


def diverging() -> Json:
    """x → h → g → y, linear; w grows without bound."""
    document = drawing(["x"], ["h", "g"], ["y"], ["x h", "h g", "g y"], activation="linear")
    document["training"] = {"optimizer": {"kind": "sgd", "learning_rate": 1e6}}
    return document
