"""The names of a document as equations and formulas use them."""

from __future__ import annotations

import msgspec
import pytest

from backprop_canvas.document.read import read_document
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.session.answers.vocabulary import latex_name, vocabulary
from tests.explain.reading.trees import ROOT

TWO = read_document(ROOT / "tests/examples/mazur-2-2-2.json")
ONE = read_document(ROOT / "server/backprop_canvas/document/templates/one-hidden-neuron.json")


def test_neurons_parameters_and_targets_by_any_spelling() -> None:
    names = vocabulary(TWO)
    spellings = {
        "h_{1}": Quantity("neuron", 2),
        "w₁": Quantity("parameter", 0),
        "t_{o_1}": Quantity("target", 4),
        "target_o2": Quantity("target", 5),
    }
    assert {spelling: names.names[names.key(spelling)] for spelling in spellings} == spellings
    assert names.shown[Quantity("target", 4)] == "t_o1"
    assert names.latex[Quantity("target", 4)] == "t_{o_{1}}"
    assert set(names.names.values()) == set(names.shown) == set(names.latex)


def test_a_prime_and_a_target_with_a_name_of_its_own() -> None:
    names = vocabulary(ONE)
    assert names.names["y'"] == names.names[names.key("y′")] == Quantity("neuron", 2)
    assert names.names["y"] == names.names["targety'"] == Quantity("target", 2)
    assert names.activations == {Quantity("pre", 1): "sigmoid", Quantity("pre", 2): "sigmoid"}


def test_a_name_comes_before_what_a_target_is_called_too() -> None:
    renamed = msgspec.structs.replace(TWO.neurons[2], name="target_o1")
    document = msgspec.structs.replace(TWO, neurons=(*TWO.neurons[:2], renamed, *TWO.neurons[3:]))
    assert vocabulary(document).names["targeto1"] == Quantity("neuron", 2)


@pytest.mark.parametrize(
    ("name", "latex"),
    [
        ("w", "w"),
        ("w1", "w_{1}"),
        ("w_h1", "w_{h_{1}}"),
        ("a_b_c", "a_{b,c}"),
        ("y'", "y'"),
        ("b12'", "b_{12}'"),
        ("δ1", "δ_{1}"),
        ("bias", r"\mathit{bias}"),
        ("x-1", r"\mathit{x-}_{1}"),
    ],
)
def test_names_in_latex(name: str, latex: str) -> None:
    assert latex_name(name) == latex
