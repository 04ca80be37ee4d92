"""Text with separators, as spreadsheets and programs write it, as lines of cells. Each keeps the number of its line in
the file. What a cell means is decided elsewhere."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from backprop_canvas.errors import Problem

MAX_BYTES = 16 * 1024 * 1024
MAX_LINES = 10_000
MAX_COLUMNS = 200
MAX_CELLS = 500_000
# In this order: a decimal comma is no separator where semicolons or tabs are.
SEPARATORS = ("\t", ";", ",", "|")
# As many lines tell which one it is.
TRIED = 50


@dataclass(frozen=True)
class Line:
    """number: of its first line in the file, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Lines:
    """Lines with at least one cell that is not empty. width: how many cells most have."""

    separator: str
    width: int
    lines: tuple[Line, ...]


def read_lines(data: bytes) -> Lines:
    """Raises Problem too_large, csv_not_text, csv_empty, csv_quote, csv_too_many_lines, csv_too_many_columns or
    csv_too_many_cells."""
    if len(data) > MAX_BYTES:
        raise Problem("too_large", limit="16 MiB")
    text, given = _named_separator(_decoded(data))
    separator = given or _separator(text)
    lines = tuple(_within_limits(_split(text, separator)))
    if not lines:
        raise Problem("csv_empty")
    return Lines(separator, _usual_width(lines), lines)


def _decoded(data: bytes) -> str:
    """With a mark at the beginning by that, else as UTF-8, else as Windows writes western text."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _text(data, encoding)
    try:
        return _text(data, "utf-8")
    except Problem:
        return _text(data, "cp1252")


def _text(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Problem("csv_not_text") from None
    if "\0" in text:
        raise Problem("csv_not_text")
    return text


def _named_separator(text: str) -> tuple[str, str | None]:
    """Some spreadsheets name it in a line of its own, sep=; which stays, empty, so that lines keep their numbers."""
    first, end, rest = text.partition("\n")
    named = first.rstrip("\r")[4:]
    if first.lower().startswith("sep=") and named in SEPARATORS:
        return end + rest, named
    return text, None


def _separator(text: str) -> str:
    """The one that gives lines of one width, else the one that gives most lines their usual width."""
    shares = {each: _share(text, each) for each in SEPARATORS}
    best = max(shares.values())
    return next(each for each in SEPARATORS if shares[each] == best) if best > 0 else ","


def _share(text: str, separator: str) -> float:
    """How many of the first lines have the width that most of them have, if that is more than one cell."""
    widths: list[int] = []
    try:
        for line in _split(text, separator):
            widths.append(len(line.cells))
            if len(widths) == TRIED:
                break
    except Problem:
        return 0.0
    if not widths:
        return 0.0
    width, count = Counter(widths).most_common(1)[0]
    return count / len(widths) if width > 1 else 0.0


def _split(text: str, separator: str) -> Iterator[Line]:
    """Lines that are not empty. An empty cell behind the last separator is no cell."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, strict=True)
    number = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Problem("csv_quote", line=number) from None
        cells = tuple(" ".join(cell.split()) for cell in row)
        if any(cells):
            yield Line(number, cells)
        number = reader.line_num + 1


def _within_limits(lines: Iterator[Line]) -> Iterator[Line]:
    cells = 0
    for count, line in enumerate(lines):
        cells += len(line.cells)
        # A line of names is no line of data.
        if count > MAX_LINES:
            raise Problem("csv_too_many_lines", most=f"{MAX_LINES:,}")
        if len(line.cells) > MAX_COLUMNS:
            raise Problem("csv_too_many_columns", line=line.number, count=len(line.cells), most=MAX_COLUMNS)
        if cells > MAX_CELLS:
            raise Problem("csv_too_many_cells", most=f"{MAX_CELLS:,}")
        yield line


def _usual_width(lines: tuple[Line, ...]) -> int:
    """Without empty cells at the end, which some programs add."""
    widths = Counter(_filled(line) for line in lines)
    most = max(widths.values())
    return max(width for width, count in widths.items() if count == most)


def _filled(line: Line) -> int:
    return max(at for at, cell in enumerate(line.cells, 1) if cell)
