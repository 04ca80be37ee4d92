"""A layer as matrices in LaTeX: the rule in symbols, and the same with the numbers in the brackets. Takes the numbers;
computes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.explain.graph.layers import NO_EDGE, LayerMatrices
from backprop_canvas.explain.notation.latex import letters, numeral, signed
from backprop_canvas.explain.notation.vocabulary import Notation

# A matrix in LaTeX has ten columns at most, unless a document asks for more.
MOST = 8
# Of a longer side this many are written at its beginning, then dots and the last.
FIRST = MOST - 2
# Where no edge is, the zero is small: nobody computed it.
MISSING = r"{\scriptscriptstyle 0}"
_BIASES = {"b": "b{}", "w0": "w_{{0}}{}", "minus_theta": r"\left(-\theta{}\right)"}
Rows = Sequence[Sequence[float]]


class LayerLatex:
    """loss: the word of the network's loss."""

    def __init__(self, layer: LayerMatrices, notation: Notation, loss: str) -> None:
        self._layer = layer
        self._level = level_of(layer, notation)
        self._at = f"^{{({self._level})}}"
        self._sign = letters(notation.pre_activation)
        self._z = f"{self._sign}{self._at}"
        self._a = letters(notation.activation)
        self._bias = _BIASES[notation.bias].format(self._at)
        self._notation = notation
        self._letter = notation.loss
        self._loss = loss

    def forward(self) -> str:
        """z = W a + b and a = φ(z), in symbols and in numbers."""
        layer = self._layer
        weights = matrix(layer.weights.tolist(), (layer.edges == NO_EDGE).tolist())
        numbers = f"{weights} {_column(layer.inputs.tolist())} + {_column(layer.biases.tolist())}"
        rule = f"W{self._at} {self._behind()} + {self._bias}"
        sums = _aligned(self._z, rule, numbers, _column(layer.z.tolist()))
        return rf"{sums} \qquad {self._a}{self._at} = \varphi({self._z}) = {_column(layer.a.tolist())}"

    def backward(self) -> str:
        """δ from the layers that follow, or from the loss."""
        layer, (symbols, numbers) = self._layer, self._sent()
        if layer.fused.any() or not symbols:
            named = fused_rule(self._level, self._loss, self._a) or "0"
            symbols = f"{named} + {symbols}" if symbols else named
            column = _column(layer.fused.tolist())
            numbers = f"{column} + {numbers}" if numbers else column
        return _aligned(self._of_z(self._at), symbols, numbers, _column(self._layer.delta.tolist()))

    def gradients(self) -> str:
        """∂L/∂W = δ aᵀ."""
        layer = self._layer
        left = rf"\frac{{\partial {self._letter}}}{{\partial W{self._at}}}"
        numbers = f"{_column(layer.delta.tolist())} {matrix([layer.inputs.tolist()])}"
        found = matrix(layer.gradients.tolist(), (layer.edges == NO_EDGE).tolist())
        return _aligned(left, f"{self._of_z(self._at)} {{{self._behind()}}}^{{\\mathsf{{T}}}}", numbers, found)

    def _behind(self) -> str:
        """a of all that send to the layer: (<3) where some stand further back than the layer before."""
        level = self._level
        before = f"<{level}" if self._layer.skipped_into else str(level - 1)
        return f"{self._a}^{{({before})}}"

    def _of_z(self, at: str) -> str:
        if self._notation.delta:
            return signed(rf"\delta{at}", self._notation)
        return rf"\frac{{\partial {self._letter}}}{{\partial {self._sign}{at}}}"

    def _sent(self) -> tuple[str, str]:
        """What comes back, through the activation; ("", "") where nothing does."""
        layer = self._layer
        terms = []
        if layer.targets:
            level = f">{self._level}" if layer.skips else str(self._level + 1)
            after = f"^{{({level})}}"
            missing = (layer.edges_onward.T == NO_EDGE).tolist()
            weights = matrix(layer.weights_onward.T.tolist(), missing)
            symbols = rf"{{W{after}}}^{{\mathsf{{T}}}} {self._of_z(after)}"
            terms.append((symbols, f"{weights} {_column(layer.returned.tolist())}"))
        if layer.own.any():
            terms.append(
                (rf"\frac{{\partial {self._letter}}}{{\partial {self._a}{self._at}}}", _column(layer.own.tolist()))
            )
        if not terms:
            return "", ""
        symbols, numbers = (" + ".join(each) for each in zip(*terms, strict=True))
        if len(terms) > 1:
            symbols, numbers = rf"\left({symbols}\right)", rf"\left({numbers}\right)"
        return self._through(symbols, numbers)

    def _through(self, symbols: str, numbers: str) -> tuple[str, str]:
        layer = self._layer
        if layer.mixes:
            jacobian = matrix(layer.slopes.T.tolist())
            name = rf"{{\frac{{\partial {self._a}{self._at}}}{{\partial {self._z}}}}}^{{\mathsf{{T}}}}"
            return f"{name} {symbols}", f"{jacobian} {numbers}"
        slopes = _column(layer.slopes.diagonal().tolist())
        return rf"{symbols} \odot \varphi'({self._z})", rf"{numbers} \odot {slopes}"


def level_of(layer: LayerMatrices, notation: Notation) -> int:
    """The number of the layer, where the inputs may be layer 1."""
    return layer.level + (notation.input_layer or 0)


def fused_rule(level: int, loss: str, activation: str) -> str:
    """The part of δ that the loss gives without φ′, of the whole layer; "" where it gives none. activation: what the
    layer gives, in LaTeX."""
    rule = LOSSES[loss].latex_delta or ""
    return rule.replace("{y}", f"{activation}^{{({level})}}").replace("{t}", "t")


def matrix(rows: Rows, missing: Sequence[Sequence[bool]] | None = None) -> str:
    """Of a longer matrix the first rows and columns, dots, and the last ones. missing: where no edge is."""
    written = []
    for row in _places(len(rows)):
        if row is None:
            written.append(r"\vdots")
            continue
        cells = [
            r"\cdots" if at is None else MISSING if missing and missing[row][at] else numeral(rows[row][at])
            for at in _places(len(rows[row]))
        ]
        written.append(" & ".join(cells))
    body = r" \\ ".join(written)
    return rf"\begin{{pmatrix}}{body}\end{{pmatrix}}"


def _places(count: int) -> Sequence[int | None]:
    """None for dots."""
    return range(count) if count <= MOST else [*range(FIRST), None, count - 1]


def _column(numbers: list[float]) -> str:
    return matrix([[each] for each in numbers])


def _aligned(left: str, rule: str, numbers: str, found: str) -> str:
    return rf"\begin{{aligned}} {left} &= {rule} \\ &= {numbers} \\ &= {found} \end{{aligned}}"
