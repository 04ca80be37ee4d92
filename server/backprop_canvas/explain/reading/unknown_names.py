"""Names without a meaning. Each is kept with the name that may have been meant, so that all are reported at once. Text
that cannot be a name ends reading.
"""

from __future__ import annotations

from backprop_canvas.explain.reading.asking import asked_problem
from backprop_canvas.explain.reading.name_meanings import Opposite
from backprop_canvas.explain.reading.name_suggestions import nearest
from backprop_canvas.explain.reading.reader import Reader
from backprop_canvas.explain.reading.roles.spelled import form_of
from backprop_canvas.explain.reading.signs.kinds import GROUP, RAISE
from backprop_canvas.explain.reading.signs.latex_words import UNREAD, UNREAD_SIGNS
from backprop_canvas.explain.reading.signs.unreadable import ReadingProblem, Unreadable
from backprop_canvas.explain.said import Said

# Each costs a search among all names. A text with more unknown names is no equation with slips.
_MAX_UNKNOWN = 16
_MAX_SUGGESTED = 4


def keep_unknown(reader: Reader, written: str, span: tuple[int, int]) -> None:
    """Keeps an unknown name, or ends reading if the text cannot be a name."""
    span = _with_braces(reader.text, span)
    if written[:1] in UNREAD_SIGNS:
        reader.stop(UNREAD_SIGNS[written[:1]], span)
    if written == "T" and reader.kinds[max(0, reader.at - 2)] in (RAISE, GROUP):
        reader.stop("no_matrices", span)
    if written in UNREAD:
        reader.stop(UNREAD[written], span, name=written)
    if "softmax" in written.lower():
        reader.stop("no_softmax", span)
    _stop_at_threshold(reader, written, span)
    if _has_no_z(reader, written, span) or _is_asked(reader, written, span):
        return
    near = nearest(written, reader.names, reader.vocabulary) if len(reader.problems) < _MAX_SUGGESTED else ""
    shown = reader.typed(span)
    says = Said("unknown_name", {"name": shown})
    if near:
        # A product of names is no name.
        says = Said("unknown_name_near", {"name": shown, "near": near if "*" in near else (near,)})
    reader.problems.append(ReadingProblem("unknown_name", span, says, near))
    if len(reader.problems) >= _MAX_UNKNOWN:
        raise Unreadable(reader.problems)


def _with_braces(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """{w_1}' is told as it is written, though its braces say nothing."""
    start, end = span
    open_braces = text.count("}", start, end) - text.count("{", start, end)
    begin = start - open_braces
    return (begin, end) if open_braces > 0 and text[max(0, begin) : start] == "{" * open_braces else span


def _stop_at_threshold(reader: Reader, written: str, span: tuple[int, int]) -> None:
    """θ behind a ∂, where it would be the opposite of a derivative."""
    meaning = reader.names.meaning(written)
    if isinstance(meaning, Opposite):
        reader.stop("no_threshold", span, name=reader.typed(span), bias=reader.vocabulary.shown[meaning.of])


def _is_asked(reader: Reader, written: str, span: tuple[int, int]) -> bool:
    """Two meanings fit: the reader says which."""
    found = reader.names.asked.get(form_of(written))
    if found is None:
        return False
    if all(each.code != "ambiguous_name" or reader.typed(each.span) != reader.typed(span) for each in reader.problems):
        reader.problems.append(asked_problem(reader.typed(span), span, found, reader.vocabulary))
    return True


def _has_no_z(reader: Reader, written: str, span: tuple[int, int]) -> bool:
    name = reader.names.input_of_z(written)
    if name:
        says = Said("input_has_no_z", {"name": (name,)})
        reader.problems.append(ReadingProblem("unknown_name", span, says, name))
    return bool(name)
