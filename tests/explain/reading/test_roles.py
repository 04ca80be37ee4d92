"""Names of textbooks, read by their role: one meaning is taken and told, several are asked for, a choice settles it."""

from __future__ import annotations

import pytest

from backprop_canvas.errors import Problem
from backprop_canvas.explain.reading.read import read
from backprop_canvas.explain.reading.roles.conventions import ReaderNames
from backprop_canvas.explain.reading.signs.unreadable import ReadingProblem, Unreadable
from backprop_canvas.reports.check import USUAL, check_report, check_text, judgement
from backprop_canvas.session.answers.vocabulary import vocabulary
from backprop_canvas.words.wording import word
from tests.explain.verdicts.networks import view_of

MAZUR, LAYERS, HAN = "mazur-2-2-2", "layers-2-2-1", "han-kamber-3-2-1"


def taken(network: str, text: str, choices: ReaderNames = USUAL) -> dict[str, str]:
    names = vocabulary(view_of(network).document)
    return {each.name: each.meant for each in read(text, names, choices).taken}


def problem(network: str, text: str, choices: ReaderNames = USUAL) -> ReadingProblem:
    with pytest.raises(Unreadable) as caught:
        read(text, vocabulary(view_of(network).document), choices)
    assert word(caught.value.problems[0].says.code, caught.value.problems[0].says.values)
    return caught.value.problems[0]


@pytest.mark.parametrize(
    ("network", "text", "found"),
    [
        (LAYERS, "(ŷ - y) a_1^{(1)}", {"ŷ": "yh", "a_1^(1)": "a1"}),
        (LAYERS, r"\hat{y} x_1", {"ŷ": "yh"}),
        (LAYERS, "yhat", {"yhat": "yh"}),
        (MAZUR, "ŷ_1 - y_1", {"ŷ_1": "o1", "y_1": "t_o1"}),
        (MAZUR, "o1 - y1", {"y1": "t_o1"}),
        (MAZUR, "y1 - t_o1", {"y1": "o1"}),
        (MAZUR, "dL/dy1", {"y1": "o1"}),
        (MAZUR, "dL/dy2 * t2", {"y2": "o2", "t2": "t_o2"}),
        (MAZUR, "x1 t1", {"x1": "i1", "t1": "t_o1"}),
        (MAZUR, r"\delta_2^{(2)} w_{21}^{(2)} z_1^{[1]}", {"δ_2^(2)": "dL/dz_o2", "w_21^(2)": "w7", "z_1^(1)": "z_h1"}),
        (MAZUR, r"a^{0}_2 w^1_{12} w^{(1)}_{21}", {"a_2^(0)": "i2", "w_12^(1)": "w2", "w_21^(1)": "w3"}),
        (MAZUR, "a₁⁽²⁾ a_2^(L)", {"a1^(2)": "o1", "a_2^(L)": "o2"}),
        (MAZUR, "w_{h1,o1} + w_{o2h1}", {"w_h1o1": "w5", "w_o2h1": "w7"}),
        ("chain-1-1-1", "δ_1 + z_2 + a^{(1)}", {"δ_1": "dL/dz_h", "z_2": "z_y'", "a^(1)": "h"}),
        (HAN, "O_4 + net_6", {"O_4": "n4", "net_6": "z_n6"}),
    ],
)
def test_a_name_with_one_role_is_taken_and_told(network: str, text: str, found: dict[str, str]) -> None:
    assert taken(network, text) == found


@pytest.mark.parametrize(
    ("network", "text", "choices"),
    [
        (MAZUR, "y_1 * h1", ("o1", "t_o1")),
        (MAZUR, "z_1", ("z_h1", "z_o1")),
        (HAN, "Err_6", ("dL/dz_n6", "-dL/dz_n6")),
        ("mse-three-outputs", "ŷ1 - y1", ("y1", "t1")),
    ],
)
def test_two_roles_are_asked_for(network: str, text: str, choices: tuple[str, ...]) -> None:
    found = problem(network, text)
    assert (found.code, found.choices) == ("ambiguous_name", choices)


