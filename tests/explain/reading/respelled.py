"""One equation in several spellings: LaTeX, Unicode, code, with prose around it. What the generator writes is turned by
its words alone, so that nothing of the reader is used."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_DERIVATIVE = re.compile(r"\bd(L|[a-z]+_?[a-z]*\d+)/d([a-z]+_?[a-z]*\d+)")
_NAME = re.compile(r"\b(z_)?([a-z]+)(\d+)\b")
_SLOPE = re.compile(r"\b([a-z_]+)'\(")
_OF_Z = re.compile(r"\b([a-z_]+)'\(z_")
_DIGITS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def latex(text: str) -> str:
    named = _DERIVATIVE.sub(r"\\frac{\\partial \1}{\\partial \2}", text)
    called = _SLOPE.sub(lambda found: rf"\operatorname{{{found[1].replace('_', '')}}}'(", named)
    return _NAME.sub(_below, called).replace("*", r" \cdot ").replace("(", r"\left(").replace(")", r"\right)")


def _below(found: re.Match[str]) -> str:
    name = f"{found[2]}_{{{found[3]}}}"
    return f"z_{{{name}}}" if found[1] else name


def signs(text: str) -> str:
    named = _DERIVATIVE.sub(r"∂\1/∂\2", text)
    low = re.sub(r"(?<=[A-Za-z])\d+\b", lambda found: found[0].translate(_DIGITS), named)
    return low.replace("*", "·").replace("'(", "′(").replace("-", "−")


def code(text: str) -> str:
    return (
        _OF_Z.sub(r"\1_prime(z_", _DERIVATIVE.sub(r"d\1_d\2", text)).replace("^", "**") if "prime" not in text else text
    )


def prose(text: str) -> str:
    return f"Hello, my attempt for the gradient is:\n\n$${latex(text)}$$\n\nIs that right? Thanks!"


SPELLINGS: Mapping[str, Callable[[str], str]] = {"latex": latex, "signs": signs, "code": code, "prose": prose}
