"""What explanations look like."""

from __future__ import annotations

import math

import pytest

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.fast import fast
from backprop_canvas.explain.graph.paths import sum_over_paths
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.notation.fast_latex import FastFormulas
from backprop_canvas.explain.notation.latex import Formulas, in_product, numeral
from backprop_canvas.session.answers.vocabulary import vocabulary
from backprop_canvas.session.state.viewpoint import of_document
from tests.graphs import SHAPES, Json, decoded, example, long_chain


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.000668396021144373, "0.000668396"),
        (-0.25, "-0.25"),
        (0.0, "0"),
        (6.68396021e-5, "0.0000668396"),
        (6.68396021e-9, r"6.68396 \cdot 10^{-9}"),
        (1e300, r"1 \cdot 10^{300}"),
        (math.nan, r"\text{NaN}"),
        (-math.inf, r"-\infty"),
    ],
)
def test_numerals_have_six_digits(number: float, text: str) -> None:
    assert numeral(number) == text


def test_a_sign_or_a_power_is_bracketed_in_a_product() -> None:
    assert in_product(0.5) == "0.5"
    assert in_product(-0.5) == r"\left(-0.5\right)"
    assert in_product(1e-9) == r"\left(1 \cdot 10^{-9}\right)"


def formulas(document: Json) -> tuple[Derivatives, Formulas]:
    view = of_document(decoded(document))
    derivatives = Derivatives(view.point)
    return derivatives, Formulas(derivatives.local, vocabulary(view.document))


def test_names_of_all_kinds() -> None:
    _, told = formulas(example("mazur-2-2-2"))
    h1, o1 = Quantity("neuron", 2), Quantity("neuron", 4)
    assert told.derivative(o1, h1) == r"\frac{\partial o_{1}}{\partial h_{1}}"
    assert told.derivative(LOSS, Quantity("pre", 2)) == r"\frac{\partial L}{\partial z_{h_{1}}}"
    assert told.plain_derivative(Quantity("output_loss", 4), Quantity("target", 4)) == "∂E_o1/∂t_o1"
    assert told.own(4) == "o_{1}-t_{o_{1}}"


def test_a_path_that_differs_in_the_use_alone_unfolds() -> None:
    document = SHAPES["chain"]()
    document["neurons"][1]["bias"] = document["edges"][0]["weight"]
    derivatives, told = formulas(document)
    slot = derivatives.local.topology.biases[1]
    found = sum_over_paths(derivatives, Quantity("parameter", slot), 10)
    assert found.count == 2
    first, second = told.text(found).splitlines()[0].split(" = ")[1].split(" + ")
    assert {first.split(" · ∂g")[0], second.split(" · ∂g")[0]} == {"σ'(z_h)", "x · σ'(z_h)"}


def test_of_a_long_product_both_ends_are_written() -> None:
    derivatives, told = formulas(long_chain(300))
    slot = derivatives.local.topology.weights[derivatives.local.plan.outgoing[derivatives.local.plan.inputs[0]][0]]
    found = sum_over_paths(derivatives, Quantity("parameter", slot), 10)
    symbols = told.symbols(found)
    assert r"\cdots" in symbols
    assert len(symbols) < 700
    assert symbols.endswith(r"\frac{\partial L}{\partial y}")


def test_what_is_left_is_told() -> None:
    derivatives, told = formulas(example("mazur-2-2-2"))
    found = sum_over_paths(derivatives, Quantity("parameter", 0), 1)
    assert told.symbols(found).endswith(r"+ \cdots")
    assert r"+ \left(-0.000229828\right) = 0.000438568" in told.numbers(found)
    assert "… (1 more, together -0.000229828)" in told.text(found)


def test_nothing_is_zero() -> None:
    document = SHAPES["chain"]()
    document["parameters"].append({"id": "idle", "value": 0.5})
    derivatives, told = formulas(document)
    found = sum_over_paths(derivatives, Quantity("parameter", len(document["parameters"]) - 1), 10)
    assert told.symbols(found).endswith("= 0")
    assert told.text(found).count("= 0") == 2


def rules(document: Json, slot_of: int) -> list[str]:
    derivatives, told = formulas(document)
    about = Quantity("parameter", derivatives.local.topology.biases[slot_of])
    writer = FastFormulas(derivatives, told)
    return [writer.symbols(delta) for delta in fast(derivatives, about).deltas]


def test_the_rule_of_an_output_is_the_losss_own_derivative_and_the_slope() -> None:
    assert rules(SHAPES["chain"](), 3)[0] == r"\delta_{y} = \left(y-t_{y}\right) \cdot \sigma'(z_{y})"


def test_the_rule_where_the_loss_gives_delta() -> None:
    assert rules(SHAPES["chain"](loss="binary_cross_entropy"), 3)[0] == r"\delta_{y} = y-t_{y}"


def test_the_rule_of_a_softmax_sums_over_its_outputs() -> None:
    document = SHAPES["two_outputs"](activation="softmax")
    told = rules(document, 4)
    assert told[0].count(r"\frac{\partial L}{\partial y} \cdot \frac{\partial y}{\partial z_{v}}") == 1
    assert told[0].count(" + ") == 1
