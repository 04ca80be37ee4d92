"""The codes of the server and its sentences belong together: each code has a sentence, one, and no sentence is idle."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from backprop_canvas.errors import SentenceValue
from backprop_canvas.words.judging import ASK, JUDGING, WHY
from backprop_canvas.words.program import PROGRAM
from backprop_canvas.words.wording import CATALOGUE, FOR_PAGE, word

PACKAGE = Path(__file__).parents[2] / "server" / "backprop_canvas"
# What takes the code of a sentence first. One that is given by name is a `sentence`.
TELLERS = {"Problem", "Said", "Candidate", "stop", "_stop", "expected", "finding", "about_span", "_changed", "word"}


@cache
def nodes() -> tuple[ast.Call | ast.Constant | ast.JoinedStr, ...]:
    """Of all sources but the sentences themselves, what may hold a code."""
    files = (path for path in PACKAGE.rglob("*.py") if "words" not in path.relative_to(PACKAGE).parts[:1])
    found = (node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    return tuple(node for node in found if isinstance(node, ast.Call | ast.Constant | ast.JoinedStr))


def patterns(node: ast.expr) -> Iterator[str]:
    """The codes that an expression may be: a literal, one of two, or text with parts that the program fills in."""
    match node:
        case ast.Constant(value=str(code)):
            yield re.escape(code)
        case ast.IfExp(body=one, orelse=other):
            yield from (*patterns(one), *patterns(other))
        case ast.JoinedStr(values=parts):
            yield "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+" for part in parts)


def told() -> set[str]:
    """Patterns of the codes that are given to a teller."""
    found = set[str]()
    for node in nodes():
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in TELLERS:
                found |= {code for first in node.args[:1] for code in patterns(first)}
            if name == "told":
                found |= {code for second in node.args[1:2] for code in patterns(second)}
                found |= {code for each in node.keywords if each.arg == "sentence" for code in patterns(each.value)}
    return found


def written() -> set[str]:
    """Patterns of all text in the sources that may be a code; where the program fills in nearly all of it, it says
    nothing."""
    texts = (node for node in nodes() if isinstance(node, ast.Constant | ast.JoinedStr))
    found = {code for text in texts for code in patterns(text) if re.fullmatch(r"[a-z_\\w+]+", code)}
    return {code for code in found if r"\w" not in code or len(code.replace(r"\w+", "")) > 7}


def fitting(pattern: str) -> set[str]:
    """The codes of sentences that a pattern may be."""
    if r"\w" not in pattern:
        return {pattern} & CATALOGUE.keys()
    compiled = re.compile(pattern)
    return {code for code in CATALOGUE if compiled.fullmatch(code)}


def test_each_code_has_a_sentence() -> None:
    kinds = {"learning_rate", "mean_or_sum", "slope_doubled"}  # of mistakes, with sentences of other codes
    without = {code for code in told() - CATALOGUE.keys() if not fitting(code)}
    assert without == kinds


def test_each_sentence_is_used() -> None:
    used = {code for text in written() for code in fitting(text)}
    assert CATALOGUE.keys() - used - ASK.keys() - WHY.keys() == set()


def test_questions_and_hints_belong_to_findings() -> None:
    assert {code.removeprefix("ask_") for code in ASK} <= JUDGING.keys()
    assert {code.removeprefix("why_") for code in WHY} <= JUDGING.keys()


def test_no_code_is_defined_twice() -> None:
    parts = (*FOR_PAGE, PROGRAM)
    assert sum(map(len, parts)) == len(CATALOGUE)


def test_a_sentence_has_values_in_braces_and_nothing_else() -> None:
    """The page replaces names in braces; whatever else Python does with braces would be shown there as it is."""
    odd = [code for code, text in CATALOGUE.items() if set("{}") & set(re.sub(r"\{[a-z]+\}", "", text))]
    assert odd == []


def test_values_are_worded_by_their_kind() -> None:
    values: dict[str, SentenceValue] = {"value": 0.000438567734, "true": -2.0, "way": ("h1", "h2", "o1")}
    assert word("value_differs_path", values) == ("This term is 0.000438568; the path through h1, h2 and o1 is −2.")
