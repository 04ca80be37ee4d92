"""Every message between page and server. A struct's tag is the event's name, its fields the payload.

The JavaScript types and constants in static/js/protocol are generated from it by
`python -m server.protocol.codegen`. Questions and their answers have modules of their own and are messages here.
Knows the document's types, nothing of sockets or sessions.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from server.document.diff import Diff
from server.document.fields import Id
from server.document.schema import Document
from server.protocol.answers import (
    Answer,
    AnswerMessage,
    Checked,
    Curves,
    Diagnosis,
    Factor,
    FactorPart,
    Fast,
    FastStep,
    Finding,
    PathRow,
    Paths,
    SpanValue,
    Turned,
    Unanswered,
    Updated,
    Walk,
    WalkStep,
)
from server.protocol.message import Count, Finite, Message
from server.protocol.questions import (
    AskCurves,
    AskFast,
    AskPaths,
    AskUpdate,
    AskWalk,
    Check,
    Question,
    Turn,
)

# Positions in this tuple stand for the kinds in `Plan.kinds`.
STEP_KINDS = (
    "input", "term", "bias", "sum", "activation", "output_loss", "loss",
    "grad_a", "grad_z", "grad_weight", "contribution", "grad_sum", "parameter_grad", "combine", "update",
)  # fmt: skip
# The paces that the page offers at once; a grain may be chosen as a pace too.
PACES = ("term", "neuron", "layer", "iteration", "full")
GRAINS = ("term", "neuron", "layer", "phase", "pass", "sample", "iteration", "epoch")
MAX_BREAKPOINTS = 16
# Beyond this many edges the values of frames travel as float32.
EXACT_EDGES = 2_000
MAX_MESSAGE_BYTES = 256 * 1024

Role = Literal["editor", "viewer"]
Grain = Literal["term", "neuron", "layer", "phase", "pass", "sample", "iteration", "epoch"]
Pace = Literal["term", "neuron", "layer", "phase", "pass", "sample", "iteration", "epoch", "full"]
Direction = Literal[1, -1]
Speed = Annotated[float, Meta(ge=0.1, le=10)]
Tempo = Literal["walk", "tour"]
IterationNumber = Annotated[int, Meta(ge=1, le=10**12)]
MemberId = Annotated[str, Meta(pattern=r"\A[0-9a-f]{16}\Z")]

# What the page says


class OnSign(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="when", tag="sign"):
    """Where the gradient of a parameter, of the whole batch, has another sign than in the iteration before; 0 is a
    sign of its own. It pauses once that gradient stands: at the last sample's `combine`, or with batches of one at
    its `parameter_grad`."""

    parameter: Id


class OnLoss(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="when", tag="loss"):
    """Where the loss of the iteration's batch, combined by the reduction, is below `below`: at the `loss` of its last
    sample, in every such iteration. In a batch of one it is the loss of the sample in view."""

    below: Finite


class OnTurn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="when", tag="turn"):
    """Where it is the neuron's turn, forward or backward: before the first of its numbers. An input has its turn where
    another neuron's brings its gradient, and where the inputs begin."""

    neuron: Id


class OnBroken(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="when", tag="broken"):
    """Where a number is not finite: at the first such micro-step of a sample's pass. Of samples that go by without
    being shown, those are looked at whose loss or gradients are not finite."""


Breakpoint = OnSign | OnLoss | OnTurn | OnBroken
Breakpoints = Annotated[tuple[Breakpoint, ...], Meta(max_length=MAX_BREAKPOINTS)]


