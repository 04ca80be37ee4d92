"""Which breakpoints a document can have. `watching` finds where a cursor meets them."""

from __future__ import annotations

from collections.abc import Sequence

from backprop_canvas.document.schema import Document
from backprop_canvas.errors import Problem
from backprop_canvas.protocol.messages import Breakpoint, OnSign, OnTurn


def check_breakpoints(document: Document, breakpoints: Sequence[Breakpoint]) -> None:
    """Raises Problem "unknown_breakpoint" for the first breakpoint whose subject is missing from the document."""
    for each in breakpoints:
        if not _exists(document, each):
            kind, wanted = _about(each)
            raise Problem("unknown_breakpoint", ids=(wanted,), kind=kind, id=wanted)


def breakpoints_left(document: Document, breakpoints: Sequence[Breakpoint]) -> tuple[Breakpoint, ...]:
    """The breakpoints whose neuron or parameter is in the document."""
    return tuple(each for each in breakpoints if _exists(document, each))


def _exists(document: Document, breakpoint_: Breakpoint) -> bool:
    match breakpoint_:
        case OnSign(parameter=wanted):
            return any(parameter.id == wanted for parameter in document.parameters)
        case OnTurn(neuron=wanted):
            return any(neuron.id == wanted for neuron in document.neurons)
    return True


def _about(breakpoint_: Breakpoint) -> tuple[str, str]:
    """The kind and the id of the record that a breakpoint is about; "" for both if it is about the whole network."""
    match breakpoint_:
        case OnSign(parameter=wanted):
            return "parameter", wanted
        case OnTurn(neuron=wanted):
            return "neuron", wanted
    return "", ""
