"""Direct and total derivatives against central differences of passes written here, and against the engine."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from server.engine.activations import ACTIVATIONS
from server.engine.losses import LOSSES
from server.engine.network import NO_BIAS
from server.explain.derivatives import Derivatives
from server.explain.point import Point, point
from server.explain.quantity import LOSS, Quantity
from server.session.viewpoint import of_document
from tests.graphs import LOSSES as LOSS_NAMES
from tests.graphs import SHAPES, Json, decoded, example, random_document

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


def values(
    where: Point, changed: Mapping[Quantity, float], held: Mapping[int, float] | None = None
) -> dict[Quantity, float]:
    """All quantities where some are replaced; every a in `held` keeps its number for those who receive it."""
    topology = where.plan.topology
    slots = [changed.get(Quantity("parameter", s), float(v)) for s, v in enumerate(where.parameters)]
    given = dict(zip(where.plan.inputs, where.inputs.tolist(), strict=True))
    a: dict[int, float] = {}
    z: dict[int, float] = {}

    def finish(neuron: int, number: float) -> None:
        a[neuron] = changed.get(Quantity("neuron", neuron), number)

    def seen(neuron: int) -> float:
        if held is not None and Quantity("neuron", neuron) not in changed:
            return held[neuron]
        return a[neuron]

    for neuron in where.plan.order:
        name = topology.activations[neuron]
        if name is None:
            finish(neuron, given[neuron])
            continue
        bias = topology.biases[neuron]
        total = 0.0 if bias == NO_BIAS else slots[bias]
        for edge, target in enumerate(topology.targets):
            if target == neuron:
                total += slots[topology.weights[edge]] * seen(topology.sources[edge])
        z[neuron] = changed.get(Quantity("pre", neuron), total)
        if name != "softmax":
            finish(neuron, ACTIVATIONS[name].value(z[neuron]))
        elif neuron == where.plan.softmax[-1]:
            powers = {k: np.exp(z[k] - max(z[j] for j in where.plan.softmax)) for k in where.plan.softmax}
            for k in where.plan.softmax:
                finish(k, float(powers[k] / sum(powers.values())))
    found = {Quantity("neuron", n): a[n] for n in a} | {Quantity("pre", n): z[n] for n in z}
    found |= {Quantity("parameter", s): v for s, v in enumerate(slots)}
    loss = 0.0
    for output, wanted in zip(topology.outputs, where.targets.tolist(), strict=True):
        target = changed.get(Quantity("target", output), wanted)
        part = loss_part(topology.loss, seen(output) if held is None else a[output], target, len(topology.outputs))
        loss += part
        found |= {Quantity("target", output): target, Quantity("output_loss", output): part}
    return found | {LOSS: loss}


def loss_part(loss: str, y: float, t: float, count: int) -> float:
    error = y - t
    match loss:
        case "half_squared_error":
            return error**2 / 2
        case "squared_error":
            return error**2
        case "mean_squared_error":
            return error**2 / count
        case "absolute_error":
            return abs(error)
        case "huber":
            return error**2 / 2 if abs(error) <= 1 else abs(error) - 0.5
        case "binary_cross_entropy":
            return float(-t * np.log(y) - (1 - t) * np.log(1 - y))
        case _:
            return float(-t * np.log(y))


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
            through = (
                sum(
                    derivatives.direct(LOSS, Quantity("neuron", o)) * derivatives.direct(Quantity("neuron", o), wrt)
                    for o in where.plan.softmax or [wrt.index]
                    if wrt.index in where.plan.softmax or o == wrt.index
                )
                if wrt.index in where.plan.softmax
                else derivatives.direct(LOSS, Quantity("neuron", wrt.index))
                * derivatives.direct(Quantity("neuron", wrt.index), wrt)
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
