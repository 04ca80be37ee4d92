"""What was seen last, for a list of networks that is drawn without opening them: where somebody was, and the numbers
there. Changes nothing."""

from __future__ import annotations

import msgspec
import numpy as np

from backprop_canvas.engine.passes.steps import KIND_AT
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.state.core import Core

# In a small picture of more neurons no dial can be seen.
MOST_NEURONS = 64


class SeenPlace(msgspec.Struct, frozen=True):
    """`step` of `steps` neuron-sized steps are done in iteration `iteration` of a run that began at `start`."""

    start: int
    iteration: int
    step: int
    steps: int


class Seen(msgspec.Struct, frozen=True):
    """`values`: activations by the id of their neuron, none in a large network. `loss`: null before it is computed."""

    loss: float | None
    values: dict[str, float]


def seen(core: Core) -> tuple[SeenPlace, Seen] | None:
    """None where nobody has gone anywhere, and where nothing runs."""
    run, left = core.run, core.left
    if run is None or left is None or left.iteration < run.start:
        return None
    place = run.ends.within(Place(left.iteration, left.turn, left.step))
    groups = run.schedule.groups
    steps = int(groups[-1]) + 1
    done = int(groups[place.step]) if place.step < len(groups) else steps
    return SeenPlace(run.start, place.iteration, done, steps), _numbers(core, run, place)


def _numbers(core: Core, run: Run, place: Place) -> Seen:
    values = run.shown(place.iteration, place.turn).values[: place.step]
    kinds, targets = run.schedule.kinds[: len(values)], run.schedule.targets[: len(values)]
    loss = values[kinds == KIND_AT["loss"]]
    neurons = core.document.neurons
    of = (kinds == KIND_AT["activation"]) if len(neurons) <= MOST_NEURONS else np.zeros(len(values), bool)
    found = zip(targets[of].tolist(), values[of].tolist(), strict=True)
    known = {neurons[target].id: value for target, value in found if np.isfinite(value)}
    return Seen(float(loss[0]) if len(loss) and np.isfinite(loss[0]) else None, known)
