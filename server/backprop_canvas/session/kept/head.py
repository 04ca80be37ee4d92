"""The part that says what the other parts are: of which document, by which version of the engine, and where."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from operator import attrgetter
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from backprop_canvas.document.schema import Document, Edge, Neuron, Parameter
from backprop_canvas.document.scope import FIELD_SCOPES
from backprop_canvas.protocol.messages import Position
from backprop_canvas.session.run.branches import MAX_BRANCHES
from backprop_canvas.session.run.curve import MAX_POINTS

HEAD = "head"

Number = Annotated[int, Meta(ge=1, le=1 << 53)]


class KeptBranch(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A run's curve: its number of points. The other fields are those of a branch and its curve."""

    run: Number
    points: Annotated[int, Meta(ge=0, le=MAX_POINTS)]
    samples: Annotated[int, Meta(ge=0)]
    parent: Number | None
    parent_iteration: Number | None


class Head(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """engine: the version that computed the present run. identity: of the document's numbers that it began from, at
    iteration `start`; "" where the document could not run. states: the iterations of the kept ones. spacing: of the
    present curve. branches: the oldest first; the present run is the last. place: where the run was left."""

    engine: str
    identity: str
    runs: Number
    start: Number = 1
    states: tuple[Annotated[int, Meta(ge=0)], ...] = ()
    spacing: Number = 1
    branches: Annotated[tuple[KeptBranch, ...], Meta(max_length=MAX_BRANCHES)] = ()
    place: Position | None = None


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Head)


def encode(head: Head) -> bytes:
    return _ENCODER.encode(head)


def decode(data: bytes) -> Head:
    """Raises ValueError for anything else."""
    return _DECODER.decode(data)


def state_name(run: int, iteration: int) -> str:
    return f"state/{run}/{iteration}"


def curve_names(run: int, count: int) -> Iterable[str]:
    return (f"curve/{run}/{at}" for at in range(count))


def identity(document: Document) -> str:
    """The same for two documents that lead to the same run: whatever reaches no farther than the layout does not
    count."""
    lists: tuple[tuple[type[Any], str, tuple[Any, ...]], ...] = (
        (Neuron, "neurons", document.neurons),
        (Edge, "edges", document.edges),
        (Parameter, "parameters", document.parameters),
    )
    numbers = [[*map(attrgetter(*_deciding(record, kind)), records)] for record, kind, records in lists]
    text = _ENCODER.encode((numbers, document.loss, document.samples, document.training))
    return sha256(text).hexdigest()


def _deciding(record: type[Any], kind: str) -> list[str]:
    """The fields of a record that reach farther than the layout."""
    return [field for field in record.__struct_fields__ if FIELD_SCOPES[kind].get(field) != "layout"]
