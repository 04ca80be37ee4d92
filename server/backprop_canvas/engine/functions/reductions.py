"""The reductions: how the samples of a batch become one number, for the loss and for each gradient alike.

In the LaTeX, the texts ``{s}`` (the sum over the samples) and ``{n}`` (how many there are) are replaced as
text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from backprop_canvas.engine.functions.chain import chain


@dataclass(frozen=True)
class Reduction:
    """value: from (the sum over the samples, their number). derivative: by what one sample's part counts,
    from their number. The number is a float, at least 1.
    """

    name: str
    value: Callable[[float, float], float]
    derivative: Callable[[float], float]
    latex_value: str
    latex_derivative: str


def mean(total: float, count: float) -> float:
    return total / count


def mean_derivative(count: float) -> float:
    return 1.0 / count


def added(total: float, _count: float) -> float:
    return total


def added_derivative(_count: float) -> float:
    return 1.0


REDUCTIONS: Mapping[str, Reduction] = {
    row.name: row
    for row in (
        Reduction("mean", mean, mean_derivative, r"{s}/{n}", r"1/{n}"),
        Reduction("sum", added, added_derivative, r"{s}", r"1"),
    )
}

CODES: Mapping[str, int] = {name: code for code, name in enumerate(REDUCTIONS)}

# From (code, the sum over the samples, their number): the value of the row at position `code`.
reduced = chain("reduced", (row.value for row in REDUCTIONS.values()))
