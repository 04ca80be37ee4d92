"""Marks of Markdown, lists and code around an equation, blanked out: bold, code, bullets, numbering, comments. The text
keeps its length, so that places in it stay true.
"""

from __future__ import annotations

import re

from backprop_canvas.explain.reading.pasted.programs import without_statements

_FENCE = re.compile(r"^[ \t]*```.*$", re.MULTILINE)
_HEADING = re.compile(r"^[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]+)?", re.MULTILINE)
# A mark that stands where no operator can: at the beginning, after one, or after a bracket.
_OPENED = r"(?:(?<=[=+(,:;\n])|(?<=[=+(,:;\n] )|^|(?<=\w[.:!?] )|(?<=\w: )|(?<=\s\s))"
_BOLD = re.compile(rf"{_OPENED}(\*\*|__)(?=\S)(?:[^*\n_]|_(?!_)|\*(?!\*))*?\S(\*\*|__)", re.MULTILINE)
_CODE = re.compile(r"(?<![\w'`’}])(`{1,2})[^`\n]+(`{1,2})")
_NUMBER = re.compile(
    r"^[ \t$]*(\(?(?:\d{1,2}|[a-hA-H]|i{1,3}|iv|vi{0,3})(?:[.)]|\.\))|\(\d{1,2}[a-z]?\)):?[ \t]+(?=[^\W\d_]|[\\$∂𝜕(])",
    re.MULTILINE,
)
_BULLET = re.compile(r"^[ \t]*([-*•–—‣▪◦●·+])[ \t]+(?=[^\n]*[=≈])", re.MULTILINE)
_COMMENT = re.compile(r"(?:(?<=\s)|^)(?:#|//)[^\n]*$", re.MULTILINE)
_EQUATION_NUMBER = re.compile(r"(?:[ ]{2}|\t|\\q?quad\s?)\((\d{1,3}[a-z]?(?:\.\d{1,3})?)\)[ \t.$]*$", re.MULTILINE)
# Every value is that of the present step, so a place that is only named says nothing new. One in numbers may differ.
_EVALUATION = re.compile(
    r"(?P<sized>\\(?:right|[bB]igg?[lmr]?)\s?)?(?:\||\\[lr]?vert)\s?_\s?(?P<place>\{(?:[^{}\n]|\{[^{}\n]{0,20}\}){0,80}\})"
)
_OPEN_END = re.compile(r"\\(?:left|[bB]igg?l?)\s?\.")
_IN_NUMBERS = re.compile(r"=\s?[-+−]?[\d.]")
# A remark beside a row, or in brackets behind an expression.
_REMARK = re.compile(
    r"(?:&[ ]*&\s*(?:\\q?quad\s*)*\\(?:text|mbox|textrm|textit|hbox)\s?\{[^{}\n]{0,200}\}"
    r"|\\(?:text|mbox|textrm|textit|hbox)\s?\{\s*\([^{}()\n]{0,200}\)\s*\})"
)
_TAG = re.compile(
    r"<(?P<ends>/?)(?P<tag>p|br|hr|div|span|b|i|em|strong|code|pre|li|ul|ol|blockquote|a|sup|sub|h[1-6])"
    r"(?:\s[^<>\n]{0,200}=[^<>\n]{0,200})?\s?/?>",
    re.IGNORECASE,
)
_SCRIPTS = {"sub": "_{", "sup": "^{"}
_MENTION = re.compile(r"(?:(?<=\s)|^)@(?=[A-Za-z]{2})[\w-]+", re.MULTILINE)
_MARKED = re.compile(r"[|]|vert|[`*_#@>•–—‣▪◦●·+/-]|^[ \t$]*\(?[\da-zA-Z]{1,4}[.)]|\(\d", re.MULTILINE)


def unmarked(text: str) -> str:
    """The text with spaces in place of marks."""
    if _MARKED.search(text) is None:
        return text
    text = _blanked(_FENCE, text, 0)
    text = _TAG.sub(_without_tag, text) if "<" in text else text
    text = _blanked(_MENTION, text, 0) if "@" in text else text
    text = _CODE.sub(_without_ends, text)
    text = _blanked(_HEADING, text, 0)
    text = _blanked(_COMMENT, text, 0)
    text = without_statements(text)
    text = _blanked(_REMARK, text, 0)
    text = _without_bullets(text)
    text = _NUMBER.sub(lambda found: " " * len(found[0]), text)
    text = _blanked(_EQUATION_NUMBER, text, 0)
    text = _without_evaluations(text)
    return _BOLD.sub(_without_ends, text)


def _without_evaluations(text: str) -> str:
    r"""Without \left. … \right|_{w = w_0}."""
    return _blanked(_OPEN_END, _EVALUATION.sub(_without_place, text), 0)


def _without_place(found: re.Match[str]) -> str:
    is_place = found["sized"] is not None or "=" in found["place"]
    return " " * len(found[0]) if is_place and _IN_NUMBERS.search(found["place"]) is None else found[0]


def _without_tag(found: re.Match[str]) -> str:
    """Subscripts and superscripts become those of LaTeX, in their length."""
    script = _SCRIPTS.get(found["tag"].lower(), "")
    return ("}" if script and found["ends"] else script).ljust(len(found[0]))


def _blanked(pattern: re.Pattern[str], text: str, group: int) -> str:
    return pattern.sub(lambda found: " " * len(found[group]), text)


def _without_ends(found: re.Match[str]) -> str:
    first, last = found[1], found[2]
    inner = found[0][len(first) : -len(last)]
    return f"{' ' * len(first)}{inner}{' ' * len(last)}"


def _without_bullets(text: str) -> str:
    """A minus before a line that continues the one above is a minus."""
    done: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        found = _BULLET.match(line)
        if found and not goes_on:
            line = f"{line[: found.start(1)]} {line[found.end(1) :]}"
        goes_on = bool(line.strip()) and not (found and not goes_on)
        done.append(line)
    return "\n".join(done)
