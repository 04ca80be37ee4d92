"""The formulas of losses with their errors written t − o, where a book takes the target first. They stay equal: only
the way of writing changes. Knows the LaTeX of the engine's rows, and no values.
"""

from __future__ import annotations

_SUM = r"\,\sum_k t_k"
# In this order: an even power or |·| takes the turned error as it is; elsewhere its sign comes in front.
_TURNED = (
    (rf"{{y}}{_SUM}-{{t}}", rf"-({{t}}-{{y}}{_SUM})"),
    ("({y}-{t})^2", "({t}-[y])^2"),
    ("|{y}-{t}|", "|{t}-[y]|"),
    (r"\operatorname{sgn}({y}-{t})", r"-\operatorname{sgn}({t}-[y])"),
    (r"2\,({y}-{t})", r"-2\,({t}-[y])"),
    ("{y}-{t}", "-({t}-[y])"),
)


def target_first(latex: str) -> str:
    """latex: of a row, in {y} and {t}."""
    for written, turned in _TURNED:
        latex = latex.replace(written, turned)
    return latex.replace("[y]", "{y}")
