"""Makes a diff's changes to a document and says what undoes them: an undo is such an inverse, sent as a
new edit. Its twin in the page is static/js/model/document/diff.js. Knows no network that runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args

from backprop_canvas.document.draft import Draft
from backprop_canvas.document.names import check_names
from backprop_canvas.document.operations import (
    Add,
    AddSample,
    AnyOperation,
    Cell,
    Change,
    Column,
    Diff,
    Divide,
    Operation,
    Remove,
    RemoveSample,
    Settings,
)
from backprop_canvas.document.samples import check_cell
from backprop_canvas.document.schema import Document, Kind, Part, Sample, Split
from backprop_canvas.document.scope import scope
from backprop_canvas.document.validate import check_roles, check_stops, validate
from backprop_canvas.errors import Problem

__all__ = [
    "Add",
    "AddSample",
    "AnyOperation",
    "Cell",
    "Change",
    "Column",
    "Diff",
    "Divide",
    "Kind",
    "Operation",
    "Remove",
    "RemoveSample",
    "Settings",
    "apply_diff",
]


def apply_diff(document: Document, diff: Diff) -> tuple[Document, Diff]:
    """Returns the changed document, and the diff that leads back to exactly this one.

    Raises Problem if an operation cannot be made, or if the result could not be saved. `document` must be valid; it
    stays as it is.
    """
    draft = Draft(document)
    inverse = [_APPLY[type(operation)](draft, operation) for operation in diff]
    changed = draft.document()
    _check(changed, diff)
    return changed, tuple(reversed(inverse))


def _check(changed: Document, diff: Diff) -> None:
    """Raises the first Problem. Checks only what the diff can have changed."""
    if scope(diff) == "topology":
        validate(changed)
        return
    if any(isinstance(operation, Change) and operation.fields.keys() & {"name", "target_name"} for operation in diff):
        check_names(changed)
        check_roles(changed)
    if any(isinstance(operation, Settings) and "stops" in operation.fields for operation in diff):
        check_stops(changed)
    cells = list(_cells(diff))
    neurons = {neuron.id: neuron for neuron in changed.neurons} if cells else {}
    for part, neuron, path in cells:
        if neuron not in neurons:
            raise Problem("no_such_record", path="neurons", ids=(neuron,), id=neuron)
        check_cell(neurons[neuron], part, path)


def _cells(diff: Diff) -> Iterator[tuple[Part, str, str]]:
    """The part, the neuron and the path of each value that a diff sets in samples."""
    for operation in diff:
        if isinstance(operation, Column):
            yield operation.part, operation.neuron, "samples"
        if isinstance(operation, Cell):
            yield operation.part, operation.neuron, f"samples[{operation.sample}].{operation.part}"
        if isinstance(operation, AddSample):
            path = f"samples[{operation.at}]"
            yield from (("inputs", neuron, f"{path}.inputs") for neuron in operation.inputs)
            yield from (("targets", neuron, f"{path}.targets") for neuron in operation.targets)


# One function for each operation: it makes the change and returns its inverse


def _add(draft: Draft, operation: Add) -> Remove:
    return Remove(kind=operation.kind, id=draft.add(operation.kind, operation.at, operation.record))


def _remove(draft: Draft, operation: Remove) -> Add:
    at, record = draft.remove(operation.kind, operation.id)
    return Add(kind=operation.kind, at=at, record=record)


def _change(draft: Draft, operation: Change) -> Change:
    before = draft.change(operation.kind, operation.id, operation.fields)
    return Change(kind=operation.kind, id=operation.id, fields=before)


def _add_sample(draft: Draft, operation: AddSample) -> RemoveSample:
    sample = Sample(inputs=dict(operation.inputs), targets=dict(operation.targets), split=operation.split)
    return RemoveSample(id=draft.add_sample(operation.at, operation.id, sample))


def _remove_sample(draft: Draft, operation: RemoveSample) -> AddSample:
    at, sample = draft.remove_sample(operation.id)
    return AddSample(at=at, id=operation.id, inputs=sample.inputs, targets=sample.targets, split=sample.split)


def _cell(draft: Draft, operation: Cell) -> Cell:
    before = draft.set_cell(operation.part, operation.sample, operation.neuron, operation.value)
    return Cell(part=operation.part, sample=operation.sample, neuron=operation.neuron, value=before)


def _column(draft: Draft, operation: Column) -> Column:
    before = draft.set_column(operation.part, operation.neuron, operation.values)
    return Column(part=operation.part, neuron=operation.neuron, values=before)


def _divide(draft: Draft, operation: Divide) -> Divide:
    wanted: dict[int, Split] = {}
    for split in get_args(Split):
        wanted.update(dict.fromkeys(getattr(operation, split), split))
    before = draft.divide(wanted)
    return Divide(**{split: tuple(each for each, held in before.items() if held == split) for split in get_args(Split)})


def _settings(draft: Draft, operation: Settings) -> Settings:
    return Settings(fields=draft.change_settings(operation.fields))


_APPLY: dict[type[AnyOperation], Callable[[Draft, Any], AnyOperation]] = {
    Add: _add,
    Remove: _remove,
    Change: _change,
    AddSample: _add_sample,
    RemoveSample: _remove_sample,
    Cell: _cell,
    Column: _column,
    Divide: _divide,
    Settings: _settings,
}
