"""What a name can stand for by its role and its place in the drawing. One candidate is its meaning; of several the
reader is asked. Letters alone never decide: there is no likeness here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from backprop_canvas.explain.graph.quantity import Kind, Quantity
from backprop_canvas.explain.notation.layout import Layout
from backprop_canvas.explain.reading.roles.conventions import InputLayer, Order
from backprop_canvas.explain.reading.roles.spelled import Spelled

SUMS = frozenset(["z", "net", "Z"])
ERRORS = frozenset(["δ", "delta", "err", "Err", "ERR"])
WEIGHTS = frozenset(["w", "W", "weight"])
# A book's threshold is its bias or −bias.
THRESHOLDS = frozenset(["θ", "theta"])
BIASES = frozenset(["b", "bias", "B"]) | THRESHOLDS
ACTIVATIONS = frozenset(["a", "A"])
_OUTPUTS = frozenset(["o", "out", "O", "output"])
_INPUTS = frozenset(["x", "i", "X", "input"])
_HIDDEN = frozenset(["h", "H", "hidden"])
# What code calls ŷ.
_PREDICTED = frozenset(["ypred", "pred", "prediction", "yout", "ypredicted"])
TARGETS = frozenset(["t", "target", "tgt", "ytrue", "label", "yactual", "ytarget", "desired"])
EITHER = frozenset(["y", "Y"])
_LOSSES = frozenset(["E", "L", "C", "J"])
# By a layer above they are read as neurons of that layer.
LAYERED = SUMS | ERRORS | WEIGHTS | BIASES | ACTIVATIONS | _HIDDEN
# A name for all outputs of more than so many stands for none of them.
_FEW = 4
# Those that a text about one neuron has without an index; of more neurons than so many they stand for none.
_SINGLE = SUMS | ERRORS
_MOST_SINGLE = 8
# What a book's ∂L/∂z may be called, with the other sign.
SIGNED = frozenset(["err", "Err", "ERR"])


class Roles:
    def __init__(self, layout: Layout, order: Order, input_layer: InputLayer) -> None:
        self._layout, self._order, self._first = layout, order, input_layer
        layers = layout.layers
        self._hidden = layers[1:-1]
        self._computed = layers[1:]
        self._is_chain = bool(layers) and all(len(layer) == 1 for layer in layers[1:])

    def candidates(self, name: Spelled) -> tuple[Quantity, ...]:
        """Each once. For a δ they are the z."""
        found = self._in_layer(name) if name.layer else self._anywhere(name)
        return tuple(dict.fromkeys(found))

    # with a layer

    def _in_layer(self, name: Spelled) -> Iterator[Quantity]:
        layers = self._layout.layers
        at = self._layer(name.layer)
        if not 0 <= at < len(layers):
            return
        if name.stem in WEIGHTS and at:
            yield from self._weights(layers[at - 1], layers[at], name.index)
        elif name.stem not in WEIGHTS:
            neuron = _at(layers[at], name.index)
            if neuron is not None and self._fits(name, at):
                yield from self._of_neuron(name, neuron)

    def _fits(self, name: Spelled, at: int) -> bool:
        last = len(self._layout.layers) - 1
        if name.has_hat or name.stem in _OUTPUTS | EITHER:
            return at == last and (name.has_hat or name.stem in _OUTPUTS)
        if name.stem in _INPUTS:
            return at == 0
        if name.stem in _HIDDEN:
            return 0 < at < last
        return name.stem in ACTIVATIONS or (at > 0 and name.stem in SUMS | ERRORS | BIASES)

    def _of_neuron(self, name: Spelled, neuron: int) -> Iterator[Quantity]:
        if name.stem in BIASES:
            yield from self._bias(neuron)
        else:
            kind: Kind = "pre" if name.stem in SUMS | ERRORS and not name.has_hat else "neuron"
            yield Quantity(kind, neuron)

    def _bias(self, neuron: int) -> Iterator[Quantity]:
        if neuron in self._layout.biases:
            yield Quantity("parameter", self._layout.biases[neuron])

    def _layer(self, written: str) -> int:
        """L is the last one."""
        if not written.startswith("L"):
            return int(written) - self._first
        return len(self._layout.layers) - 1 - int(written.removeprefix("L").removeprefix("-") or 0)

    def _weights(self, before: Sequence[int], layer: Sequence[int], index: str) -> Iterator[Quantity]:
        """w_{jk} between two layers; without an index where there is one weight."""
        if not index and len(before) == len(layer) == 1:
            yield from self._weight(before[0], layer[0])
        for cut in range(1, len(index)):
            first, second = index[:cut], index[cut:]
            to, from_ = (first, second) if self._order == "to-from" else (second, first)
            if "0" in (to, from_):
                # The weight of a constant 1 is a bias, whichever index comes first.
                neuron = _at(layer, to if from_ == "0" else from_)
                yield from () if neuron is None else self._bias(neuron)
                continue
            source, target = _at(before, from_), _at(layer, to)
            if source is not None and target is not None:
                yield from self._weight(source, target)

    def _weight(self, source: int, target: int) -> Iterator[Quantity]:
        slot = self._layout.weights.get((source, target))
        if slot is not None:
            yield Quantity("parameter", slot)

    # without a layer

    def _anywhere(self, name: Spelled) -> Iterator[Quantity]:
        layers = self._layout.layers
        if name.has_hat or name.stem in _OUTPUTS | TARGETS | EITHER | _INPUTS | _PREDICTED:
            yield from self._by_role(name)
        elif name.stem in WEIGHTS and name.index == "0":
            alone = _at([each for layer in self._computed for each in layer], "")
            yield from () if alone is None else self._bias(alone)
        elif name.stem in WEIGHTS:
            for before, layer in pairwise(layers):
                yield from self._weights(before, layer, name.index)
        elif name.stem in _HIDDEN:
            yield from self._of_layers(name, self._hidden)
        elif name.stem in SUMS | ERRORS | BIASES | ACTIVATIONS:
            yield from self._of_layers(name, self._computed)
        elif name.stem in _LOSSES and name.index:
            output = _at(self._layout.outputs, name.index)
            yield from () if output is None else (Quantity("output_loss", output),)

    def _by_role(self, name: Spelled) -> Iterator[Quantity]:
        layout = self._layout
        output = _at(layout.outputs, name.index)
        is_predicted = name.has_hat or name.stem in _PREDICTED
        if is_predicted and not name.index and len(layout.outputs) <= _FEW:
            # Of several outputs the reader says which.
            yield from (Quantity("neuron", each) for each in layout.outputs)
        elif name.stem in _OUTPUTS and not name.has_hat and layout.is_numbered and name.index in layout.numbers:
            yield Quantity("neuron", layout.numbers[name.index])
        elif name.stem in _INPUTS and not name.has_hat:
            of_inputs = _at(layout.inputs, name.index)
            if of_inputs is not None:
                yield Quantity("neuron", of_inputs)
        elif output is not None:
            if name.has_hat or name.stem not in TARGETS:
                yield Quantity("neuron", output)
            if not name.has_hat and name.stem in TARGETS | EITHER:
                yield Quantity("target", output)

    def _of_layers(self, name: Spelled, layers: Sequence[Sequence[int]]) -> Iterator[Quantity]:
        """The neuron at this place in any of the layers, or with this number; in a chain the index is the layer."""
        yield from self._numbered(name)
        if self._layout.is_numbered and name.index in self._layout.numbers:
            return
        if self._is_chain and name.index:
            at = int(name.index) - self._first if len(name.index) < 4 else 0
            if 0 < at < len(self._layout.layers):
                yield from self._of_neuron(name, self._layout.layers[at][0])
            return
        if not name.index and name.stem in _SINGLE and sum(map(len, layers)) <= _MOST_SINGLE:
            # Of several the reader says which.
            layers = [[each] for layer in layers for each in layer]
        for layer in layers:
            neuron = _at(layer, name.index)
            if neuron is not None:
                yield from self._of_neuron(name, neuron)

    def _numbered(self, name: Spelled) -> Iterator[Quantity]:
        numbered = self._layout.numbers.get(name.index)
        if numbered is not None and numbered not in self._layout.inputs:
            yield from self._of_neuron(name, numbered)


def _at(neurons: Sequence[int], index: str) -> int | None:
    """The neuron at a place that counts from 1; without an index the only one."""
    if not index:
        return neurons[0] if len(neurons) == 1 else None
    place = int(index) if len(index) < 6 else 0
    return neurons[place - 1] if 0 < place <= len(neurons) else None
