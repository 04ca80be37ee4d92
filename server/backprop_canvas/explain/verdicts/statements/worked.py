"""Equations for the derivative of an expression that is written out, as ∂/∂y ½(y − t)² = y − t. Where the expression is
a quantity of the network, the equation is about that; else it is true or false by itself. Knows nothing of paths."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from backprop_canvas.errors import SentenceValue
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.readings import Evaluation
from backprop_canvas.explain.judging.tolerances import agree, exact
from backprop_canvas.explain.reading.expression import Derivative
from backprop_canvas.explain.said import Said
from backprop_canvas.explain.verdicts.statements.asked import Asked, Worked
from backprop_canvas.explain.verdicts.statements.holding import Holding
from backprop_canvas.explain.verdicts.telling.findings import Teller
from backprop_canvas.explain.verdicts.telling.judgement import Judgement
from backprop_canvas.explain.verdicts.telling.writing import as_text


def asked_of(worked: Worked, places: Sequence[Derivatives], is_answer: bool) -> Asked | None:
    """What the equation is about, where its expression is a quantity of the network. places: the present one first.
    is_answer: whether something else may be asked for; if not, the derivative alone says nothing."""
    values = [Evaluation(place, "total").of(worked.of) for place in places]
    for quantity in _quantities(places[0].local):
        if all(agree(value, exact(place.value(quantity))) for value, place in zip(values, places, strict=True)):
            left = Derivative(quantity, worked.wrt, worked.side.span)
            return Asked(quantity, worked.wrt, worked.sides or (worked.side if is_answer else left,), left)
    return None


def _quantities(local: Local) -> Iterator[Quantity]:
    yield LOSS
    yield from (Quantity("output_loss", output) for output in local.outputs)
    computed = [neuron for neuron in local.plan.order if local.topology.activations[neuron] is not None]
    yield from (Quantity("neuron", neuron) for neuron in computed)
    yield from (Quantity("pre", neuron) for neuron in computed)


def worked_judgement(
    worked: Worked, places: Sequence[Derivatives], teller: Teller, about: Quantity | None
) -> Judgement:
    """Of an expression that is no quantity of the network. about: the quantity whose gradient is asked for."""
    formulas = teller.formulas
    name = f"∂/∂{formulas.shown(worked.wrt)} ({as_text(worked.of, formulas)})"
    found = [(place, Evaluation(place, "total").of(worked.side).number) for place in places]
    # Elsewhere than here it may have no value.
    found = [each for each in found if each[0] is places[0] or math.isfinite(each[1])]
    places, truths = [place for place, _ in found], [truth for _, truth in found]
    span = worked.side.span
    if not worked.sides and about is None:
        return Judgement("not_an_answer").with_findings([teller.about_span("trivial", span, {"name": name})])
    last = (worked.side, *worked.sides)[-1]
    value = Evaluation(places[0], "total").of(last).number
    known = value if math.isfinite(value) else None
    if not Holding(places).all(worked.sides, truths):
        compared: dict[str, SentenceValue] = {"name": name, **teller.compared(value, truths[0])}
        wrong = teller.about_span("value_differs", last.span, compared)
        true = truths[0] if math.isfinite(truths[0]) else None
        return Judgement("incorrect", value=known, expected=true).with_findings([wrong])
    judged = Judgement("correct", value=known, expected=truths[0], subject=name, praise=(Said("right"),))
    if about is None:
        return judged
    words: dict[str, SentenceValue] = {"name": name, "asked": formulas.plain_derivative(LOSS, about)}
    other = teller.about_span("other_quantity", span, words)
    return replace(judged, verdict="not_an_answer", praise=()).with_findings([other])
