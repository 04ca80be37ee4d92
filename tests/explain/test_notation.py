"""Formulas in the conventions of a document, and that each of them is read again."""

from __future__ import annotations

import pytest

from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.fast import fast
from backprop_canvas.explain.graph.paths import sum_over_paths
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.notation.errors_turned import target_first
from backprop_canvas.explain.notation.fast_latex import FastFormulas
from backprop_canvas.explain.notation.latex import Formulas
from backprop_canvas.explain.reading.roles.conventions import Order, ReaderNames
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


def test_the_loss_has_the_letter_of_the_document_unless_a_name_has_it() -> None:
    _, told = formulas(written(loss="E"))
    assert told.derivative(LOSS, W1) == r"\frac{\partial E}{\partial w_{1}}"
    assert told.plain_derivative(LOSS, W1) == "∂E/∂w1"
    for name in ("E", "L_x"):
        document = written(loss="E")
        document["neurons"][0]["name"] = name
        assert formulas(document)[1].plain_derivative(LOSS, W1) == "∂L/∂w1"


@pytest.mark.parametrize("loss", LOSSES)
def test_an_error_written_the_other_way_round_is_the_same_number(loss: str) -> None:
    row = LOSSES[loss]
    for latex in (row.latex_value, row.latex_derivative, row.latex_delta or ""):
        turned = target_first(latex)
        assert "[y]" not in turned
        assert "{y}-{t}" not in turned
        if loss not in ("huber", "cross_entropy", "binary_cross_entropy"):
            view = of_document(decoded(written(error="target_first") | {"loss": loss}))
            derivatives = Derivatives(view.point)
            own = Formulas(derivatives.local, vocabulary(view.document)).own(4)
            assert judged(view, f"dL/do1 = {own}", None).verdict == "correct", own


@pytest.mark.parametrize(
    ("order", "reader", "verdict"),
    [
        (None, None, "unreadable"),
        ("to-from", None, "correct"),
        ("from-to", None, "incorrect"),
        ("from-to", "to-from", "correct"),
    ],
)
def test_names_by_layer_are_read_as_the_document_says_unless_the_reader_says_otherwise(
    order: Order | None, reader: Order | None, verdict: str
) -> None:
    document = example("mazur-2-2-2")
    document["conventions"] = {"weight_order": order, "input_layer": 0}
    text = "dL/dw^{(1)}_{12} = dL/dh1 * dh1/dw2"
    choices = ReaderNames(order=reader)
    assert judged(of_document(decoded(document)), text, None, choices=choices).verdict == verdict


@pytest.mark.parametrize("letter", ["L", "E", "C", "J"])
def test_each_letter_is_read_again(letter: str) -> None:
    document = written(loss=letter, error="target_first")
    view = of_document(decoded(document))
    derivatives, told = formulas(document)
    found = sum_over_paths(derivatives, W1, 10)
    for text in (told.symbols(found), told.text(found).splitlines()[0]):
        verdict = judged(view, text, None)
        assert (verdict.verdict, verdict.taken) == ("correct", ()), text


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


@pytest.mark.parametrize(("sign", "verdict"), [("plus", "incorrect"), ("minus", "correct")])
def test_delta_is_read_and_written_with_the_sign_of_the_document(sign: str, verdict: str) -> None:
    document = written(delta_sign=sign)
    view = of_document(decoded(document))
    _, told = formulas(document)
    assert judged(view, "dL/dw1 = -δ_h1 i1", None).verdict == verdict
    for delta in (told.delta(2), told.plain_derivative_or_delta(LOSS, SUM_OF_H1)):
        assert judged(view, f"dL/dw1 = {delta} i1", None).verdict == "correct"
    wrong = judged(view, "dL/dw1 = δ_h1 i1" if sign == "minus" else "dL/dw1 = -δ_h1 i1", None)
    says = {"plus": "sign_convention", "minus": "sign_convention_turned"}
    assert wrong.guesses[0].says.code == says[sign]


def test_a_threshold_is_the_opposite_of_a_bias_where_the_document_says_so() -> None:
    view = of_document(decoded(written(bias="minus_theta")))
    assert judged(view, "z_h1 = w1 i1 + w2 i2 - θ_h1", None).findings[0].code == "forward_equation"
    usual = of_document(decoded(written()))
    asked = judged(usual, "z_h1 = w1 i1 + w2 i2 - θ_h1", None).findings[0]
    assert (asked.code, asked.choices) == ("ambiguous_name", ("b1", "-b1"))
    choices = ReaderNames({"θ_h1": "-b1"})
    assert judged(usual, "z_h1 = w1 i1 + w2 i2 - θ_h1", None, choices=choices).verdict == "not_an_answer"
    assert judged(view, "dL/dθ_h1 = 1", None).findings[0].says[0].code == "no_threshold"
