"""Many places at once, each with the pieces that are wanted there as far as the network allows. A neuron is put on its
piece by a trainable parameter that no neuron before it uses. What is frozen stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.functions.activations import ACTIVATIONS, SOFTMAX
from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.network import NO_BIAS
from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.judging.places.layers import Bundle, layers
from backprop_canvas.explain.judging.places.patterns import coded, in_turn
from backprop_canvas.explain.judging.places.pieces import FAR, NEAR, Kinked, Pieces, of_activation, of_loss

# A coefficient smaller than this moves no sum.
SMALLEST = 1e-3
# Where parameters are frozen, other neurons may need larger inputs or parameters to change their side.
SCALES = (1.0, 1.0, 3.0, 10.0)
SCALES_OF_PARAMETERS = (1.0, 1.0, 1.0, 1.0, 3.0, 3.0, 3.0, 3.0)


@dataclass(frozen=True, eq=False)
class Draws:
    """One column for each place. parameters: (P, C). inputs: (I, C). targets: (K, C). z, a: (N, C), z NaN for inputs.
    errors: (K, C), y - t."""

    parameters: Floats
    inputs: Floats
    targets: Floats
    z: Floats
    a: Floats
    errors: Floats


class Drawing:
    """Draws `count` places around one point, at the `first` of which all is alive. frozen: slots."""

    def __init__(self, at: Point, frozen: Set[int], generator: np.random.Generator, count: int, first: int) -> None:
        self._at, self._plan, self._layers = at, at.plan, layers(at.plan)
        self._generator, self._count, self._first = generator, count, first
        self._settled = np.zeros(len(at.parameters), dtype=np.bool_)
        self._settled[list(frozen)] = True
        self._parameters = self._drawn_parameters()
        self._inputs = _signed(generator, len(at.inputs), count)
        if frozen:
            self._inputs *= np.resize(np.array(SCALES), count)
            self._parameters[~self._settled] *= np.resize(np.array(SCALES_OF_PARAMETERS), count)
        self._z = np.full((len(at.plan.order), count), np.nan)
        self._a = np.zeros((len(at.plan.order), count))
        self._a[list(at.plan.inputs)] = self._inputs

    def draw(self, kinked: Sequence[int], wanted: Pieces) -> Draws:
        """wanted: (K, count), the pieces of these neurons."""
        rows = {neuron: row for row, neuron in enumerate(kinked)}
        for neurons, bundle in zip(self._layers.neurons, self._layers.entering, strict=True):
            by_activation = defaultdict[str, list[int]](list)
            for neuron in neurons.tolist():
                by_activation[self._plan.topology.activations[neuron] or ""].append(neuron)
            computing = [neuron for name, each in by_activation.items() if name for neuron in each]
            self._add_up(computing, bundle)
            for name, each in by_activation.items():
                if (kinds := of_activation(name)) is not None:
                    self._move(each, computing, bundle, kinds, wanted[[rows[neuron] for neuron in each]])
            # What moves one neuron may move another one of its level.
            for name, each in by_activation.items():
                self._activate(name, each)
            self._settle(computing, bundle)
        targets, errors = self._drawn_targets()
        return Draws(self._parameters, self._inputs, targets, self._z, self._a, errors)

    def _drawn_parameters(self) -> Floats:
        plan, at = self._plan, self._at
        # Sums of many terms stay small enough that activations bend but do not saturate.
        width = 1.0 / np.sqrt(max(1.0, len(plan.topology.weights) / max(1, len(plan.order) - len(plan.inputs))))
        drawn: Floats = _signed(self._generator, len(at.parameters), self._count) * width
        drawn[self._settled] = at.parameters[self._settled, np.newaxis]
        return drawn

    def _add_up(self, neurons: list[int], bundle: Bundle) -> None:
        """The z of these neurons, where the edges of the bundle meet."""
        self._z[neurons] = 0.0
        if len(bundle.neurons):
            edges = bundle.edges
            terms = self._parameters[self._layers.slots[edges]] * self._a[self._layers.sources[edges]]
            self._z[bundle.neurons] = np.add.reduceat(terms, bundle.starts, axis=0)
        biased = [neuron for neuron in neurons if self._plan.topology.biases[neuron] != NO_BIAS]
        self._z[biased] += self._parameters[self._layers.biases[biased]]

    def _activate(self, name: str, neurons: list[int]) -> None:
        z = self._z[neurons]
        if name == SOFTMAX.name:
            powers = np.exp(z - z.max(axis=0))
            self._a[neurons] = powers / powers.sum(axis=0)
        elif name:
            value = ACTIVATIONS[name].value
            self._a[neurons] = np.array([value(each) for each in z.ravel().tolist()]).reshape(z.shape)

    def _settle(self, neurons: list[int], bundle: Bundle) -> None:
        self._settled[self._layers.slots[bundle.edges]] = True
        self._settled[[slot for slot in self._layers.biases[neurons].tolist() if slot != NO_BIAS]] = True

    # putting neurons on their pieces

    def _move(self, neurons: list[int], level: list[int], bundle: Bundle, kinds: Kinked, pieces: Pieces) -> None:
        """First those with a bias of their own, all at once; then one by one. level: all neurons that it may move."""
        goal = kinds.inside(pieces, self._generator.random(pieces.shape))
        biases = self._layers.biases[neurons]
        own = (biases != NO_BIAS) & ~self._settled[biases] & (self._layers.users[biases] == 1)
        # A neuron's own bias may be the weight of an edge into it.
        own &= ~self._layers.weighing[biases]
        at = np.array(neurons)[own]
        gap = np.where(kinds.pieces(self._z[at]) != pieces[own], goal[own] - self._z[at], 0.0)
        self._parameters[biases[own]] += gap
        self._z[at] += gap
        for row in np.flatnonzero(~own).tolist():
            wrong = kinds.pieces(self._z[neurons[row]]) != pieces[row]
            slots = self._free_slots(neurons[row]) if wrong.any() else []
            if slots:
                self._move_by(slots, neurons[row], wrong, goal[row])
                self._settled[slots] = True
                self._add_up(level, bundle)

    def _free_slots(self, neuron: int) -> list[int]:
        """Those that may still change; if there are any, those that no other neuron uses."""
        topology = self._plan.topology
        used = [topology.weights[edge] for edge in self._plan.incoming[neuron]] + [topology.biases[neuron]]
        free = [slot for slot in dict.fromkeys(used) if slot != NO_BIAS and not self._settled[slot]]
        return [slot for slot in free if self._layers.users[slot] == 1] or free

    def _move_by(self, slots: list[int], neuron: int, wrong: npt.NDArray[np.bool_], goal: Floats) -> None:
        """At each place by the slot that moves the sum most."""
        factors = np.array([self._factor(neuron, slot) for slot in slots])
        best, columns = np.abs(factors).argmax(axis=0), np.arange(self._count)
        factor = factors[best, columns]
        moved = wrong & (np.abs(factor) > SMALLEST)
        gap = goal - self._z[neuron]
        self._parameters[np.array(slots)[best][moved], columns[moved]] += gap[moved] / factor[moved]

    def _factor(self, neuron: int, slot: int) -> Floats:
        """∂z/∂parameter at this neuron."""
        topology = self._plan.topology
        sources = [topology.sources[e] for e in self._plan.incoming[neuron] if topology.weights[e] == slot]
        total: Floats = self._a[sources].sum(axis=0) + (1.0 if topology.biases[neuron] == slot else 0.0)
        return total

    # targets

    def _drawn_targets(self) -> tuple[Floats, Floats]:
        topology, generator = self._plan.topology, self._generator
        outputs = list(topology.outputs)
        shape = len(outputs), self._count
        kinds = of_loss(topology.loss)
        if kinds is not None:
            # The slopes of a loss have either sign. Where outputs share weights they may cancel exactly, and where they
            # are always alike, one may stand for another.
            inner = np.tile(kinds.alive[1:-1], (shape[0], 1))
            outer = np.where(coded(shape[0], self._first - inner.shape[1]), kinds.alive[-1], kinds.alive[0])
            rest = in_turn(kinds.alive, shape[0], self._count - self._first, generator)
            pieces = np.hstack([outer, inner, rest]).astype(np.int64)
            targets = self._a[outputs] - kinds.inside(pieces, generator.random(shape))
        elif LOSSES[topology.loss].activation == "sigmoid":
            targets = generator.uniform(0.05, 0.95, shape)
        else:
            targets = _signed(generator, *shape)
        members = [at for at, output in enumerate(outputs) if topology.activations[output] == SOFTMAX.name]
        if members:
            # If these targets are a distribution, they remain one. If not, the present place tells what follows of it.
            targets[members] = generator.dirichlet(np.ones(len(members)), self._count).T
        return targets, self._a[outputs] - targets


def _signed(generator: np.random.Generator, rows: int, columns: int) -> Floats:
    """Between NEAR and FAR in absolute value, either sign."""
    shape = rows, columns
    numbers: Floats = generator.uniform(NEAR, FAR, shape) * generator.choice((-1.0, 1.0), shape)
    return numbers
