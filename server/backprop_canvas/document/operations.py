"""Changes to a document as values, each of which can be undone. A diff is a tuple of operations, applied
in order; they name records by id and fields by name, so that two people's edits to different fields of
one neuron do not undo each other. What an operation does is told by `diff`.
"""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct

from backprop_canvas.document.fields import Id, Number, SampleId
from backprop_canvas.document.schema import Kind, Part, Split
from backprop_canvas.document.training import MAX_SAMPLES

SampleIds = Annotated[tuple[SampleId, ...], Meta(max_length=MAX_SAMPLES)]


class Operation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="op"):
    """What all operations share."""


class Add(Operation, frozen=True, kw_only=True, tag="add"):
    """Insert `record` (the fields of a Neuron, Edge or Parameter) at position `at` of its list."""

    kind: Kind
    at: Annotated[int, Meta(ge=0)]
    record: dict[str, Any]


class Remove(Operation, frozen=True, kw_only=True, tag="remove"):
    """Take the record `id` out of its list."""

    kind: Kind
    id: Id


class Change(Operation, frozen=True, kw_only=True, tag="change"):
    """Set fields of the record `id`; null returns an optional field to its default."""

    kind: Kind
    id: Id
    fields: dict[str, Any]


class AddSample(Operation, frozen=True, kw_only=True, tag="add_sample"):
    """Insert a sample (`inputs` and `targets` by neuron id) at position `at`. Without an id it gets the one after the
    largest."""

    at: Annotated[int, Meta(ge=0)]
    id: SampleId | None = None
    inputs: dict[Id, Number] = {}
    targets: dict[Id, Number] = {}
    split: Split = "train"


class RemoveSample(Operation, frozen=True, kw_only=True, tag="remove_sample"):
    """Take the sample `id` out. Wherever it stands now, no other sample is meant."""

    id: SampleId


class Cell(Operation, frozen=True, kw_only=True, tag="cell"):
    """Set one value of the sample with the id `sample`; null takes it away."""

    part: Part
    sample: SampleId
    neuron: Id
    value: Number | None


class Column(Operation, frozen=True, kw_only=True, tag="column"):
    """Set a neuron's value in every sample, in order; null where a sample has none."""

    part: Part
    neuron: Id
    values: Annotated[tuple[Number | None, ...], Meta(max_length=MAX_SAMPLES)]


class Divide(Operation, frozen=True, kw_only=True, tag="divide"):
    """Say of samples, by their ids, what they are for; all others stay as they are. Of one that is named twice the last
    counts."""

    train: SampleIds = ()
    validation: SampleIds = ()
    test: SampleIds = ()


class Settings(Operation, frozen=True, kw_only=True, tag="settings"):
    """Set fields of the document besides its lists and samples: each as a whole, such as all stops."""

    fields: dict[str, Any]


AnyOperation = Add | Remove | Change | AddSample | RemoveSample | Cell | Column | Divide | Settings
Diff = Annotated[tuple[AnyOperation, ...], Meta(max_length=10_000)]
