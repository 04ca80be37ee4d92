"""Practice: the same question on fresh numbers, a part hidden, the answer judged there; nothing else is touched."""

from __future__ import annotations

from typing import Literal

import pytest

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.places.fresh import GOOD_SIZE, fresh_point
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.practice import answer_practice
from backprop_canvas.session.state.viewpoint import Viewpoint, of_document
from tests.explain.verdicts.networks import view_of
from tests.graphs import PAIRS, SHAPES, decoded, drawing, long_chain

Stage = Literal["factor", "path", "blank"]


def asked(view: Viewpoint, stage: Stage, answer: str = "", seed: int = 5, about: str = "parameter:w1") -> wire.Practice:
    return answer_practice(view, wire.AskPractice(id=1, about=about, seed=seed, stage=stage, answer=answer))


def verdict(view: Viewpoint, stage: Stage, answer: str, seed: int = 5) -> str:
    judged = asked(view, stage, answer, seed).judged
    assert judged is not None
    return judged.verdict


def test_the_last_factor_then_a_path_then_all_of_it() -> None:
    view = view_of("2-2-2")
    task = asked(view, "factor")
    assert (task.count, len(task.factors), len(task.others), task.judged) == ("2", 2, 1, None)
    through = task.through[-1]
    assert {each.latex for each in task.given} == {
        f"{through[0]}_{{{through[1]}}}",
        f"t_{{{through[0]}_{{{through[1]}}}}}",
    }
    assert verdict(view, "factor", f"{through} - t_{through}") == "correct"
    assert verdict(view, "factor", f"dL/d{through}") == "correct"
    assert verdict(view, "factor", f"t_{through} - {through}") == "incorrect"
    whole = asked(view, "path")
    assert whole.factors == ()
    assert verdict(view, "path", f"dh1/dw1 * d{through}/dh1 * dL/d{through}") == "correct"
    assert verdict(view, "path", "dL/dw1") == "incorrect"
    assert verdict(view, "blank", "dL/dw1 = dL/dz_h1 * i1") == "correct"
    assert verdict(view, "blank", "dL/dw1 = dL/dz_h1 * i2") == "incorrect"
    assert verdict(view, "path", "((") == "unreadable"


def test_the_numbers_are_fresh_the_same_for_a_seed_and_nothing_of_the_document() -> None:
    view = view_of("2-2-2")
    before = view.point.parameters.tolist()
    slots = range(len(view.document.parameters))
    one, same, other = (fresh_point(view.point, Quantity("parameter", 0), seed) for seed in (1, 1, 2))
    assert one.parameters.tolist() == same.parameters.tolist()
    assert all(one.parameters[slot] != other.parameters[slot] for slot in slots if slot < 8)
    assert all(one.parameters[slot] != before[slot] for slot in slots)
    assert view.point.parameters.tolist() == before
    assert all(round(number, 2) == number != 0.0 for number in one.parameters.tolist())
    right = {f"{each.value:.6g}" for each in asked(view, "blank").given}
    assert right.isdisjoint({f"{value:.6g}" for value in before})


@pytest.mark.parametrize(("activation", "loss"), PAIRS)
def test_every_kind_of_network_has_something_to_find(activation: str, loss: str) -> None:
    view = of_document(decoded(SHAPES["two_outputs"](activation=activation, loss=loss)))
    for seed in range(4):
        about = Quantity("parameter", 0)
        point = fresh_point(view.point, about, seed)
        assert abs(Derivatives(point).total(LOSS, about)) >= GOOD_SIZE / 10
        key = f"parameter:{view.document.parameters[0].id}"
        task = asked(view, "factor", seed=seed, about=key)
        value = asked(view, "factor", "1", seed, key)
        assert task.factors
        assert all(factor.value != 0.0 for factor in task.factors)
        assert value.judged is not None


def test_of_many_paths_the_largest_are_told_and_the_others_as_one_number_and_a_chain_has_none() -> None:
    sizes = {"i": 7, "h": 8, "o": 4}
    inputs, hidden, outputs = ([f"{letter}{at}" for at in range(1, count + 1)] for letter, count in sizes.items())
    edges = [f"{s} {t}" for one, two in ((inputs, hidden), (hidden, outputs)) for s in one for t in two]
    view = of_document(decoded(drawing(inputs, hidden, outputs, edges)))
    task = asked(view, "path", about=f"parameter:{view.document.edges[0].weight}")
    assert (task.count, len(task.others)) == ("4", 3)
    more = of_document(decoded(drawing(inputs, hidden, outputs, edges + [f"h1 h{at}" for at in (2, 3)])))
    many = asked(more, "path", about=f"parameter:{more.document.edges[0].weight}")
    assert (many.count, len(many.others)) == ("12", 3)
    about = Quantity("parameter", 0)
    gradient = Derivatives(fresh_point(more.point, about, 5)).total(LOSS, about)
    product = gradient - many.rest - sum(each.value for each in many.others)
    judged = asked(more, "path", repr(product), about=many.about).judged
    assert judged is not None
    assert (judged.verdict, many.rest != 0.0) == ("correct", True)
    chain = of_document(decoded(long_chain(10)))
    one = asked(chain, "factor", about=f"parameter:{chain.document.parameters[0].id}")
    assert (one.count, len(one.factors), one.rest) == ("1", 9, 0.0)


def test_a_relu_is_on_where_the_question_is() -> None:
    view = view_of("relu-fork")
    for seed in range(10):
        assert all(factor.value != 0.0 for factor in asked(view, "factor", seed=seed).factors)
