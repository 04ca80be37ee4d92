"""Quantities by the keys of the wire, such as "parameter:w1" or "neuron:h1", and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from backprop_canvas.document.schema import Document, Edge, Neuron, Parameter
from backprop_canvas.errors import Problem
from backprop_canvas.explain.graph.quantity import LOSS, Kind, Quantity

_KINDS: dict[str, Kind] = {
    "output_loss": "output_loss",
    "neuron": "neuron",
    "pre": "pre",
    "parameter": "parameter",
    "target": "target",
}


def quantity_of(document: Document, key: str) -> Quantity:
    """Raises Problem("no_such_quantity") where the key names nothing of this document."""
    kind, _, record = key.partition(":")
    if key == "loss":
        return LOSS
    for at, each in enumerate(_records(document, kind)):
        if each.id == record and _fits(kind, each):
            return Quantity(_KINDS[kind], at)
    raise Problem("no_such_quantity", key=key)


def slot_of(document: Document, key: str) -> int:
    """The position of the parameter that a key names. Raises Problem "no_such_quantity" or "not_a_parameter"."""
    quantity = quantity_of(document, key)
    if quantity.kind != "parameter":
        raise Problem("not_a_parameter", key=key)
    return quantity.index


def key_of(document: Document, quantity: Quantity) -> str:
    """The inverse of `quantity_of`."""
    if quantity == LOSS:
        return "loss"
    return f"{quantity.kind}:{_records(document, quantity.kind)[quantity.index].id}"


def neuron_ids(document: Document, positions: Iterable[int]) -> tuple[str, ...]:
    return tuple(document.neurons[at].id for at in positions)


def _records(document: Document, kind: str) -> Sequence[Neuron | Edge | Parameter]:
    if kind not in _KINDS:
        return ()
    return document.parameters if kind == "parameter" else document.neurons


def _fits(kind: str, record: Neuron | Edge | Parameter) -> bool:
    """A target belongs to an output, and an input has no z."""
    role = getattr(record, "role", "")
    if kind in ("target", "output_loss"):
        return role == "output"
    return kind != "pre" or role != "input"
