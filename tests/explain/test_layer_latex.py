"""A layer in LaTeX: well-formed for every network, and no larger than LaTeX sets."""

from __future__ import annotations

import re

from hypothesis import given, settings
from msgspec.structs import replace

from backprop_canvas.document.schema import Conventions, Document
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.layer import answer_layer
from backprop_canvas.session.state.viewpoint import of_document
from tests.graphs import SHAPES, Json, decoded, documents, drawing, example


def told(document: Document, neuron: str) -> wire.Layer:
    return answer_layer(of_document(document), wire.AskLayer(id=1, neuron=neuron))


def is_well_formed(latex: str) -> bool:
    """Braces, brackets and environments close in the order in which they open; no matrix has more than ten columns."""
    opened = []
    for mark in re.findall(r"\\begin\{(\w+)\}|\\end\{(\w+)\}|(\\left)(?![a-z])|(\\right)(?![a-z])|([{}])", latex):
        begin, end, left, right, brace = mark
        if begin or left or brace == "{":
            opened.append(begin or left or brace)
        elif not opened or opened.pop() not in (end, "\\left" if right else "", "{" if brace else ""):
            return False
    rows = re.split(r"\\\\|pmatrix", latex)
    return not opened and all(row.count("&") < 10 for row in rows)


@settings(max_examples=40)
@given(documents())
def test_the_latex_of_every_layer_is_well_formed(document: Json) -> None:
    read = decoded(document)
    for neuron in read.neurons:
        if neuron.role != "input":
            layer = told(read, neuron.id)
            assert is_well_formed(layer.latex_forward)
            assert is_well_formed(layer.latex_backward)


def test_the_worked_example_has_its_published_numbers_in_the_brackets() -> None:
    layer = told(decoded(example("mazur-2-2-2")), "h1")
    assert r"z^{(1)} &= W^{(1)} a^{(0)} + b^{(1)}" in layer.latex_forward
    assert r"\begin{pmatrix}0.15 & 0.2 \\ 0.25 & 0.3\end{pmatrix}" in layer.latex_forward
    assert r"{W^{(2)}}^{\mathsf{T}} \delta^{(2)} \odot \varphi'(z^{(1)})" in layer.latex_backward
    assert "0.000438568" in layer.latex_backward


def test_of_a_wide_layer_the_ends_are_written() -> None:
    inputs, outputs = [f"i{at}" for at in range(30)], [f"o{at}" for at in range(30)]
    layer = told(decoded(drawing(inputs, [], outputs, [f"{i} {o}" for i in inputs for o in outputs])), "o3")
    assert is_well_formed(layer.latex_forward)
    assert layer.latex_forward.count("&") < 80
    assert r"\vdots" in layer.latex_backward


def test_a_softmax_has_its_jacobian_and_a_cross_entropy_its_own_rule() -> None:
    layer = told(decoded(SHAPES["two_outputs"](activation="softmax")), "y")
    assert layer.mixes
    assert len(layer.slopes) == 4 * 8
    assert r"\frac{\partial a^{(2)}}{\partial z^{(2)}}" in layer.latex_backward
    fused = told(decoded(SHAPES["two_outputs"](loss="cross_entropy")), "y")
    assert len(fused.fused) == 2 * 8
    assert r"a^{(2)}\,\sum_k t_k-t" in fused.latex_backward


def test_the_conventions_of_the_network_are_followed() -> None:
    document = decoded(example("mazur-2-2-2"))
    conventions = Conventions(pre_activation="net", delta="derivative", loss="E", input_layer=1)
    layer = told(replace(document, conventions=conventions), "h1")
    assert layer.level == 2
    assert r"\mathit{net}^{(2)} &= W^{(2)} a^{(1)} + b^{(2)}" in layer.latex_forward
    assert r"\frac{\partial E}{\partial \mathit{net}^{(2)}} &=" in layer.latex_backward


def test_a_layer_is_written_in_the_conventions_of_the_document() -> None:
    conventions = Conventions(activation="out", delta_sign="minus", bias="minus_theta")
    layer = told(replace(decoded(example("mazur-2-2-2")), conventions=conventions), "h1")
    assert r"W^{(1)} \mathit{out}^{(0)} + \left(-\theta^{(1)}\right)" in layer.latex_forward
    assert r"{W^{(2)}}^{\mathsf{T}} \left(-\delta^{(2)}\right)" in layer.latex_backward
