"""What tests ask of the page and of the documentation. Knows the tables, none of their rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from backprop_canvas.session.network.tables import operations

DOCS = Path(__file__).parents[2] / "docs"


@dataclass(frozen=True)
class Page:
    """See tests/js/page_tables.js. sends, receives: events. answers: the answer's event by the question's. codes:
    of sentences. labels: by table and name. moves: what the page says of each optimizer. fields: "part.name" of
    the numbers that the card of L has fields for. spoken: numbers of which the card of the update speaks.
    templates: that a button of the page names. refused: LaTeX that KaTeX cannot set."""

    sends: list[str]
    receives: list[str]
    answers: dict[str, str]
    codes: list[str]
    labels: dict[str, dict[str, str]]
    moves: dict[str, str]
    fields: list[str]
    spoken: list[str]
    templates: list[str]
    refused: list[str]


def formulas() -> dict[str, tuple[str, ...]]:
    """All LaTeX of the tables by table and name, such as "loss huber"."""
    return {f"{kind} {name}": latex for kind, rows in _tables().items() for name, latex in rows.items()}


def _tables() -> dict[str, dict[str, tuple[str, ...]]]:
    told = operations()
    return {
        "activation": {row.name: (row.value, row.derivative) for row in told.activations},
        "loss": {row.name: (row.value, row.derivative, *filter(None, (row.delta,))) for row in told.losses},
        "reduction": {row.name: (row.value, row.derivative) for row in told.reductions},
        "optimizer": {row.name: row.latex for row in told.optimizers},
        "schedule": {row.name: (row.latex,) for row in told.schedules},
        "initializer": {row.name: (row.latex,) for row in told.initializers},
    }


def set_by_katex(kind: str, page: Page) -> list[str]:
    """The names of a table whose formulas are there and can be set."""
    rows = {name.removeprefix(f"{kind} "): latex for name, latex in formulas().items() if name.startswith(f"{kind} ")}
    return [name for name, latex in rows.items() if latex and all(latex) and not set(latex) & set(page.refused)]


def told_apart(labels: dict[str, str]) -> list[str]:
    """The names whose label is a phrase of its own."""
    return [name for name, label in labels.items() if "_" not in label and list(labels.values()).count(label) == 1]


def rows_of(file: str) -> list[str]:
    """What the tables of a page of the documentation have a row for."""
    return re.findall(r"^\| `([^`]+)`", (DOCS / file).read_text(encoding="utf-8"), re.MULTILINE)
