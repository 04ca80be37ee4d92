"""Each operation makes its change, says what undoes it, and is refused where it cannot be made."""

from __future__ import annotations

from typing import Any

import pytest

from backprop_canvas.document.diff import (
    Add,
    AddSample,
    AnyOperation,
    Cell,
    Change,
    Column,
    Diff,
    Remove,
    RemoveSample,
    Settings,
    apply_diff,
)
from backprop_canvas.document.read import encode_document
from backprop_canvas.document.schema import Document, Kind, Neuron, Stop
from backprop_canvas.document.scope import Scope, scope
from backprop_canvas.document.templates import template
from backprop_canvas.document.training import Optimizer, Training
from backprop_canvas.errors import Problem
from tests.document.documents import chain, hidden, plain

NAN = float("nan")


def change(kind: Kind, key: str, **fields: Any) -> Change:
    return Change(kind=kind, id=key, fields=fields)


def applied(*diff: AnyOperation) -> tuple[Document, Diff]:
    """The 2-2-2 network, changed, and the inverse, which has been tried."""
    document = template("2-2-2")
    changed, inverse = apply_diff(document, diff)
    back, again = apply_diff(changed, inverse)
    assert encode_document(back) == encode_document(document)
    assert encode_document(apply_diff(back, again)[0]) == encode_document(changed)
    return changed, inverse


def refused(*diff: AnyOperation) -> Problem:
    document = template("2-2-2")
    with pytest.raises(Problem) as caught:
        apply_diff(document, diff)
    assert document == template("2-2-2")
    return caught.value


def test_a_change_sets_fields_and_leaves_the_others() -> None:
    changed, inverse = applied(change("parameters", "w5", value=0.7), change("neurons", "h1", x=10, name="h"))
    assert changed.parameters[4].value == 0.7
    assert changed.neurons[2] == Neuron(id="h1", name="h", role="hidden", activation="sigmoid", bias="b1", x=10, y=0)
    assert inverse == (change("neurons", "h1", x=290, name=None), change("parameters", "w5", value=0.4))


def test_null_returns_a_field_to_its_default() -> None:
    changed, _ = applied(
        change("parameters", "b1", trainable=None), change("neurons", "o1", bias=None, x=None, target_name=None)
    )
    assert changed.parameters[8].trainable
    assert changed.neurons[4] == Neuron(id="o1", role="output", activation="sigmoid")


def test_a_record_that_was_removed_comes_back_to_its_place() -> None:
    changed, inverse = applied(Remove(kind="edges", id="e3"), Remove(kind="edges", id="e5"))
    assert [edge.id for edge in changed.edges] == ["e1", "e2", "e4", "e6", "e7", "e8"]
    assert [operation.at for operation in inverse if isinstance(operation, Add)] == [3, 2]


def test_a_neuron_goes_with_all_that_names_it() -> None:
    rest = [Remove(kind="edges", id=key) for key in ("e1", "e2", "e5", "e7")]
    changed, inverse = applied(Settings(fields={"stops": None}), *rest, Remove(kind="neurons", id="h1"))
    assert len(changed.neurons) == 5
    assert inverse[0] == Add(
        kind="neurons",
        at=2,
        record={"id": "h1", "role": "hidden", "activation": "sigmoid", "bias": "b1", "x": 290.0, "y": 0.0},
    )


def test_order_within_a_diff_is_free_as_long_as_the_result_is_valid() -> None:
    edge = {"id": "e9", "source": "i1", "target": "h3", "weight": "w9"}
    applied(
        Add(kind="edges", at=8, record=edge),
        Add(kind="parameters", at=0, record={"id": "w9", "value": 1}),
        Add(kind="neurons", at=3, record=hidden("h3")),
    )


def test_samples_come_and_go() -> None:
    changed, inverse = applied(AddSample(at=1, inputs={"i2": 3}), RemoveSample(id=0))
    assert [sample.inputs for sample in changed.samples] == [{"i2": 3}]
    assert inverse[0] == AddSample(at=0, id=0, inputs={"i1": 0.05, "i2": 0.1}, targets={"o1": 0.01, "o2": 0.99})


def test_one_value_is_set_and_taken_away() -> None:
    changed, inverse = applied(
        Cell(part="inputs", sample=0, neuron="i1", value=7), Cell(part="targets", sample=0, neuron="o1", value=None)
    )
    assert changed.samples[0].inputs == {"i1": 7, "i2": 0.1}
    assert changed.samples[0].targets == {"o2": 0.99}
    assert inverse[0] == Cell(part="targets", sample=0, neuron="o1", value=0.01)


def test_a_column_is_set_in_all_samples() -> None:
    changed, inverse = applied(AddSample(at=1), Column(part="targets", neuron="o1", values=(None, 5)))
    assert [sample.targets for sample in changed.samples] == [{"o2": 0.99}, {"o1": 5}]
    assert inverse[0] == Column(part="targets", neuron="o1", values=(0.01, None))


