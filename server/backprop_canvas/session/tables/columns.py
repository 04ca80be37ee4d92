"""The columns of a table: their names, and whether they hold numbers or words. A line that lacks a cell of a column, or
has another kind of cell in it, can be named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from backprop_canvas.session.tables.numbers import has_decimal_comma, is_missing, number
from backprop_canvas.session.tables.reading import Line, Lines

Kind = Literal["numbers", "words"]
# A column of more different words is a name or a remark, no category.
MOST_WORDS = 50
# As many lines tell whether the first one has names.
TOLD_BY = 200


@dataclass(frozen=True)
class Column:
    """numbers: of each line; None where there is none. words: the different ones in the order in which they come."""

    name: str
    kind: Kind
    cells: tuple[str, ...]
    numbers: tuple[float | None, ...]
    words: tuple[str, ...]

    @property
    def usable(self) -> bool:
        """Whether it can be an input or a target."""
        return self.kind == "numbers" or 1 < len(self.words) <= MOST_WORDS

    def has(self, at: int) -> bool:
        return self.numbers[at] is not None if self.kind == "numbers" else not is_missing(self.cells[at])


@dataclass(frozen=True)
class Table:
    """lines: the number of each line of data in its file. crowded: those that have more cells than there are columns,
    and how many."""

    separator: str
    comma: bool
    header: bool
    columns: tuple[Column, ...]
    lines: tuple[int, ...]
    crowded: tuple[tuple[int, int], ...]


def read_table(lines: Lines, *, header: bool | None = None) -> Table:
    """header: whether the first line has names; None: what it looks like."""
    comma = has_decimal_comma((cell for line in lines.lines for cell in line.cells), lines.separator)
    width = lines.width
    fitting = [line for line in lines.lines if not any(line.cells[width:])]
    crowded = [line for line in lines.lines if any(line.cells[width:])]
    named = _looks_named(fitting, width, comma=comma) if header is None else header
    body = fitting[1:] if named else fitting
    names = _names(fitting[0].cells[:width] if named else (), width)
    columns = (_column(names[at], [_cell(line, at) for line in body], comma=comma) for at in range(width))
    return Table(
        lines.separator,
        comma,
        named,
        tuple(columns),
        tuple(line.number for line in body),
        tuple((line.number, len(line.cells)) for line in crowded),
    )


def _cell(line: Line, at: int) -> str:
    return line.cells[at] if at < len(line.cells) else ""


def _column(name: str, cells: Sequence[str], *, comma: bool) -> Column:
    numbers = [None if is_missing(cell) else number(cell, comma=comma) for cell in cells]
    there = sum(not is_missing(cell) for cell in cells)
    # One wrong cell among numbers is a wrong cell, not a column of words.
    is_numbers = 2 * sum(value is not None for value in numbers) > there
    words = () if is_numbers else tuple(dict.fromkeys(cell for cell in cells if not is_missing(cell)))
    return Column(name, "numbers" if is_numbers else "words", tuple(cells), tuple(numbers), words)


def _looks_named(lines: Sequence[Line], width: int, *, comma: bool) -> bool:
    """A line of names has no number where the lines below have them; among words alone it has words that do not come
    again."""
    if len(lines) < 2:
        return False
    first, rest = lines[0], lines[1:TOLD_BY]
    if any(number(cell, comma=comma) is not None for cell in first.cells):
        return False
    columns = [[_cell(line, at) for line in rest] for at in range(width)]
    if any(_column("", cells, comma=comma).kind == "numbers" and any(map(_digit, cells)) for cells in columns):
        return True
    return all(_cell(first, at) not in cells for at, cells in enumerate(columns)) and len(rest) > 1


def _digit(cell: str) -> bool:
    return any(sign.isdigit() for sign in cell)


def _names(cells: Sequence[str], width: int) -> list[str]:
    """Each different: an empty one is named by its place, one that comes again is counted."""
    plain = [cells[at] if at < len(cells) and cells[at] else f"column {at + 1}" for at in range(width)]
    seen: Counter[str] = Counter()
    names = []
    for name in plain:
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names
