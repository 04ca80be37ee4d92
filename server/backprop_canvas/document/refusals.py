"""Says in plain words why msgspec refused a value: its English, made for programmers, becomes a Problem
with a path such as ``neurons[2].bias``. Knows the format's types, not what a document says.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from typing import Any, get_args

import msgspec

from backprop_canvas.document.fields import ID_PATTERN, WORD_PATTERN
from backprop_canvas.document.schema import Role
from backprop_canvas.document.training import Reduction, Update
from backprop_canvas.errors import Problem

_WHERE = re.compile(r"(.*?)(?: - at (`key` in )?`\$([^`]*)`)?", re.DOTALL)
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]|\[\.\.\.\]")
_CHOICES = {"role": get_args(Role), "reduction": get_args(Reduction), "update": get_args(Update)}
_WORDS = {
    "float": "a number",
    "int": "a whole number",
    "str": "text",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
}
_ID_RULE = "is not an id: a letter or digit, then letters, digits and the signs _ . : -"
_WORD_RULE = "is not a word of small letters, digits and underscores"


def refusal(error: msgspec.ValidationError, value: object, base: str = "", ids: tuple[str, ...] = ()) -> Problem:
    """The Problem for an error of converting `value`, which stands at the path `base` of the document and
    belongs to the records `ids`. A `value` of None could not be read at all: the sentence then says less.
    """
    problem = _explained(error, value, base)
    problem.ids = ids
    return problem


def _explained(error: msgspec.ValidationError, value: object, base: str) -> Problem:
    match = _WHERE.fullmatch(str(error))
    text, in_key, where = match.groups() if match else (str(error), None, None)
    steps, found = _follow(where or "", value)
    path = base + "".join(steps) if base else "".join(steps).removeprefix(".")
    if in_key:
        key = next((str(key) for key in found if not _is_id(key)), "") if isinstance(found, dict) else ""
        return Problem("out_of_range", path=path, reason=f"{shown(key)} {_ID_RULE}")
    for pattern, explain in _EXPLANATIONS:
        match = pattern.fullmatch(text)
        if match:
            return explain(match, path, found)
    return Problem("out_of_range", path=path, reason=text)


def shown(value: object) -> str:
    """A value as a sentence can show it: short, and as it is written in JSON."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    text = json.dumps(value, ensure_ascii=False, default=lambda _: "something else")
    return text if len(text) <= 40 else f"{text[:39]}…"


def _follow(where: str, value: Any) -> tuple[list[str], Any]:
    """The steps of a path, and what stands there; a value of a sample is found by its fault."""
    steps: list[str] = []
    for step in _STEP.finditer(where):
        field, position = step.groups()
        key: Any = field if field is not None else int(position) if position is not None else None
        if key is None:
            key = next((k for k, v in value.items() if not _is_number(v)), None) if isinstance(value, dict) else None
            if key is None:
                return steps, None
            field = str(key)
        steps.append(f".{field}" if field is not None else f"[{position}]")
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            value = None
    return steps, value


def _is_number(value: object) -> bool:
    try:
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    except OverflowError:
        return False


def _is_id(key: object) -> bool:
    return isinstance(key, str) and len(key) <= 64 and re.search(ID_PATTERN, key) is not None


# One function for each way in which msgspec refuses


def _wrong_type(match: re.Match[str], path: str, found: Any) -> Problem:
    kinds = [kind for kind in match[1].split(" | ") if kind != "null"]
    expected = " or ".join(_WORDS.get(kind, kind) for kind in kinds)
    known = found is not None or match[2] == "null"
    return Problem("wrong_type", path=path, expected=expected, found=shown(found) if known else _WORDS.get(match[2]))


def _wrong_choice(match: re.Match[str], path: str, found: Any) -> Problem:
    *others, last = _CHOICES.get(path.rpartition(".")[2], ("another word",))
    expected = f"{', '.join(others)} or {last}" if others else last
    return Problem("wrong_type", path=path, expected=expected, found=match[1] if found is None else shown(found))


def _unknown_field(match: re.Match[str], path: str, found: Any) -> Problem:
    return Problem("unknown_field", path=path, field=shown(match[1]).strip('"'))


def _missing_field(match: re.Match[str], path: str, found: Any) -> Problem:
    return Problem("missing_field", path=path, field=match[1])


def _not_finite(match: re.Match[str], path: str, found: Any) -> Problem:
    return Problem("not_finite", path=path)


def _out_of_bounds(match: re.Match[str], path: str, found: Any) -> Problem:
    bound = float(match[3])
    if abs(bound) >= 1e300 or (isinstance(found, float) and not math.isfinite(found)):
        return Problem("not_finite", path=path)
    needed = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than"}[match[2]]
    return Problem("out_of_range", path=path, reason=f"{_WORDS[match[1]]} of {needed} {bound:,.0f} is needed")


def _too_long(match: re.Match[str], path: str, found: Any) -> Problem:
    if match[1] == "array":
        return Problem("too_many", path=path, limit=f"{int(match[2]):,}")
    return Problem("out_of_range", path=path, reason=f"at most {match[2]} characters are allowed")


def _wrong_length(match: re.Match[str], path: str, found: Any) -> Problem:
    return Problem("out_of_range", path=path, reason=f"{match[1]} values are needed")


def _wrong_pattern(match: re.Match[str], path: str, found: Any) -> Problem:
    rule = _WORD_RULE if match[1] == repr(WORD_PATTERN) else _ID_RULE
    return Problem("out_of_range", path=path, reason=f"{'this' if found is None else shown(found)} {rule}")


_Explain = Callable[[re.Match[str], str, Any], Problem]
_EXPLANATIONS: tuple[tuple[re.Pattern[str], _Explain], ...] = (
    (re.compile(r"Expected `(.+)`, got `(.+)`"), _wrong_type),
    (re.compile(r"Invalid enum value (.*)", re.DOTALL), _wrong_choice),
    (re.compile(r"Object contains unknown field `(.*)`", re.DOTALL), _unknown_field),
    (re.compile(r"Object missing required field `(.*)`"), _missing_field),
    (re.compile(r"Number out of range|Integer value out of range"), _not_finite),
    (re.compile(r"Expected `(float|int)` ([<>]=?) (\S+)"), _out_of_bounds),
    (re.compile(r"Expected `(array|str)` of length <= (\d+)"), _too_long),
    (re.compile(r"Expected `array` of length (\d+)(?:, got \d+)?"), _wrong_length),
    (re.compile(r"Expected `str` matching regex (.*)"), _wrong_pattern),
)
