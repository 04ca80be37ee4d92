"""The verdict on an equation, as a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from backprop_canvas.explain.graph.paths import Path
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.readings import Reading
from backprop_canvas.explain.judging.span_values import SpanValue
from backprop_canvas.explain.reading.read import StandsFor
from backprop_canvas.explain.said import Said
from backprop_canvas.explain.verdicts.telling.findings import Finding

NOT_YET = Said("short_not_yet")
Verdict = Literal["correct", "incorrect", "not_an_answer", "unreadable"]


@dataclass(frozen=True)
class Guess:
    """code: the kind of mistake; `says` tells it."""

    code: str
    says: Said


@dataclass(frozen=True)
class Judgement:
    """short: the verdict in one line. subject: the derivative that the equation is about, as people write it. is_slip:
    one name was taken for another of its kind.

    of, wrt: which derivative the equation is about, None if unknown. reading: of the right side. reading_matters:
    the equation holds in this reading, but not in another usual one. value: of the first side that is not right, else
    of the last side. expected: the true value. ideas: for each finding the number of its idea, from 1. praise: what is
    right. guesses: usual mistakes that lead to this value. paths: the edges of each path that is right. path_values:
    the values of those paths. experiment: whether changing the parameter shows that the value is wrong. corrected:
    LaTeX. taken: the names that were read by their role."""

    verdict: Verdict
    of: Quantity | None = None
    wrt: Quantity | None = None
    reading: Reading = "total"
    reading_matters: bool = False
    value: float | None = None
    expected: float | None = None
    praise: tuple[Said, ...] = ()
    findings: tuple[Finding, ...] = ()
    ideas: tuple[int, ...] = ()
    guesses: tuple[Guess, ...] = ()
    factors: tuple[SpanValue, ...] = ()
    paths: tuple[tuple[int, ...], ...] = ()
    path_values: tuple[float, ...] = ()
    experiment: bool = False
    corrected: str = ""
    corrected_text: str = ""
    short: Said = NOT_YET
    subject: str = ""
    is_slip: bool = False
    taken: tuple[StandsFor, ...] = ()

    def with_paths(self, paths: Sequence[Path]) -> Judgement:
        return replace(self, paths=tuple(path.edges for path in paths), path_values=tuple(path.value for path in paths))

    def with_findings(self, findings: list[Finding]) -> Judgement:
        """The findings in the order of the text, missing parts last; one idea per code."""
        ordered = sorted(findings, key=lambda finding: (finding.code == "missing_path", finding.span))
        codes = list(dict.fromkeys(finding.code for finding in ordered))
        ideas = tuple(codes.index(finding.code) + 1 for finding in ordered)
        return replace(self, findings=tuple(ordered), ideas=ideas)
