"""Chosen columns as inputs and targets: numbers scaled, words as one number for each, lines that lack a cell left out
by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from backprop_canvas.document.schema import Split
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.errors import Problem
from backprop_canvas.session.tables.columns import Column, Table
from backprop_canvas.session.tables.reading import MAX_CELLS, MAX_LINES
from backprop_canvas.session.tables.splitting import Shares, by_chance, by_column, split_of, tells_splits

CsvRole = Literal["input", "target", "split", "none"]
Scaling = Literal["standard", "range", "none"]
# Enough to tell sizes apart, and few enough to be read.
DIGITS = 6
NO_SHARES = Shares()


@dataclass(frozen=True)
class Part:
    """One number of each sample. word: the one for which it is 1, of a column of words. It is (x - less) / by of the
    cell x."""

    column: str
    word: str | None
    less: float
    by: float


@dataclass(frozen=True)
class LeftOut:
    """A line without a sample. column: whose cell is no number or no word, with the cell; "" where it has too many."""

    line: int
    column: str
    cell: str


@dataclass(frozen=True)
class Chosen:
    """inputs: (S, I) with a Part each, targets: (S, K). roles: of each column, in order. splits: (S,) what each sample
    is for."""

    roles: tuple[CsvRole, ...]
    inputs: Floats
    targets: Floats
    input_parts: tuple[Part, ...]
    target_parts: tuple[Part, ...]
    left_out: tuple[LeftOut, ...]
    splits: tuple[Split, ...]


def usual_roles(table: Table) -> tuple[CsvRole, ...]:
    """A column that says what lines are for does that. The last other one that can be one is the target; what cannot be
    used is left aside."""
    telling = next((at for at, column in enumerate(table.columns) if tells_splits(column)), -1)
    usable = [at for at, column in enumerate(table.columns) if column.usable and at != telling]
    last = usable[-1] if usable else -1
    return tuple(
        "split" if at == telling else "target" if at == last else "input" if at in usable else "none"
        for at in range(len(table.columns))
    )


def chosen(table: Table, roles: Sequence[CsvRole], scaling: Scaling, shares: Shares = NO_SHARES) -> Chosen:
    """shares: of samples that are kept, unless a column says it. Numbers are scaled by those to train on alone. Raises
    Problem csv_no_training, csv_splits, csv_no_input, csv_no_target, csv_column, csv_no_line, csv_too_many_lines or
    csv_too_many_cells."""
    if len(roles) != len(table.columns):
        raise Problem("csv_roles", count=len(table.columns))
    by_role: Mapping[CsvRole, list[Column]] = {
        role: [column for column, own in zip(table.columns, roles, strict=True) if own == role]
        for role in ("input", "target", "split", "none")
    }
    _check(by_role)
    used = [*by_role["input"], *by_role["target"]]
    telling = by_role["split"][0] if by_role["split"] else None
    left_out = list(_left_out(table, used, telling))
    gone = {each.line for each in left_out}
    rows = [at for at, line in enumerate(table.lines) if line not in gone]
    if not rows:
        raise Problem("csv_no_line")
    if len(rows) > MAX_LINES:
        raise Problem("csv_too_many_lines", most=f"{MAX_LINES:,}")
    width = sum(1 if column.kind == "numbers" else len(column.words) for column in used)
    if width * len(rows) > MAX_CELLS:
        raise Problem("csv_too_many_cells", most=f"{MAX_CELLS:,}")
    splits = by_chance(len(rows), shares) if telling is None else by_column(telling, rows)
    trained = np.array([split == "train" for split in splits])
    inputs, input_parts = _numbers(by_role["input"], rows, scaling, trained)
    targets, target_parts = _numbers(by_role["target"], rows, scaling, trained)
    return Chosen(tuple(roles), inputs, targets, input_parts, target_parts, tuple(left_out), splits)


def _check(by_role: Mapping[CsvRole, Sequence[Column]]) -> None:
    needed: Mapping[CsvRole, str] = {"input": "csv_no_input", "target": "csv_no_target"}
    for role, code in needed.items():
        if not by_role[role]:
            raise Problem(code)
        for column in by_role[role]:
            if not column.usable:
                raise Problem("csv_column", name=column.name, count=len(column.words))
    if len(by_role["split"]) > 1:
        raise Problem("csv_splits", first=by_role["split"][0].name, second=by_role["split"][1].name)


def _left_out(table: Table, used: Sequence[Column], telling: Column | None) -> Iterator[LeftOut]:
    for line, _ in table.crowded:
        yield LeftOut(line, "", "")
    for at, line in enumerate(table.lines):
        lacking = next((column for column in used if not column.has(at)), None)
        if lacking is None and telling is not None and split_of(telling.cells[at]) is None:
            lacking = telling
        if lacking is not None:
            yield LeftOut(line, lacking.name, lacking.cells[at][:40])


def _numbers(
    columns: Sequence[Column], rows: Sequence[int], scaling: Scaling, trained: npt.NDArray[np.bool_]
) -> tuple[Floats, tuple[Part, ...]]:
    """trained: (S,) the rows by which numbers are scaled."""
    parts: list[Part] = []
    values: list[Floats] = []
    for column in columns:
        if column.kind == "words":
            cells = [column.cells[at] for at in rows]
            for word in column.words:
                parts.append(Part(column.name, word, 0.0, 1.0))
                values.append(np.array([float(cell == word) for cell in cells]))
        else:
            raw = np.array([column.numbers[at] for at in rows], dtype=np.float64)
            # Numbers that are all 0 or 1 are answers, which stay as they are.
            answers = bool(np.isin(raw, (0.0, 1.0)).all())
            less, by = (0.0, 1.0) if answers else _scale(raw[trained], scaling)
            parts.append(Part(column.name, None, less, by))
            values.append((raw - less) / by)
    table = np.stack(values, axis=1)
    return np.vectorize(_readable, otypes=[np.float64])(table), tuple(parts)


def _scale(raw: Floats, scaling: Scaling) -> tuple[float, float]:
    """What is subtracted, and divided by. One number alone has no spread: it stays as it is."""
    if scaling == "none":
        return 0.0, 1.0
    less, by = (raw.mean(), raw.std()) if scaling == "standard" else (raw.min(), raw.max() - raw.min())
    return (_readable(less), _readable(by)) if by > 0 else (0.0, 1.0)


def _readable(value: float) -> float:
    return float(f"{value:.{DIGITS}g}") + 0.0
