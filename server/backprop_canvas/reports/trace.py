"""`trace`: one sample's passes and one update from fresh state, with names. Returns plain dicts; reads and prints
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from backprop_canvas.document.samples import training_places
from backprop_canvas.document.schema import Document, neuron_name, parameter_name
from backprop_canvas.engine.passes.backward import backward
from backprop_canvas.engine.passes.forward import forward
from backprop_canvas.engine.passes.steps import KINDS, schedule, step_values
from backprop_canvas.engine.passes.trace import BackwardTrace, Floats, ForwardTrace
from backprop_canvas.engine.plan.compile import Plan, compile_plan
from backprop_canvas.reports.shapes import Step, StepDetails, Trace, TracedNeuron, TracedParameter
from backprop_canvas.session.network.building import build_network, sample_arrays
from backprop_canvas.session.network.what_fits import what_is_missing
from backprop_canvas.session.run.one_update import after_one_update


@dataclass(frozen=True)
class _Traced:
    """One sample's iteration, and the document that supplies the names. learns: whether training uses the sample."""

    document: Document
    plan: Plan
    parameters: Floats
    updated: Floats
    forward: ForwardTrace
    backward: BackwardTrace
    learns: bool

    def neuron(self, at: int) -> str:
        return neuron_name(self.document.neurons[at])

    def parameter(self, slot: int) -> str:
        return parameter_name(self.document.parameters[slot])


def trace_report(document: Document, sample: int = 0) -> Trace:
    """For a valid document. Raises the first Problem that prevents the computation, or "no_such_sample"."""
    for problem in what_is_missing(document):
        raise problem
    traced = _trace(document, sample)
    return {
        "loss": traced.forward.loss,
        "losses": _losses(traced),
        "neurons": {traced.neuron(at): _neuron(traced, at) for at in traced.plan.order},
        "parameters": {traced.parameter(slot): _parameter(traced, slot) for slot in range(len(traced.parameters))},
        "steps": _steps(traced),
    }


def _trace(document: Document, sample: int) -> _Traced:
    network = build_network(document)
    plan = compile_plan(network.topology)
    inputs, targets = sample_arrays(document, network, sample)
    ahead = forward(plan, network.parameters, inputs, targets)
    back = backward(plan, network.parameters, ahead, targets)
    learns = sample in training_places(document)
    updated = after_one_update(network, plan, inputs, targets) if learns else network.parameters
    return _Traced(document, plan, network.parameters, updated, ahead, back, learns)


def _losses(traced: _Traced) -> dict[str, float]:
    names = map(traced.neuron, traced.plan.topology.outputs)
    return dict(zip(names, traced.forward.output_losses.tolist(), strict=True))


def _neuron(traced: _Traced, at: int) -> TracedNeuron:
    computed = traced.plan.topology.activations[at] is not None
    return {
        "z": float(traced.forward.z[at]) if computed else None,
        "a": float(traced.forward.a[at]),
        "dL_da": float(traced.backward.grad_a[at]) if traced.learns else None,
        "dL_dz": float(traced.backward.grad_z[at]) if traced.learns and computed else None,
    }


def _parameter(traced: _Traced, slot: int) -> TracedParameter:
    return {
        "value": float(traced.parameters[slot]),
        "gradient": float(traced.backward.parameter_gradients[slot]) if traced.learns else None,
        "updated": float(traced.updated[slot]),
    }


def _steps(traced: _Traced) -> list[Step]:
    """Every micro-step that the sample has."""
    order = schedule(traced.plan)
    values = step_values(order, traced.plan, traced.parameters, traced.updated, traced.forward, traced.backward)
    kinds = list(KINDS)
    columns = zip(order.kinds.tolist(), order.targets.tolist(), order.groups.tolist(), values.tolist(), strict=True)
    return [
        {
            "phase": KINDS[kinds[kind]][0],
            "kind": kinds[kind],
            "target": _name(traced, kinds[kind], target),
            "value": value,
            "group": group,
            **_details(traced, kinds[kind], target),
        }
        for kind, target, group, value in columns
        if traced.learns or KINDS[kinds[kind]][0] in ("forward", "loss")
    ]


def _name(traced: _Traced, kind: str, target: int) -> str:
    """The owner of the number that a step computes: a neuron, an edge, a parameter or L."""
    match KINDS[kind][1]:
        case "neuron":
            return traced.neuron(target)
        case "edge":
            return traced.document.edges[target].id
        case "parameter":
            return traced.parameter(target)
        case "loss":
            return "L"


def _details(traced: _Traced, kind: str, target: int) -> StepDetails:
    """The fields of a step in addition to its value."""
    topology = traced.plan.topology
    match kind:
        case "term" | "grad_weight" | "contribution":
            return {
                "source": traced.neuron(topology.sources[target]),
                "into": traced.neuron(topology.targets[target]),
                "weight": traced.parameter(topology.weights[target]),
            }
        case "bias":
            return {"parameter": traced.parameter(topology.biases[target])}
        case "activation":
            return {"function": topology.activations[target]}
        case "update":
            return {"before": float(traced.parameters[target])}
    return {}
