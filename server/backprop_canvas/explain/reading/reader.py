"""A place in the tokens of an equation, with what every part of the parser does there: say what was expected, count
nesting, read a name, keep the names that are unknown. Knows nothing of how expressions are built.
"""

from __future__ import annotations

import unicodedata
from typing import NoReturn

from backprop_canvas.errors import SentenceValue
from backprop_canvas.explain.notation.vocabulary import Vocabulary
from backprop_canvas.explain.reading.kinds import (
    BEFORE_FRACTION_PART,
    CLOSE_GROUP,
    CLOSES,
    CLOSES_OR_ENDS,
    CLOSING,
    COMMA,
    CONTINUES_NAME,
    END,
    GROUP,
    HAT,
    LETTERS_BELOW,
    LETTERS_OR_DIGITS,
    LOWER,
    NUMBER,
    OPENING,
    OVER,
    PRIME,
    RAISE,
    SILENT_BELOW,
    WORD,
)
from backprop_canvas.explain.reading.latex_words import UNREAD, UNREAD_SIGNS
from backprop_canvas.explain.reading.lexer import Tokens
from backprop_canvas.explain.reading.name_meanings import COMBINING_HAT, Names
from backprop_canvas.explain.reading.name_suggestions import nearest
from backprop_canvas.explain.reading.unreadable import Code, ReadingProblem, Unreadable
from backprop_canvas.explain.said import Said

MAX_DEPTH = 64
# Each costs a search among all names; a text with more is not an equation with slips.
_MAX_UNKNOWN = 16
_MAX_SUGGESTED = 4
# Each moves all tokens behind it.
_MAX_SPLITS = 300


