"""Marks of Markdown, lists and code around an equation, blanked out: bold, code, bullets, numbering, comments. The text
keeps its length, so that places in it stay true.
"""

from __future__ import annotations

import re

from backprop_canvas.explain.reading.pasted.consoles import with_plain_results, without_prompts
from backprop_canvas.explain.reading.pasted.programs import without_statements
from backprop_canvas.explain.reading.pasted.spoken import with_signs
from backprop_canvas.explain.reading.pasted.tables import without_table

_FENCE = re.compile(r"^[ \t]*(?:```.*|-{3,}[ \t]*|\*{3,}[ \t]*)$", re.MULTILINE)
# A heading, and what a quotation is called: > [!note]
_HEADING = re.compile(r"^[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]+|\[![\w-]{2,20}\][-+]?)?", re.MULTILINE)
# A mark that stands where no operator can: at the beginning, after one, or after a bracket.
_OPENED = r"(?:(?<=[=+(,:;\n])|(?<=[=+(,:;\n] )|^|(?<=\w[.:!?] )|(?<=\w: )|(?<=\s\s))"
_BOLD = re.compile(rf"{_OPENED}(\*\*|__)(?=\S)(?:[^*\n_]|_(?!_)|\*(?!\*))*?\S(\*\*|__)", re.MULTILINE)
_CODE = re.compile(r"(?<![\w'`’}])(`{1,2})[^`\n]+(`{1,2})")
_NUMBER = re.compile(
    r"^[ \t$]*(\(?(?:\d{1,2}|[a-hA-H]|i{1,3}|iv|vi{0,3})(?:[.)]|\.\))|\(\d{1,2}[a-z]?\)):?[ \t]+"
    r"(?=[*_`]{0,3}(?:[^\W\d_]|[\\$∂𝜕(]))"
    # Of a section, before a word.
    r"|^[ \t]*\d{1,2}(?:\.\d{1,2}){1,2}[.:)]?[ \t]+(?=[^\W\d_]{4,}(?![\w(\[]))",
    re.MULTILINE,
)
_BULLET = re.compile(r"^[ \t]*[-*•–—‣▪◦●·+][ \t]+(?P<box>\[[ xX]\][ \t]+)?")
# What stands behind a bullet, and behind no minus: marks of mathematics or code, everyday words.
_IN_LIST = re.compile(r"[$`*]|\\[(\[]|[^\n]*\b(?:is|are|the|where|of|for)\b")
_COMMENT = re.compile(r"(?:(?<=\s)|^)(?:#|//)[^\n]*$", re.MULTILINE)
_EQUATION_NUMBER = re.compile(r"(?:[ ]{2}|\t|\\q?quad\s?|#)\((\d{1,3}[a-z]?(?:\.\d{1,3})?)\)[ \t.$]*$", re.MULTILINE)
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
    text = with_signs(with_plain_results(text))
    if _MARKED.search(text) is None:
        return text
    text = _blanked(_FENCE, text, 0)
    text = without_prompts(text) if ">>>" in text or "In [" in text else text
    text = without_table(text) if "|" in text else text
    text = _TAG.sub(_without_tag, text) if "<" in text else text
    text = _blanked(_MENTION, text, 0) if "@" in text else text
    text = _CODE.sub(_without_ends, text) if "`" in text else text
    text = _blanked(_HEADING, text, 0)
    text = _blanked(_COMMENT, text, 0) if "#" in text or "//" in text else text
    text = without_statements(text)
    text = _blanked(_REMARK, text, 0)
    text = _without_bullets(text)
    text = _blanked(_NUMBER, text, 0)
    text = _blanked(_EQUATION_NUMBER, text, 0)
    text = _without_evaluations(text)
    if "**" not in text and "__" not in text:
        return text
    return _blanked(_NUMBER, _BOLD.sub(_without_ends, text), 0)


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
        behind = line[found.end() :] if found else ""
        is_item = found is not None and (
            found["box"] or _IN_LIST.match(behind) or (not goes_on and ("=" in behind or "≈" in behind))
        )
        done.append(behind.rjust(len(line)) if is_item else line)
        goes_on = bool(line.strip()) and not is_item and not line.rstrip(" *_").endswith(":")
    return "\n".join(done)
