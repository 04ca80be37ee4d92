"""Why an equation cannot be read: the problems, each with its place in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from backprop_canvas.explain.said import Said

Code = Literal[
    "unknown_name", "ambiguous_name", "ambiguous_order", "ambiguous_layers", "syntax", "too_long", "too_deep"
]


@dataclass(frozen=True)
class ReadingProblem:
    """code: the kind of problem; `says` explains it. span: [start, end) in code points of the typed text. suggestion:
    what could stand there, or "". choices: what an ambiguous name can stand for."""

    code: Code
    span: tuple[int, int]
    says: Said
    suggestion: str = ""
    choices: tuple[str, ...] = ()


class Unreadable(Exception):
    """problems: one or more, in the order of the text: all unknown names up to the place where reading ends."""

    def __init__(self, problems: Sequence[ReadingProblem]) -> None:
        super().__init__(problems[0].says.code)
        self.problems = tuple(problems)

    @property
    def code(self) -> Code:
        return self.problems[0].code

    @property
    def span(self) -> tuple[int, int]:
        return self.problems[0].span

    @property
    def suggestion(self) -> str:
        return self.problems[0].suggestion
