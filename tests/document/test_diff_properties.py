"""Whatever a diff does to whatever document: it is refused and nothing changes, or its inverse leads back to
the very same document, and what it made is as valid as if all of it had been checked.
"""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from backprop_canvas.document.diff import (
    Add,
    AddSample,
    AnyOperation,
    Cell,
    Change,
    Column,
    Diff,
    Divide,
    Remove,
    RemoveSample,
    Settings,
    apply_diff,
)
from backprop_canvas.document.read import decode_document, encode_document
from backprop_canvas.document.schema import Document, Kind, Part, Split
from backprop_canvas.errors import Problem
from tests.document.documents import drawings, finite

KINDS: st.SearchStrategy[Kind] = st.sampled_from(("neurons", "edges", "parameters"))
PARTS: st.SearchStrategy[Part] = st.sampled_from(("inputs", "targets"))
IDS = st.sampled_from(("n0", "n1", "n2", "n3", "n4", "n5", "e01", "e12", "p0", "p2", "q"))
NAMES = st.none() | st.sampled_from(("n0", "n_0", "p₀", "t_n1", "h1", "L", "z_1", "7", "α'"))
FIELDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "neurons": {
        "name": NAMES,
        "target_name": NAMES,
        "role": st.sampled_from(("input", "hidden", "output")),
        "activation": st.sampled_from((None, "relu")),
        "bias": st.none() | IDS,
        "x": st.none() | st.floats(-1e6, 1e6),
    },
    "edges": {"source": IDS, "target": IDS, "weight": IDS},
    "parameters": {"name": NAMES, "value": st.none() | finite, "trainable": st.none() | st.booleans()},
}
NEW: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "neurons": st.sampled_from(
        ({"id": "q", "role": "input"}, {"id": "q", "role": "output", "activation": "relu", "bias": "p1"})
    ),
    "edges": st.fixed_dictionaries({"id": st.just("q"), "source": IDS, "target": IDS, "weight": IDS}),
    "parameters": st.fixed_dictionaries({"id": st.just("q"), "value": finite}),
}
SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.none() | st.text(max_size=5),
        "loss": st.sampled_from(("huber", "", "absolute_error")),
        "training": st.none() | st.builds(lambda seed: {"seed": seed}, st.integers(-1, 5)),
    },
)
CELLS = st.dictionaries(IDS, finite, max_size=2)


@st.composite
def operations(draw: st.DrawFn, samples: int) -> AnyOperation:
    kind = draw(KINDS)
    choice: Any = draw(st.sampled_from((Add, Remove, Change, AddSample, RemoveSample, Cell, Column, Divide, Settings)))
    at = draw(st.integers(0, 4))
    if choice is Add:
        return Add(kind=kind, at=at, record=draw(NEW[kind]))
    if choice is Remove:
        return Remove(kind=kind, id=draw(IDS))
    if choice is Change:
        return Change(kind=kind, id=draw(IDS), fields=draw(st.fixed_dictionaries({}, optional=FIELDS[kind])))
    if choice is Settings:
        return Settings(fields=draw(SETTINGS))
    return _on_samples(draw, choice, at, samples)


def _on_samples(draw: st.DrawFn, choice: Any, at: int, samples: int) -> AnyOperation:
    if choice is AddSample:
        number, split = draw(st.none() | st.integers(0, 4)), draw(st.sampled_from(get_args(Split)))
        return AddSample(at=at, id=number, inputs=draw(CELLS), targets=draw(CELLS), split=split)
    if choice is Divide:
        ids = st.lists(st.integers(0, max(0, samples - 1)), max_size=4).map(tuple)
        return Divide(train=draw(ids), validation=draw(ids), test=draw(ids))
    if choice is RemoveSample:
        return RemoveSample(id=at)
    part, neuron = draw(PARTS), draw(IDS)
    if choice is Cell:
        return Cell(part=part, sample=at, neuron=neuron, value=draw(st.none() | finite))
    values = draw(st.lists(st.none() | finite, min_size=samples, max_size=samples))
    return Column(part=part, neuron=neuron, values=tuple(values))


def removal(document: Document, neuron: str) -> Diff:
    """What a page sends to remove a neuron: its edges and its values first."""
    edges = tuple(Remove(kind="edges", id=edge.id) for edge in document.edges if neuron in (edge.source, edge.target))
    empty = tuple(None for _ in document.samples)
    columns = (Column(part="inputs", neuron=neuron, values=empty), Column(part="targets", neuron=neuron, values=empty))
    return (*edges, *columns, Remove(kind="neurons", id=neuron))


@given(drawings(), st.data())
def test_a_diff_is_refused_or_can_be_undone(document: Document, data: st.DataObject) -> None:
    diff = tuple(data.draw(st.lists(operations(len(document.samples)), min_size=1, max_size=3)))
    before = encode_document(document)
    try:
        changed, inverse = apply_diff(document, diff)
    except Problem as problem:
        str(problem)
    else:
        _leads_back(document, changed, inverse)
    assert encode_document(document) == before


@given(drawings(), st.data())
def test_neurons_that_were_removed_come_back_with_all_that_was_theirs(document: Document, data: st.DataObject) -> None:
    ids = data.draw(st.permutations([neuron.id for neuron in document.neurons]))
    emptied = document
    for key in ids:
        changed, inverse = apply_diff(emptied, removal(emptied, key))
        _leads_back(emptied, changed, inverse)
        emptied = changed
    assert not emptied.neurons
    assert not emptied.edges


def _leads_back(document: Document, changed: Document, inverse: Diff) -> None:
    assert decode_document(encode_document(changed)) == changed
    back, again = apply_diff(changed, inverse)
    assert back == document
    assert encode_document(back) == encode_document(document)
    assert apply_diff(back, again)[0] == changed
