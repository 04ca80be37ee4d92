"""Signs that people write as words or points: del L / del w1, the gradient of w1 = …, a spaced point for times. Each
becomes the sign, and the text keeps its length. Reads no expression."""

from __future__ import annotations

import re

_NAME = r"[A-Za-zδ]\w{0,11}(?:_?\{\w{1,9}\})?"
_DERIVATIVE = re.compile(
    rf"(?<![\\\w])(?P<sign>del|partial)[ ]?(?P<of>{_NAME})[ ]?[/∕⁄][ ]?(?P=sign)[ ]?(?P<wrt>{_NAME})(?![\w(])"
)
_LOSS = r"(?:the )?(?:total )?(?:loss|error|cost|[LECJ])(?: function)?"
_WITH_RESPECT = r"(?:w\.?r\.?t\.?|with respect to|by)"
# Before a name that an equals sign follows, which is no claim about the name.
_GRADIENT = re.compile(
    rf"(?P<words>\b(?:gradient(?: {_WITH_RESPECT}| of| for)|(?:gradient|derivative) of {_LOSS} {_WITH_RESPECT})[ ])"
    rf"(?P<name>\$?[wvbθh]_?\{{?\w{{0,8}}\}}?)(?=[$*`]{{0,2}}[ ]?[=≈:])",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"(?<=[\w)}\]][ ])\.(?=[ ](?:d\w{1,9}/d|∂|\\d?frac|\\partial|\(|δ|delta|[a-z]_?\d)[^\n=]*$)", re.MULTILINE
)


def with_signs(text: str) -> str:
    if "del" in text or "partial" in text:
        text = _DERIVATIVE.sub(_derivative, text)
    if "gradient" in text or "derivative" in text:
        text = _GRADIENT.sub(_gradient, text)
    return _POINT.sub("·", text) if " . " in text else text


def _derivative(found: re.Match[str]) -> str:
    return f"∂{found['of']}/∂{found['wrt']}".ljust(len(found[0]))


def _gradient(found: re.Match[str]) -> str:
    """The loss is L in every network's words."""
    name = found["name"].lstrip("$")
    return f"dL/d{name}".rjust(len(found[0]))
