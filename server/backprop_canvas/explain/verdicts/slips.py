"""A change that would make an equation right, told as a finding: with the place where the mistake stands, its code and
what belongs there. Knows names, and computes nothing."""

from __future__ import annotations

from backprop_canvas.explain.judging.closed_form import product
from backprop_canvas.explain.judging.mending.mends import Mend
from backprop_canvas.explain.reading.expression import Expression
from backprop_canvas.explain.verdicts.telling.findings import Finding, Teller
from backprop_canvas.explain.verdicts.telling.writing import as_text

# By the kind of change: the code of the finding, and that of its sentence.
_OF_FACTORS = {
    "letter": ("learning_rate", "learning_rate_written"),
    "sign": ("wrong_sign", "wrong_sign_here"),
    "number_missing": ("factor_missing", "factor_missing_here"),
    "too_large": ("factor", "factor_too_large"),
    "missing": ("factor_missing", "factor_missing_here"),
    "swapped": ("factor_swapped", "factor_swapped"),
    "inverted": ("factor_inverted", "factor_inverted"),
    "doubled": ("factor_doubled", "factor_doubled"),
    "too_much": ("factor", "factor_too_much"),
}
_OF_SLOPES = {
    **_OF_FACTORS,
    "missing": ("slope_missing", "slope_missing_here"),
    "swapped": ("slope_of_the_wrong_thing", "slope_of_the_wrong_thing"),
    "doubled": ("slope_doubled", "slope_twice"),
    "too_much": ("slope_doubled", "slope_contained"),
}
_TIMES = "{:.6g}"


def finding_of(mend: Mend, teller: Teller) -> Finding:
    written = "" if mend.unit is None else _text(product(mend.unit.nodes), teller)
    right = "" if mend.right is None else _text(mend.right, teller)
    values = {
        "written": written,
        "right": right,
        "number": "" if mend.number is None else _TIMES.format(1.0 / mend.number),
    }
    code, sentence = _codes(mend)
    return teller.told(code, sentence, mend.span, values, suggestion=right)


def _codes(mend: Mend) -> tuple[str, str]:
    """The code of the finding, and that of its sentence."""
    if mend.code == "number":
        return "factor", "factor_too_much" if mend.number == 1.0 else "factor_other_number"
    takes_slope = mend.like is not None and mend.like.kind == "slope"
    is_slope = takes_slope or (mend.unit is not None and mend.unit.slope is not None)
    return (_OF_SLOPES if is_slope else _OF_FACTORS)[mend.code]


def _text(node: Expression, teller: Teller) -> str:
    return as_text(node, teller.formulas)
