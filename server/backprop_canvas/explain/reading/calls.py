"""Functions with their arguments, and exponents with their bases. The z in the argument decides which activation φ, f
and g stand for."""

from __future__ import annotations

import math

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.explain.reading.differentials import Differentials
from backprop_canvas.explain.reading.expression import Call, Expression, Negative, Number, Power, Span, Symbol
from backprop_canvas.explain.reading.grammar import Grammar
from backprop_canvas.explain.reading.name_meanings import Function
from backprop_canvas.explain.reading.reader import Reader
from backprop_canvas.explain.reading.signs.kinds import OPENS, RAISES, STARTS_BARE_ARGUMENT, SUPERSCRIPT

STEPS = frozenset(["step", "step_from"])
_BASE_OF_LOGARITHMS = "e"


class Calls:
    def __init__(self, reader: Reader, grammar: Grammar, differentials: Differentials) -> None:
        self.reader, self.grammar, self.differentials = reader, grammar, differentials

    def call(self, function: Function, start: int) -> Expression:
        """Reads the call of a function whose name has been read; tanh^2(z) is tanh(z)^2."""
        reader = self.reader
        name_span = reader.since(start)
        self._check_primes(function, name_span)
        exponent = self._exponent() if reader.kinds[reader.at] in RAISES else None
        argument = self._argument()
        span = reader.since(start)
        name = function.name
        if name == "indicator":
            if not (isinstance(argument, Call) and argument.function in STEPS):
                self.reader.stop("case_expected", span)
            return argument
        if function.of_z and isinstance(argument, Symbol) and argument.quantity.kind == "neuron":
            # Some write it in terms of the output, and mean something else.
            self.reader.stop("slope_of_z", name_span, name=self.reader.typed(name_span))
        if name == "φ":
            name = self._activation(argument, name_span)
        call = Call(name, function.primes, argument, span)
        return call if exponent is None else Power(call, exponent, span)

    def _check_primes(self, function: Function, span: Span) -> None:
        if function.primes > 1:
            self.reader.stop("second_prime", span)
        if function.primes and function.name not in ACTIVATIONS and function.name != "φ":
            self.reader.stop("no_prime", span, name=self.reader.typed(span))

    def _argument(self) -> Expression:
        """The argument: a group, or one factor without parentheses."""
        reader = self.reader
        if reader.kinds[reader.at] in OPENS:
            return self.differentials.whole(self.grammar.base())
        if reader.kinds[reader.at] not in STARTS_BARE_ARGUMENT:
            reader.expected("argument_expected")
        reader.deeper()
        argument = self.grammar.signed()
        reader.depth -= 1
        return argument

    def _activation(self, argument: Expression, span: Span) -> str:
        """The activation of the neuron whose z this is; for other arguments, the one that all neurons share."""
        activations = self.reader.vocabulary.activations
        own = activations.get(argument.quantity, "") if isinstance(argument, Symbol) else ""
        all_names = {own} if own else set(activations.values())
        name = all_names.pop() if len(all_names) == 1 else ""
        if name == "softmax":
            self.reader.stop("no_softmax", span)
        if name not in ACTIVATIONS:
            self.reader.stop("which_activation", span, name=self.reader.typed(span))
        return name

    def raised(self, base: Expression, start: int) -> Expression:
        """The base raised to the exponent that stands here; e to the power of x is exp(x)."""
        exponent = self._exponent()
        span = self.reader.since(start)
        if isinstance(base, Number) and base.text == _BASE_OF_LOGARITHMS and base.value == math.e:
            return Call("exp", 0, exponent, span)
        return Power(base, exponent, span)

    def _exponent(self) -> Expression:
        reader = self.reader
        at = reader.at
        reader.at += 1
        if reader.kinds[at] == SUPERSCRIPT:
            exponent = self._superscript(at)
        else:
            reader.deeper()
            exponent = self.grammar.signed()
            reader.depth -= 1
        if reader.kinds[reader.at] in RAISES:
            reader.stop("two_exponents", reader.here())
        return exponent

    def _superscript(self, at: int) -> Expression:
        """An exponent such as ² or ⁻¹."""
        reader = self.reader
        text, span = reader.texts[at], (reader.starts[at], reader.ends[at])
        digits = text.lstrip("+-")
        if not digits.isdecimal() or len(text) - len(digits) > 1:
            reader.at = at
            reader.unexpected()
        number = Number(float(digits), digits, span)
        return Negative(number, span) if text.startswith("-") else number
