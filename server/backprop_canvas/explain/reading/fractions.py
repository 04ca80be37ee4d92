r"""Fractions and roots: \frac, ∂a/∂b with its line between two halves, \sqrt and √. The parser reads a quotient a/b of
other factors, since it knows the precedence of operators.
"""

from __future__ import annotations

from backprop_canvas.explain.reading.differentials import Differentials
from backprop_canvas.explain.reading.expression import Call, Expression, Quotient
from backprop_canvas.explain.reading.grammar import Grammar, Lone, Read
from backprop_canvas.explain.reading.reader import Reader
from backprop_canvas.explain.reading.signs.kinds import BRACKET, LETTERS_OR_DIGITS


class Fractions:
    def __init__(self, reader: Reader, grammar: Grammar, differentials: Differentials) -> None:
        self.reader, self.grammar, self.differentials = reader, grammar, differentials

    def over(self, above: Lone, start: int) -> Expression:
        """A derivative, read on from its upper half at the / before its lower half."""
        self.reader.at += 1
        return self._derivative(above, self.grammar.base(), start)

    def fraction(self, start: int) -> Read:
        """At a \\frac."""
        reader = self.reader
        reader.at += 1
        above, below = self._part(), self._part()
        if isinstance(above, Lone):
            return self._derivative(above, below, start)
        return Quotient(above, self.differentials.whole(below), reader.since(start))

    def root(self, start: int) -> Call:
        r"""√23 takes the whole numeral, \sqrt23 one digit."""
        reader = self.reader
        reader.at += 1
        if reader.kinds[reader.at] == BRACKET:
            reader.stop("root_index", reader.here())
        takes_one_sign = reader.texts[reader.at - 1] != "√"
        argument = self._part(takes_one_sign)
        return Call("sqrt", 0, self.differentials.whole(argument), reader.since(start))

    def _derivative(self, above: Lone, below: Read, start: int) -> Expression:
        if not isinstance(below, Lone):
            self.differentials.stop_at_half(above)
        return self.differentials.derivative(above, below, start)

    def _part(self, takes_one_sign: bool = True) -> Read:
        """The argument of a fraction or a root: a group, or one sign."""
        reader = self.reader
        if takes_one_sign and reader.kinds[reader.at] in LETTERS_OR_DIGITS:
            reader.split_first()
        reader.deeper()
        node = self.grammar.base()
        reader.depth -= 1
        return node
