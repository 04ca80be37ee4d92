"""Small documents for the tests of `document`, and drawings at random for Hypothesis."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from backprop_canvas.document.read import decode_document, encode_document
from backprop_canvas.document.schema import FORMAT, Document, Edge, Neuron, Parameter, Sample
from backprop_canvas.document.templates import template

EXAMPLES = Path(__file__).parents[1] / "examples"
Plain = dict[str, Any]


def plain(key: str = "2-2-2") -> Plain:
    """A template as plain JSON values, to be spoilt."""
    values: Plain = json.loads(encode_document(template(key)))
    return values


def spoilt(spoil: Callable[[Plain], object], key: str = "2-2-2") -> bytes:
    """The JSON text of a template after `spoil` has changed it."""
    values = plain(key)
    spoil(values)
    return json.dumps(values).encode()


def document(**fields: Any) -> Document:
    """A document from plain JSON values, empty where none are given, and valid."""
    empty = {"format": FORMAT, "neurons": [], "edges": [], "parameters": [], "loss": "half_squared_error"}
    return decode_document(json.dumps(empty | fields).encode())


def hidden(key: str, **fields: Any) -> Plain:
    return {"id": key, "role": "hidden", "activation": "tanh", **fields}


def chain(length: int) -> Document:
    """An input and `length` neurons after it, one behind the other, which share a weight."""
    ids = [f"n{at}" for at in range(length + 1)]
    neurons = (Neuron(id="n0", role="input"), *(Neuron(id=key, role="hidden", activation="tanh") for key in ids[1:]))
    edges = tuple(Edge(id=f"e{at}", source=ids[at], target=ids[at + 1], weight="w") for at in range(length))
    return replace(
        template("blank"), neurons=neurons, edges=edges, parameters=(Parameter(id="w", value=1.0),), samples=()
    )


finite = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def drawings(draw: st.DrawFn) -> Document:
    """Valid documents of up to six neurons, complete or not."""
    roles = draw(st.lists(st.sampled_from(("input", "hidden", "output")), max_size=6))
    neurons = tuple(_neuron(f"n{at}", role, draw(st.booleans())) for at, role in enumerate(roles))
    pairs = [(a, b) for b in range(len(roles)) for a in range(b) if roles[b] != "input" and draw(st.booleans())]
    weights = ("p0", "p1", "p2")
    edges = tuple(
        Edge(id=f"e{a}{b}", source=f"n{a}", target=f"n{b}", weight=draw(st.sampled_from(weights))) for a, b in pairs
    )
    values = (Parameter(id=key, value=draw(finite), trainable=draw(st.booleans())) for key in weights)
    samples = tuple(_sample(draw, neurons) for _ in range(draw(st.integers(0, 3))))
    return replace(template("blank"), neurons=neurons, edges=edges, parameters=tuple(values), samples=samples)


def _neuron(key: str, role: str, biased: bool) -> Neuron:
    if role == "input":
        return Neuron(id=key, role="input")
    bias = "p2" if biased else None
    return Neuron(id=key, role="hidden" if role == "hidden" else "output", activation="tanh", bias=bias)


def _sample(draw: st.DrawFn, neurons: tuple[Neuron, ...]) -> Sample:
    inputs = {neuron.id: draw(finite) for neuron in neurons if neuron.role == "input" and draw(st.booleans())}
    targets = {neuron.id: draw(finite) for neuron in neurons if neuron.role == "output" and draw(st.booleans())}
    return Sample(inputs=inputs, targets=targets)
