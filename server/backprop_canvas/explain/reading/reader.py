"""A place in the tokens of an equation, with the tools that every part of the parser needs: count nesting, close
brackets, report what was expected, split a token. Knows nothing of how names and expressions are built.
"""

from __future__ import annotations

import re
from typing import NoReturn

from backprop_canvas.errors import SentenceValue
from backprop_canvas.explain.notation.vocabulary import Vocabulary
from backprop_canvas.explain.reading.expression import Differentiated
from backprop_canvas.explain.reading.name_meanings import Names
from backprop_canvas.explain.reading.signs.kinds import (
    CLOSES,
    CLOSES_OR_ENDS,
    CLOSING,
    COMMA,
    END,
    NUMBER,
    OPENING,
)
from backprop_canvas.explain.reading.signs.lexer import Tokens
from backprop_canvas.explain.reading.signs.unreadable import Code, ReadingProblem, Unreadable
from backprop_canvas.explain.said import Said

MAX_DEPTH = 64
# Each split moves all tokens behind it.
_MAX_SPLITS = 300


# A derivative with respect to w_{11}^{1}, or δ_1^2: no power stands there, so what is raised is a layer.
_PLAIN_LAYER = re.compile(
    r"(?:(?:\\partial|∂|[/{ ]d)[ ]?\{?[wWb]|\\delta|δ)[ ]?_[ ]?(?:\{[\w, ]{1,8}\}|\w)[ ]?"
    r"\^[ ]?(?:\{[ ]?\d[ ]?\}|\d(?![\d.]))"
)


class Reader:
    """`at` is the position among the tokens. The last token is the end; the reader never goes past it."""

    def __init__(self, text: str, tokens: Tokens, vocabulary: Vocabulary, names: Names) -> None:
        self.text, self.vocabulary, self.names = text, vocabulary, names
        self.kinds, self.texts, self.starts, self.ends = tokens.kinds, tokens.texts, tokens.starts, tokens.ends
        self.at = 0
        self.depth = 0
        self.has_plain_layers = "^" in text and _PLAIN_LAYER.search(text) is not None
        self._splits = 0
        # How many bars are open, as in |x|.
        self.bars = 0
        # Whether dw1 alone is ∂L/∂w1, as in code.
        self.lone_is_gradient = False
        self.problems: list[ReadingProblem] = []
        self.differentiated: list[Differentiated] = []

    def release(self) -> None:
        """The parts of a parser refer to each other in a circle. This breaks the circle, so that large objects are
        freed now and not by a collection while another text is read."""
        for entries in (self.kinds, self.texts, self.starts, self.ends):
            entries.clear()

    def since(self, start: int) -> tuple[int, int]:
        """The span from a code point to the end of what has been read."""
        return start, self.ends[self.at - 1]

    def typed(self, span: tuple[int, int]) -> str:
        piece = " ".join(self.text[span[0] : min(span[1], span[0] + 60)].split())
        return piece if len(piece) <= 24 else f"{piece[:23]}…"

    def deeper(self) -> None:
        """Enters one level of nesting; the caller leaves it again. Raises too_deep."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.stop("too_deep", self.here(), code="too_deep")

    def here(self) -> tuple[int, int]:
        """The span of the present token; at the end, of the last one."""
        at = self.at - 1 if self.kinds[self.at] == END and self.at else self.at
        return self.starts[at], self.ends[at]

    def close(self, opening: int) -> None:
        """Moves past the bracket that closes the one at the position `opening`."""
        kind = self.kinds[opening]
        if self.kinds[self.at] == CLOSING[kind]:
            self.at += 1
            return
        if self.kinds[self.at] in CLOSES_OR_ENDS:
            self.unclosed(opening)
        self.unexpected()

    def unclosed(self, opening: int) -> NoReturn:
        """Ends reading: this token stands where the bracket at `opening` should be closed."""
        kind = self.kinds[opening]
        span = self.starts[opening], self.ends[opening]
        if self.kinds[self.at] == END:
            self.stop("unclosed_at_end", span, opening=kind, closing=CLOSING[kind])
        self.stop("unclosed", span, opening=kind, closing=CLOSING[kind], before=self.typed(self.here()))

    def expected(self, sentence: str, **values: SentenceValue) -> NoReturn:
        """sentence: the code of what is expected after a token. Before the first token, a factor is expected."""
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
        """Ends reading, with the unknown names found up to here. sentence, values: as in Said."""
        self._refuse(Said(sentence, values), span, code, suggestion)

    def _refuse(self, says: Said, span: tuple[int, int], code: Code = "syntax", suggestion: str = "") -> NoReturn:
        self.problems.append(ReadingProblem(code, span, says, suggestion))
        raise Unreadable(sorted(self.problems, key=lambda each: each.span))

    def split_first(self) -> None:
        r"""\frac12 takes one sign at a time: a numeral or run of letters here is split into its first sign and the
        rest."""
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
        """Whether the word at `at` is a product, as in ``w_5h_1``. If so, it is split: the first name stays and the
        rest is next."""
        word = self.texts[at]
        first = self.names.first_of_product(word) if self.ends[at] - self.starts[at] == len(word) else ""
        if first and self._splits < _MAX_SPLITS:
            self._splits += 1
            self._split(at, len(first))
            self.at = at
            return True
        return False

    def finish(self) -> None:
        """Raises the unknown names, if there were any."""
        if self.problems:
            raise Unreadable(self.problems)
