"""Which paths the terms of a wrong equation are compared with, and which changes are told of a single term."""

from __future__ import annotations

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.verdicts.known_paths import KnownPaths, known_paths
from tests.explain.verdicts.equations import codes, judge, view


def known(parameter: int) -> KnownPaths:
    found = known_paths([Derivatives(view().point)], Quantity("parameter", parameter))
    assert found is not None
    return found


def test_paths_are_found_by_all_the_neurons_that_they_pass() -> None:
    paths = known(0)
    first, second = (set(path.neurons) for path in paths.paths)
    assert len(paths.through(first & second)) == len(paths.paths)
    assert paths.through(first) == (0,)
    assert paths.through(second) == (1,)
    assert paths.through(first | second) == ()


def test_the_sum_of_paths_is_their_gradient() -> None:
    paths = known(0)
    (whole,) = paths.sums((0, 1))
    assert whole.number == sum(path.value for path in paths.paths)
    assert whole.size > whole.number


def test_terms_of_numbers_are_no_paths_where_none_is_right() -> None:
    judged = judge("dL/dw1 = 2*3 + 4*5")
    assert [each.says[0].code for each in judged.findings] == ["value_differs"]


def test_a_number_that_would_be_another_here_alone_is_no_factor() -> None:
    # i2 is twice i1 at present, and nowhere else.
    half = "h1*(1-h1)*i2"
    wrong = f"dL/dw2 = (o1-t_o1)*o1*(1-o1)*w5*{half} + 3*(o2-t_o2)*o2*(1-o2)*w7*{half.replace('i2', 'i1')}"
    assert "factor" not in codes(judge(wrong))
    assert "factor" in codes(judge(wrong.replace("*i1", "*i2")))
