"""Explanations in LaTeX and as plain text: derivatives, their parts, sums over paths. Takes names from a Vocabulary and
numbers from the results; computes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.paths import Path, SumOverPaths
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.graph.unfolding import Part
from backprop_canvas.explain.notation.errors_turned import target_first
from backprop_canvas.explain.notation.vocabulary import Notation, Vocabulary

# Of a longer product, only both ends are written.
LONGEST_PRODUCT = 12
ENDS = 4
LONGEST_LIST = 8
_WORDS = {"sigmoid": r"\sigma", "tanh": r"\tanh", "sin": r"\sin"}


def numeral(number: float, digits: int = 6) -> str:
    """Six significant digits, or as many as said, in LaTeX: 0.000668396, 6.68396 \\cdot 10^{-9}."""
    if number != number:
        return r"\text{NaN}"
    if abs(number) == float("inf"):
        return r"\infty" if number > 0 else r"-\infty"
    mantissa, _, exponent = f"{number:.{digits}g}".partition("e")
    if not exponent:
        return mantissa
    if int(exponent) == -5:
        return f"{number:.{digits + 4}f}".rstrip("0")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}"


def in_product(number: float, digits: int = 6) -> str:
    """A numeral as a factor: in brackets if its sign or its power of ten would run into the others."""
    text = numeral(number, digits)
    return rf"\left({text}\right)" if text.startswith("-") or "cdot" in text else text


class Formulas:
    """Writes everything about one network at one point."""

    def __init__(self, local: Local, vocabulary: Vocabulary) -> None:
        self._local = local
        self._vocabulary = vocabulary
        self._notation = vocabulary.notation

    @property
    def minus_delta(self) -> bool:
        """Whether δ is −∂L/∂z here."""
        return self._notation.minus_delta

    def name(self, quantity: Quantity) -> str:
        """In LaTeX: L, h_{1}, z_{h_{1}} in the network's notation."""
        return self._named(quantity, self._vocabulary.latex, "{}_{{{}}}", letters(self._notation.pre_activation))

    def shown(self, quantity: Quantity) -> str:
        """As plain text: L, h1, z_h1."""
        return self._named(quantity, self._vocabulary.shown, "{}_{}", self._notation.pre_activation)

    def listed(self, quantities: Sequence[Quantity]) -> tuple[str, ...]:
        """Names for a sentence: all if there are few, else the first ones and the last."""
        names = tuple(self.shown(quantity) for quantity in quantities)
        return (*names[: LONGEST_LIST - 2], "…", names[-1]) if len(names) > LONGEST_LIST else names

    def derivative(self, of: Quantity, wrt: Quantity) -> str:
        return rf"\frac{{\partial {self.name(of)}}}{{\partial {self.name(wrt)}}}"

    def delta(self, neuron: int) -> str:
        """∂L/∂z of a neuron, as a δ if the notation says so."""
        if not self._notation.delta:
            return self.derivative(LOSS, Quantity("pre", neuron))
        return signed(rf"\delta_{{{self.name(Quantity('neuron', neuron))}}}", self._notation)

    def derivative_or_delta(self, of: Quantity, wrt: Quantity) -> str:
        """In LaTeX; ∂L/∂z of a neuron as a δ if the notation says so."""
        return self.delta(wrt.index) if of == LOSS and wrt.kind == "pre" else self.derivative(of, wrt)

    def plain_derivative_or_delta(self, of: Quantity, wrt: Quantity) -> str:
        """The same as plain text."""
        if of == LOSS and wrt.kind == "pre" and self._notation.delta:
            sign = "-" if self._notation.minus_delta else ""
            return f"{sign}δ_{self.shown(Quantity('neuron', wrt.index))}"
        return self.plain_derivative(of, wrt)

    def plain_derivative(self, of: Quantity, wrt: Quantity) -> str:
        return f"∂{self.shown(of)}/∂{self.shown(wrt)}"

    def part(self, part: Part) -> str:
        """The symbol of a part, such as \\sigma'(z_{o_{1}})."""
        neuron = Quantity("neuron", part.index)
        match part.kind:
            case "weight":
                return self.name(Quantity("parameter", self._local.topology.weights[part.index]))
            case "value":
                return self.name(neuron)
            case "own":
                return self.own(part.index)
            case "cross":
                return self.derivative(Quantity("neuron", part.of), Quantity("pre", part.index))
            case "slope":
                return self.slope(part.index)

    def slope(self, neuron: int) -> str:
        word = self._local.topology.activations[neuron] or ""
        name = _WORDS.get(word, rf"\operatorname{{{word.replace('_', '-')}}}")
        return rf"{name}'({self.name(Quantity('pre', neuron))})"

    def own(self, output: int) -> str:
        """The loss's own derivative, in terms of the output and its target."""
        return self._of_output(LOSSES[self._local.topology.loss].latex_derivative, output)

    def own_delta(self, output: int) -> str:
        """The part of δ that the loss gives without φ′. Only for a loss that gives it."""
        return self._of_output(LOSSES[self._local.topology.loss].latex_delta or "", output)

    def symbols(self, found: SumOverPaths) -> str:
        """The sum over paths in symbols."""
        terms = [r" \cdot ".join(_ends(self._symbols(path, found), r"\cdots")) for path in found.paths]
        more = [r"\cdots"] if found.remainder_count else []
        return f"{self.derivative(LOSS, found.about)} = {' + '.join(terms + more) or '0'}"

    def numbers(self, found: SumOverPaths) -> str:
        """The same with its numbers and their sum."""
        terms = [r" \cdot ".join(_ends([in_product(f.value) for f in path.factors], r"\cdots")) for path in found.paths]
        more = [in_product(found.remainder)] if found.remainder_count else []
        left = self.derivative(LOSS, found.about)
        return f"{left} = {' + '.join(terms + more) or '0'} = {numeral(found.gradient)}"

    def text(self, found: SumOverPaths) -> str:
        """Symbols, numbers and the sum in three lines of plain text."""
        symbols = [" · ".join(_ends(self._plain(path, found), "…")) for path in found.paths]
        numbers = [" · ".join(_ends([_bracketed(f.value) for f in path.factors], "…")) for path in found.paths]
        values = [_bracketed(path.value) for path in found.paths]
        if found.remainder_count:
            more = f"{found.remainder_count:,} more, together {found.remainder:.6g}"
            symbols, numbers = [*symbols, f"… ({more})"], [*numbers, _bracketed(found.remainder)]
            values = [*values, _bracketed(found.remainder)]
        left = self.plain_derivative(LOSS, found.about)
        lines = [f"{left} = {' + '.join(symbols) or '0'}"]
        if numbers:
            lines += [f"{' ' * len(left)} = {' + '.join(numbers)}", f"{' ' * len(left)} = {' + '.join(values)}"]
        return "\n".join([*lines, f"{' ' * len(left)} = {found.gradient:.6g}"])

    def _named(self, quantity: Quantity, names: Mapping[Quantity, str], below: str, sum_sign: str) -> str:
        if quantity == LOSS:
            return self._notation.loss
        if quantity.kind in ("pre", "output_loss"):
            sign = sum_sign if quantity.kind == "pre" else "E"
            return below.format(sign, names[Quantity("neuron", quantity.index)])
        return names[quantity]

    def _symbols(self, path: Path, found: SumOverPaths) -> list[str]:
        """The first factor is unfolded if another path has the same one but for the use of the parameter."""
        factors = [self.derivative(factor.of, factor.wrt) for factor in path.factors]
        if _is_one_of_several(path, found):
            factors[0] = r" \cdot ".join(self.part(part) for part in path.factors[0].terms[0])
        return factors

    def _plain(self, path: Path, found: SumOverPaths) -> list[str]:
        factors = [self.plain_derivative(factor.of, factor.wrt) for factor in path.factors]
        if _is_one_of_several(path, found):
            factors[0] = " · ".join(map(self._plain_part, path.factors[0].terms[0]))
        return factors

    def _plain_part(self, part: Part) -> str:
        if part.kind == "cross":
            return self.plain_derivative(Quantity("neuron", part.of), Quantity("pre", part.index))
        if part.kind == "value":
            return self.shown(Quantity("neuron", part.index))
        word = self._local.topology.activations[part.index] or ""
        return f"{'σ' if word == 'sigmoid' else word}'({self.shown(Quantity('pre', part.index))})"

    def _of_output(self, latex: str, output: int) -> str:
        latex = target_first(latex) if self._notation.target_first else latex
        names = {"{y}": Quantity("neuron", output), "{t}": Quantity("target", output)}
        for sign, quantity in names.items():
            latex = latex.replace(sign, self.name(quantity))
        return latex.replace("{k}", str(len(self._local.topology.outputs)))


def signed(delta: str, notation: Notation) -> str:
    """A δ as ∂L/∂z is written with it: −δ where a book has its sign the other way."""
    return rf"\left(-{delta}\right)" if notation.minus_delta else delta


def letters(sign: str) -> str:
    """A name of one letter is set as a variable, a longer one as a word."""
    return sign if len(sign) == 1 else rf"\mathit{{{sign}}}"


def _is_one_of_several(path: Path, found: SumOverPaths) -> bool:
    """Whether another path has the same factors in symbols."""
    return path.use is not None and sum(other.neurons == path.neurons for other in found.paths) > 1


def _ends(factors: list[str], dots: str) -> list[str]:
    return factors if len(factors) <= LONGEST_PRODUCT else [*factors[:ENDS], dots, *factors[-ENDS:]]


def _bracketed(number: float) -> str:
    return f"({number:.6g})" if number < 0 else f"{number:.6g}"
