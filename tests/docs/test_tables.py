"""What the program declares stands in the documentation as it is declared now."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from backprop_canvas.document import schema, training
from backprop_canvas.document.fields import Record
from tests.docs.meanings import MEANINGS
from tests.docs.pages import PAGES, filled, read
from tests.docs.plain_math import plain
from tests.docs.tables import BLOCKS


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_the_generated_blocks_are_fresh(file: Path) -> None:
    assert read(file) == filled(read(file), BLOCKS), "run python -m tests.docs.tables"


def test_what_stands_in_a_block_is_made_anew() -> None:
    page = "before\n<!-- generated: greeting Ada -->\nold\n<!-- end -->\nafter\n"
    made = filled(page, {"greeting": "hello, {}".format})
    assert made == "before\n<!-- generated: greeting Ada -->\n\nhello, Ada\n\n<!-- end -->\nafter\n"


def records() -> dict[str, type[msgspec.Struct]]:
    """The records of a document."""
    held = [*vars(schema).items(), *vars(training).items()]
    return {name: each for name, each in held if isinstance(each, type) and issubclass(each, Record) and each != Record}


def test_every_field_has_a_meaning_and_every_meaning_a_field() -> None:
    fields = {name: set(record.__struct_fields__) for name, record in records().items()}
    assert fields == {name: set(meanings) for name, meanings in MEANINGS.items()}


def test_every_record_has_its_table() -> None:
    pages = "".join(map(read, PAGES))
    # The fields of an optimizer have a table of their own.
    assert {name for name in records() if f"<!-- generated: fields {name} -->" not in pages} == {"Optimizer"}


@pytest.mark.parametrize("block", BLOCKS)
def test_every_generator_has_its_block(block: str) -> None:
    assert any(f"<!-- generated: {block}" in read(page) for page in PAGES)


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{a}\,(1-{a})", "a·(1 − a)"),
        (r"-{t}\,\ln({y})", "−t·ln(y)"),
        (r"\frac{x}{b+c}\,d", "(x / (b + c))·d"),
        (r"\cos\frac{\pi\,t}{T_{\max}}", "cos(π·t / T_max)"),
        (r"\begin{cases}1&{a}>0\\0&{a}\le 0\end{cases}", "1 if a > 0, 0 if a ≤ 0"),
        (r"e^{-{y}^2/2}/\sqrt{2\pi}", "e^(−y² / 2) / √(2π)"),
        (r"\sqrt{\beta_1^t}", "√β₁ᵗ"),
        (r"U(-r,\,r),\quad r=k\sqrt{6}", "U(−r, r), r = k·√6"),
        (r"\ln\cosh({y}-{t})", "ln cosh(y − t)"),
        (r"\tfrac12\,\operatorname{erf}({a})", "½·erf(a)"),
    ],
)
def test_a_formula_is_written_as_text(latex: str, text: str) -> None:
    assert plain(latex, {name: name for name in "aty"}) == text
