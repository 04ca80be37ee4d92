"""The kinds of token in an equation, and the sets of kinds that the parts of the parser ask for. Knows no text: `lexer`
and `latex_words` say which text makes which kind.

A kind that is one sign in every spelling is that sign itself, so that a message can print it. Kinds are compared for
every token; constants and frozen sets are the fastest for that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORD: Final = "word"
NUMBER: Final = "number"
# Raised digits that are one token, such as ⁻¹.
SUPERSCRIPT: Final = "superscript"
PRIME: Final = "'"
PARTIAL: Final = "∂"
FRACTION: Final = "fraction"
# A macro for a derivative, with what stands above and below its line in braces.
DERIVED: Final = "derivative"
ROOT: Final = "root"
HAT: Final = "hat"
# A brace drawn under or over a group; it may have a label.
BRACE: Final = "brace"
PLUS: Final = "+"
MINUS: Final = "-"
TIMES: Final = "*"
OVER: Final = "/"
EQUALS: Final = "="
RAISE: Final = "^"
LOWER: Final = "_"
COMMA: Final = ","
PARENTHESIS: Final = "("
CLOSE_PARENTHESIS: Final = ")"
BRACKET: Final = "["
CLOSE_BRACKET: Final = "]"
# LaTeX that does not show on paper.
GROUP: Final = "{"
CLOSE_GROUP: Final = "}"
# Tokens that show on paper.
CURLY: Final = r"\{"
CLOSE_CURLY: Final = r"\}"
BAR: Final = "|"
# < and the like, as the text of the token says.
RELATION: Final = "relation"
# Σ before it is written out.
SUM: Final = "sum"
IN: Final = "∈"
NABLA: Final = "∇"
# Of w1.grad.
GRAD: Final = ".grad"
# \\over, which has its numerator before it.
SPLIT: Final = "over"
CASES: Final = "cases"
CLOSE_CASES: Final = "end of cases"
# In cases: between a value and its condition, and between two of them.
BESIDE: Final = "&"
ROW: Final = "row"
END: Final = "end"

CLOSING: Mapping[str, str] = {
    PARENTHESIS: CLOSE_PARENTHESIS,
    BRACKET: CLOSE_BRACKET,
    CURLY: CLOSE_CURLY,
    GROUP: CLOSE_GROUP,
}
OPENING: Mapping[str, str] = {closing: opening for opening, closing in CLOSING.items()}
OPENS = frozenset(CLOSING)
CLOSES = frozenset(OPENING)
CLOSES_OR_ENDS = CLOSES | {END}

PLUS_OR_MINUS = frozenset([PLUS, MINUS])
RAISES = frozenset([RAISE, SUPERSCRIPT])
STARTS_NAME = frozenset([WORD, HAT])
CONTINUES_NAME = frozenset([LOWER, PRIME, RAISE])
# After a name that is a single word.
GOES_ON = CONTINUES_NAME | {GRAD}
# The last token of a factor that is not a numeral.
ENDS_FACTOR = CLOSES | {WORD, PRIME, SUPERSCRIPT, GRAD}
# What a sum does not reach over.
ENDS_TERM = CLOSES | {PLUS, MINUS, EQUALS, COMMA, RELATION, BESIDE, ROW, CLOSE_CASES, END}
# A factor without brackets around it.
_STARTS_BARE_FACTOR = STARTS_NAME | {NUMBER, PARTIAL, FRACTION, ROOT, BRACE, NABLA, CASES}
STARTS_FACTOR = _STARTS_BARE_FACTOR | OPENS
# What no name begins with, but an expression of which a derivative is written may.
STARTS_EXPRESSION = OPENS | {NUMBER, FRACTION}
CONTINUES_PRODUCT = STARTS_FACTOR | {TIMES, OVER}
STARTS_BARE_ARGUMENT = _STARTS_BARE_FACTOR | {MINUS}
# After a ∂ without a name, as in ∂/∂w1.
AFTER_LONE_PARTIAL = frozenset([OVER, CLOSE_GROUP, CLOSE_PARENTHESIS, CLOSE_BRACKET])
LETTERS_OR_DIGITS = frozenset([WORD, NUMBER])
IN_NAME = LETTERS_OR_DIGITS | {HAT, LOWER, PRIME, RAISE, GROUP}
# In a subscript: the tokens that belong to the name, and the tokens that are skipped.
LETTERS_BELOW = LETTERS_OR_DIGITS | {PRIME, LOWER}
SILENT_BELOW = frozenset([GROUP, CLOSE_GROUP, COMMA, PARENTHESIS, CLOSE_PARENTHESIS, HAT])
STARTS_LABEL = frozenset([LOWER, RAISE])
# Before the { of a numerator or a denominator.
BEFORE_FRACTION_PART = frozenset([FRACTION, CLOSE_GROUP])
