"""How quantities go on from the present iteration: parameters step at updates, activations change in every
forward pass, a gradient and the terms of its paths in every backward pass. Looks ahead without moving anything.
"""

from __future__ import annotations

import math

import numpy as np

from backprop_canvas.engine.passes.backward import backward
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.paths import followed, sum_over_paths
from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.protocol import messages as wire
from backprop_canvas.protocol.frames import pack
from backprop_canvas.session.answers.keys import quantity_of
from backprop_canvas.session.answers.parts import Asked
from backprop_canvas.session.run.run import Ahead, Run
from backprop_canvas.session.state.viewpoint import Viewpoint

# Neurons and edges that may be passed, once for each sample, which takes a second at most.
MAX_WORK = 400_000
# With a gradient there are a backward pass, too, and what each path needs.
GRADIENT_WORK = 4
# As many paths as can be told apart.
MOST_PATHS = 3


def answer_curves(view: Viewpoint, run: Run, message: wire.AskCurves) -> wire.Curves:
    """As many iterations as asked, of the sample at the same turn in each batch, as far as training goes on and
    MAX_WORK reaches; at least the present one. Raises Problem "no_such_quantity" or "no_paths"."""
    asked = [quantity_of(view.document, key) for key in message.about]
    work = run.work_ahead * (1 if message.gradient_of is None else GRADIENT_WORK)
    count = max(1, min(message.iterations, MAX_WORK // max(1, work)))
    ahead = list(run.ahead(view.iteration, count, view.turn))
    columns = [[_value(each, quantity, run) for each in ahead] for quantity in asked]
    gradient, path_count, paths = _gradient(view, message.gradient_of, ahead)
    return wire.Curves(
        **view.where,
        id=message.id,
        about=message.about,
        values=pack(np.array(columns, dtype=np.float64), single=False),
        loss=pack(np.array([each.forward.loss for each in ahead]), single=False),
        diverged=len(ahead) < count,
        gradient=gradient,
        path_count=path_count,
        paths=paths,
    )


def _gradient(view: Viewpoint, key: str | None, ahead: list[Ahead]) -> tuple[bytes, str, tuple[wire.PathCurve, ...]]:
    if key is None:
        return b"", "0", ()
    asked = Asked(view, key)
    found = sum_over_paths(asked.derivatives, asked.about, MOST_PATHS)
    points = [_point(view, each) for each in ahead]
    totals = np.array([Derivatives(at).total(LOSS, asked.about) for at in points])
    places = [Local(at) for at in points]
    paths = tuple(
        wire.PathCurve(
            use=asked.use(path.use),
            through=asked.neurons(path.neurons),
            values=pack(np.array([followed(at, path) for at in places]), single=False),
        )
        for path in found.paths
    )
    # A single path is the gradient itself.
    return pack(totals, single=False), str(found.count), paths if len(paths) > 1 else ()


def _point(view: Viewpoint, ahead: Ahead) -> Point:
    plan = view.point.plan
    back = backward(plan, ahead.parameters, ahead.forward, ahead.targets)
    return Point(plan, ahead.parameters, ahead.inputs, ahead.targets, ahead.forward, back)


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
