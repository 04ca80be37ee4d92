"""Whether rounded numbers explain why a calculation is not exactly the value: each number that is written stands for a
value of this moment, and with those values it comes out right. Knows the present point alone."""

from __future__ import annotations

from collections.abc import Sequence

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.judging.closed_form import NOWHERE
from backprop_canvas.explain.judging.likes import Likes
from backprop_canvas.explain.judging.numerals import fits, printed_digits
from backprop_canvas.explain.judging.readings import Evaluation, Reading
from backprop_canvas.explain.judging.replacing import replaced, ways_to_replace
from backprop_canvas.explain.judging.terms import nodes_in
from backprop_canvas.explain.judging.tolerances import agree, exact
from backprop_canvas.explain.reading.expression import Expression, Number

# A numeral with one digit is taken as it is: it fits too much.
FEWEST_DIGITS = 2


def is_explained(side: Expression, here: Derivatives, likes: Likes, truth: float, readings: Sequence[Reading]) -> bool:
    numerals = [node for node in nodes_in(side) if isinstance(node, Number) and _may_be_rounded(node.text)]
    if not numerals:
        return False
    for by in ways_to_replace(numerals, lambda node: [None, *_meant(node, likes)]):
        exactly = replaced(side, by)
        if any(agree(Evaluation(here, reading).of(exactly), exact(truth)) for reading in readings):
            return True
    return False


def _may_be_rounded(text: str) -> bool:
    return ("." in text or "e" in text) and printed_digits(text) >= FEWEST_DIGITS


def _meant(node: Number, likes: Likes) -> list[Number]:
    """The values that it may be rounded from, the nearest first."""
    # Two digits, rounded or cut, are within a tenth of the value.
    within = 0.1 * abs(node.value)
    near = [*likes.near(node.value, within), *(-value for value in likes.near(-node.value, within))]
    found = dict.fromkeys(value for value in near if value != node.value and fits(node.text, value))
    nearest = sorted(found, key=lambda value: abs(value - node.value))
    return [Number(value, node.text, NOWHERE) for value in nearest]
