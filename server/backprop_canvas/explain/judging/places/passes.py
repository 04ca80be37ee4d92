"""Both passes at several places at once, level by level in arrays. The numbers are those of the engine's passes but for
rounding, which adds in another order. Knows no equations."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from backprop_canvas.engine.functions.activations import ACTIVATIONS, SOFTMAX
from backprop_canvas.engine.functions.softmax import softmax
from backprop_canvas.engine.passes.backward import fused_deltas, own_slopes
from backprop_canvas.engine.passes.forward import with_loss
from backprop_canvas.engine.passes.trace import BackwardTrace, Floats, ForwardTrace
from backprop_canvas.engine.plan.compile import Plan
from backprop_canvas.engine.plan.network import NO_BIAS
from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.judging.places.layers import Ints, Layers, layers


def points(plan: Plan, parameters: Floats, inputs: Floats, targets: Floats) -> list[Point]:
    """One for each column. parameters: (P, C). inputs: (I, C). targets: (K, C)."""
    with np.errstate(all="ignore"):
        passes = _Passes(plan, parameters, inputs)
        ahead = passes.forward(targets)
        back = passes.backward(ahead, targets)
    arrays = zip(_columns(parameters), _columns(inputs), _columns(targets), ahead, back, strict=True)
    return [Point(plan, *each) for each in arrays]


def values(plan: Plan, parameters: Floats, inputs: Floats) -> tuple[Floats, Floats]:
    """(N, C) z, NaN for inputs, and a."""
    passes = _Passes(plan, parameters, inputs)
    passes.compute()
    return passes.z, passes.a


class _Passes:
    def __init__(self, plan: Plan, parameters: Floats, inputs: Floats) -> None:
        self._plan, self._parameters = plan, parameters
        self._layers: Layers = layers(plan)
        neurons, self._count = len(plan.order), parameters.shape[1]
        self._weights = parameters[self._layers.slots]
        self.a, self.z = np.zeros((neurons, self._count)), np.full((neurons, self._count), np.nan)
        self.a[list(plan.inputs)] = inputs
        self._terms = np.zeros((len(self._layers.slots), self._count))
        self._levels = [self._by_activation(level) for level in self._layers.neurons]

    def _by_activation(self, neurons: Ints) -> dict[str, list[int]]:
        """Without inputs."""
        found = defaultdict[str, list[int]](list)
        for neuron in neurons.tolist():
            if (name := self._plan.topology.activations[neuron]) is not None:
                found[name].append(neuron)
        return found

    def compute(self) -> None:
        sheets, z = self._layers, self.z
        for groups, bundle in zip(self._levels, sheets.entering, strict=True):
            computed = np.array([neuron for each in groups.values() for neuron in each], dtype=np.int64)
            z[computed] = 0.0
            biased = computed[sheets.biases[computed] != NO_BIAS]
            z[biased] = self._parameters[sheets.biases[biased]]
            if len(bundle.neurons):
                terms = self._weights[bundle.edges] * self.a[sheets.sources[bundle.edges]]
                self._terms[bundle.edges] = terms
                z[bundle.neurons] += np.add.reduceat(terms, bundle.starts, axis=0)
            for name, neurons in groups.items():
                self._activate(name, neurons)

    def forward(self, targets: Floats) -> list[ForwardTrace]:
        self.compute()
        columns = zip(_columns(self.z), _columns(self.a), _columns(self._terms), _columns(targets), strict=True)
        return [with_loss(self._plan, z.tolist(), a.tolist(), terms, wanted) for z, a, terms, wanted in columns]

    def _activate(self, name: str, neurons: list[int]) -> None:
        if name == SOFTMAX.name:
            flat, sums = self.a.ravel().tolist(), self.z.ravel().tolist()
            for lane in range(self._count):
                softmax(sums, self._plan.softmax, flat, self._count, lane)
            self.a = np.array(flat).reshape(self.a.shape)
            return
        value, z = ACTIVATIONS[name].value, self.z[neurons]
        self.a[neurons] = np.array([value(each) for each in z.ravel().tolist()]).reshape(z.shape)

    def backward(self, ahead: list[ForwardTrace], targets: Floats) -> list[BackwardTrace]:
        sheets, grad_z = self._layers, np.full(self.z.shape, np.nan)
        own, fused, is_fused = self._of_loss(ahead, targets)
        grad_a, sent, returned = own.copy(), own.copy(), np.zeros(self._terms.shape)
        sent[is_fused] = 0.0
        for groups, bundle in zip(reversed(self._levels), reversed(sheets.leaving), strict=True):
            if len(bundle.neurons):
                returned[bundle.edges] = self._weights[bundle.edges] * grad_z[sheets.targets[bundle.edges]]
                sums = np.add.reduceat(returned[bundle.edges], bundle.starts, axis=0)
                grad_a[bundle.neurons] += sums
                sent[bundle.neurons] += sums
            for name, neurons in groups.items():
                grad_z[neurons] = self._through(name, neurons, sent[neurons]) + fused[neurons]
        of_weights = grad_z[sheets.targets] * self.a[sheets.sources]
        of_parameters = self._of_parameters(grad_z, of_weights)
        arrays = (grad_a, grad_z, own, returned, of_weights, of_parameters)
        return [BackwardTrace(*each) for each in zip(*map(_columns, arrays), strict=True)]

    def _of_loss(self, ahead: list[ForwardTrace], targets: Floats) -> tuple[Floats, Floats, list[int]]:
        """(N, C) the loss's own derivatives, its part of δ where that needs none, and the neurons where it does not."""
        own, fused, is_fused = np.zeros(self.a.shape), np.zeros(self.a.shape), list[int]()
        for lane, (trace, wanted) in enumerate(zip(ahead, _columns(targets), strict=True)):
            a = trace.a.tolist()
            own[:, lane] = own_slopes(self._plan, a, trace.x.tolist(), wanted.tolist())
            deltas = fused_deltas(self._plan, a, wanted.tolist())
            is_fused = list(deltas)
            fused[is_fused, lane] = list(deltas.values())
        return own, fused, is_fused

    def _through(self, name: str, neurons: list[int], sent: Floats) -> Floats:
        """From ∂L/∂a to ∂L/∂z."""
        z, a = self.z[neurons], self.a[neurons]
        if name == SOFTMAX.name:
            coupled: Floats = a * (sent - (a * sent).sum(axis=0))
            return coupled
        derivative = ACTIVATIONS[name].derivative
        pairs = zip(z.ravel().tolist(), a.ravel().tolist(), strict=True)
        passed: Floats = sent * np.array([derivative(*pair) for pair in pairs]).reshape(z.shape)
        return passed

    def _of_parameters(self, grad_z: Floats, of_weights: Floats) -> Floats:
        """(P, C) summed over all uses."""
        sheets, count = self._layers, len(self._parameters)
        biased = np.flatnonzero(sheets.biases != NO_BIAS)
        slots = np.concatenate([sheets.biases[biased], sheets.slots])
        uses = np.concatenate([grad_z[biased], of_weights])
        columns = [np.bincount(slots, weights=column, minlength=count) for column in _columns(uses)]
        return np.stack(columns, axis=1)


def _columns(array: Floats) -> list[Floats]:
    return list(np.ascontiguousarray(array.T))
