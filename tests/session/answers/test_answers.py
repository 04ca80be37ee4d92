"""What the page is told about one derivative: paths, walk and fast algorithm of the worked example and others."""

from __future__ import annotations

import math

import msgspec
import pytest

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.fast import answer_fast
from backprop_canvas.session.answers.keys import quantity_of
from backprop_canvas.session.answers.paths import answer_paths
from backprop_canvas.session.answers.walk import answer_walk
from backprop_canvas.session.state.viewpoint import Viewpoint, of_document
from tests.graphs import PAIRS, SHAPES, Json, decoded, example, long_chain, random_document

LARGEST_ANSWER = 256 * 1024


@pytest.fixture
def worked() -> Viewpoint:
    return of_document(decoded(example("mazur-2-2-2")))


def test_the_paths_of_w1(worked: Viewpoint) -> None:
    told = answer_paths(worked, wire.AskPaths(id=3, about="parameter:w1"))
    assert (told.id, told.about, told.count, told.remainder_count) == (3, "parameter:w1", "2", "0")
    assert told.gradient == 0.00043856773447434685
    first, second = told.paths
    assert (first.use, first.through, first.edges) == ("edge:e_w1", ("h1", "o1"), ("e_w1", "e_w5"))
    assert (first.value, second.value) == (0.000668396021144373, -0.00022982828667002643)
    assert first.share == pytest.approx(1.52404, rel=1e-5)
    assert [(f.of, f.wrt) for f in first.factors] == [
        ("neuron:h1", "parameter:w1"),
        ("neuron:o1", "neuron:h1"),
        ("loss", "neuron:o1"),
    ]
    weight, slope = first.factors[1].terms[0]
    assert (weight.kind, weight.key, weight.latex, weight.value) == ("weight", "e_w5", "w_{5}", 0.4)
    assert (slope.kind, slope.key, slope.latex) == ("slope", "o1", r"\sigma'(z_{o_{1}})")
    assert first.factors[2].terms[0][0].latex == "o_{1}-t_{o_{1}}"


def test_the_walk_to_w1_asks_what_one_would_ask(worked: Viewpoint) -> None:
    told = answer_walk(worked, wire.AskWalk(id=1, about="parameter:w1"))
    assert (told.made_of, told.constants) == (("neuron:o1", "neuron:o2"), ("target:o1", "target:o2"))
    assert [(step.of, step.parent, step.depends, step.reached) for step in told.steps] == [
        ("neuron:o1", "loss", True, False),
        ("neuron:o2", "loss", True, False),
        ("neuron:h1", "neuron:o1", True, True),
        ("neuron:h2", "neuron:o1", False, False),
    ]
    assert [step.way for step in told.steps] == [("e_w1", "e_w5"), ("e_w1", "e_w7"), ("e_w1",), ()]
    h1 = told.steps[2]
    assert (h1.made_of, h1.constants) == (
        ("neuron:i1", "neuron:i2"),
        ("parameter:w1", "parameter:w2", "parameter:b1"),
    )
    assert h1.last is not None
    assert h1.factor is not None
    assert h1.last.value == pytest.approx(0.012065035428616262)
    assert (h1.factor.of, h1.factor.wrt) == ("neuron:o1", "neuron:h1")
    assert told.steps[3].factor is None
    assert told.left_out == 0


@pytest.mark.parametrize(("activation", "loss"), PAIRS)
def test_each_part_comes_with_the_numbers_that_it_is_computed_from(activation: str, loss: str) -> None:
    document = decoded(SHAPES["two_outputs"](activation=activation, loss=loss))
    view = of_document(document)
    (weight, *_) = (each.id for each in document.parameters)
    told = answer_paths(view, wire.AskPaths(id=1, about=f"parameter:{weight}"))
    kind = {each.id: each.activation for each in document.neurons}
    outputs = float(sum(each.role == "output" for each in document.neurons))
    for factor in (factor for row in told.paths for factor in row.factors):
        for part in (part for term in factor.terms for part in term):
            match part.kind:
                case "slope":
                    z, a = part.inside
                    assert part.value == pytest.approx(ACTIVATIONS[kind[part.key] or ""].derivative(z, a))
                case "own":
                    y, t = part.inside
                    x = float(view.point.forward.z[[each.id for each in document.neurons].index(part.key)])
                    assert part.value == pytest.approx(LOSSES[loss].derivative(y, x, t, outputs))
                case "cross":
                    a, other = part.inside
                    alone = factor.of == f"neuron:{part.key}"
                    assert part.value == pytest.approx(a * (1 - a) if alone else -a * other)
                case _:
                    assert part.inside == ()


