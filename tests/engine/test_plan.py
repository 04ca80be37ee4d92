"""Compiling a topology, and the checker that a plan must pass."""

from dataclasses import replace

import pytest
from hypothesis import given

from backprop_canvas.engine.plan.compile import Plan, check, compile_plan
from backprop_canvas.engine.plan.network import NO_BIAS, Topology
from backprop_canvas.errors import Problem
from tests.engine.passes import passes
from tests.graphs import SHAPES, Json, documents, long_chain


def topology(edges: str, activations: str, outputs: tuple[int, ...] = ()) -> Topology:
    """edges: such as "0>1 1>2". activations: per neuron "." for an input, "s" for sigmoid, "m" for softmax."""
    ends = [tuple(map(int, edge.split(">"))) for edge in edges.split()]
    return Topology(
        activations=tuple({".": None, "s": "sigmoid", "m": "softmax"}[letter] for letter in activations),
        sources=tuple(source for source, _ in ends),
        targets=tuple(target for _, target in ends),
        weights=tuple(range(len(ends))),
        biases=(NO_BIAS,) * len(activations),
        outputs=outputs,
        parameter_count=len(ends),
        loss="squared_error",
    )


def test_neurons_come_by_level_then_in_document_order() -> None:
    plan = compile_plan(topology("3>0 0>1 3>2 2>1 4>2", "sss.."))
    assert plan.levels == (1, 2, 1, 0, 0)
    assert plan.order == (3, 4, 0, 2, 1)
    assert plan.inputs == (3, 4)


def test_edges_meet_in_document_order() -> None:
    plan = compile_plan(topology("3>0 0>1 3>2 2>1 4>2", "sss.."))
    assert plan.incoming == ((0,), (1, 3), (2, 4), (), ())
    assert plan.outgoing == ((1,), (), (3,), (0, 2), (4,))


def test_a_neuron_that_nothing_enters_is_computed_with_the_first_level() -> None:
    assert compile_plan(topology("0>1 2>3", ".sss")).levels == (0, 1, 1, 2)


def test_the_longest_way_decides_the_level() -> None:
    assert compile_plan(topology("0>1 1>2 2>3 0>3", ".sss")).levels == (0, 1, 2, 3)


@pytest.mark.parametrize(
    ("edges", "cycle"), [("1>2 2>1", "1 → 2 → 1"), ("0>1 1>2 2>3 3>1 3>4", "1 → 2 → 3 → 1"), ("1>1", "1 → 1")]
)
def test_a_cycle_is_refused(edges: str, cycle: str) -> None:
    with pytest.raises(Problem) as caught:
        compile_plan(topology(edges, ".ssss"))
    assert caught.value.code == "cycle"
    assert caught.value.values["cycle"] == cycle


def test_the_softmax_is_on_the_highest_level_that_any_of_it_needs() -> None:
    plan = compile_plan(topology("0>1 1>2 0>3 0>4 3>5", ".smmms"))
    assert plan.softmax == (2, 3, 4)
    assert plan.levels == (0, 1, 2, 2, 2, 3)
    assert compile_plan(topology("0>1", ".s")).softmax == ()


def test_a_softmax_that_nothing_enters_is_computed_with_the_first_level() -> None:
    assert compile_plan(topology("1>2", "mms")).levels == (1, 1, 2)


@pytest.mark.parametrize(
    ("edges", "cycle"),
    [("0>1 1>2", "1 → 2"), ("0>2 2>3 3>1", "2 → 3 → 1"), ("0>3 3>1 2>4 4>3", "2 → 4 → 3 → 1")],
)
def test_a_path_between_neurons_of_the_softmax_is_refused(edges: str, cycle: str) -> None:
    with pytest.raises(Problem) as caught:
        compile_plan(topology(edges, ".mmss"))
    assert caught.value.code == "softmax_cycle"
    assert caught.value.values["cycle"] == cycle
    assert cycle in caught.value.message


def test_a_cycle_is_named_before_a_path_within_the_softmax() -> None:
    with pytest.raises(Problem) as caught:
        compile_plan(topology("0>1 1>3 3>2 3>4 4>3", ".mmss"))
    assert (caught.value.code, caught.value.values["cycle"]) == ("cycle", "3 → 4 → 3")


def test_a_softmax_of_all_2000_neurons_is_compiled() -> None:
    count = 2000
    edges = " ".join(f"0>{at}" for at in range(1, count))
    assert compile_plan(topology(edges, "." + "m" * (count - 1))).levels == (0, *([1] * (count - 1)))


def test_a_chain_of_2000_neurons_has_2000_levels() -> None:
    assert passes(long_chain(2000)).plan.levels == tuple(range(2000))


def test_changing_a_value_keeps_the_plan() -> None:
    json = SHAPES["diamond"]()
    before = passes(json).plan
    json["parameters"][0]["value"] = 9.0
    assert passes(json).plan is before
    json["edges"].pop()
    assert passes(json).plan is not before


@given(documents())
def test_what_is_compiled_passes_the_checker(json: Json) -> None:
    check(passes(json).plan)


def diamond() -> Plan:
    return compile_plan(topology("0>1 0>2 1>3 2>3", ".sss", outputs=(3,)))


WRONG = {
    "order": {"order": (0, 2, 1, 3)},
    "neuron twice": {"order": (0, 1, 1, 3)},
    "neuron missing": {"order": (0, 1, 2)},
    "level": {"levels": (0, 1, 1, 3)},
    "levels all alike": {"levels": (0, 0, 0, 0), "order": (0, 1, 2, 3)},
    "edge missing": {"incoming": ((), (0,), (1,), (2,))},
    "edge twice": {"outgoing": ((0, 1), (2, 2), (3,), ())},
    "edges out of order": {"incoming": ((), (0,), (1,), (3, 2))},
    "edge elsewhere": {"incoming": ((), (1,), (0,), (2, 3))},
    "input": {"inputs": (0, 1)},
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG.keys())
def test_the_checker_fails_on_a_wrong_plan(change: dict[str, tuple[object, ...]]) -> None:
    check(diamond())
    with pytest.raises(ValueError, match=r"\w"):
        check(replace(diamond(), **change))  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{"softmax": (1,)}, {"softmax": ()}, {"levels": (0, 1, 2, 3)}])
def test_the_checker_fails_on_a_wrong_softmax(change: dict[str, tuple[int, ...]]) -> None:
    plan = compile_plan(topology("0>1 0>2 2>3", ".mms"))
    with pytest.raises(ValueError, match=r"\w"):
        check(replace(plan, **change))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [{"weights": (0, 1, 2, 4)}, {"biases": (-1, 0, 1, 9)}, {"activations": (None, None, "sigmoid", "sigmoid")}],
)
def test_the_checker_fails_on_a_topology_that_contradicts_itself(change: dict[str, tuple[object, ...]]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        compile_plan(replace(diamond().topology, **change))  # type: ignore[arg-type]
