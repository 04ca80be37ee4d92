"""The order of the micro-steps, and that each computes its number from what came before it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from backprop_canvas.engine.passes.steps import KINDS, schedule, step_values
from backprop_canvas.protocol.messages import STEP_KINDS
from tests.engine.passes import Passes, passes
from tests.engine.reader import Reader, Step
from tests.graphs import Json, documents, drawing


def steps_of(traced: Passes) -> list[Step]:
    kinds = list(KINDS)
    order = schedule(traced.plan)
    return [(kinds[kind], target) for kind, target in zip(order.kinds.tolist(), order.targets.tolist(), strict=True)]


def values_of(traced: Passes) -> list[float]:
    parameters = traced.network.parameters
    updated = traced.advanced(parameters)
    order = schedule(traced.plan)
    values: list[float] = step_values(order, traced.plan, parameters, updated, traced.forward, traced.backward).tolist()
    return values


def told(json: Json) -> list[str]:
    """One line per neuron-sized step: whose turn it is, then the micro-steps by kind and id."""
    traced = passes(json)
    order = schedule(traced.plan)
    ids = {kind: [record["id"] for record in json[f"{kind}s"]] for kind in ("neuron", "edge", "parameter")}
    ids["loss"] = ["L"]
    turns = [("-" if neuron < 0 else ids["neuron"][neuron]) for neuron in order.group_neurons.tolist()]
    lines = [[f"{turn}:"] for turn in turns]
    for (kind, target), group in zip(steps_of(traced), order.groups.tolist(), strict=True):
        lines[group].append(f"{kind} {ids[KINDS[kind][1]][target]}")
    return [f"{line[0]} {', '.join(line[1:])}" for line in lines]


def test_the_2_2_2_network_has_11_steps() -> None:
    edges = ["i1 h1", "i2 h1", "i1 h2", "i2 h2", "h1 o1", "h2 o1", "h1 o2", "h2 o2"]
    weights = {edge.replace(" ", "-"): f"w{at}" for at, edge in enumerate(edges, 1)}
    shared = {**weights, "h1": "b1", "h2": "b1", "o1": "b2", "o2": "b2"}
    slots = ["w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "b1", "b2"]
    sent = "contribution i1-h1, contribution i1-h2, grad_sum i1, contribution i2-h1, contribution i2-h2, grad_sum i2"
    lines = told(drawing(["i1", "i2"], ["h1", "h2"], ["o1", "o2"], edges, shared=shared))
    assert lines[:6] == [
        "-: input i1, input i2",
        "h1: term i1-h1, term i2-h1, bias h1, sum h1, activation h1",
        "h2: term i1-h2, term i2-h2, bias h2, sum h2, activation h2",
        "o1: term h1-o1, term h2-o1, bias o1, sum o1, activation o1",
        "o2: term h1-o2, term h2-o2, bias o2, sum o2, activation o2",
        "-: output_loss o1, output_loss o2, loss L",
    ]
    assert lines[6:10] == [
        "o2: grad_a o2, grad_z o2, grad_weight h1-o2, grad_weight h2-o2",
        "o1: grad_a o1, grad_z o1, grad_weight h1-o1, grad_weight h2-o1",
        "h2: contribution h2-o1, contribution h2-o2, grad_sum h2, grad_z h2, grad_weight i1-h2, grad_weight i2-h2",
        "h1: contribution h1-o1, contribution h1-o2, grad_sum h1, grad_z h1, grad_weight i1-h1, grad_weight i2-h1, "
        + sent,
    ]
    update = [f"parameter_grad {slot}" for slot in slots] + [f"update {slot}" for slot in slots]
    assert lines[10:] == ["-: " + ", ".join(update)]


def backward_of(json: Json) -> list[str]:
    lines = told(json)
    loss = next(at for at, line in enumerate(lines) if line.endswith("loss L"))
    return lines[loss + 1 : -1]


def test_the_neurons_of_a_softmax_wait_for_each_other() -> None:
    json = drawing(["x"], [], ["y", "v"], ["x y", "x v"], activation="softmax", loss="cross_entropy")
    assert told(json)[1:-1] == [
        "y: term x-y, bias y, sum y",
        "v: term x-v, bias v, sum v, activation y, activation v",
        "-: output_loss y, output_loss v, loss L",
        "v: grad_a v, grad_a y, grad_z v, grad_weight x-v",
        "y: grad_z y, grad_weight x-y, contribution x-y, contribution x-v, grad_sum x",
    ]


def test_the_neurons_of_a_softmax_receive_before_the_first_of_them_has_its_turn() -> None:
    json = drawing(["x"], ["g"], ["y", "v", "u"], ["x y", "x v", "y g", "g u", "v u"], activation="softmax")
    for neuron in json["neurons"]:
        if neuron["id"] == "u":
            neuron["activation"] = "linear"
    assert backward_of(json)[2:] == [
        "v: grad_a v, contribution v-u, grad_sum v, grad_a y, contribution y-g, grad_sum y, grad_z v, grad_weight x-v",
        "y: grad_z y, grad_weight x-y, contribution x-y, contribution x-v, grad_sum x",
    ]


def test_a_batch_combines_the_gradients_of_its_samples() -> None:
    traced = passes(drawing(["x"], [], ["y"], ["x y"]))
    kinds = list(KINDS)
    order = schedule(traced.plan, True)
    last = [(kinds[kind], target) for kind, target in zip(order.kinds[-6:], order.targets[-6:], strict=True)]
    assert last == [(kind, slot) for kind in ("parameter_grad", "combine", "update") for slot in (0, 1)]
    assert order.pass_steps == len(order.kinds) - 4
    alone = schedule(traced.plan)
    assert alone.pass_steps == len(alone.kinds) - 4
    # What a sample says to the parameters has a group and a level of its own.
    assert np.diff(order.groups[-7:].astype(int)).tolist() == [1, 0, 1, 0, 0, 0]
    assert np.diff(order.group_levels[-3:].astype(int)).tolist() == [1, 1]
    before, after, combined = np.array([1.0, 2.0]), np.array([3.0, 4.0]), np.array([5.0, 6.0])
    values = step_values(order, traced.plan, before, after, traced.forward, traced.backward, combined)
    assert values[-6:].tolist() == [*traced.backward.parameter_gradients.tolist(), 5.0, 6.0, 3.0, 4.0]
    of_one = step_values(order, traced.plan, before, None, traced.forward, traced.backward)
    assert of_one.tolist() == values[: order.pass_steps].tolist()


def test_an_output_that_feeds_on_adds_what_comes_back_to_its_own() -> None:
    received = "contribution y-h, contribution y-v, grad_sum y"
    assert backward_of(drawing(["x"], ["h"], ["y", "v"], ["x y", "y h", "h v", "y v"])) == [
        "v: grad_a v, grad_z v, grad_weight h-v, grad_weight y-v",
        "h: contribution h-v, grad_sum h, grad_z h, grad_weight y-h",
        f"y: grad_a y, {received}, grad_z y, grad_weight x-y, contribution x-y, grad_sum x",
    ]


def test_an_input_receives_when_the_last_of_those_it_feeds_has_its_turn() -> None:
    edges = ["i k", "i f", "j y", "j g", "f y", "g y", "k y"]
    assert backward_of(drawing(["i", "j"], ["f", "g", "k"], ["y"], edges)) == [
        "y: grad_a y, grad_z y, grad_weight j-y, grad_weight f-y, grad_weight g-y, grad_weight k-y",
        "k: contribution k-y, grad_sum k, grad_z k, grad_weight i-k",
        "g: contribution g-y, grad_sum g, grad_z g, grad_weight j-g, contribution j-y, contribution j-g, grad_sum j",
        "f: contribution f-y, grad_sum f, grad_z f, grad_weight i-f, contribution i-k, contribution i-f, grad_sum i",
    ]


def test_neurons_that_feed_nothing_have_a_sum_of_nothing() -> None:
    assert backward_of(drawing(["i", "j"], ["h"], ["y"], ["i y", "i h"])) == [
        "y: grad_a y, grad_z y, grad_weight i-y",
        "h: grad_sum h, grad_z h, grad_weight i-h, contribution i-y, contribution i-h, grad_sum i, grad_sum j",
    ]


def test_a_document_of_inputs_alone_has_no_backward_step() -> None:
    assert told(drawing(["i", "j"], [], [], [])) == ["-: input i, input j", "-: loss L"]


def test_a_document_without_inputs_begins_with_its_neurons() -> None:
    assert told(drawing([], [], ["y"], []))[0] == "y: bias y, sum y, activation y"


def test_a_level_ends_where_the_next_begins() -> None:
    json = drawing(["i", "j"], ["f", "g"], ["y", "v"], ["i f", "j g", "f y", "g v", "f v"])
    assert schedule(passes(json).plan).group_levels.tolist() == [0, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6]


def test_kinds_are_numbered_as_on_the_wire() -> None:
    assert tuple(KINDS) == STEP_KINDS


def test_a_schedule_is_kept_with_its_plan() -> None:
    plan = passes(drawing(["x"], [], ["y"], ["x y"])).plan
    assert schedule(plan) is schedule(plan)


@given(documents())
def test_every_quantity_has_one_step(json: Json) -> None:
    steps = steps_of(passes(json))
    ids: dict[str, list[int]] = {kind: [] for kind in KINDS if kind != "combine"}
    for kind, target in steps:
        ids[kind].append(target)
    roles = [neuron["role"] for neuron in json["neurons"]]
    every = {
        "neuron": [at for at, role in enumerate(roles) if role != "input"],
        "edge": list(range(len(json["edges"]))),
        "parameter": list(range(len(json["parameters"]))),
        "loss": [0],
    }
    every_output = [at for at, role in enumerate(roles) if role == "output"]
    own = {
        "input": [at for at, role in enumerate(roles) if role == "input"],
        "bias": [at for at, neuron in enumerate(json["neurons"]) if "bias" in neuron],
        "output_loss": every_output,
        "grad_a": every_output,
    }
    del ids["grad_sum"]  # An output that feeds nothing has none; the next test asks for all others.
    assert {kind: sorted(targets) for kind, targets in ids.items()} == {
        kind: own.get(kind, every[KINDS[kind][1]]) for kind in ids
    }


@given(documents())
def test_groups_and_levels_rise_by_one(json: Json) -> None:
    order = schedule(passes(json).plan)
    assert order.groups[0] == order.group_levels[0] == 0
    for labels in (order.groups, order.group_levels):
        assert set(np.diff(labels.astype(np.int64)).tolist()) <= {0, 1}
    assert len(order.group_neurons) == len(order.group_levels) == order.groups[-1] + 1


@given(documents())
def test_each_step_follows_from_earlier_ones_to_the_bit(json: Json) -> None:
    """But for the update, which is what advances parameters and adds up its own gradients."""
    traced = passes(json)
    reader = Reader(traced)
    for (kind, target), value in zip(steps_of(traced), values_of(traced), strict=True):
        expected = reader.expect(kind, target)
        assert value == (pytest.approx(expected, rel=1e-12, abs=1e-14) if kind == "update" else expected), (
            kind,
            target,
        )
    feeding = {at for at, edges in enumerate(traced.plan.outgoing) if edges}
    summed = {target for kind, target in reader.seen if kind == "grad_sum"}
    assert summed == set(range(len(json["neurons"]))) - (set(traced.plan.topology.outputs) - feeding)


def test_a_plan_without_parameters_has_values() -> None:
    json = drawing(["x"], [], ["y"], [])
    del json["neurons"][1]["bias"]
    json["parameters"] = []
    traced = passes(json)
    assert [kind for kind, _ in steps_of(traced)][1:3] == ["sum", "activation"]
    assert values_of(traced)[1:3] == pytest.approx([0.0, 0.5])
