"""What L would be if one parameter alone were turned: the change, every number of both passes there, the finite
difference beside the gradient, and the curve of L against the parameter. Changes nothing.
"""

from __future__ import annotations

import math

import numpy as np

from backprop_canvas.engine.passes.backward import backward
from backprop_canvas.engine.passes.forward import forward
from backprop_canvas.engine.passes.gradient_check import GradientCheck
from backprop_canvas.engine.passes.steps import schedule, step_values
from backprop_canvas.engine.passes.trace import BackwardTrace, Floats, ForwardTrace
from backprop_canvas.protocol import messages as wire
from backprop_canvas.protocol.frames import pack
from backprop_canvas.protocol.messages import EXACT_EDGES
from backprop_canvas.session.answers.keys import neuron_ids, slot_of
from backprop_canvas.session.state.viewpoint import Viewpoint

# An odd number, so that the present value is the middle of the curve.
POINTS = 121
FEWEST_POINTS = 9
# The work limit of one curve, in neurons and edges passed: some tenths of a second.
MAX_CURVE_WORK = 400_000
# How far the curve reaches, as a multiple of the way on which the tangent takes L to 0. A parabola has its foot at 2.
REACH = 4.0
# Never farther than the parameter's own size unless it is turned farther, never nearer than this part of it.
NEAREST = 0.01
# The turned value stays this far inside the curve.
MARGIN = 1.25
LARGEST = float(np.finfo(np.float64).max)


def answer_turn(view: Viewpoint, message: wire.Turn) -> wire.Turned:
    """Raises Problem "no_such_quantity" or "not_a_parameter".

    The change is the exactly rounded sum of what each output's part of L was and is, so that it holds to some
    units in the last digit of the largest part: a ΔL of 4e-5 beside parts of 0.3 to about 12 digits. Where a
    pass is not finite it is the plain difference.
    """
    at, slot = view.point, slot_of(view.document, message.parameter)
    present = float(at.parameters[slot])
    value = present if message.value is None else message.value
    gradient = float(at.backward.parameter_gradients[slot])
    parameters = _turned(view, slot, value)
    turned = _forward(view, parameters)
    back = backward(at.plan, parameters, turned, at.targets)
    single = len(at.plan.topology.sources) > EXACT_EDGES
    check = GradientCheck(at.plan, at.parameters, at.inputs, at.targets, at.backward.parameter_gradients)
    found = check.parameter(slot, message.h)
    along = _places(present, value, gradient, at.forward.loss, _points(view))
    losses = [_forward(view, _turned(view, slot, place)).loss for place in along.tolist()]
    return wire.Turned(
        **view.where,
        id=message.id,
        parameter=message.parameter,
        present=present,
        value=value,
        loss=at.forward.loss,
        loss_turned=turned.loss,
        change=_change(at.forward, turned),
        predicted=gradient * (value - present),
        gradient=gradient,
        gradient_turned=float(back.parameter_gradients[slot]),
        h=message.h,
        difference=found.difference,
        digits=found.digits,
        kinked=neuron_ids(view.document, found.kinks),
        neurons=pack(_apart(at.forward.a, turned.a), single=False),
        steps=pack(_steps(view, parameters, turned, back), single=single),
        single=single,
        curve_at=pack(along, single=False),
        curve_loss=pack(np.array(losses), single=False),
    )


def _turned(view: Viewpoint, slot: int, value: float) -> Floats:
    parameters = view.point.parameters.copy()
    parameters[slot] = value
    return parameters


def _forward(view: Viewpoint, parameters: Floats) -> ForwardTrace:
    at = view.point
    return forward(at.plan, parameters, at.inputs, at.targets)


def _steps(view: Viewpoint, parameters: Floats, ahead: ForwardTrace, back: BackwardTrace) -> Floats:
    """The micro-steps of the sample's pass. With the batch's schedule they end with the gradients of the parameters,
    which come next where there is no batch, too."""
    plan = view.point.plan
    return step_values(schedule(plan, batch=True), plan, parameters, None, ahead, back)


def _change(before: ForwardTrace, after: ForwardTrace) -> float:
    parts = [*after.output_losses.tolist(), *(-before.output_losses).tolist()]
    try:
        return math.fsum(parts)
    except (OverflowError, ValueError):  # an infinite number has no exact sum
        return after.loss - before.loss


def _apart(before: Floats, after: Floats) -> Floats:
    with np.errstate(over="ignore", invalid="ignore"):
        return np.asarray(after - before)


def _points(view: Viewpoint) -> int:
    """How many points the curve has: fewer in a large network, always an odd number."""
    topology = view.point.plan.topology
    work = len(topology.activations) + len(topology.sources)
    return min(max(MAX_CURVE_WORK // work, FEWEST_POINTS), POINTS) // 2 * 2 + 1


def _places(present: float, value: float, gradient: float, loss: float, count: int) -> Floats:
    """Ascending, (count,): as far on either side as L is of interest, doubled until `value` lies within."""
    half = np.linspace(0.0, 1.0, count // 2 + 1)
    span = _span(present, value, gradient, loss)
    with np.errstate(over="ignore"):
        below, above = present - span * half[:0:-1], present + span * half
    return np.asarray(np.clip(np.concatenate([below, above]), -LARGEST, LARGEST))


def _span(present: float, value: float, gradient: float, loss: float) -> float:
    """The range is doubled, not fitted, so that the curve stands still while the value moves a little."""
    own = max(1.0, abs(present))
    span = own if gradient == 0.0 or not math.isfinite(loss / gradient) else REACH * abs(loss / gradient)
    span = min(max(span, NEAREST * own), own)
    needed = MARGIN * abs(value - present)
    while span < needed and span < LARGEST / 2:
        span *= 2.0
    return span
