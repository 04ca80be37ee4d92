"""For how many samples of the training is a neuron off? Counted in answer to the page's question. Changes nothing."""

from __future__ import annotations

from backprop_canvas.document.samples import training_places
from backprop_canvas.engine.passes.forward import forward
from backprop_canvas.engine.plan.compile import compile_plan
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.keys import quantity_of
from backprop_canvas.session.network.building import sample_arrays
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.state.viewpoint import Viewpoint

# The work limit of an answer, in neurons and edges over all samples: about twenty milliseconds.
MAX_WORK = 40_000


def answer_off(view: Viewpoint, run: Run, message: wire.AskOff) -> wire.CountedOff:
    """Raises Problem "no_such_quantity"."""
    neuron = quantity_of(view.document, f"neuron:{message.neuron}").index
    topology = run.network.topology
    plan, parameters = compile_plan(topology), run.iteration(view.iteration).parameters
    trained = training_places(view.document)
    samples = len(trained)
    counted = min(samples, max(1, MAX_WORK // (len(topology.activations) + len(topology.sources))))
    passes = (forward(plan, parameters, *sample_arrays(view.document, run.network, at)) for at in trained[:counted])
    off = sum(float(each.a[neuron]) == 0 for each in passes)
    return wire.CountedOff(
        **view.where, id=message.id, neuron=message.neuron, off=off, counted=counted, samples=samples
    )