def test_a_choice_settles_it_in_any_spelling() -> None:
    for key in ("y_1", "y1", "y_{1}", "y₁"):
        assert taken(MAZUR, "y_1 h1", ReaderNames({key: "t_{o_1}"})) == {"y_1": "t_o1"}
    for key in ("yhat", r"\hat{y}", "ŷ"):
        assert taken(LAYERS, r"\hat y", ReaderNames({key: "a1"})) == {"ŷ": "a1"}
    assert taken("mse-three-outputs", "ŷ1 - y1", ReaderNames({"y1": "t1"})) == {"ŷ1": "y1", "y1": "t1"}
    assert taken(MAZUR, "w_{12}^{(1)}", ReaderNames({"w^{(1)}_{12}": "w5"})) == {"w_12^(1)": "w5"}
    assert (
        judgement(view_of(HAN), "dL/dw46 = -Err_6 * O_4", None, ReaderNames({"Err_6": "-dL/dz_n6"})).verdict
        == "correct"
    )


def test_a_choice_that_means_nothing_is_refused() -> None:
    for names in ({"y": "q9"}, {"+": "o1"}, {"y": "-o1"}):
        with pytest.raises(Problem) as caught:
            taken(MAZUR, "y", ReaderNames(names))
        assert caught.value.code == "bad_names"


def test_the_order_of_indices_and_the_number_of_the_inputs_layer() -> None:
    text = "w_{12}^{(1)}"
    assert taken(MAZUR, text, ReaderNames(order="to-from", input_layer=0)) == {"w_12^(1)": "w2"}
    assert taken(MAZUR, text, ReaderNames(order="from-to", input_layer=0)) == {"w_12^(1)": "w3"}
    assert taken(MAZUR, "w_{12}^{(2)}", ReaderNames(order="to-from", input_layer=1)) == {"w_12^(2)": "w2"}
    assert problem(MAZUR, text, ReaderNames()).code == "ambiguous_order"
    assert problem(MAZUR, "a_1^{(1)}", ReaderNames()).code == "ambiguous_layers"
    # The names of its weights tell the order of this network, and layer 0 how layers are counted.
    assert taken(LAYERS, "w_{12}^{(1)}", ReaderNames()) == {"w_12^(1)": "w12"}
    assert taken(MAZUR, "a_1^{(1)} x1 a_1^{(0)}", ReaderNames())["a_1^(1)"] == "h1"


def test_a_number_above_a_name_is_never_guessed() -> None:
    assert problem(MAZUR, "x_1^{(1)}").code == "unknown_name"
    assert taken(MAZUR, "e^{(2)} + tanh^{(2)}(h1)") == {}
    assert problem("chain-1-1-1", "a_1^2").says.code == "upper_index"


def test_what_was_read_is_told() -> None:
    judged = judgement(view_of(LAYERS), r"\frac{\partial L}{\partial v_1} = (ŷ-y) ŷ (1-ŷ) a1", None)
    assert check_report(judged)["names"] == {"ŷ": "yh"}
    assert "ŷ = yh" in check_text(judged)


def test_a_factor_that_is_called_error_is_asked_for() -> None:
    view, text = view_of("relu-1-2-2-1"), "grad_w7 = error * h1"
    asked = judgement(view, text, None)
    assert (asked.verdict, asked.findings[0].code) == ("unreadable", "ambiguous_name")
    assert asked.findings[0].choices == ("L", "dL/do1")
    assert judgement(view, text, None, ReaderNames({"error": "dL/do1"})).verdict == "correct"
    assert judgement(view, text, None, ReaderNames({"error": "L"})).verdict == "incorrect"
    assert judgement(view, f"error = o1 - t1\n{text}", None).verdict == "correct"
