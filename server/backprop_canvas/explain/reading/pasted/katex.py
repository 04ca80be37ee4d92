"""What a selection of a typeset formula leaves in the clipboard: the formula as MathML, its source, and the formula as
it is laid out, without anything between them. The source is what was meant.
"""

from __future__ import annotations

import re
from collections import Counter

_UNSEEN = re.compile(r"[\s\u200b-\u200d\u2060-\u2064\ufeff]")
_COMMAND = re.compile(r"\\(?!(?:exp|ln|log|tanh|sin|max|min)\b)[A-Za-z]+")
_ALPHANUMERIC = re.compile("[A-Za-z0-9]")
# The source may begin with signs that need no mark, such as the L of L = \\frac…
_MOST_BEFORE = 60


def without_garbled(text: str) -> str:
    """The text with everything but the source of a formula blank; the text itself where there is no such thing. Linear
    in its length."""
    first = text.find("\\")
    if first <= 0:
        return text
    signs = [at for at, sign in enumerate(text) if not _UNSEEN.match(sign)]
    plain = "".join(text[at] for at in signs)
    mark = next(i for i, at in enumerate(signs) if at >= first)
    least = max(0, mark - _MOST_BEFORE)
    above, below = Counter(plain[:least]), Counter(plain[len(plain) - least :] if least else "")
    for size in range(least, min(mark, len(plain) // 2) + 1):
        if size > least:
            above[plain[size - 1]] += 1
            below[plain[len(plain) - size]] += 1
        if not size or above != below:
            continue
        start, end = signs[size], signs[len(plain) - size - 1] + 1
        if _is_source(text[start:end], plain[:size]):
            return f"{' ' * start}{text[start:end]}{' ' * (len(text) - end)}"
    return text


def _is_source(source: str, shown: str) -> bool:
    """Whether LaTeX has the letters and digits of what is shown."""
    written = Counter(_ALPHANUMERIC.findall(_COMMAND.sub("", source)))
    return "\\" in source and written == Counter(_ALPHANUMERIC.findall(shown))