class Reader:
    """`at` is the position among the tokens; the last token is the end and is never passed."""

    def __init__(self, text: str, tokens: Tokens, vocabulary: Vocabulary) -> None:
        self.text, self.vocabulary, self.names = text, vocabulary, Names(vocabulary)
        self.kinds, self.texts, self.starts, self.ends = tokens.kinds, tokens.texts, tokens.starts, tokens.ends
        self.at = 0
        self.depth = 0
        self._splits = 0
        self.problems: list[ReadingProblem] = []

    def release(self) -> None:
        """The parts of a parser hold each other: what is large must not wait for a collection, which would then fall
        into the time of another text."""
        for entries in (self.kinds, self.texts, self.starts, self.ends, self.names.found):
            entries.clear()

    def since(self, start: int) -> tuple[int, int]:
        """The span from a code point to the end of what has been read."""
        return start, self.ends[self.at - 1]

    def typed(self, span: tuple[int, int]) -> str:
        piece = " ".join(self.text[span[0] : min(span[1], span[0] + 60)].split())
        return piece if len(piece) <= 24 else f"{piece[:23]}…"

    def deeper(self) -> None:
        """Counts one level of nesting; the caller takes it back. Raises too_deep."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.stop("too_deep", self.here(), code="too_deep")

    def here(self) -> tuple[int, int]:
        """The span of the present token; at the end that of the last one."""
        at = self.at - 1 if self.kinds[self.at] == END and self.at else self.at
        return self.starts[at], self.ends[at]

    def close(self, opening: int) -> None:
        """Past the bracket that closes the one at the position `opening`."""
        kind = self.kinds[opening]
        if self.kinds[self.at] == CLOSING[kind]:
            self.at += 1
            return
        if self.kinds[self.at] in CLOSES_OR_ENDS:
            self._unclosed(opening)
        self.unexpected()

    def _unclosed(self, opening: int) -> NoReturn:
        kind = self.kinds[opening]
        span = self.starts[opening], self.ends[opening]
        if self.kinds[self.at] == END:
            self.stop("unclosed_at_end", span, opening=kind, closing=CLOSING[kind])
        self.stop("unclosed", span, opening=kind, closing=CLOSING[kind], before=self.typed(self.here()))

    def expected(self, sentence: str, **values: SentenceValue) -> NoReturn:
        """sentence: of what is expected behind a token. In front of all of them that is a factor."""
        kind = self.kinds[self.at]
        if kind in CLOSES and self.depth == 0:
            self.unexpected()
        if self.at == 0:
            self.stop("factor_expected_first", self.here())
        before = self.typed((self.starts[self.at - 1], self.ends[self.at - 1]))
        self._refuse(Said(sentence, {"before": before, **values}), self.here())

    def unexpected(self) -> NoReturn:
        kind, span = self.kinds[self.at], self.here()
        if kind == COMMA:
            self._comma()
        if kind in CLOSES:
            self.stop("unopened", span, closing=kind, opening=OPENING[kind])
        self.stop("unexpected", span, found=self.typed(span))

    def _comma(self) -> NoReturn:
        at = self.at
        if (
            at > 0
            and self.kinds[at - 1] == NUMBER
            and self.kinds[at + 1] == NUMBER
            and self.texts[at] == ","
            and "." not in self.texts[at - 1]
        ):
            span = self.starts[at - 1], self.ends[at + 1]
            point = f"{self.texts[at - 1]}.{self.texts[at + 1]}"
            self.stop("decimal_comma", span, suggestion=point, point=point, found=self.typed(span))
        self.stop("comma", self.here(), found=self.typed(self.here()))

    def stop(
        self,
        sentence: str,
        span: tuple[int, int],
        *,
        code: Code = "syntax",
        suggestion: str = "",
        **values: SentenceValue,
    ) -> NoReturn:
        """Ends reading, with the unknown names found so far. sentence, values: as in Said."""
        self._refuse(Said(sentence, values), span, code, suggestion)

    def _refuse(self, says: Said, span: tuple[int, int], code: Code = "syntax", suggestion: str = "") -> NoReturn:
        self.problems.append(ReadingProblem(code, span, says, suggestion))
        raise Unreadable(sorted(self.problems, key=lambda each: each.span))

    def name(self) -> str:
        """The name at this place, in the plain text of its letters: ``w_{h_1}`` and ``w^{\\prime}`` are ``w_h_1``
        and ``w'``. A name that is a word alone is read by its token."""
        written, primes = self._base(), 0
        if self.kinds[self.at] not in CONTINUES_NAME:
            return written
        while True:
            kind = self.kinds[self.at]
            if kind == LOWER:
                self.at += 1
                written = f"{written}_{self._script()}"
            elif kind == PRIME:
                primes += len(self.texts[self.at])
                self.at += 1
            elif kind == RAISE and (end := self._end_of_raised_primes()):
                primes += sum(len(self.texts[at]) for at in range(self.at, end) if self.kinds[at] == PRIME)
                self.at = end
            else:
                return written + "'" * primes

    def _base(self) -> str:
        self.at += 1
        if self.kinds[self.at - 1] == WORD:
            return self.texts[self.at - 1]
        stem, line, below = self._script().partition("_")
        return f"{unicodedata.normalize('NFC', stem + COMBINING_HAT)}{line}{below}"

    def _end_of_raised_primes(self) -> int:
        """The position behind the primes that ^ raises, alone or in braces; 0 where it raises something else."""
        kinds, end = self.kinds, self.at + 1
        if kinds[end] == PRIME:
            return end + 1
        if kinds[end] != GROUP or kinds[end + 1] != PRIME:
            return 0
        while kinds[end + 1] == PRIME:
            end += 1
        return end + 2 if kinds[end + 1] == CLOSE_GROUP else 0

    def _script(self) -> str:
        """The letters of what stands under a hat or below the line: a group, a name or a number."""
        opening = self.at
        if self.kinds[opening] != GROUP:
            if self.kinds[opening] not in LETTERS_OR_DIGITS:
                self.expected("subscript_expected")
            self.at += 1
            return self.texts[opening]
        pieces, open_groups, hat = [], 0, ""
        while True:
            kind = self.kinds[self.at]
            open_groups += {GROUP: 1, CLOSE_GROUP: -1}.get(kind, 0)
            if kind == END:
                self._unclosed(opening)
            if kind in LETTERS_BELOW:
                pieces.append(unicodedata.normalize("NFC", f"{self.texts[self.at]}{hat}"))
            elif kind not in SILENT_BELOW:
                self.stop("subscript_sign", self.here(), found=self.typed(self.here()))
            hat = COMBINING_HAT if kind == HAT or (hat and kind == GROUP) else ""
            self.at += 1
            if not open_groups:
                return "".join(pieces)

    def skip_label(self) -> None:
        """Past what is written under or over a brace."""
        self.at += 1
        self._script()

    def split_first(self) -> None:
        """\\frac12 takes one sign at a time: a numeral or run of letters here becomes its first sign and the rest."""
        at, text = self.at, self.texts[self.at]
        is_run = text.isdecimal() or text[:2].isalpha()
        if len(text) > 1 and is_run and self.ends[at] - self.starts[at] == len(text):
            self._split(at, 1)

    def _split(self, at: int, length: int) -> None:
        text, middle = self.texts[at], self.starts[at] + length
        self.kinds.insert(at, self.kinds[at])
        self.texts[at : at + 1] = text[:length], text[length:]
        self.starts.insert(at + 1, middle)
        self.ends.insert(at, middle)

    def split_product(self, at: int) -> bool:
        """Whether the word at `at` is a product, as in ``w_5h_1``: then it is its first name, and the rest is next."""
        word = self.texts[at]
        first = self.names.first_of_product(word) if self.ends[at] - self.starts[at] == len(word) else ""
        if first and self._splits < _MAX_SPLITS:
            self._splits += 1
            self._split(at, len(first))
            self.at = at
            return True
        return False

    def in_fraction(self, at: int) -> bool:
        """Whether the token at `at` is the first of what stands above or below a line."""
        return at > 1 and self.kinds[at - 1] == GROUP and self.kinds[at - 2] in BEFORE_FRACTION_PART

    def is_half(self, at: int, sign: str) -> bool:
        """Whether the word at `at` is one of two around a /, both beginning with the sign itself: δo1/δh1."""
        if "_" in self.texts[at] or self.at != at + 1:
            return False
        below = self.kinds[at + 1] == OVER and self.texts[at + 2].startswith(sign)
        return below or (at > 1 and self.kinds[at - 1] == OVER and self.texts[at - 2].startswith(sign))

    def finish(self) -> None:
        """Raises the unknown names, if there were any."""
        if self.problems:
            raise Unreadable(self.problems)

    def unknown(self, written: str, span: tuple[int, int]) -> None:
        """Keeps an unknown name, or says at once why it cannot be one."""
        if written[:1] in UNREAD_SIGNS:
            self.stop(UNREAD_SIGNS[written[:1]], span)
        if written in UNREAD:
            self.stop(UNREAD[written], span, name=written)
        if "softmax" in written.lower():
            self.stop("no_softmax", span)
        if self._has_no_z(written, span):
            return
        near = nearest(written, self.names, self.vocabulary) if len(self.problems) < _MAX_SUGGESTED else ""
        shown = self.typed(span)
        says = Said("unknown_name", {"name": shown})
        if near:
            # A product of names is no name.
            says = Said("unknown_name_near", {"name": shown, "near": near if "*" in near else (near,)})
        self.problems.append(ReadingProblem("unknown_name", span, says, near))
        if len(self.problems) >= _MAX_UNKNOWN:
            raise Unreadable(self.problems)

    def _has_no_z(self, written: str, span: tuple[int, int]) -> bool:
        name = self.names.input_of_z(written)
        if name:
            says = Said("input_has_no_z", {"name": (name,)})
            self.problems.append(ReadingProblem("unknown_name", span, says, name))
        return bool(name)
