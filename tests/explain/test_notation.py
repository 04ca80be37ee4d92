"""Formulas in the conventions of a document, and that each of them is read again."""

from __future__ import annotations

import pytest

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.fast import fast
from backprop_canvas.explain.graph.paths import sum_over_paths
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.notation.fast_latex import FastFormulas
from backprop_canvas.explain.notation.latex import Formulas
from backprop_canvas.session.answers.checking import judged
from backprop_canvas.session.answers.vocabulary import vocabulary
from backprop_canvas.session.state.viewpoint import of_document
from tests.graphs import Json, decoded, example

W1 = Quantity("parameter", 0)
SUM_OF_H1 = Quantity("pre", 2)


def written(**conventions: str) -> Json:
    document = example("mazur-2-2-2")
    document["conventions"] = conventions
    return document


def formulas(document: Json) -> tuple[Derivatives, Formulas]:
    view = of_document(decoded(document))
    derivatives = Derivatives(view.point)
    return derivatives, Formulas(derivatives.local, vocabulary(view.document))


@pytest.mark.parametrize(
    ("sign", "latex"),
    [("z", "z_{h_{1}}"), ("net", r"\mathit{net}_{h_{1}}"), ("in", r"\mathit{in}_{h_{1}}")],
)
def test_what_a_neuron_adds_up_has_the_name_of_the_document(sign: str, latex: str) -> None:
    _, told = formulas(written(pre_activation=sign))
    assert told.name(SUM_OF_H1) == latex
    assert told.shown(SUM_OF_H1) == f"{sign}_h1"
    assert told.slope(2) == rf"\sigma'({latex})"


def test_delta_may_be_written_as_the_derivative_that_it_is() -> None:
    derivatives, told = formulas(written(delta="derivative", pre_activation="net"))
    rules = [FastFormulas(derivatives, told).symbols(delta) for delta in fast(derivatives, W1).deltas]
    assert not any("delta" in rule for rule in rules)
    assert rules[-1].endswith(r"= \frac{\partial L}{\partial \mathit{net}_{h_{1}}} \cdot i_{1}")


def test_without_conventions_it_is_z_and_delta() -> None:
    _, told = formulas(example("mazur-2-2-2"))
    assert (told.name(SUM_OF_H1), told.delta(2)) == ("z_{h_{1}}", r"\delta_{h_{1}}")


@pytest.mark.parametrize("sign", ["z", "net", "in"])
def test_what_is_written_is_read_again(sign: str) -> None:
    document = written(pre_activation=sign, delta="derivative")
    view = of_document(decoded(document))
    derivatives, told = formulas(document)
    found = sum_over_paths(derivatives, SUM_OF_H1, 10)
    assert judged(view, told.symbols(found), None).verdict == "correct"
    assert judged(view, told.text(found).splitlines()[0], None).verdict == "correct"
    assert judged(view, f"{told.delta(2)} = {told.symbols(found).split(' = ')[1]}", None).verdict == "correct"
    assert told.derivative(LOSS, SUM_OF_H1) == told.delta(2)
