"""The questions that a page asks about its gradients and equations. This module does not know how they are answered."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from backprop_canvas.document.fields import Id
from backprop_canvas.protocol.message import Count, Finite, Message, QuantityKey

# A name as somebody writes it, such as yhat, or what it stands for.
ChosenName = Annotated[str, Meta(min_length=1, max_length=64)]


class AskPaths(Message, frozen=True, kw_only=True, tag="ask_paths"):
    """Where does ∂L/∂`about` come from? Asks for the sum over paths, with the `limit` largest of them. The answer is
    `paths` with the same id, or `unanswered`. The questions below work likewise."""

    id: Count
    about: QuantityKey
    limit: Annotated[int, Meta(ge=1, le=50)] = 10


class AskWalk(Message, frozen=True, kw_only=True, tag="ask_walk"):
    """How are these paths found? Asks for the dependencies from L down to `about`. The answer is `walk`."""

    id: Count
    about: QuantityKey


class AskFast(Message, frozen=True, kw_only=True, tag="ask_fast"):
    """The same derivative with each δ computed once. The answer is `fast`."""

    id: Count
    about: QuantityKey


class Turn(Message, frozen=True, kw_only=True, tag="turn"):
    """What would L be if only this parameter had the value `value`? null means its present value. The question changes
    nothing. `h` is the step of the finite difference. The answer is `turned`."""

    id: Count
    parameter: QuantityKey
    value: Finite | None = None
    h: Annotated[float, Meta(gt=0, le=1)] = 1e-4


class AskCurves(Message, frozen=True, kw_only=True, tag="ask_curves"):
    """How do the quantities `about` develop over the next iterations, as many as requested, and ∂L/∂`gradient_of` with
    the terms of its largest paths? The answer is `curves`."""

    id: Count
    about: Annotated[tuple[QuantityKey, ...], Meta(max_length=12)]
    iterations: Annotated[int, Meta(ge=1, le=1000)]
    gradient_of: QuantityKey | None = None


class AskUpdate(Message, frozen=True, kw_only=True, tag="ask_update"):
    """Which steps lead from the gradient to the new value of a parameter, in the update of the present iteration? The
    answer is `updated`. Sequential updates are excluded, because their gradients belong to weights that have already
    changed."""

    id: Count
    parameter: QuantityKey


class AskOff(Message, frozen=True, kw_only=True, tag="ask_off"):
    """For how many samples is the activation of this neuron exactly 0, with the parameters of the present iteration?
    The answer is `counted_off`."""

    id: Count
    neuron: Id


class AskLayer(Message, frozen=True, kw_only=True, tag="ask_layer"):
    """What does the layer of this neuron look like as matrices? The answer is `layer`."""

    id: Count
    neuron: Id


class AskRows(Message, frozen=True, kw_only=True, tag="ask_rows"):
    """What do `count` samples from position `first` on give with the parameters of the present iteration? parameter:
    also each sample's gradient of this one. The answer is `rows`."""

    id: Count
    first: Count
    count: Annotated[int, Meta(ge=1, le=500)]
    parameter: QuantityKey | None = None


class AskPlane(Message, frozen=True, kw_only=True, tag="ask_plane"):
    """What does `output` give where the inputs `across` and `up` are in `box` (left, right, bottom, top) and the others
    are those of the sample in view? Of `size` by `size` places, with the parameters of the present iteration; along one
    line where `up` is null. The same of every neuron where `output` is null. The answer is `plane`."""

    id: Count
    output: Id | None
    across: Id
    up: Id | None
    box: tuple[Finite, Finite, Finite, Finite]
    size: Annotated[int, Meta(ge=2, le=256)]


class AskSpread(Message, frozen=True, kw_only=True, tag="ask_spread"):
    """How are weights and gradients spread in each layer, in the present iteration? The answer is `spread`."""

    id: Count


class AskLandmarks(Message, frozen=True, kw_only=True, tag="ask_landmarks"):
    """What stands out in the present run? The answer is `landmarks`."""

    id: Count


class AskPractice(Message, frozen=True, kw_only=True, tag="ask_practice"):
    """∂L/∂`about` again on fresh numbers, made from `seed`. stage: which part of the answer is left to find: the last
    factor of the largest path, that whole path, or all. answer: what was written for it, "" for nothing yet. names,
    order, input_layer: as in Check. The answer is `practice`."""

    id: Count
    about: QuantityKey
    seed: Annotated[int, Meta(ge=0, le=2**31 - 1)]
    stage: Literal["factor", "path", "blank"]
    answer: Annotated[str, Meta(max_length=20_000)] = ""
    names: Annotated[dict[ChosenName, ChosenName], Meta(max_length=40)] = field(default_factory=dict)
    order: Literal["to-from", "from-to"] | None = None
    input_layer: Literal[0, 1] | None = None


class Check(Message, frozen=True, kw_only=True, tag="check"):
    """Is this equation right? `about` names the gradient if the equation does not name it itself. asked: `about` is
    what is asked for, whatever the equation names. step: the micro-step whose result is guessed, in place of `about`.
    The answer is `checked`. The checker limits the length, and reports
    in words when it is exceeded. names: what the reader has chosen for names that are no names of the network. order:
    which index of a weight comes first. input_layer: the number of the inputs' layer. null: to be asked where it
    matters."""

    id: Count
    equation: Annotated[str, Meta(max_length=60_000)]
    about: QuantityKey | None = None
    asked: bool = False
    step: Count | None = None
    names: Annotated[dict[ChosenName, ChosenName], Meta(max_length=40)] = field(default_factory=dict)
    order: Literal["to-from", "from-to"] | None = None
    input_layer: Literal[0, 1] | None = None


Question = (
    AskPaths
    | AskWalk
    | AskFast
    | Turn
    | AskCurves
    | AskUpdate
    | AskOff
    | AskLayer
    | AskRows
    | AskPlane
    | AskSpread
    | AskLandmarks
    | AskPractice
    | Check
)
