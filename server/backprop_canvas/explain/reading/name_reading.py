"""Builds a name from tokens: letters, a hat, a subscript, primes. Knows no names: `name_meanings` finds the meaning."""

from __future__ import annotations

import unicodedata

from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.reading.name_meanings import COMBINING_HAT, Constant, Delta, Function
from backprop_canvas.explain.reading.reader import Reader
from backprop_canvas.explain.reading.roles.roles import LAYERED
from backprop_canvas.explain.reading.roles.spelled import form_of
from backprop_canvas.explain.reading.signs.kinds import (
    BRACKET,
    CLOSE_GROUP,
    CLOSES,
    CONTINUES_NAME,
    END,
    GROUP,
    HAT,
    LETTERS_BELOW,
    LETTERS_OR_DIGITS,
    LOWER,
    MINUS,
    PARENTHESIS,
    PRIME,
    RAISE,
    SILENT_BELOW,
    SUPERSCRIPT,
    WORD,
)

# Above these a number in brackets is an exponent.
NO_NAMES = (Constant, Function)
_OF_LAYERS = frozenset(["δ", "delta", "z", "net"])


def read_name(reader: Reader) -> str:
    r"""The name at this place, in the plain text of its letters: ``w_{h_1}`` and ``w^{\prime}`` are ``w_h_1`` and
    ``w'``. A name that is a single word is read from its token."""
    written, primes, layer = _base(reader), 0, ""
    if reader.kinds[reader.at] not in CONTINUES_NAME and reader.texts[reader.at][:1] != "(":
        return written
    while True:
        kind = reader.kinds[reader.at]
        if (
            not layer
            and (found := layer_at(reader) or _bare_layer(reader, written) or _plain_layer(reader, written))
            and not isinstance(reader.names.meaning(written), NO_NAMES)
        ):
            reader.at, layer = found[0], f"^({found[1]})"
        elif kind == LOWER:
            reader.at += 1
            written = f"{written}_{_script(reader)}"
        elif kind == PRIME:
            primes += len(reader.texts[reader.at])
            reader.at += 1
        elif kind == RAISE and (end := _end_of_raised_primes(reader)):
            primes += sum(len(reader.texts[at]) for at in range(reader.at, end) if reader.kinds[at] == PRIME)
            reader.at = end
        else:
            return written + "'" * primes + layer


def layer_at(reader: Reader) -> tuple[int, str] | None:
    """Where a layer ends that is written above a name here, and which it is: ^{(2)}, ^[2], ⁽²⁾; and ^2 before a
    subscript, as in a^2_1."""
    kinds, texts, at = reader.kinds, reader.texts, reader.at
    if kinds[at] == SUPERSCRIPT:
        digits = texts[at][1:-1]
        bracketed = texts[at].startswith("(") and texts[at].endswith(")") and digits.isdecimal()
        return (at + 1, digits) if bracketed else None
    if kinds[at] != RAISE:
        return None
    grouped = kinds[at + 1] == GROUP
    begin = at + 1 + grouped
    opened = kinds[begin] in (PARENTHESIS, BRACKET) and kinds[begin + 1] in LETTERS_OR_DIGITS
    bracketed = opened and kinds[begin + 2] in CLOSES
    if not bracketed and kinds[begin] not in LETTERS_OR_DIGITS:
        return None
    which, end = texts[begin + bracketed], begin + 1 + 2 * bracketed
    if grouped and which == "L" and kinds[begin + 1] == MINUS and texts[begin + 2].isdecimal():
        # a^{L-1}_k
        which, end = f"L-{texts[begin + 2]}", begin + 3
    if grouped and kinds[end] != CLOSE_GROUP:
        return None
    end += grouped
    is_layer = (which.isdecimal() or which[:1] == "L") and (bracketed or kinds[end] == LOWER)
    return (end, which) if is_layer else None


def _bare_layer(reader: Reader, written: str) -> tuple[int, str] | None:
    """δ^3 and z^3, in layers of one neuron, where nothing is called δ or z alone: a power has a name below it."""
    if written not in _OF_LAYERS or isinstance(reader.names.meaning(written), Quantity | Delta):
        return None
    return _raised_number(reader) if reader.kinds[reader.at] == RAISE else None


def _plain_layer(reader: Reader, written: str) -> tuple[int, str] | None:
    """The layer of w_{11}^{1}, in a text that has layers without brackets. What is in no layer is raised to a power."""
    stem, _, below = written.partition("_")
    if not (reader.has_plain_layers and below and stem in LAYERED and reader.kinds[reader.at] == RAISE):
        return None
    found = _raised_number(reader)
    name = f"{written}^({found[1]})" if found else ""
    known = reader.names.meaning(name) is not None or form_of(name) in reader.names.asked
    return found if known else None


def _raised_number(reader: Reader) -> tuple[int, str] | None:
    """Where a number that is raised ends, alone or in braces, and which it is."""
    kinds, at = reader.kinds, reader.at
    grouped = kinds[at + 1] == GROUP
    digits = reader.texts[at + 1 + grouped]
    ends = digits.isdecimal() and (not grouped or kinds[at + 3] == CLOSE_GROUP)
    return (at + 2 + 2 * grouped, digits) if ends else None


def read_below(reader: Reader) -> str:
    """The name in a subscript, at its low line."""
    reader.at += 1
    return _script(reader)


def skip_label(reader: Reader) -> None:
    """Skips the label under or over a brace, whatever it says."""
    opening = reader.at + 1
    reader.at = opening + 1
    depth = int(reader.kinds[opening] == GROUP)
    while depth:
        if reader.kinds[reader.at] == END:
            reader.unclosed(opening)
        depth += {GROUP: 1, CLOSE_GROUP: -1}.get(reader.kinds[reader.at], 0)
        reader.at += 1


def _base(reader: Reader) -> str:
    reader.at += 1
    if reader.kinds[reader.at - 1] == WORD:
        return reader.texts[reader.at - 1]
    stem, line, below = _script(reader).partition("_")
    return f"{unicodedata.normalize('NFC', stem + COMBINING_HAT)}{line}{below}"


def _end_of_raised_primes(reader: Reader) -> int:
    """The position behind the primes that ^ raises, alone or in braces; 0 if it raises something else."""
    kinds, end = reader.kinds, reader.at + 1
    if kinds[end] == PRIME:
        return end + 1
    if kinds[end] != GROUP or kinds[end + 1] != PRIME:
        return 0
    while kinds[end + 1] == PRIME:
        end += 1
    return end + 2 if kinds[end + 1] == CLOSE_GROUP else 0


def _script(reader: Reader) -> str:
    """The letters under a hat or in a subscript: a group, a name or a number."""
    opening = reader.at
    if reader.kinds[opening] != GROUP:
        if reader.kinds[opening] not in LETTERS_OR_DIGITS:
            reader.expected("subscript_expected")
        reader.at += 1
        return reader.texts[opening]
    pieces, open_groups, hat = [], 0, ""
    while True:
        kind = reader.kinds[reader.at]
        open_groups += {GROUP: 1, CLOSE_GROUP: -1}.get(kind, 0)
        if kind == END:
            reader.unclosed(opening)
        if kind in LETTERS_BELOW:
            pieces.append(unicodedata.normalize("NFC", f"{reader.texts[reader.at]}{hat}"))
        elif kind not in SILENT_BELOW:
            reader.stop("subscript_sign", reader.here(), found=reader.typed(reader.here()))
        hat = COMBINING_HAT if kind == HAT or (hat and kind == GROUP) else ""
        reader.at += 1
        if not open_groups:
            return "".join(pieces)