def test_settings() -> None:
    training = {"optimizer": {"learning_rate": 0.1}, "seed": 3}
    changed, inverse = applied(Settings(fields={"title": "T", "loss": "huber", "training": training}))
    assert (changed.title, changed.loss) == ("T", "huber")
    assert changed.training == Training(optimizer=Optimizer(learning_rate=0.1), seed=3)
    assert isinstance(inverse[0], Settings)
    assert inverse[0].fields["training"] == {
        "optimizer": {"kind": "sgd", "learning_rate": 0.5},
        "batch_size": 1,
        "reduction": "mean",
        "update": "simultaneous",
        "shuffle": False,
        "seed": 0,
    }
    assert applied(Settings(fields={"title": None, "training": None}))[0].title == ""


def test_stops_are_set_as_a_whole_and_the_numbers_stay() -> None:
    marked = Settings(fields={"stops": [{"kind": "any_word", "target": "w1", "text": "Here."}]})
    changed, inverse = applied(marked)
    assert changed.stops == (Stop(kind="any_word", target="w1", text="Here."),)
    assert isinstance(inverse[0], Settings)
    assert len(inverse[0].fields["stops"]) == 8
    assert applied(Settings(fields={"stops": None}))[0].stops == ()


def test_what_a_stop_names_goes_only_with_the_stop() -> None:
    problem = refused(Remove(kind="edges", id="e1"))
    assert (problem.code, problem.path) == ("unknown_reference", "stops[6].target")
    kept = [stop for stop in plain()["stops"] if stop.get("target") != "e1"]
    assert len(applied(Settings(fields={"stops": kept}), Remove(kind="edges", id="e1"))[0].stops) == 7


def test_the_empty_diff_changes_nothing() -> None:
    assert applied() == (template("2-2-2"), ())


def test_many_changes_of_many_records_find_their_own() -> None:
    long = chain(200)
    removes = tuple(Remove(kind="edges", id=f"e{at}") for at in (*range(0, 200, 3), *range(199, 0, -3)))
    moves = tuple(change("neurons", f"n{at}", x=at) for at in range(201))
    changed, inverse = apply_diff(long, removes + moves)
    assert [edge.id for edge in changed.edges] == [f"e{at}" for at in range(200) if at % 3 == 2]
    assert [neuron.x for neuron in changed.neurons] == list(range(201))
    assert apply_diff(changed, inverse)[0] == long


@pytest.mark.parametrize(
    ("operation", "code", "path", "ids"),
    [
        (change("parameters", "w9", value=1), "no_such_record", "parameters", ("w9",)),
        (Remove(kind="neurons", id="w1"), "no_such_record", "neurons", ("w1",)),
        (Cell(part="inputs", sample=0, neuron="i9", value=1), "no_such_record", "neurons", ("i9",)),
        (AddSample(at=0, targets={"o9": 1}), "no_such_record", "neurons", ("o9",)),
        (change("parameters", "w1", value="1"), "wrong_type", "parameters[0].value", ("w1",)),
        (change("parameters", "w1", value=NAN), "not_finite", "parameters[0].value", ("w1",)),
        (change("neurons", "h1", x=NAN), "not_finite", "neurons[2].x", ("h1",)),
        (change("neurons", "h1", x=1e7), "out_of_range", "neurons[2].x", ("h1",)),
        (change("parameters", "w1", value=None), "missing_field", "parameters[0]", ("w1",)),
        (change("neurons", "h1", role=None), "missing_field", "neurons[2]", ("h1",)),
        (change("neurons", "h1", colour=1), "unknown_field", "neurons[2]", ("h1",)),
        (change("neurons", "h1", id="h3"), "out_of_range", "neurons[2].id", ("h1",)),
        (change("neurons", "h1", name="h 1"), "bad_name", "neurons[2].name", ("h1",)),
        (change("neurons", "h1", name="w1"), "duplicate_name", "parameters[0].name", ("h1", "w1")),
        (change("neurons", "h1", target_name="t"), "target_name_without_output", "neurons[2].target_name", ("h1",)),
        (change("neurons", "h1", bias="q"), "unknown_reference", "neurons[2].bias", ("h1", "q")),
        (change("neurons", "h1", activation=None), "missing_activation", "neurons[2]", ("h1",)),
        (change("neurons", "o1", role="hidden"), "target_name_without_output", "neurons[4].target_name", ("o1",)),
        (change("edges", "e1", source="o1"), "cycle", "edges[4]", ("h1", "o1")),
        (Remove(kind="neurons", id="h1"), "unknown_reference", "edges[0].target", ("e1", "h1")),
        (Remove(kind="parameters", id="b1"), "unknown_reference", "neurons[2].bias", ("h1", "b1")),
        (Add(kind="neurons", at=7, record=hidden("q")), "bad_position", "neurons", ()),
        (Add(kind="neurons", at=0, record=hidden("h1")), "duplicate_id", "neurons[0].id", ("h1",)),
        (Add(kind="neurons", at=0, record={"id": "q"}), "missing_field", "neurons[0]", ()),
        (Add(kind="parameters", at=0, record={"id": "q", "value": NAN}), "not_finite", "parameters[0].value", ()),
        (AddSample(at=2), "bad_position", "samples", ()),
        (AddSample(at=0, inputs={"o1": 1}), "not_an_input", "samples[0].inputs", ("o1",)),
        (RemoveSample(id=1), "no_such_record", "samples", ()),
        (Cell(part="inputs", sample=1, neuron="i1", value=1), "no_such_record", "samples", ()),
        (AddSample(at=0, id=0), "duplicate_id", "samples[0].id", ()),
        (Cell(part="inputs", sample=0, neuron="h1", value=1), "not_an_input", "samples[0].inputs", ("h1",)),
        (Cell(part="targets", sample=0, neuron="h1", value=1), "not_an_output", "samples[0].targets", ("h1",)),
        (Column(part="inputs", neuron="o1", values=(1,)), "not_an_input", "samples", ("o1",)),
        (Column(part="inputs", neuron="i1", values=(1, 2)), "out_of_range", "samples", ("i1",)),
        (Settings(fields={"loss": None}), "missing_field", "", ()),
        (Settings(fields={"training": {"seed": -1}}), "out_of_range", "training.seed", ()),
        (Settings(fields={"format": "backprop-canvas/2"}), "unknown_field", "", ()),
        (Settings(fields={"stops": [{"kind": "loss"}, {"kind": "term", "target": "e9"}]}),
         "unknown_reference", "stops[1].target", ("e9",)),
        (Settings(fields={"stops": [{"kind": "loss", "text": "a" * 301}]}), "out_of_range", "stops[0].text", ()),
        (Settings(fields={"stops": [{"kind": "loss"}] * 101}), "too_many", "stops", ()),
    ],
)  # fmt: skip
def test_what_cannot_be_changed(operation: AnyOperation, code: str, path: str, ids: tuple[str, ...]) -> None:
    problem = refused(change("parameters", "w2", value=9), operation)
    assert (problem.code, problem.path, problem.ids) == (code, path, ids)
    assert problem.message


