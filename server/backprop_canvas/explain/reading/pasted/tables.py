"""Tables of Markdown: each equation in a cell is a line of its own. A row that begins with a derivative and holds no
equation says what the derivative is, cell by cell; any other row says nothing. The text keeps its length. Reads no
expression."""

from __future__ import annotations

import re
from itertools import pairwise

_BAR = re.compile(r"(?<!\\)\|")
_ROW = re.compile(r"[ \t]*\|(?=[ \t])(?:[^\n|]{0,500}[ \t]\|){2,12}[ \t]*")
_LINE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?)?[ \t]*")
_DERIVATIVE = re.compile(r"[ \t$`*]*(?:\\d?t?frac\b|[d∂𝜕]\w{0,9}\s?/|\\partial|grad|\\nabla|∇)")
_EQUAL = re.compile(r"[=≈]|\\approx")
_NUMBERING = re.compile(r"[ ]*\(?(?:\d{1,2}[.)]?|[a-h][.)])[ ]*")
_PROSE = re.compile(r"(?<![\w\\])[A-Za-z]{3,}(?![\w({])")


def without_table(text: str) -> str:
    lines = text.split("\n")
    if not any(_LINE.fullmatch(line) for line in lines if "--" in line) and not all(map(_is_row, lines)):
        return text
    return "\n".join(map(_without_bars, lines))


def _is_row(line: str) -> bool:
    return not line.strip() or _ROW.fullmatch(line) is not None


def _without_bars(line: str) -> str:
    if _LINE.fullmatch(line) and "|" in line:
        return " " * len(line)
    if _ROW.fullmatch(line) is None:
        return line
    bars = [found.start() for found in _BAR.finditer(line)]
    if numbering := _NUMBERING.fullmatch(line, bars[0] + 1, bars[1]):
        line = f"{line[: numbering.start()]}{' ' * len(numbering[0])}{line[numbering.end() :]}"
    cells = [line[first + 1 : second] for first, second in pairwise(bars)]
    if any(_EQUAL.search(cell.lstrip(" $`=≈")) for cell in cells):
        # What stands beside an equation, such as its number, is not part of it.
        kept = [cell if _EQUAL.search(cell) else " " * len(cell) for cell in cells]
        return f"{line[: bars[0]]} {chr(10).join(kept)} {line[bars[-1] + 1 :]}"
    filled = [at for at, cell in enumerate(cells) if cell.strip()]
    if not filled or not _DERIVATIVE.match(cells[filled[0]]):
        return " " * len(line)
    signs = dict.fromkeys(bars, " ")
    # A remark ends what the row says.
    end = next((bars[at] for at in filled[1:] if _PROSE.search(cells[at])), len(line))
    for at in filled[1:]:
        signs[bars[at]] = " " if _EQUAL.match(cells[at].lstrip(" $`")) else "="
    return "".join(signs.get(at, sign) for at, sign in enumerate(line[:end])).ljust(len(line))
