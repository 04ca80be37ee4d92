"""The templates hold the numbers of the worked examples, in the places of the drawing."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from backprop_canvas.document.read import read_document
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template, templates
from tests.document.documents import EXAMPLES


def numbers(document: Document) -> tuple[object, ...]:
    """What a document computes, whatever its edges are called, wherever its neurons stand."""
    return (
        [replace(neuron, name=neuron.name or neuron.id, x=0, y=0, target_name=None) for neuron in document.neurons],
        [replace(edge, id="") for edge in document.edges],
        [replace(parameter, name=None) for parameter in document.parameters],
        document.loss,
        document.samples,
        document.training,
    )


@pytest.mark.parametrize(("key", "example"), [("2-2-2", "mazur-2-2-2"), ("one-hidden-neuron", "chain-1-1-1")])
def test_a_template_computes_what_its_example_computes(key: str, example: str) -> None:
    assert numbers(template(key)) == numbers(read_document(EXAMPLES / f"{example}.json"))


def test_they_are_listed_in_order() -> None:
    keys = [key for key, _ in templates()]
    assert keys[:3] == ["one-hidden-neuron", "2-2-2", "xor"]
    assert keys[-1] == "blank"


def test_the_neuron_of_the_dead_relu_is_off_for_every_sample() -> None:
    document = template("dead-relu")
    values = {parameter.id: parameter.value for parameter in document.parameters}
    sums = [
        values["b2"] + values["w3"] * sample.inputs["i1"] + values["w4"] * sample.inputs["i2"]
        for sample in document.samples
    ]
    assert max(sums) < 0


def test_one_parameter_stands_in_two_places() -> None:
    assert [edge.weight for edge in template("shared").edges] == ["w", "w"]


def test_the_columns_stand_290_apart_and_the_rows_300() -> None:
    places = {neuron.id: (neuron.x, neuron.y) for neuron in template("2-2-2").neurons}
    assert places == {"i1": (0, 0), "i2": (0, 300), "h1": (290, 0), "h2": (290, 300), "o1": (580, 0), "o2": (580, 300)}


def test_the_targets_have_the_names_of_the_picture() -> None:
    assert [neuron.target_name for neuron in template("2-2-2").neurons[4:]] == ["t1", "t2"]


def test_the_2_2_2_network_has_eight_stops_from_the_start_to_the_update() -> None:
    stops = template("2-2-2").stops
    assert [(stop.kind, stop.target) for stop in stops] == [
        ("start", ""),
        ("activation", "o2"),
        ("loss", ""),
        ("grad_z", "o1"),
        ("grad_sum", "h1"),
        ("grad_z", "h1"),
        ("grad_weight", "e1"),
        ("update", "w8"),
    ]
    assert all(stop.text and stop.iteration == 1 for stop in stops)


@pytest.mark.parametrize("key", ["", "none", "../schema", "2-2-2.json"])
def test_no_other_file_is_a_template(key: str) -> None:
    with pytest.raises(KeyError):
        template(key)
