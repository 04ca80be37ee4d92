"""What a Python console or a notebook shows: prompts before what was typed, output below it. The output of a name says
what the name is. The text keeps its length. Reads no expression."""

from __future__ import annotations

import re

_PROMPT = re.compile(r"[ \t]*(?P<mark>>>>|\.\.\.|In \[\d{0,4}\]:|Out\[\d{0,4}\]:)[ \t]?")
_HAS_PROMPT = re.compile(r"^[ \t]*(?:>>>|In \[\d{0,4}\]:)", re.MULTILINE)
# What is shown when it is all that was typed.
_SHOWN = re.compile(r"[ \t]*(?:print\()?(?P<name>[A-Za-z_][\w.]{0,63})\)?[ \t]*")
_ARRAY = r"(?:np\.float\d\d|tensor|array)\("
_NUMBER = re.compile(rf"[ \t]*(?:{_ARRAY})?\[?[ \t]*[-+]?\d[\d.]*(?:[eE][-+]?\d+)?")
_RESULT = re.compile(
    rf"(?P<equal>=[ \t]{{0,9}})?(?P<open>(?<![\w.]){_ARRAY}\[?)"
    r"(?P<value>[-+]?\d[\d.]*(?:[eE][-+]?\d+)?)(?P<close>[^\n()]{0,80}\))"
)


def without_prompts(text: str) -> str:
    """Output that is no number of a name is left out."""
    if _HAS_PROMPT.search(text) is None:
        return text
    lines = text.split("\n")
    typed = ""
    for at, line in enumerate(lines):
        prompt = _PROMPT.match(line)
        behind = line[prompt.end() :] if prompt else line
        lines[at] = behind.rjust(len(line))
        if prompt and not prompt["mark"].startswith("Out"):
            typed = behind
            continue
        shown = _SHOWN.fullmatch(typed)
        if shown and _NUMBER.match(behind):
            # As many digits are shown as the program writes.
            lines[at - 1] = f"{shown['name']} ≈".rjust(len(lines[at - 1]))
        elif prompt or typed.lstrip().startswith("print"):
            lines[at] = " " * len(line)
        typed = ""
    return "\n".join(lines)


def with_plain_results(text: str) -> str:
    """tensor(0.0004) is a number, which was rounded when it was shown."""
    return _RESULT.sub(_plain, text) if any(word in text for word in ("tensor", "array", "np.float")) else text


def _plain(found: re.Match[str]) -> str:
    equal = (found["equal"] or "").replace("=", "≈")
    return f"{equal}{' ' * len(found['open'])}{found['value']}{' ' * len(found['close'])}"
