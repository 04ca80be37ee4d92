"""Networks and a judge for the tests of the checker."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from backprop_canvas.document.read import read_document
from backprop_canvas.explain.said import Said
from backprop_canvas.explain.verdicts.telling.judgement import Judgement
from backprop_canvas.reports.check import judgement
from backprop_canvas.session.state.viewpoint import Viewpoint, of_document
from backprop_canvas.words.judging import ASK, WHY
from backprop_canvas.words.wording import word

ROOT = Path(__file__).parents[3]
FILES = {
    "2-2-2": ROOT / "tests" / "examples" / "mazur-2-2-2.json",
    "shared": ROOT / "server" / "backprop_canvas" / "document" / "templates" / "one-hidden-neuron.json",
}
# The equation with which it all began.
QUESTION = (
    r"\frac{\partial L}{\partial w_1} = "
    r"\frac{\partial h_1}{\partial w_1} \cdot \frac{\partial w_7}{\partial h_1} \cdot "
    r"\frac{\partial o_2}{\partial w_7} \cdot \frac{\partial L}{\partial o_2} + "
    r"\frac{\partial h_1}{\partial w_1} \cdot \frac{\partial w_5}{\partial h_1} \cdot "
    r"\frac{\partial o_1}{\partial w_5} \cdot \frac{\partial L}{\partial o_1}"
)


@cache
def view(network: str = "2-2-2") -> Viewpoint:
    return of_document(read_document(FILES[network]))


def judge(equation: str, network: str = "2-2-2", parameter: str | None = None) -> Judgement:
    judged = judgement(view(network), equation, parameter)
    assert all(map(worded, everything_said(judged)))
    return judged


def everything_said(judged: Judgement) -> list[Said]:
    """All that may be told of an equation: the questions before the findings and the hints behind them too."""
    found = [said for finding in judged.findings for said in finding.says]
    first = [finding.says[0] for finding in judged.findings]
    asked = [Said(f"ask_{each.code}", each.values) for each in first if f"ask_{each.code}" in ASK]
    hints = [Said(f"why_{each.code}", each.values) for each in first if f"why_{each.code}" in WHY]
    return [*judged.praise, *found, *asked, *hints, *(guess.says for guess in judged.guesses)]


def worded(*said: Said) -> str:
    """What is said, in the words of the command line; an error where a value is missing."""
    return " ".join(word(each.code, each.values) for each in said)


def codes(judged: Judgement) -> list[str]:
    return [finding.code for finding in judged.findings]


def places(judged: Judgement, equation: str) -> list[str]:
    return [equation[slice(*finding.span)] for finding in judged.findings]