@pytest.mark.parametrize("kind", ["neurons", "edges", "parameters"])
def test_no_list_grows_beyond_its_limit(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    full = len(getattr(template("2-2-2"), kind))
    monkeypatch.setitem(_limits(), kind, full)
    records: dict[str, dict[str, Any]] = {
        "neurons": hidden("q"),
        "edges": {"id": "q", "source": "i1", "target": "o1", "weight": "w1"},
        "parameters": {"id": "q", "value": 1},
    }
    problem = refused(Add(kind=kind, at=0, record=records[kind]))
    assert (problem.code, problem.path, problem.values["limit"]) == ("too_many", kind, str(full))


def test_no_more_samples_than_the_limit() -> None:
    assert (
        refused(*[AddSample(at=0)] * 10_000).message
        == "samples holds more than 10,000 entries, the most that is allowed."
    )


def _limits() -> Any:
    from backprop_canvas.document import draft

    return draft._LIMITS


@pytest.mark.parametrize(
    ("reach", "operation"),
    [
        ("layout", change("neurons", "h1", x=1, y=2, name="h", target_name="t")),
        ("layout", change("parameters", "w1", name="w")),
        ("layout", Settings(fields={"title": "T"})),
        ("layout", change("neurons", "h1")),
        ("values", change("parameters", "w1", value=1, name="w")),
        ("values", change("parameters", "w1", trainable=False)),
        ("values", Settings(fields={"training": None, "title": "T"})),
        ("values", Cell(part="inputs", sample=0, neuron="i1", value=1)),
        ("values", Column(part="inputs", neuron="i1", values=())),
        ("values", AddSample(at=0)),
        ("values", RemoveSample(id=0)),
        ("topology", Settings(fields={"loss": "huber"})),
        ("topology", change("neurons", "h1", x=1, activation="relu")),
        ("topology", change("neurons", "h1", role="output")),
        ("topology", change("neurons", "h1", bias=None)),
        ("topology", change("edges", "e1", weight="w2")),
        ("topology", Add(kind="parameters", at=0, record={})),
        ("topology", Remove(kind="edges", id="e1")),
    ],
)  # fmt: skip
def test_what_a_change_touches(reach: Scope, operation: AnyOperation) -> None:
    assert scope((operation,)) == reach
    assert scope((change("neurons", "h1", x=1), operation)) == reach


def test_the_widest_change_counts() -> None:
    assert scope((Remove(kind="edges", id="e1"), RemoveSample(id=0), change("neurons", "h1", x=1))) == "topology"
    assert scope(()) == "layout"
