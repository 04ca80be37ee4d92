"""Turns a document into the engine's topology, arrays and rules. The document must be able to run, as `what_fits`
finds out; values that a sample lacks are not checked here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from backprop_canvas.document.schema import Document
from backprop_canvas.engine.advancing.rules import Rules
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.network import NO_BIAS, Topology
from backprop_canvas.errors import Problem
from backprop_canvas.session.network.settings import build_rules


@dataclass(frozen=True, eq=False)
class Network:
    """A document as arrays. parameters: (P,) its values; trainable: (P,). inputs: (I,) the positions of its
    input neurons, in document order, as Plan.inputs.
    """

    topology: Topology
    parameters: Floats
    trainable: npt.NDArray[np.bool_]
    rules: Rules
    inputs: tuple[int, ...]


def build_network(document: Document) -> Network:
    """The network of a valid document that can run (see `what_fits.what_is_missing`)."""
    roles = [neuron.role for neuron in document.neurons]
    return Network(
        topology=build_topology(document),
        parameters=np.array([parameter.value for parameter in document.parameters], dtype=np.float64),
        trainable=np.array([parameter.trainable for parameter in document.parameters], dtype=np.bool_),
        rules=build_rules(document.training),
        inputs=tuple(position for position, role in enumerate(roles) if role == "input"),
    )


def build_topology(document: Document) -> Topology:
    """The topology of any valid document."""
    neurons = {neuron.id: position for position, neuron in enumerate(document.neurons)}
    slots = {parameter.id: slot for slot, parameter in enumerate(document.parameters)}
    biases = (neuron.bias for neuron in document.neurons)
    return Topology(
        activations=tuple(neuron.activation for neuron in document.neurons),
        sources=tuple(neurons[edge.source] for edge in document.edges),
        targets=tuple(neurons[edge.target] for edge in document.edges),
        weights=tuple(slots[edge.weight] for edge in document.edges),
        biases=tuple(NO_BIAS if bias is None else slots[bias] for bias in biases),
        outputs=tuple(at for at, neuron in enumerate(document.neurons) if neuron.role == "output"),
        parameter_count=len(document.parameters),
        loss=document.loss,
    )


def sample_arrays(document: Document, network: Network, sample: int) -> tuple[Floats, Floats]:
    """The inputs (I,) and targets (K,) of a sample, counted from 0. Raises Problem("no_such_sample")."""
    if not 0 <= sample < len(document.samples):
        raise Problem("no_such_sample", sample=sample, count=len(document.samples))
    inputs, targets = _table(document, network, slice(sample, sample + 1))
    return inputs[0], targets[0]


def samples_arrays(document: Document, network: Network) -> tuple[Floats, Floats]:
    """The inputs (S, I) and targets (S, K) of all samples."""
    return _table(document, network, slice(None))


def _table(document: Document, network: Network, chosen: slice) -> tuple[Floats, Floats]:
    rows, outputs = document.samples[chosen], network.topology.outputs
    inputs = _columns(document, [row.inputs for row in rows], network.inputs)
    return inputs, _columns(document, [row.targets for row in rows], outputs)


def _columns(document: Document, rows: Sequence[dict[str, float]], neurons: Sequence[int]) -> Floats:
    """(rows, neurons) the values of each row by the neurons' ids."""
    ids = [document.neurons[neuron].id for neuron in neurons]
    table = np.empty((len(rows), len(ids)))
    for column, key in enumerate(ids):
        table[:, column] = [row[key] for row in rows]
    return table
