"""Turns a document into what the engine computes with. The one place that knows both: it alone refuses an
activation, a loss or an optimizer that the tables do not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from server.document import validate
from server.document.schema import Document, neuron_name
from server.engine.activations import ACTIVATIONS
from server.engine.advance import Optimizer
from server.engine.losses import LOSSES
from server.engine.network import NO_BIAS, Topology
from server.engine.trace import Floats
from server.errors import Problem
from server.protocol.messages import Operation, Operations
from server.training.optimizers import OPTIMIZERS


@dataclass(frozen=True, eq=False)
class Network:
    """A document as arrays. parameters: (P,) its values; trainable: (P,). inputs: (I,) the positions of its
    input neurons, in document order, as Plan.inputs.
    """

    topology: Topology
    parameters: Floats
    trainable: npt.NDArray[np.bool_]
    optimizer: Optimizer
    inputs: tuple[int, ...]


def build_network(document: Document) -> Network:
    """The network of a valid document whose words the tables know (see `what_is_missing`)."""
    settings = document.training.optimizer
    roles = [neuron.role for neuron in document.neurons]
    return Network(
        topology=_topology(document),
        parameters=np.array([parameter.value for parameter in document.parameters], dtype=np.float64),
        trainable=np.array([parameter.trainable for parameter in document.parameters], dtype=np.bool_),
        optimizer=Optimizer(OPTIMIZERS[settings.kind], settings.learning_rate),
        inputs=tuple(position for position, role in enumerate(roles) if role == "input"),
    )


def _topology(document: Document) -> Topology:
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
    row = document.samples[sample]
    ids = [neuron.id for neuron in document.neurons]
    inputs = [row.inputs[ids[neuron]] for neuron in network.inputs]
    targets = [row.targets[ids[neuron]] for neuron in network.topology.outputs]
    return np.array(inputs, dtype=np.float64), np.array(targets, dtype=np.float64)


def what_is_missing(document: Document) -> tuple[Problem, ...]:
    """What keeps a valid document from being trained; empty if it can run."""
    return (*what_cannot_be_computed(document), *_settings_not_supported(document))


def what_cannot_be_computed(document: Document) -> tuple[Problem, ...]:
    """What keeps the passes of a valid document from being computed: values that are missing, words that
    the tables do not hold, an update that is not simultaneous.
    """
    return (*validate.what_is_missing(document), *_unknown_words(document), *_update_not_supported(document))


def _unknown_words(document: Document) -> Iterator[Problem]:
    for at, neuron in enumerate(document.neurons):
        word = neuron.activation
        if word is not None and word not in ACTIVATIONS:
            words = {"name": neuron_name(neuron), "activation": word, "known": _list(ACTIVATIONS)}
            yield Problem("unknown_activation", path=f"neurons[{at}].activation", ids=(neuron.id,), **words)
    if document.loss not in LOSSES:
        yield Problem("unknown_loss", path="loss", loss=document.loss, known=_list(LOSSES))
    kind = document.training.optimizer.kind
    if kind not in OPTIMIZERS:
        path = "training.optimizer.kind"
        yield Problem("unknown_optimizer", path=path, optimizer=kind, known=_list(OPTIMIZERS))


def _update_not_supported(document: Document) -> Iterator[Problem]:
    if document.training.update != "simultaneous":
        yield _unsupported("update", document.training.update, "simultaneous")


def _settings_not_supported(document: Document) -> Iterator[Problem]:
    if document.training.batch_size != 1:
        yield _unsupported("batch_size", document.training.batch_size, 1)
    if document.training.shuffle and len(document.samples) > 1:
        yield _unsupported("shuffle", "true", "false")


def _unsupported(setting: str, value: object, supported: object) -> Problem:
    path = f"training.{setting}"
    return Problem("unsupported_setting", path=path, setting=setting, value=value, supported=supported)


def _list(words: Iterable[str]) -> str:
    return ", ".join(words)


def operations() -> Operations:
    """The rows of the engine's tables, as the page shows them."""
    return Operations(
        activations=tuple(
            Operation(name=row.name, value=row.latex_value, derivative=row.latex_derivative)
            for row in ACTIVATIONS.values()
        ),
        losses=tuple(
            Operation(name=row.name, value=row.latex_value, derivative=row.latex_derivative) for row in LOSSES.values()
        ),
        optimizers=tuple(OPTIMIZERS),
    )
