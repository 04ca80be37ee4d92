"""What paths and walks can be asked about."""

from __future__ import annotations

from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.graph.quantity import Quantity


def askable(where: Point) -> list[Quantity]:
    topology = where.plan.topology
    neurons = range(len(topology.activations))
    pres = [Quantity("pre", n) for n in neurons if topology.activations[n] is not None]
    slots = [Quantity("parameter", slot) for slot in range(topology.parameter_count)]
    return [*slots, *pres, *(Quantity("neuron", n) for n in neurons)]
