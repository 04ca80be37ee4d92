"""The numbers of one parameter's update that are no micro-steps: what stands between its gradient and its new
value. Changes nothing.
"""

from __future__ import annotations

from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.keys import slot_of
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.state.viewpoint import Viewpoint


def answer_update(view: Viewpoint, run: Run, message: wire.AskUpdate) -> wire.Updated:
    """Raises Problem "no_such_quantity" or "not_a_parameter"."""
    slot, numbers = slot_of(view.document, message.parameter), run.iteration(view.iteration).in_between
    before, after = numbers.before[:, slot].tolist(), numbers.after[:, slot].tolist()
    return wire.Updated(
        **view.where,
        id=message.id,
        parameter=message.parameter,
        rate=numbers.rate,
        age=numbers.age,
        gradient=float(numbers.gradient[slot]),
        penalised=float(numbers.penalised[slot]),
        clipped=float(numbers.clipped[slot]),
        before=(before[0], before[1]),
        after=(after[0], after[1]),
    )
