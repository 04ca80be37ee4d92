"""What a document may say to be saved, and what it must say to run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from backprop_canvas.document.read import decode_document
from backprop_canvas.document.schema import Edge
from backprop_canvas.document.templates import template
from backprop_canvas.document.validate import validate, what_is_missing
from backprop_canvas.errors import Problem
from tests.document.documents import Plain, chain, document, hidden, spoilt


def edge(key: str, source: str, target: str) -> Plain:
    return {"id": key, "source": source, "target": target, "weight": "w1"}


def update(*path: Any, **fields: Any) -> Callable[[Plain], None]:
    def spoil(values: Any) -> None:
        for step in path:
            values = values[step]
        values.update(fields)

    return spoil


def append(kind: str, record: Plain) -> Callable[[Plain], None]:
    return lambda values: values[kind].append(record)


@pytest.mark.parametrize(
    ("spoil", "code", "path", "ids"),
    [
        (append("neurons", hidden("h1")), "duplicate_id", "neurons[6].id", ("h1",)),
        (append("edges", edge("e1", "i1", "o1")), "duplicate_id", "edges[8].id", ("e1",)),
        (append("parameters", {"id": "w1", "value": 0}), "duplicate_id", "parameters[10].id", ("w1",)),
        (update("neurons", 2, bias="b9"), "unknown_reference", "neurons[2].bias", ("h1", "b9")),
        (update("edges", 3, source="q"), "unknown_reference", "edges[3].source", ("e4", "q")),
        (update("edges", 3, target="w1"), "unknown_reference", "edges[3].target", ("e4", "w1")),
        (update("edges", 3, weight="h1"), "unknown_reference", "edges[3].weight", ("e4", "h1")),
        (update("neurons", 0, bias="b1"), "input_has_no_bias", "neurons[0].bias", ("i1",)),
        (update("neurons", 0, activation="relu"), "input_has_no_activation", "neurons[0].activation", ("i1",)),
        (append("edges", edge("e9", "h1", "i2")), "into_input", "edges[8].target", ("i2", "e9")),
        (append("neurons", {"id": "h3", "role": "hidden"}), "missing_activation", "neurons[6]", ("h3",)),
        (update("neurons", 2, target_name="t"), "target_name_without_output", "neurons[2].target_name", ("h1",)),
        (append("edges", edge("e9", "h1", "o1")), "duplicate_edge", "edges[8]", ("e5", "e9")),
        (append("edges", edge("e9", "o1", "h1")), "cycle", "edges[8]", ("h1", "o1")),
        (append("edges", edge("e9", "h2", "h2")), "cycle", "edges[8]", ("h2",)),
        (update("samples", 0, "inputs", q=1), "unknown_reference", "samples[0].inputs.q", ("q",)),
        (update("samples", 0, "inputs", h1=1), "not_an_input", "samples[0].inputs.h1", ("h1",)),
        (update("samples", 0, "targets", i1=1), "not_an_output", "samples[0].targets.i1", ("i1",)),
        (update("stops", 4, target="h9"), "unknown_reference", "stops[4].target", ("h9",)),
    ],
)  # fmt: skip
def test_what_cannot_be_saved(spoil: Callable[[Plain], None], code: str, path: str, ids: tuple[str, ...]) -> None:
    with pytest.raises(Problem) as caught:
        decode_document(spoilt(spoil))
    assert (caught.value.code, caught.value.path, caught.value.ids) == (code, path, ids)
    assert caught.value.message


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (update("neurons", 2, bias="b9"), "neurons[2].bias names b9, which does not exist."),
        (update("neurons", 0, bias="b1"), "i1 is an input, so it has no bias."),
        (append("edges", edge("e9", "h1", "i2")), "i2 is an input, so no edge can lead into it."),
        (append("edges", edge("e9", "h1", "o1")), "There is an edge from h1 to o1 already."),
        (append("edges", edge("e9", "o1", "h1")), "This edge would close a cycle: h1 → o1 → h1."),
        (append("edges", edge("e9", "h2", "h2")), "This edge would close a cycle: h2 → h2."),
    ],
)
def test_a_sentence_calls_things_by_their_names(spoil: Callable[[Plain], None], sentence: str) -> None:
    with pytest.raises(Problem) as caught:
        decode_document(spoilt(spoil))
    assert caught.value.message == sentence


def test_a_record_is_called_by_its_name() -> None:
    neurons = [hidden("a", name="h_1"), hidden("b", name="h_2")]
    edges = [edge("ab", "a", "b"), edge("ba", "b", "a")]
    with pytest.raises(Problem, match="h_1 → h_2 → h_1"):
        document(neurons=neurons, edges=edges, parameters=[{"id": "w1", "value": 1}])


def test_ids_are_unique_within_their_list_only() -> None:
    neurons = [{"id": "a", "role": "input"}, hidden("b")]
    parameters = [{"id": "a", "name": "w", "value": 1}]
    same = document(
        neurons=neurons, edges=[{"id": "a", "source": "a", "target": "b", "weight": "a"}], parameters=parameters
    )
    assert same.edges[0].id == same.parameters[0].id


def test_the_longest_chain_is_valid_and_its_cycle_is_told_in_short() -> None:
    longest = chain(1999)
    validate(longest)
    closing = Edge(id="back", source="n1999", target="n1", weight="w")
    with pytest.raises(Problem) as caught:
        validate(replace(longest, edges=(*longest.edges, closing)))
    assert caught.value.values["cycle"] == "n1 → n2 → n3 → n4 → n5 → n6 → n7 → n8 → … → n1"
    assert len(caught.value.ids) == 1999


def test_any_word_is_an_activation_a_loss_and_an_optimizer() -> None:
    words = {"loss": "hinge", "training": {"optimizer": {"kind": "adam"}}}
    assert document(neurons=[hidden("h", activation="mish")], **words).loss == "hinge"


def test_an_output_may_feed_others_and_a_parameter_may_be_unused() -> None:
    output = {"id": "o", "role": "output", "activation": "tanh"}
    made = document(
        neurons=[output, hidden("h")],
        edges=[edge("e", "o", "h")],
        parameters=[{"id": "w1", "value": 1}, {"id": "w2", "value": 1}],
    )
    assert len(made.parameters) == 2


def missing(spoil: Callable[[Plain], object]) -> list[tuple[str, tuple[str, ...], str]]:
    """What is missing in a document that can be saved."""
    return [(each.code, each.ids, each.message) for each in what_is_missing(decode_document(spoilt(spoil)))]


def test_the_templates_lack_nothing_but_a_drawing() -> None:
    assert what_is_missing(template("2-2-2")) == ()
    assert what_is_missing(template("one-hidden-neuron")) == ()
    assert [each.code for each in what_is_missing(template("blank"))] == ["no_output", "no_sample"]


def test_a_document_without_samples_can_be_saved_and_not_run() -> None:
    sentence = "No sample yet: give the inputs and the targets a value."
    assert missing(lambda values: values.pop("samples")) == [("no_sample", (), sentence)]


def test_a_document_without_an_output_can_be_saved_and_not_run() -> None:
    def spoil(values: Plain) -> None:
        for neuron in values["neurons"][4:]:
            neuron.pop("target_name")
            neuron["role"] = "hidden"
        values["samples"][0]["targets"] = {}

    assert missing(spoil) == [("no_output", (), "An output is missing: give a neuron the role output.")]


def test_the_first_sample_that_lacks_a_value_is_told() -> None:
    def spoil(values: Plain) -> None:
        values["samples"] += [{"inputs": {"i1": 1}, "targets": {"o1": 0}}, {}]

    assert missing(spoil) == [
        ("missing_input_in_sample", ("i2",), "i2 has no value yet in sample 1, counted from 0."),
        ("missing_target_in_sample", ("o2",), "o2 has no target yet in sample 1, counted from 0."),
    ]
    assert what_is_missing(decode_document(spoilt(spoil)))[0].path == "samples[1].inputs"


def test_a_new_neuron_leaves_a_document_that_can_be_saved() -> None:
    assert missing(append("neurons", {"id": "i3", "role": "input"})) == [
        ("missing_input", ("i3",), "i3 has no value yet.")
    ]