def test_the_fast_way_to_w1(worked: Viewpoint) -> None:
    told = answer_fast(worked, wire.AskFast(id=1, about="parameter:w1"))
    assert [(step.key, step.shared, step.edges) for step in told.steps] == [
        ("pre:o2", "1", ()),
        ("pre:o1", "1", ()),
        ("pre:h1", "2", ("e_w5", "e_w7")),
        ("parameter:w1", "2", ("e_w1",)),
    ]
    h1, w1 = told.steps[2:]
    assert h1.latex == (
        r"\delta_{h_{1}} = \left(w_{5} \cdot \delta_{o_{1}} + w_{7} \cdot \delta_{o_{2}}\right)"
        r" \cdot \sigma'(z_{h_{1}})"
    )
    assert w1.latex == r"\frac{\partial L}{\partial w_{1}} = \delta_{h_{1}} \cdot i_{1}"
    assert w1.latex_numbers == r"= 0.0087713546894869366 \cdot 0.050000000000000003"
    assert w1.value == told.gradient == 0.00043856773447434685
    assert (told.slow_one, told.fast_one, told.slow_all, told.fast_all) == ("8", "6", "54", "16")


@pytest.mark.parametrize("key", ["loss", "target:o1", "output_loss:o1"])
def test_no_path_leads_from_a_constant_or_from_the_loss(worked: Viewpoint, key: str) -> None:
    with pytest.raises(Problem, match="Paths lead from"):
        answer_paths(worked, wire.AskPaths(id=1, about=key))
    with pytest.raises(Problem, match="Paths lead from"):
        answer_walk(worked, wire.AskWalk(id=1, about=key))
    with pytest.raises(Problem, match="Paths lead from"):
        answer_fast(worked, wire.AskFast(id=1, about=key))


@pytest.mark.parametrize("key", ["parameter:w9", "pre:i1", "nonsense"])
def test_what_is_not_there_is_a_problem(worked: Viewpoint, key: str) -> None:
    with pytest.raises(Problem, match="to ask about"):
        answer_paths(worked, wire.AskPaths(id=1, about=key))


CASES: list[Json] = [random_document(seed) for seed in range(40)] + [
    shape(activation=activation) for shape in SHAPES.values() for activation in ("softmax", "relu")
]


def everything(view: Viewpoint) -> list[str]:
    neurons = view.document.neurons
    keys = [f"parameter:{each.id}" for each in view.document.parameters] + [f"neuron:{each.id}" for each in neurons]
    return keys + [f"pre:{each.id}" for each in neurons if each.role != "input"]


@pytest.mark.parametrize("document", CASES)
def test_any_quantity_of_any_network_is_answered(document: Json) -> None:
    view = of_document(decoded(document))
    for key in everything(view):
        paths = answer_paths(view, wire.AskPaths(id=1, about=key, limit=50))
        walk = answer_walk(view, wire.AskWalk(id=1, about=key))
        fast = answer_fast(view, wire.AskFast(id=1, about=key))
        assert paths.gradient == fast.gradient == fast.steps[-1].value
        assert fast.steps[-1].shared == paths.count
        assert int(fast.fast_one) <= int(fast.fast_all) or not key.startswith("parameter")
        through = {f"neuron:{neuron}" for path in paths.paths for neuron in path.through}
        asked = {step.of: step for step in walk.steps}
        assert {key for key in through if key in asked} == through - {key}
        assert all(asked[neuron].depends for neuron in through - {key})
        for factor in (factor for path in paths.paths for factor in path.factors):
            product = sum(math.prod(part.value for part in term) for term in factor.terms)
            assert product == pytest.approx(factor.value, rel=1e-12)
            assert quantity_of(view.document, factor.of)


def test_a_long_chain_is_told_within_a_message() -> None:
    document = long_chain(2000)
    view = of_document(decoded(document))
    first = document["edges"][0]["weight"]
    for told in (
        answer_paths(view, wire.AskPaths(id=1, about=f"parameter:{first}")),
        answer_walk(view, wire.AskWalk(id=1, about=f"parameter:{first}")),
        answer_fast(view, wire.AskFast(id=1, about=f"parameter:{first}")),
    ):
        assert len(msgspec.msgpack.encode(told)) < LARGEST_ANSWER
