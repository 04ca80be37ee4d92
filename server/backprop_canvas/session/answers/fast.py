"""Is there a quicker way? The same derivative with each δ computed once, in answer to the page's question."""

from __future__ import annotations

from backprop_canvas.explain.graph.fast import Delta, fast
from backprop_canvas.explain.notation.fast_latex import FastFormulas
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.parts import Asked
from backprop_canvas.session.state.viewpoint import Viewpoint

# The first ones are sent, and always the last, which is the answer.
MOST_STEPS = 16
# Of these many at most a δ is told to receive.
MOST_EDGES = 40


def answer_fast(view: Viewpoint, message: wire.AskFast) -> wire.Fast:
    """Raises Problem "no_such_quantity" or "no_paths"."""
    asked = Asked(view, message.about)
    found = fast(asked.derivatives, asked.about)
    rules = FastFormulas(asked.derivatives, asked.formulas)
    told = (*found.deltas[:-1][: MOST_STEPS - 1], found.deltas[-1])
    return wire.Fast(
        id=message.id,
        **view.where,
        about=message.about,
        gradient=found.gradient,
        steps=tuple(_step(asked, rules, delta) for delta in told),
        left_out=len(found.deltas) - len(told),
        slow_one=str(found.slow_one),
        fast_one=str(found.fast_one),
        slow_all=str(found.slow_all),
        fast_all=str(found.fast_all),
    )


def _step(asked: Asked, rules: FastFormulas, delta: Delta) -> wire.FastStep:
    return wire.FastStep(
        key=asked.key(delta.quantity),
        latex=rules.symbols(delta),
        latex_numbers=rules.numbers(delta),
        value=delta.value,
        edges=asked.edges(delta.edges[:MOST_EDGES]),
        shared=str(delta.shared),
    )
