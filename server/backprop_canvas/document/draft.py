"""A document being changed, one step at a time. Each step is made or refused, and returns the values that stood there
before. Checks the types of incoming values. Whether the result is a valid document is checked at the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec.structs import asdict, replace

from backprop_canvas.document.fields import Record, Title, Word
from backprop_canvas.document.records import Records
from backprop_canvas.document.refusals import refusal
from backprop_canvas.document.sample_list import Samples
from backprop_canvas.document.schema import (
    MAX_EDGES,
    MAX_NEURONS,
    MAX_PARAMETERS,
    MAX_STOPS,
    Conventions,
    Document,
    Edge,
    Kind,
    Neuron,
    Parameter,
    Part,
    Sample,
    Split,
    Stop,
)
from backprop_canvas.document.training import MAX_SAMPLES, Training
from backprop_canvas.errors import Problem

Fields = dict[str, Any]
T = TypeVar("T", bound=msgspec.Struct)

_TYPES: dict[Kind, type[Neuron | Edge | Parameter]] = {"neurons": Neuron, "edges": Edge, "parameters": Parameter}
_LIMITS: dict[Kind, int] = {"neurons": MAX_NEURONS, "edges": MAX_EDGES, "parameters": MAX_PARAMETERS}


class _Settings(Record, frozen=True, kw_only=True):
    """What a document has besides its lists."""

    title: Title = ""
    loss: Word
    training: Training = msgspec.field(default_factory=Training)
    conventions: Conventions | None = None
    stops: Annotated[tuple[Stop, ...], msgspec.Meta(max_length=MAX_STOPS)] = ()


class Draft:
    """See the module. The original document stays as it is."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lists: dict[Kind, Records] = {}
        self._changed_samples: Samples | None = None
        self._settings: Fields = {}

    def document(self) -> Document:
        """The document as changed. Raises Problem too_many."""
        changed: Fields = {kind: tuple(records.items) for kind, records in self._lists.items()}
        for kind, records in self._lists.items():
            if len(records.items) > _LIMITS[kind]:
                raise Problem("too_many", path=kind, limit=f"{_LIMITS[kind]:,}")
        if self._changed_samples is not None:
            changed["samples"] = self._changed_samples.finish()
        if len(changed.get("samples", ())) > MAX_SAMPLES:
            raise Problem("too_many", path="samples", limit=f"{MAX_SAMPLES:,}")
        return replace(self._document, **changed, **self._settings)

    # records

    def add(self, kind: Kind, at: int, fields: Fields) -> str:
        """Insert a record and return its id."""
        records = self._records(kind)
        _check_position(kind, at, len(records.items) + 1)
        record = _convert(fields, _TYPES[kind], f"{kind}[{at}]", ())
        if records.position(record.id) is not None:
            raise Problem("duplicate_id", path=f"{kind}[{at}].id", ids=(record.id,), id=record.id)
        records.insert(at, record)
        return record.id

    def remove(self, kind: Kind, record: str) -> tuple[int, Fields]:
        """Take a record out; return its position and its fields."""
        at = self._position(kind, record)
        fields: Fields = msgspec.to_builtins(self._records(kind).pop(at))
        return at, fields

    def change(self, kind: Kind, record: str, fields: Fields) -> Fields:
        """Set fields of a record, None for their defaults; return what they were."""
        at = self._position(kind, record)
        if "id" in fields:
            raise Problem("out_of_range", path=f"{kind}[{at}].id", ids=(record,), reason="an id does not change")
        items = self._records(kind).items
        before = items[at]
        items[at] = _merged(before, fields, f"{kind}[{at}]", (record,))
        return {name: getattr(before, name) for name in fields}

    def _position(self, kind: Kind, record: str) -> int:
        at = self._records(kind).position(record)
        if at is None:
            raise Problem("no_such_record", path=kind, ids=(record,), id=record)
        return at

    def _records(self, kind: Kind) -> Records:
        if kind not in self._lists:
            self._lists[kind] = Records(getattr(self._document, kind))
        return self._lists[kind]

    # samples and settings

    @property
    def _samples(self) -> Samples:
        """Where nobody asks for them they stay the very same."""
        self._changed_samples = self._changed_samples or Samples(self._document.samples)
        return self._changed_samples

    def add_sample(self, at: int, number: int | None, sample: Sample) -> int:
        """Insert a sample and return its id, which may be given."""
        _check_position("samples", at, len(self._samples.items) + 1)
        return self._samples.insert(at, number, sample)

    def remove_sample(self, number: int) -> tuple[int, Sample]:
        """Take the sample with this id out; return its position and the sample."""
        at = self._samples.position(number)
        return at, self._samples.pop(at)

    def set_cell(self, part: Part, number: int, neuron: str, value: float | None) -> float | None:
        """Set a value of the sample with this id, None to take it away; return what it was."""
        return self._set(part, self._samples.position(number), neuron, value)

    def _set(self, part: Part, at: int, neuron: str, value: float | None) -> float | None:
        sample = self._samples.items[at]
        before: dict[str, float] = getattr(sample, part)
        after = before | {neuron: value} if value is not None else {key: before[key] for key in before if key != neuron}
        self._samples.items[at] = replace(sample, **{part: after})
        return before.get(neuron)

    def set_column(self, part: Part, neuron: str, values: Sequence[float | None]) -> tuple[float | None, ...]:
        """Set a neuron's value in every sample; return what they were."""
        count = len(self._samples.items)
        if len(values) != count:
            reason = f"a value for each sample is needed, {count} in all, and {len(values)} are given"
            raise Problem("out_of_range", path="samples", ids=(neuron,), reason=reason)
        return tuple([self._set(part, at, neuron, value) for at, value in enumerate(values)])

    def divide(self, wanted: Mapping[int, Split]) -> dict[int, Split]:
        """Give the samples with these ids another split; return what theirs was."""
        places = self._samples.positions(wanted)
        before: dict[int, Split] = {}
        for number, at in places.items():
            before[number] = self._samples.items[at].split
            self._samples.items[at] = replace(self._samples.items[at], split=wanted[number])
        return before

    def change_settings(self, fields: Fields) -> Fields:
        """Set what a document has besides its lists, None for the defaults; return what it was."""
        now = {name: getattr(self._document, name) for name in _Settings.__struct_fields__} | self._settings
        before = _Settings(**now)
        after = _merged(before, fields, "", ())
        self._settings = {name: getattr(after, name) for name in _Settings.__struct_fields__}
        return {name: msgspec.to_builtins(getattr(before, name)) for name in fields}


def _check_position(path: str, at: int, end: int) -> None:
    if not 0 <= at < end:
        raise Problem("bad_position", path=path, at=at)


def _merged(record: T, fields: Fields, path: str, ids: tuple[str, ...]) -> T:
    """The record with other values in some fields; None stands for a field's default."""
    for name in fields:
        if name not in type(record).__struct_fields__:
            raise Problem("unknown_field", path=path, ids=ids, field=name)
    merged = {name: value for name, value in {**asdict(record), **fields}.items() if value is not None}
    return _convert(merged, type(record), path, ids)


def _convert(fields: Fields, kind: type[T], path: str, ids: tuple[str, ...]) -> T:
    try:
        return msgspec.convert(fields, kind)
    except msgspec.ValidationError as error:
        raise refusal(error, fields, path, ids) from None
