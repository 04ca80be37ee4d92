"""How weights and gradients are spread in each layer, in answer to the page's question. Changes nothing."""

from __future__ import annotations

import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.compile import compile_plan
from backprop_canvas.engine.plan.network import NO_BIAS
from backprop_canvas.protocol import messages as wire
from backprop_canvas.protocol.frames import pack
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.state.viewpoint import Viewpoint

BINS = 31


def answer_spread(view: Viewpoint, run: Run, message: wire.AskSpread) -> wire.Spread:
    topology, iteration = run.network.topology, run.iteration(view.iteration)
    levels = np.array(compile_plan(topology).levels)
    targets, slots = np.array(topology.targets, dtype=np.intp), np.array(topology.weights, dtype=np.intp)
    biases = np.array(topology.biases, dtype=np.intp)
    layers = sorted(set(levels[targets].tolist()))
    entering = [np.unique(slots[levels[targets] == layer]) for layer in layers]
    held = [biases[(levels == layer) & (biases != NO_BIAS)] for layer in layers]
    weights, gradients = ([numbers[own] for own in entering] for numbers in (iteration.parameters, iteration.gradient))
    with np.errstate(over="ignore", invalid="ignore"):
        norms = [
            float(np.linalg.norm(iteration.gradient[np.union1d(*own)])) for own in zip(entering, held, strict=True)
        ]
    most_weight, most_gradient = _most(weights), _most(gradients)
    return wire.Spread(
        **view.where,
        id=message.id,
        norms=pack(np.array(norms), single=False),
        bins=BINS,
        weights=_counts(weights, most_weight),
        most_weight=most_weight,
        gradients=_counts(gradients, most_gradient),
        most_gradient=most_gradient,
    )


def _most(layers: list[Floats]) -> float:
    """The largest finite number, by its size; 1 where all are 0."""
    sizes = [float(np.abs(own[np.isfinite(own)]).max(initial=0.0)) for own in layers]
    return max(sizes, default=0.0) or 1.0


def _counts(layers: list[Floats], most: float) -> bytes:
    counts = [np.histogram(own[np.isfinite(own)], BINS, (-most, most))[0] for own in layers]
    return np.array(counts, dtype="<u4").tobytes()
