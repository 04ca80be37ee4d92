"""Signs that people write in other ways: del L / del w1, the gradient of w1 = …, dL/dw1: …, a spaced point for times,
entities of HTML. Each becomes the sign, and the text keeps its length. Reads no expression."""

from __future__ import annotations

import re
from collections.abc import Callable

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
# What a derivative is, behind a colon or an arrow. Words behind it are prose.
_IS = re.compile(
    r"(?P<left>(?<![\w\\])(?:d\w{1,9}/d\w{1,9}|∂\w{1,9}/∂\w{1,9}|\\[dt]?frac\{[^{}\n]{1,40}\}\{[^{}\n]{1,60}\}"
    r"|\w{1,9}\.grad|dL_d\w{1,9}|grad_\w{1,9}))(?P<marks>[ $*`]{0,3})(?P<sign>:|->|→|⟶|\\to\b|\\rightarrow\b)"
    r"(?=(?:(?!(?<![\\A-Za-z])[A-Za-z]{3,}(?<!delta))[^\n=≈:]){1,500}$)",
    re.MULTILINE,
)
_ASSIGNED = re.compile(r"^(?P<left>[ \t]*[A-Za-z_]\w{0,30}[ \t]*)<-(?=[ \t])", re.MULTILINE)
_SUM = re.compile(r"(?<=[=*+·×(−\d½-][ ])sum[ ](?=\()")
_SUM_OVER = re.compile(
    r"\bsum over (?:(?:the|all|outputs?|neurons?|units?) ){0,3}(?P<index>[ijkn])(?: of)?[ ](?=[(d∂\\w])", re.IGNORECASE
)
# LaTeX as it stands in a string of a program: each of its commands has two backslashes.
_ESCAPED = re.compile(r"(?<!\\)\\\\(?=[A-Za-z{},;!\[\]()|])")
_COMMAND = re.compile(r"(?<!\\)\\[A-Za-z]")
# Of a loss with a prime.
_PRIMED = re.compile(r"(?<![\w\\])[LEJC]['′]\([ ]?(?P<name>[wvbθ]_?\{?\w{1,8}\}?)[ ]?\)")
_ENTITIES = {
    **dict.fromkeys(("nbsp", "thinsp", "ensp", "emsp"), " "),
    "part": "∂",
    "delta": "δ",
    "sigma": "σ",
    "middot": "·",
    "sdot": "·",
    "times": "×",
    "minus": "−",
    "sum": "Σ",
}
_ENTITY = re.compile(rf"&({'|'.join(_ENTITIES)});")
_POINT = re.compile(
    r"(?<=[\w)}\]][ ])\.(?=[ ](?:d\w{1,9}/d|∂|\\d?frac|\\partial|\(|δ|delta|[a-z]_?\d)[^\n=]*$)", re.MULTILINE
)


def with_signs(text: str) -> str:
    text = _unescaped(text)
    for hints, pattern, written in _REPLACED:
        if any(hint in text for hint in hints):
            text = pattern.sub(written, text)
    return text


def _unescaped(text: str) -> str:
    is_string = ("\\\\partial" in text or "\\\\frac" in text) and _COMMAND.search(text) is None
    return _ESCAPED.sub(r" \\", text) if is_string else text


def _derivative(found: re.Match[str]) -> str:
    return f"∂{found['of']}/∂{found['wrt']}".ljust(len(found[0]))


def _gradient(found: re.Match[str]) -> str:
    """The loss is L in every network's words."""
    name = found["name"].lstrip("$")
    return f"dL/d{name}".rjust(len(found[0]))


# Where one of these stands in a text, the pattern is looked for, and each place is written as the function says.
_REPLACED: tuple[tuple[tuple[str, ...], re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (("&",), _ENTITY, lambda found: _ENTITIES[found[1]].ljust(len(found[0]))),
    (("del", "partial"), _DERIVATIVE, _derivative),
    (("radient", "erivative"), _GRADIENT, _gradient),
    (("sum over",), _SUM_OVER, lambda found: f"sum_{found['index']}".ljust(len(found[0]))),
    (("sum (",), _SUM, lambda _: " sum"),
    (("'(", "′("), _PRIMED, lambda found: f"dL/d{found['name']}".ljust(len(found[0]))),
    (("<-",), _ASSIGNED, lambda found: f"{found['left']}= "),
    (
        (":", ">", "→", "⟶", "arrow", "\\to"),
        _IS,
        lambda found: f"{found['left']}{found['marks']}{'='.ljust(len(found['sign']))}",
    ),
    ((" . ",), _POINT, lambda _: "·"),
)