class Position(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a page was before it reloaded or lost its connection: iteration `iteration` of a run that
    took the document's values at iteration `start`, with `step` micro-steps of the sample at `turn` in its batch
    done; `following` somebody. Its breakpoints come along, so far as the document still has what they are about."""

    start: IterationNumber
    iteration: IterationNumber
    step: Count
    turn: Count = 0
    pace: Pace = "neuron"
    speed: Speed = 1.0
    breakpoints: Breakpoints = ()
    following: bool = False


class Auth(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a page sends when it connects: the network's edit or view id, a random id of the tab that
    outlives reloads, and where the tab was."""

    network: Annotated[str, Meta(max_length=64)]
    tab: MemberId
    position: Position | None = None


class Edit(Message, frozen=True, kw_only=True, tag="edit"):
    """Apply `diff`. Ids of one tab count up; the answer is `accepted` or `rejected` with the same id."""

    id: Count
    diff: Diff


class Keep(Message, frozen=True, kw_only=True, tag="keep"):
    """Write the parameters that the member sees into the document, as one edit."""

    id: Count


class Reset(Message, frozen=True, kw_only=True, tag="reset"):
    """Return to the document's parameters, where the run began. `accepted` carries what undoes it."""

    id: Count


class Initialize(Message, frozen=True, kw_only=True, tag="initialize"):
    """Draw the parameters anew by `training.initializer`, whose seed goes up by 1, as one edit. `accepted`
    carries what was applied."""

    id: Count


class Step(Message, frozen=True, kw_only=True, tag="step"):
    """Move the member's cursor by one step of the given grain."""

    direction: Direction
    grain: Grain


class Target(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place in the run: `step` micro-steps of the plan are done for the sample at `turn` in the batch of
    `iteration`, counted from 0. null: the present iteration, or turn. A turn beyond those of the batch means its
    last, a step beyond the end of a pass its end; the steps after `Plan.pass_steps` follow the last turn only."""

    step: Count
    turn: Count | None = None
    iteration: IterationNumber | None = None


class Seek(Message, frozen=True, kw_only=True, tag="seek"):
    """Move the member's cursor to a place. One far beyond what has been trained is travelled to at full speed."""

    to: Target


class Restart(Message, frozen=True, kw_only=True, tag="restart"):
    """Start the present iteration again."""


class Play(Message, frozen=True, kw_only=True, tag="play"):
    """Let the server's clock move the cursor at its pace, forwards or backwards, to the place `until` if given."""

    tempo: Tempo = "walk"
    direction: Direction = 1
    until: Target | None = None


class Pause(Message, frozen=True, kw_only=True, tag="pause"):
    """Stop the cursor where it is."""


class SetPace(Message, frozen=True, kw_only=True, tag="pace"):
    """How far one step goes, and how many times faster than usual steps follow each other."""

    pace: Pace
    speed: Speed = 1.0


class SetBreakpoints(Message, frozen=True, kw_only=True, tag="breakpoints"):
    """What the member's own cursor pauses at while it plays; these take the place of those before. Who follows
    another keeps them for later, and does not break away."""

    breakpoints: Breakpoints


class Follow(Message, frozen=True, kw_only=True, tag="follow"):
    """Share another member's cursor; null takes one's own again, at the same place."""

    member: MemberId | None


class Credit(Message, frozen=True, kw_only=True, tag="credit"):
    """The newest frame that the page has taken in; the server sends a bounded number beyond it."""

    frame: Count


ClientMessage = (
    Edit | Keep | Reset | Initialize | Step | Seek | Restart | Play | Pause | SetPace | SetBreakpoints | Follow
    | Credit | Question
)  # fmt: skip


# What the server says


class Member(Struct, frozen=True, kw_only=True):
    id: str
    role: Role
    number: int
    following: str | None


class Operation(Struct, frozen=True, kw_only=True):
    """A row of the engine's tables. LaTeX of the value and of the derivative; for an activation in z and
    a, for a reduction as its table says."""

    name: str
    value: str
    derivative: str


class LossRow(Struct, frozen=True, kw_only=True):
    """A loss: LaTeX of the part of one output and of its derivative, in y and t. `activation` is what every
    output must have, if one is needed; `delta` is then the LaTeX of ∂L/∂z of an output."""

    name: str
    value: str
    derivative: str
    activation: str | None
    delta: str | None


class HyperParameter(Struct, frozen=True, kw_only=True):
    """One number of an optimizer, a schedule or an initializer. A `default` of null: it must be given.
    `symbol` is how formulas write it, in LaTeX."""

    name: str
    default: float | None
    symbol: str


class OptimizerRow(Struct, frozen=True, kw_only=True):
    """An optimizer: its default learning rate, its other numbers (beta1 and beta2 are the document's betas),
    and how one parameter moves: lines of LaTeX in w, g, eta, m and v."""

    name: str
    learning_rate: float
    hyper: tuple[HyperParameter, ...]
    latex: tuple[str, ...]


class ScheduleRow(Struct, frozen=True, kw_only=True):
    """A schedule: LaTeX of the learning rate after t iterations, in eta, the base rate."""

    name: str
    hyper: tuple[HyperParameter, ...]
    latex: str


class InitializerRow(Struct, frozen=True, kw_only=True):
    """A rule by which weights begin: LaTeX of the distribution."""

    name: str
    hyper: tuple[HyperParameter, ...]
    latex: str


class Operations(Struct, frozen=True, kw_only=True):
    activations: tuple[Operation, ...]
    losses: tuple[LossRow, ...]
    reductions: tuple[Operation, ...]
    optimizers: tuple[OptimizerRow, ...]
    schedules: tuple[ScheduleRow, ...]
    initializers: tuple[InitializerRow, ...]


class Missing(Struct, frozen=True, kw_only=True):
    """One thing that a document needs before it can run."""

    code: str
    message: str
    ids: tuple[str, ...]


class Plan(Message, frozen=True, kw_only=True, tag="plan"):
    """The micro-steps of one iteration of the document at `revision`, or what is missing to run it. The first
    `pass_steps` are done for each sample of a batch in turn, those behind them once, after the last.

    kinds: uint8 per micro-step, its position in STEP_KINDS. targets: uint32, the position of its neuron,
    edge or parameter in the document. groups: uint32, the neuron-sized step it belongs to. group_neurons:
    int32 per neuron-sized step, the neuron whose turn it is or -1. All little-endian.
    """

    revision: int
    kinds: bytes
    targets: bytes
    groups: bytes
    group_neurons: bytes
    pass_steps: int = 0
    missing: tuple[Missing, ...] = ()


class Cursor(Message, frozen=True, kw_only=True, tag="cursor"):
    """Where the member's cursor is: `step` micro-steps are done for the sample at `turn` of the `turns` in the batch
    of `iteration`. `start` is the iteration at which the run took the document's values. `milliseconds` is the
    time a step takes at this pace and speed. `breakpoints` are the member's own; `paused_by` is the one that the
    cursor has come to. On its way to a far place the cursor plays at full speed."""

    run: int
    start: int
    iteration: int
    step: int
    playing: bool
    pace: Pace
    milliseconds: int
    following: str | None = None
    turn: int = 0
    turns: int = 1
    speed: float = 1.0
    direction: Direction = 1
    breakpoints: tuple[Breakpoint, ...] = ()
    paused_by: Breakpoint | None = None


class Frame(Message, frozen=True, kw_only=True, tag="frame"):
    """The values of the micro-steps from `first` on, of one sample of one iteration of one run at one revision.

    values: float64, or float32 where `single`. parameters: float64, what the iteration started with,
    present when `first` is 0. `turn` is the place in the batch and `sample` that in the document of the sample;
    both count from 0. Little-endian.
    """

    number: int
    run: int
    revision: int
    iteration: int
    sample: int
    first: int
    values: bytes
    single: bool = False
    parameters: bytes | None = None
    turn: int = 0


class Curve(Message, frozen=True, kw_only=True, tag="curve"):
    """Points of a run's loss curve, in the order of their iterations; numbered among the frames.

    iterations, losses: float64, little-endian: the loss with the parameters that the iteration starts with, over the
    first `samples` samples of the document, by its reduction. They take the place of what was sent of the run before
    from their first iteration on, or of all of it where `anew`. A run that branches off has a `parent`, whose
    `parent_iteration` it begins at. A run that the page knows and that is `gone` is remembered no longer.
    """

    number: int
    run: int
    iterations: bytes
    losses: bytes
    samples: int
    anew: bool = False
    parent: int | None = None
    parent_iteration: int | None = None
    gone: bool = False


class Welcome(Message, frozen=True, kw_only=True, tag="welcome"):
    """The first message of a connection. `last_edit` is the tab's newest edit that was accepted, -1 if
    none is known; edits up to it need not be sent again."""

    member: str
    role: Role
    view_id: str
    document: Document
    revision: int
    last_edit: int
    operations: Operations
    members: tuple[Member, ...]


class Accepted(Message, frozen=True, kw_only=True, tag="accepted"):
    """The member's edit is committed as `revision`. `diff` is what was applied where that is more than
    was sent (a run's parameters are kept first); `inverse` undoes a `reset`."""

    id: int
    revision: int
    diff: Diff | None = None
    inverse: Diff | None = None


class Rejected(Message, frozen=True, kw_only=True, tag="rejected"):
    """A message was refused; `id` names the edit, if it was one. Nothing changed."""

    id: int | None
    code: str
    message: str
    values: dict[str, str]
    path: str
    ids: tuple[str, ...]


class Patch(Message, frozen=True, kw_only=True, tag="patch"):
    """Somebody else's edit, committed as `revision`."""

    revision: int
    diff: Diff
    member: str


class Members(Message, frozen=True, kw_only=True, tag="members"):
    members: tuple[Member, ...]


ServerMessage = Welcome | Accepted | Rejected | Patch | Plan | Cursor | Frame | Curve | Members | AnswerMessage

# What is declared elsewhere and is a message, or part of one, here.
__all__ = [
    "Answer", "AnswerMessage", "AskCurves", "AskFast", "AskPaths", "AskUpdate", "AskWalk", "Check", "Checked", "Curves",
    "Diagnosis", "Factor", "FactorPart", "Fast", "FastStep", "Finding", "PathRow", "Paths", "Question",
    "SpanValue", "Turn", "Turned", "Unanswered", "Updated", "Walk", "WalkStep",
]  # fmt: skip
