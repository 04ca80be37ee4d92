"""How quantities go on from the present iteration: parameters step at updates, activations change in every
forward pass. Looks ahead without moving anything.
"""

from __future__ import annotations

import math

import numpy as np

from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.protocol import messages as wire
from backprop_canvas.protocol.frames import pack
from backprop_canvas.session.answers.keys import quantity_of
from backprop_canvas.session.run.run import Ahead, Run
from backprop_canvas.session.state.viewpoint import Viewpoint

# Neurons and edges that may be passed, once for each sample, which takes a second at most.
MAX_WORK = 400_000


def answer_curves(view: Viewpoint, run: Run, message: wire.AskCurves) -> wire.Curves:
    """As many iterations as asked, of the sample at the same turn in each batch, as far as training goes on and
    MAX_WORK reaches; at least the present one. Raises Problem "no_such_quantity"."""
    asked = [quantity_of(view.document, key) for key in message.about]
    count = max(1, min(message.iterations, MAX_WORK // max(1, run.work_ahead)))
    ahead = list(run.ahead(view.iteration, count, view.turn))
    columns = [[_value(each, quantity, run) for each in ahead] for quantity in asked]
    return wire.Curves(
        **view.where,
        id=message.id,
        about=message.about,
        values=pack(np.array(columns, dtype=np.float64), single=False),
        loss=pack(np.array([each.forward.loss for each in ahead]), single=False),
        diverged=len(ahead) < count,
    )


def _value(ahead: Ahead, quantity: Quantity, run: Run) -> float:
    outputs = run.network.topology.outputs
    match quantity.kind:
        case "parameter":
            return float(ahead.parameters[quantity.index])
        case "neuron":
            return float(ahead.forward.a[quantity.index])
        case "pre":
            return float(ahead.forward.z[quantity.index])
        case "output_loss":
            return float(ahead.forward.output_losses[outputs.index(quantity.index)])
        case "target":
            return float(ahead.targets[outputs.index(quantity.index)])
        case "loss":
            return ahead.forward.loss
    return math.nan
