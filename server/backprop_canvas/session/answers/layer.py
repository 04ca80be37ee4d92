"""One layer as matrices, in answer to the page's question: which neurons, and the numbers that no frame holds."""

from __future__ import annotations

import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.explain.graph.layers import LayerMatrices, layer_matrices
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.notation.latex import letters
from backprop_canvas.explain.notation.layer_latex import LayerLatex, fused_rule, level_of
from backprop_canvas.protocol import messages as wire
from backprop_canvas.protocol.frames import pack
from backprop_canvas.session.answers.keys import neuron_ids, quantity_of
from backprop_canvas.session.answers.vocabulary import vocabulary
from backprop_canvas.session.state.viewpoint import Viewpoint

# The Jacobian of a wider softmax is left out.
WIDEST_SOFTMAX = 128


def answer_layer(view: Viewpoint, message: wire.AskLayer) -> wire.Layer:
    """Raises Problem "no_such_quantity", also for an input, which has no z."""
    neuron = quantity_of(view.document, f"pre:{message.neuron}").index
    loss = view.point.plan.topology.loss
    layer = layer_matrices(view.point, Local(view.point), neuron)
    notation = vocabulary(view.document).notation
    level = level_of(layer, notation)
    formulas = LayerLatex(layer, notation, loss)
    rule = fused_rule(level, loss, letters(notation.activation)) if layer.fused.any() else ""
    return wire.Layer(
        id=message.id,
        **view.where,
        neuron=message.neuron,
        level=level,
        neurons=neuron_ids(view.document, layer.neurons),
        sources=neuron_ids(view.document, layer.sources),
        targets=neuron_ids(view.document, layer.targets),
        skipped_into=layer.skipped_into,
        skips=layer.skips,
        mixes=layer.mixes,
        slopes=pack(_slopes(layer), single=False),
        own=pack(layer.own, single=False),
        fused=pack(layer.fused, single=False) if rule else b"",
        latex_fused=rule,
        latex_forward=formulas.forward(),
        latex_backward=f"{formulas.backward()} \\qquad {formulas.gradients()}",
    )


def _slopes(layer: LayerMatrices) -> Floats:
    if not layer.mixes:
        return layer.slopes.diagonal()
    return layer.slopes.reshape(-1) if len(layer.neurons) <= WIDEST_SOFTMAX else np.zeros(0)
