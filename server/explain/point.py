"""A network at one place: its plan with parameters, inputs and targets, and both passes there."""

from __future__ import annotations

from dataclasses import dataclass

from server.engine.backward import backward
from server.engine.forward import forward
from server.engine.plan import Plan
from server.engine.trace import BackwardTrace, Floats, ForwardTrace


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
