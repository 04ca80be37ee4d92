"""A derivative as a sum over paths, told by name."""

from __future__ import annotations

import pytest

from backprop_canvas.errors import Problem
from backprop_canvas.reports.explain import explain_report, explained
from backprop_canvas.reports.shapes import Explanation
from backprop_canvas.session.state.viewpoint import of_document
from tests.graphs import SHAPES, Json, decoded, example


def report(name: str, drawn: Json | None = None, limit: int = 10) -> Explanation:
    return explain_report(explained(of_document(decoded(drawn or example("mazur-2-2-2"))), name, limit))


def test_the_sum_is_told_to_the_bit() -> None:
    told = report("w1")
    assert list(told) == list(Explanation.__annotations__)
    assert (told["parameter"], told["path_count"]) == ("w1", "2")
    assert [path["value"] for path in told["paths"]] == [0.000668396021144373, -0.00022982828667002643]
    assert told["gradient"] == 0.00043856773447434685
    assert told["remainder"] == {"count": "0", "value": 0.0}
    first = told["paths"][0]
    assert (first["use"], first["through"]) == ("e_w1", ["h1", "o1"])
    assert [(factor["of"], factor["wrt"]) for factor in first["factors"]] == [("h1", "w1"), ("o1", "h1"), ("L", "o1")]


@pytest.mark.parametrize(("name", "shown"), [("h1", "h1"), ("z_h1", "z_h1"), ("i_1", "i1"), ("w_{1}", "w1")])
def test_neurons_and_their_z_have_paths_too(name: str, shown: str) -> None:
    assert report(name)["parameter"] == shown


@pytest.mark.parametrize("sign", ["z", "net", "in"])
def test_a_pre_activation_has_the_name_of_the_document(sign: str) -> None:
    told = report(f"{sign}_h1", {**example("mazur-2-2-2"), "conventions": {"pre_activation": sign}})
    assert (told["parameter"], told["path_count"]) == (f"{sign}_h1", "2")


def test_the_rest_is_told_beyond_the_limit() -> None:
    told = report("w1", limit=1)
    assert (len(told["paths"]), told["remainder"]["count"]) == (1, "1")
    assert told["remainder"]["value"] == pytest.approx(-0.00022982828667002643, rel=1e-14)


def test_a_shared_parameter_says_where_each_path_begins() -> None:
    told = report("p1", SHAPES["shared_parameter"]())
    assert {path["use"] for path in told["paths"]} == {"bias of h", "bias of y", "x-y"}


@pytest.mark.parametrize(("name", "near"), [("w9", "w8"), ("t_o1", "o1"), ("z_i1", "i1"), ("?", None)])
def test_what_has_no_paths_is_refused(name: str, near: str | None) -> None:
    with pytest.raises(Problem) as caught:
        report(name)
    assert caught.value.code == ("unknown_parameter" if near is None else "unknown_parameter_near")
    assert caught.value.values.get("near") == near
