"""The verdict in one short line, which comes before everything else that is said. Knows codes alone."""

from __future__ import annotations

from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.said import Said
from backprop_canvas.explain.verdicts.telling.judgement import Judgement

_ONE_FACTOR = frozenset(["factor_missing", "slope_missing"])
_SIGN = frozenset(["wrong_sign", "sign", "sign_convention"])
_ARITHMETIC = frozenset(["arithmetic", "rounded"])


def short_of(judged: Judgement, about: Quantity | None) -> Said:
    """about: what is asked for; None where the equation says it itself."""
    codes = [each.code for each in judged.findings]
    match judged.verdict:
        case "unreadable":
            return Said("short_unreadable")
        case "not_an_answer":
            return Said("short_says_nothing" if "trivial" in codes else "short_other")
        case "correct":
            if judged.subject and (about is None or (judged.of, judged.wrt) != (LOSS, about)):
                return Said("short_right_for", {"name": judged.subject})
            return Said("short_right")
    return Said(_almost(judged, codes))


def _almost(judged: Judgement, codes: list[str]) -> str:
    guesses = [each.code for each in judged.guesses]
    if codes and set(codes) == {"missing_path"} and judged.paths:
        return "short_one_of_two" if len(judged.paths) == len(codes) == 1 else "short_some_paths"
    if len(codes) == 1 and codes[0] in _ONE_FACTOR:
        return "short_factor_missing"
    if len(codes) == 1 and codes[0] == "factor_swapped" and judged.is_slip:
        return "short_copying"
    first = codes[:1] or guesses[:1]
    if len(codes) <= 1 and first and first[0] in _SIGN:
        return "short_sign"
    if len(codes) <= 1 and first and first[0] in _ARITHMETIC:
        return "short_arithmetic"
    return "short_not_yet"
