"""What the result of a micro-step is, for somebody who guesses it: a gradient, which an equation can claim, or a number
with a name. Judges nothing.
"""

from __future__ import annotations

from backprop_canvas.engine.passes.steps import KINDS
from backprop_canvas.engine.plan.network import Topology
from backprop_canvas.errors import Problem
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import LOSS, Kind, Quantity
from backprop_canvas.explain.judging.tolerances import agree, exact
from backprop_canvas.explain.notation.latex import Formulas
from backprop_canvas.explain.verdicts.guess import Goal
from backprop_canvas.session.answers.vocabulary import vocabulary
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.state.viewpoint import Viewpoint

_KINDS = tuple(KINDS)
_VALUES: dict[str, Kind] = {"input": "neuron", "activation": "neuron", "sum": "pre", "output_loss": "output_loss"}
_GRADIENTS: dict[str, Kind] = {"grad_a": "neuron", "grad_sum": "neuron", "grad_z": "pre", "parameter_grad": "parameter"}


def wanted_at(view: Viewpoint, run: Run, step: int) -> Quantity | Goal:
    """The quantity whose gradient the step computes, or the number that it computes. Raises Problem "no_such_step"."""
    values = run.shown(view.iteration, view.turn).values
    if step >= len(values):
        raise Problem("no_such_step")
    value = float(values[step])
    kind, at = _KINDS[run.schedule.kinds[step]], int(run.schedule.targets[step])
    here = Derivatives(view.point)
    gradient = _gradient(view, kind, at)
    # A step may compute a part of it, such as that of one edge of a shared weight.
    if gradient is not None and agree(exact(here.total(LOSS, gradient)), exact(value)):
        return gradient
    formulas = Formulas(here.local, vocabulary(view.document))
    if gradient is not None:
        return Goal(value, formulas.plain_derivative(LOSS, gradient))
    return _goal(formulas, here.local.topology, kind, at, value)


def _gradient(view: Viewpoint, kind: str, at: int) -> Quantity | None:
    if kind == "grad_weight":
        return Quantity("parameter", view.point.plan.topology.weights[at])
    return Quantity(_GRADIENTS[kind], at) if kind in _GRADIENTS else None


def _goal(formulas: Formulas, topology: Topology, kind: str, at: int, value: float) -> Goal:
    if kind in _VALUES or kind == "loss":
        quantity = LOSS if kind == "loss" else Quantity(_VALUES[kind], at)
        return Goal(value, formulas.shown(quantity), quantity)
    if kind in ("term", "contribution"):
        weight = formulas.shown(Quantity("parameter", topology.weights[at]))
        source, target = Quantity("neuron", topology.sources[at]), Quantity("pre", topology.targets[at])
        other = formulas.shown(source) if kind == "term" else formulas.plain_derivative_or_delta(LOSS, target)
        return Goal(value, f"{weight}·{other}")
    if kind == "update":
        quantity = Quantity("parameter", at)
        return Goal(value, f"the new {formulas.shown(quantity)}", quantity)
    if kind == "bias":
        return Goal(value, formulas.shown(Quantity("parameter", topology.biases[at])))
    return Goal(value, formulas.plain_derivative(LOSS, Quantity("parameter", at)))
