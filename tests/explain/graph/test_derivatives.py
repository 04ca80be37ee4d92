"""Direct and total derivatives against central differences of passes written here, and against the engine."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pytest

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.engine.plan.network import NO_BIAS
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.point import Point, point
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.session.state.viewpoint import of_document
from tests.graphs import LOSSES as LOSS_NAMES
from tests.graphs import SHAPES, Json, decoded, example, random_document
from tests.oracle import Dual, part

H = 1e-6
CASES = [*(random_document(seed, loss=loss) for loss in LOSS_NAMES for seed in range(6))]
CASES += [random_document(seed, "softmax", "squared_error") for seed in range(6)]
CASES += [shape(activation="softmax") for shape in SHAPES.values()]


def at(document: Json) -> Point:
    return of_document(decoded(document)).point


def quantities(where: Point) -> list[Quantity]:
    topology = where.plan.topology
    neurons = range(len(topology.activations))
    return [
        LOSS,
        *(Quantity("output_loss", o) for o in topology.outputs),
        *(Quantity("target", o) for o in topology.outputs),
        *(Quantity("neuron", n) for n in neurons),
        *(Quantity("pre", n) for n in neurons if topology.activations[n] is not None),
        *(Quantity("parameter", slot) for slot in range(topology.parameter_count)),
    ]


Changed = dict[Quantity, float]


def values(where: Point, changed: Changed, held: Mapping[int, float] | None = None) -> dict[Quantity, float]:
    """All quantities where some are replaced; every a in `held` keeps its number for those who receive it."""
    topology = where.plan.topology
    found = {Quantity("parameter", slot): float(value) for slot, value in enumerate(where.parameters)}
    found |= {Quantity("neuron", n): float(a) for n, a in zip(where.plan.inputs, where.inputs, strict=True)}
    found |= {Quantity("target", o): float(t) for o, t in zip(topology.outputs, where.targets, strict=True)}
    found |= changed
    for neuron in where.plan.order:
        if topology.activations[neuron] is not None:
            seen = found if held is None else found | {Quantity("neuron", n): a for n, a in held.items()} | changed
            found[Quantity("pre", neuron)] = changed.get(Quantity("pre", neuron), weighted_sum(where, neuron, seen))
            found |= activated(where, neuron, found) | changed
    return found | losses(where, found)


def weighted_sum(where: Point, neuron: int, seen: Mapping[Quantity, float]) -> float:
    topology = where.plan.topology
    total = 0.0 if topology.biases[neuron] == NO_BIAS else seen[Quantity("parameter", topology.biases[neuron])]
    for source, target, weight in zip(topology.sources, topology.targets, topology.weights, strict=True):
        if target == neuron:
            total += seen[Quantity("parameter", weight)] * seen[Quantity("neuron", source)]
    return total


def activated(where: Point, neuron: int, found: Changed) -> dict[Quantity, float]:
    """The a of a neuron, or of the whole softmax at its last member."""
    name = where.plan.topology.activations[neuron] or ""
    if name in ACTIVATIONS:
        return {Quantity("neuron", neuron): ACTIVATIONS[name].value(found[Quantity("pre", neuron)])}
    if neuron != where.plan.softmax[-1]:
        return {}
    powers = {member: math.exp(found[Quantity("pre", member)]) for member in where.plan.softmax}
    return {Quantity("neuron", member): power / sum(powers.values()) for member, power in powers.items()}


def losses(where: Point, found: Changed) -> dict[Quantity, float]:
    topology = where.plan.topology
    parts = {
        Quantity("output_loss", o): loss_part(
            topology.loss, found[Quantity("neuron", o)], found[Quantity("target", o)], len(topology.outputs)
        )
        for o in topology.outputs
    }
    return parts | {LOSS: sum(parts.values())}


def loss_part(loss: str, y: float, t: float, count: int) -> float:
    """As the independent program has it. Only binary cross-entropy asks for the z behind y."""
    z = math.log(y / (1.0 - y)) if 0.0 < y < 1.0 else math.nan
    return part(loss, Dual(y, np.zeros(0)), z, t, count).value


def near_kink(where: Point) -> bool:
    z = [z for z in where.forward.z.tolist() if z == z]
    errors = [where.forward.a[o] - t for o, t in zip(where.plan.topology.outputs, where.targets, strict=True)]
    return any(abs(number) < 10 * H for number in z + errors) or any(abs(abs(e) - 1) < 10 * H for e in errors)


@pytest.mark.parametrize("document", CASES)
def test_totals_are_central_differences(document: Json) -> None:
    where = at(document)
    if near_kink(where):
        return
    derivatives, present = Derivatives(where), values(where, {})
    for wrt in quantities(where):
        if wrt == LOSS or wrt.kind == "output_loss":
            continue
        here = present[wrt]
        ahead, back = values(where, {wrt: here + H}), values(where, {wrt: here - H})
        for of in quantities(where):
            difference = (ahead[of] - back[of]) / (2 * H)
            assert derivatives.total(of, wrt) == pytest.approx(difference, rel=1e-6, abs=2e-8), (of, wrt)


@pytest.mark.parametrize("document", CASES)
def test_direct_ones_hold_all_other_neurons_fixed(document: Json) -> None:
    where = at(document)
    if near_kink(where):
        return
    derivatives, present = Derivatives(where), values(where, {})
    held = {n: float(a) for n, a in enumerate(where.forward.a)}
    for wrt in quantities(where):
        if wrt.kind in ("loss", "output_loss", "pre", "parameter"):
            continue
        here = present[wrt]
        ahead, back = values(where, {wrt: here + H}, held), values(where, {wrt: here - H}, held)
        for of in (q for q in quantities(where) if q.kind in ("neuron", "pre")):
            difference = (ahead[of] - back[of]) / (2 * H)
            assert derivatives.direct(of, wrt) == pytest.approx(difference, rel=1e-6, abs=2e-8), (of, wrt)


@pytest.mark.parametrize("document", CASES)
def test_the_uses_of_a_parameter_are_direct_where_it_is_used(document: Json) -> None:
    where = at(document)
    if near_kink(where):
        return
    derivatives, present = Derivatives(where), values(where, {})
    held = {n: float(a) for n, a in enumerate(where.forward.a)}
    for wrt in (q for q in quantities(where) if q.kind == "parameter"):
        ahead, back = (values(where, {wrt: present[wrt] + step}, held) for step in (H, -H))
        for of in (q for q in quantities(where) if q.kind in ("neuron", "pre")):
            difference = (ahead[of] - back[of]) / (2 * H)
            assert derivatives.direct(of, wrt) == pytest.approx(difference, rel=1e-6, abs=2e-8), (of, wrt)
        assert derivatives.direct(LOSS, wrt) == 0.0


@pytest.mark.parametrize("document", CASES)
def test_the_loss_alone_sees_its_outputs(document: Json) -> None:
    where = at(document)
    if near_kink(where):
        return
    derivatives = Derivatives(where)
    for output in where.plan.topology.outputs:
        of, a = Quantity("output_loss", output), Quantity("neuron", output)
        assert derivatives.direct(LOSS, a) == where.backward.own[output] == derivatives.direct(of, a)
        for wrt in (q for q in quantities(where) if q.kind == "pre"):
            through = sum(
                derivatives.direct(LOSS, Quantity("neuron", o)) * derivatives.direct(Quantity("neuron", o), wrt)
                for o in (where.plan.softmax if wrt.index in where.plan.softmax else [wrt.index])
            )
            assert derivatives.direct(LOSS, wrt) == pytest.approx(through, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("document", CASES)
def test_the_parts_of_the_loss_add_up_to_the_backward_pass(document: Json) -> None:
    where = at(document)
    derivatives, back = Derivatives(where), where.backward
    for wrt in (q for q in quantities(where) if q.kind in ("neuron", "pre", "parameter")):
        parts = [derivatives.total(Quantity("output_loss", o), wrt) for o in where.plan.topology.outputs]
        told = {"neuron": back.grad_a, "pre": back.grad_z, "parameter": back.parameter_gradients}[wrt.kind][wrt.index]
        assert derivatives.total(LOSS, wrt) == told
        assert sum(parts) == pytest.approx(told, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("loss", ["binary_cross_entropy", "cross_entropy"])
def test_a_saturated_output_keeps_its_delta(loss: str) -> None:
    document = SHAPES["two_outputs"](loss=loss)
    for parameter in document["parameters"]:
        parameter["value"] *= 2000.0
    where = at(document)
    derivatives = Derivatives(where)
    for neuron in where.plan.topology.outputs:
        pre = Quantity("pre", neuron)
        parts = [derivatives.total(Quantity("output_loss", o), pre) for o in where.plan.topology.outputs]
        assert derivatives.total(LOSS, pre) == where.backward.grad_z[neuron]
        assert sum(parts) == pytest.approx(float(where.backward.grad_z[neuron]), abs=1e-15)
        assert derivatives.direct(LOSS, pre) == where.backward.grad_z[neuron]


def test_the_tables_hold_no_loss_that_is_not_tried_here() -> None:
    assert set(LOSSES) == set(LOSS_NAMES)


def test_the_worked_example_by_factors() -> None:
    where = at(example("mazur-2-2-2"))
    derivatives = Derivatives(where)
    w1, w5, w7 = (Quantity("parameter", slot) for slot in (0, 4, 6))
    h1, h2, o1 = (Quantity("neuron", n) for n in (2, 3, 4))
    product = derivatives.direct(h1, w1) * derivatives.direct(o1, h1) * derivatives.direct(LOSS, o1)
    assert product == pytest.approx(0.000668396021144373, rel=1e-14)
    assert derivatives.direct(w7, h1) == derivatives.total(w5, w1) == derivatives.total(h2, w1) == 0.0
    assert derivatives.direct(w5, w5) == derivatives.total(o1, o1) == 1.0
    assert derivatives.value(h1) == where.forward.a[2]


def test_an_infinity_elsewhere_makes_no_nan() -> None:
    document = SHAPES["two_outputs"](activation="linear")
    where = at(document)
    parameters = where.parameters.copy()
    parameters[where.plan.topology.weights[where.plan.incoming[where.plan.topology.outputs[0]][0]]] = np.inf
    derivatives = Derivatives(point(where.plan, parameters, where.inputs, where.targets))
    g = where.plan.topology.sources[where.plan.incoming[where.plan.topology.outputs[0]][1]]
    assert np.isfinite(derivatives.total(Quantity("neuron", where.plan.topology.outputs[1]), Quantity("neuron", g)))
