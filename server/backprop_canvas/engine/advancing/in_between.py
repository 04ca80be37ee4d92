"""The numbers between the gradient of a batch and the new parameters: learning rate, penalties, clipping, the
optimizer's state. They come from the same functions that advance parameters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backprop_canvas.engine.advancing.advance import stepped
from backprop_canvas.engine.advancing.one_batch import batch_gradient
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import State
from backprop_canvas.engine.advancing.wiring import by_place, by_slot
from backprop_canvas.engine.kernel.update import clip, penalise
from backprop_canvas.engine.optimizing import schedules
from backprop_canvas.engine.passes.trace import Floats


@dataclass(frozen=True, eq=False)
class InBetween:
    """The numbers of one update. rate: the learning rate, after schedule and warm-up. age: updates since the
    optimizer's state was fresh, this one counted. gradient: (P,) of the batch, combined; penalised: (P,) after
    penalties; clipped: (P,) after clipping, as the optimizer takes it. Parameters that are not trained have the same
    gradient in all three. before, after: (2, P) the optimizer's two numbers of each parameter; a number that it does
    not use stays as it is."""

    rate: float
    age: int
    gradient: Floats
    penalised: Floats
    clipped: Floats
    before: Floats
    after: Floats


def in_between(setup: Setup, state: State) -> InBetween:
    """The numbers of the iteration that follows `state`. Not for sequential updates, where each gradient belongs to
    weights that have already moved."""
    slots, rates = setup.slots, setup.rates
    gradient = batch_gradient(setup, state)
    on_the_way = by_place(slots, gradient).tolist()
    penalise(rates, by_place(slots, state.parameters).tolist(), on_the_way)
    penalised = by_slot(slots, np.array(on_the_way))
    clip(rates, on_the_way)
    after = stepped(setup, state)
    return InBetween(
        rate=schedules.rate(
            rates.schedule,
            rates.learning_rate,
            float(state.iteration),
            rates.schedule_a,
            rates.schedule_b,
            rates.warm_start,
            rates.warm_iterations,
        ),
        age=after.age,
        gradient=gradient,
        penalised=penalised,
        clipped=by_slot(slots, np.array(on_the_way)),
        before=np.array([state.first, state.second]),
        after=np.array([after.first, after.second]),
    )
