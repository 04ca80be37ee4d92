"""A table of somebody's as a document that learns it, and what the page says of its columns. Must not know who
sends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import get_args

import numpy as np

from backprop_canvas.document.schema import Document, Split
from backprop_canvas.session.editing.learning import learning_document
from backprop_canvas.session.tables.choosing import NO_SHARES, Chosen, CsvRole, Scaling, chosen, usual_roles
from backprop_canvas.session.tables.columns import Column, Table, read_table
from backprop_canvas.session.tables.reading import read_lines
from backprop_canvas.session.tables.splitting import Shares, split_of
from backprop_canvas.training.datasets.rows import Recipe, Task

# Raw cells of a column that are shown, and lines that are named.
SHOWN_CELLS = 3
NAMED_LINES = 20
WIDE = 8


def table_document(
    data: bytes,
    title: str,
    *,
    header: bool | None = None,
    roles: Sequence[CsvRole] | None = None,
    scaling: Scaling = "standard",
    shares: Shares = NO_SHARES,
) -> tuple[dict[str, object], Document]:
    """What was read, as the page shows it, and the document. Raises Problem as `read_lines` and `chosen` do."""
    table = read_table(read_lines(data), header=header)
    made = chosen(table, usual_roles(table) if roles is None else roles, scaling, shares)
    task = _task(made, table)
    recipe = Recipe((WIDE if made.inputs.shape[1] > WIDE else WIDE // 2,))
    document = learning_document(title[:60] or "Table", made.inputs, made.targets, task, recipe, made.splits)
    return _told(table, made, scaling, shares), document


def _task(made: Chosen, table: Table) -> Task:
    columns = [column for column, role in zip(table.columns, made.roles, strict=True) if role == "target"]
    if len(columns) == 1 and columns[0].kind == "words":
        return "classes"
    return "two" if np.isin(made.targets, (0.0, 1.0)).all() else "numbers"


def _told(table: Table, made: Chosen, scaling: Scaling, shares: Shares) -> dict[str, object]:
    return {
        "separator": table.separator,
        "comma": table.comma,
        "header": table.header,
        "scaling": scaling,
        "shares": asdict(shares),
        "splits": {split: made.splits.count(split) for split in get_args(Split)},
        "lines": len(table.lines) + len(table.crowded),
        "columns": [_column(column, role) for column, role in zip(table.columns, made.roles, strict=True)],
        "inputs": [asdict(part) for part in made.input_parts],
        "targets": [asdict(part) for part in made.target_parts],
        "left_out": [asdict(each) for each in made.left_out[:NAMED_LINES]],
        "left_out_count": len(made.left_out),
    }


def _column(column: Column, role: CsvRole) -> dict[str, object]:
    return {
        "name": column.name,
        "kind": column.kind,
        "role": role,
        "usable": column.usable,
        "tells": any(split_of(word) == "train" for word in column.words),
        "words": len(column.words),
        "cells": [cell[:24] for cell in column.cells[:SHOWN_CELLS]],
    }
