"""A network at one point: its plan with parameters, inputs and targets, and both passes there."""

from __future__ import annotations

from dataclasses import dataclass

from backprop_canvas.engine.passes.backward import backward
from backprop_canvas.engine.passes.forward import forward
from backprop_canvas.engine.passes.trace import BackwardTrace, Floats, ForwardTrace
from backprop_canvas.engine.plan.compile import Plan


@dataclass(frozen=True, eq=False)
class Point:
    """parameters: (P,). inputs: (I,) in the order of Plan.inputs. targets: (K,) in the order of Topology.outputs."""

    plan: Plan
    parameters: Floats
    inputs: Floats
    targets: Floats
    forward: ForwardTrace
    backward: BackwardTrace


def point(plan: Plan, parameters: Floats, inputs: Floats, targets: Floats) -> Point:
    """Both passes of one sample; arrays as in Point."""
    ahead = forward(plan, parameters, inputs, targets)
    return Point(plan, parameters, inputs, targets, ahead, backward(plan, parameters, ahead, targets))
