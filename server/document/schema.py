"""The document format ``backprop-canvas/1`` as types, strict: an unknown field, a wrong type or a
number that is not finite is refused when a document is decoded. What a single record cannot tell
(references, names, cycles) is `validate`'s business. Knows nothing of the engine: any word may stand
as activation, loss or optimizer.

Ids are unique within each of the lists neurons, edges and parameters: a reference says by its field which
list it means, so that an edge and its weight may both be w1. Format /1 grows by optional fields only.
"""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

FORMAT = "backprop-canvas/1"
MAX_NEURONS = 2_000
MAX_EDGES = 20_000
MAX_SAMPLES = 10_000
MAX_PARAMETERS = MAX_NEURONS + MAX_EDGES

_LARGEST = sys.float_info.max
# Bounds make msgspec refuse NaN and the infinities, which JSON cannot write but msgpack can.
Number = Annotated[float, Meta(ge=-_LARGEST, le=_LARGEST)]
Coordinate = Annotated[float, Meta(ge=-1e6, le=1e6)]
# A letter or digit first: an id is a key in browsers too, where __proto__ would have a meaning.
ID_PATTERN = r"\A[A-Za-z0-9][A-Za-z0-9_.:-]*\Z"
WORD_PATTERN = r"\A[a-z][a-z0-9_]*\Z"
Id = Annotated[str, Meta(pattern=ID_PATTERN, max_length=64)]
Word = Annotated[str, Meta(pattern=WORD_PATTERN, max_length=64)]
Name = Annotated[str, Meta(max_length=32)]
Title = Annotated[str, Meta(max_length=200)]
Role = Literal["input", "hidden", "output"]
Kind = Literal["neurons", "edges", "parameters"]
Part = Literal["inputs", "targets"]
Reduction = Literal["mean", "sum"]
Update = Literal["simultaneous", "sequential"]


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all parts of a document share: frozen, strict, and left out when written what is absent.

    msgspec leaves out a default that is the very same object, which equal numbers and structs need not be.
    A default made by a factory is always written; so equal documents are written alike.
    """


class Neuron(Record, frozen=True, kw_only=True):
    id: Id
    role: Role
    name: Name | None = None
    activation: Word | None = None
    bias: Id | None = None
    x: Coordinate = field(default_factory=float)
    y: Coordinate = field(default_factory=float)
    target_name: Name | None = None


class Edge(Record, frozen=True, kw_only=True):
    id: Id
    source: Id
    target: Id
    weight: Id


class Parameter(Record, frozen=True, kw_only=True):
    id: Id
    name: Name | None = None
    value: Number
    trainable: bool = True


class Sample(Record, frozen=True, kw_only=True):
    """One row of data: values by the id of an input, targets by the id of an output."""

    inputs: dict[Id, Number] = {}
    targets: dict[Id, Number] = {}


class Optimizer(Record, frozen=True, kw_only=True, omit_defaults=False):
    kind: Word = "sgd"
    learning_rate: Annotated[float, Meta(gt=0, le=_LARGEST)] = 0.5


class Training(Record, frozen=True, kw_only=True, omit_defaults=False):
    optimizer: Optimizer = Optimizer()
    batch_size: Annotated[int, Meta(ge=1, le=MAX_SAMPLES)] = 1
    reduction: Reduction = "mean"
    update: Update = "simultaneous"
    shuffle: bool = False
    seed: Annotated[int, Meta(ge=0, le=2**53 - 1)] = 0


class Document(Record, frozen=True, kw_only=True):
    format: Literal["backprop-canvas/1"]
    title: Title = ""
    neurons: Annotated[tuple[Neuron, ...], Meta(max_length=MAX_NEURONS)]
    edges: Annotated[tuple[Edge, ...], Meta(max_length=MAX_EDGES)]
    parameters: Annotated[tuple[Parameter, ...], Meta(max_length=MAX_PARAMETERS)]
    loss: Word
    samples: Annotated[tuple[Sample, ...], Meta(max_length=MAX_SAMPLES)] = ()
    training: Training = field(default_factory=Training)


def neuron_name(neuron: Neuron) -> str:
    """The name people see: `name`, by default the id."""
    return neuron.id if neuron.name is None else neuron.name


def parameter_name(parameter: Parameter) -> str:
    """The name people see: `name`, by default the id."""
    return parameter.id if parameter.name is None else parameter.name


def target_name(neuron: Neuron) -> str:
    """The name of an output's target, by default t_ and the output's name."""
    return f"t_{neuron_name(neuron)}" if neuron.target_name is None else neuron.target_name
