"""The document format ``backprop-canvas/1`` as types, strict: an unknown field, a wrong type or a
number that is not finite is refused when a document is decoded. What a single record cannot tell
(references, names, cycles) is `validate`'s business. Knows nothing of the engine: any word may stand
as activation, loss or optimizer.

Ids are unique within each of the lists neurons, edges and parameters: a reference says by its field which
list it means, so that an edge and its weight may both be w1. Format /1 grows by optional fields only.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from backprop_canvas.document.fields import Coordinate, Id, Iterations, Name, Number, Record, SampleId, Title, Word
from backprop_canvas.document.training import MAX_SAMPLES, Training

FORMAT = "backprop-canvas/1"
MAX_NEURONS = 2_000
MAX_EDGES = 20_000
MAX_PARAMETERS = MAX_NEURONS + MAX_EDGES
MAX_STOPS = 100
MAX_STOP_TEXT = 300

Role = Literal["input", "hidden", "output"]
Kind = Literal["neurons", "edges", "parameters"]
Part = Literal["inputs", "targets"]
Split = Literal["train", "validation", "test"]
PreActivation = Literal["z", "net", "in"]
DeltaName = Literal["delta", "derivative"]
LossLetter = Literal["L", "E", "C", "J"]
RateLetter = Literal["eta", "alpha"]
ErrorOrder = Literal["output_first", "target_first"]
ActivationLetter = Literal["a", "out", "y"]
DeltaSign = Literal["plus", "minus"]
BiasName = Literal["b", "w0", "minus_theta"]
WeightOrder = Literal["to-from", "from-to"]
InputLayer = Literal[0, 1]


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
    """One row of data: values by the id of an input, targets by the id of an output. `id`: the position, unless
    something else is written. Only samples whose `split` is "train" move parameters."""

    id: SampleId | None = None
    inputs: dict[Id, Number] = field(default_factory=dict)
    targets: dict[Id, Number] = field(default_factory=dict)
    split: Split = "train"


class Stop(Record, frozen=True, kw_only=True):
    """A place in an iteration that is marked for telling: right after the micro-step of this kind about `target`, the
    id of a neuron, edge or parameter ("" for the loss and for "start", where nothing is done yet).
    `iteration` counts from the first one of a run, 1; `turn` is that of the sample in its batch, from 0, for what is
    told of each sample."""

    kind: Word
    target: Id | Literal[""] = ""
    iteration: Iterations = 1
    turn: Annotated[int, Meta(ge=0, lt=MAX_SAMPLES)] = 0
    text: Annotated[str, Meta(max_length=MAX_STOP_TEXT)] = ""


class Conventions(Record, frozen=True, kw_only=True):
    """How formulas are written, and how names by layer, δ and θ are read. A reader's own choice goes before them; where
    neither says it, it is asked."""

    pre_activation: PreActivation = "z"
    delta: DeltaName = "delta"
    loss: LossLetter = "L"
    rate: RateLetter = "eta"
    error: ErrorOrder = "output_first"
    activation: ActivationLetter = "a"
    delta_sign: DeltaSign = "plus"
    bias: BiasName = "b"
    weight_order: WeightOrder | None = None
    input_layer: InputLayer | None = None


class Document(Record, frozen=True, kw_only=True):
    format: Literal["backprop-canvas/1"]
    title: Title = ""
    neurons: Annotated[tuple[Neuron, ...], Meta(max_length=MAX_NEURONS)]
    edges: Annotated[tuple[Edge, ...], Meta(max_length=MAX_EDGES)]
    parameters: Annotated[tuple[Parameter, ...], Meta(max_length=MAX_PARAMETERS)]
    loss: Word
    samples: Annotated[tuple[Sample, ...], Meta(max_length=MAX_SAMPLES)] = ()
    training: Training = field(default_factory=Training)
    conventions: Conventions | None = None
    stops: Annotated[tuple[Stop, ...], Meta(max_length=MAX_STOPS)] = ()


def neuron_name(neuron: Neuron) -> str:
    """The name people see: `name`, by default the id."""
    return neuron.id if neuron.name is None else neuron.name


def parameter_name(parameter: Parameter) -> str:
    """The name people see: `name`, by default the id."""
    return parameter.id if parameter.name is None else parameter.name


def target_name(neuron: Neuron) -> str:
    """The name of an output's target, by default t_ and the output's name."""
    return f"t_{neuron_name(neuron)}" if neuron.target_name is None else neuron.target_name
