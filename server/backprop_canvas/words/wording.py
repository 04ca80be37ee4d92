"""A code with its values as an English sentence. Knows no code and no sentence.

In a sentence {name} stands for a value and there is nothing else to it, so that the page can do the same: what
bends with a number has several codes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from backprop_canvas.words.judging import ASK, DIAGNOSIS, JUDGING, PRAISE, SHORT, WHY
from backprop_canvas.words.problems import PROBLEMS
from backprop_canvas.words.program import PROGRAM
from backprop_canvas.words.reading import READING

# What the page may have to say; the rest is the program's own.
FOR_PAGE = (PROBLEMS, READING, JUDGING, SHORT, PRAISE, ASK, WHY, DIAGNOSIS)
_LOSS = re.compile(r"(?<![^\W_])L(?![^\W_])")
CATALOGUE: Mapping[str, str] = {code: text for part in (*FOR_PAGE, PROGRAM) for code, text in part.items()}


def word(code: str, values: Mapping[str, str | float | tuple[str, ...]]) -> str:
    """values: text as it is, computed numbers, lists of names. Values beyond those of the sentence are left out."""
    return CATALOGUE[code].format_map({name: _shown(value) for name, value in values.items()})


def with_letter(text: str, letter: str) -> str:
    """What is said with L, said with the letter that a network has for its loss. In names L is a letter as others."""
    return text if letter == "L" else _LOSS.sub(letter, text)


def numeral(number: float) -> str:
    """Six significant digits. What is not finite is written as on the page."""
    if not math.isfinite(number):
        return "NaN" if math.isnan(number) else "∞" if number > 0.0 else "−∞"
    # Without the sign of a zero.
    return f"{number + 0.0:.6g}".replace("-", "−")


def listed(names: Sequence[str]) -> str:
    """Names in a row: h1, h2 and o1."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _shown(value: str | float | tuple[str, ...]) -> str:
    match value:
        case str():
            return value
        case tuple():
            return listed(value)
    return numeral(value)
