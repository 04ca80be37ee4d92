"""Every message between page and server. A struct's tag is the event's name, its fields the payload.

`python -m backprop_canvas.protocol.codegen` generates the JavaScript types and constants in static/js/protocol from
it. Moves, questions and answers have modules of their own and are messages here. Knows the document's types, nothing
of sockets or sessions.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from backprop_canvas.document.diff import Diff
from backprop_canvas.document.fields import Id
from backprop_canvas.document.schema import MAX_EDGES, Document
from backprop_canvas.protocol.answers import (
    Answer,
    AnswerMessage,
    Checked,
    CountedOff,
    Curves,
    Diagnosis,
    Drop,
    Factor,
    FactorPart,
    Fast,
    FastStep,
    Finding,
    Given,
    Judged,
    Landmarks,
    Layer,
    OtherPath,
    PathCurve,
    PathRow,
    Paths,
    Plane,
    Practice,
    Rows,
    SpanValue,
    Spread,
    StandsFor,
    Turned,
    Unanswered,
    Updated,
    Walk,
    WalkStep,
)
from backprop_canvas.protocol.message import AskedId, Count, Message, Said, Values
from backprop_canvas.protocol.moves import (
    BESIDE,
    MAX_BREAKPOINTS,
    AskFirst,
    Breakpoint,
    Breakpoints,
    Direction,
    Follow,
    IterationNumber,
    MemberId,
    Move,
    OnBroken,
    OnLoss,
    OnSign,
    OnTurn,
    Pause,
    Play,
    Restart,
    Seek,
    SetBreakpoints,
    SetPace,
    Show,
    Step,
    Target,
    Tempo,
)
from backprop_canvas.protocol.paces import (
    FULL_SPEED,
    GRAINS,
    MOST_SEEN,
    STEP_MILLISECONDS,
    USUAL_PACE,
    Grain,
    Pace,
    usual,
)
from backprop_canvas.protocol.people import (
    MAX_NAME,
    MAX_SELECTED,
    MAX_VERSION_NAME,
    Member,
    Members,
    Named,
    NameVersion,
    Point,
    Pointer,
    Pointers,
    Role,
    SetName,
)
from backprop_canvas.protocol.questions import (
    AskCurves,
    AskFast,
    AskLandmarks,
    AskLayer,
    AskOff,
    AskPaths,
    AskPlane,
    AskPractice,
    AskRows,
    AskSpread,
    AskUpdate,
    AskWalk,
    Check,
    Question,
    Turn,
)
from backprop_canvas.protocol.tables import (
    ActivationRow,
    HyperParameter,
    InitializerRow,
    LossRow,
    Operations,
    OptimizerRow,
    ReductionRow,
    ScheduleRow,
    Shape,
)

# A number in `Plan.kinds` is a position in this tuple.
STEP_KINDS = (
    "input", "term", "bias", "sum", "activation", "output_loss", "loss",
    "grad_a", "grad_z", "grad_weight", "contribution", "grad_sum", "parameter_grad", "combine", "update",
)  # fmt: skip
# Beyond this many edges, frames carry their values as float32.
EXACT_EDGES = 2_000
MAX_MESSAGE_BYTES = 256 * 1024
# The server sends a ping this often. A cut cable breaks no connection, but a page notices that the pings stay away.
PING_SECONDS = 2

# The event of a packet that carries several messages. Its payload is the list of their events and payloads, in order.
SEVERAL = "several"

# A document with more samples than this is welcomed without them, where the page fetches them.
FETCHED_FROM = 200

# The most closed tabs that a page asks about.
MAX_CLOSED = 16

# What the page says


class Position(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a page was before it reloaded or lost its connection. The run took the document's values at iteration
    `start`. The page was at iteration `iteration`, with `step` micro-steps done for the sample at `turn` in its batch.
    `following`: the page followed another member. The server keeps those breakpoints whose subjects the document still
    has. `ask_first`, `shown` and `asked`: what the page has said by `ask_first` and `show`, if its question is still
    open."""

    start: IterationNumber
    iteration: IterationNumber
    step: Count
    turn: Count = 0
    pace: Pace = USUAL_PACE
    breakpoints: Breakpoints = ()
    following: bool = False
    ask_first: bool = False
    shown: Count | None = None
    asked: AskedId = ""


class Auth(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a page sends when it connects: the network's handle or the secret of a link, a random id of the tab that
    survives reloads, and the tab's position. `closed`: tabs of this browser that were closed before all their edits
    were accepted. `several`: the page understands packets that carry several messages; `fetches`: it fetches
    the samples of large documents by HTTP. Pages of older versions do not."""

    network: Annotated[str, Meta(max_length=96)]
    tab: MemberId
    position: Position | None = None
    closed: Annotated[tuple[MemberId, ...], Meta(max_length=MAX_CLOSED)] = ()
    several: bool = False
    fetches: bool = False


class Origin(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The tab in which an edit was made, and the edit's id there. That tab was closed before the edit was accepted."""

    tab: MemberId
    id: Count


class Edit(Message, frozen=True, kw_only=True, tag="edit"):
    """Apply `diff`. The ids from one tab increase; the answer is `accepted` or `rejected` with the same id. An edit
    with an `origin` is made once, whichever tab sends it. revision: of the document on which it was made; what it names
    must not have become something else since."""

    id: Count
    diff: Diff
    origin: Origin | None = None
    revision: Count | None = None


class Keep(Message, frozen=True, kw_only=True, tag="keep"):
    """Write the parameters that the member sees into the document, as one edit."""

    id: Count


class Reset(Message, frozen=True, kw_only=True, tag="reset"):
    """Return to the document's parameters, where the run began. `accepted` carries the diff that undoes this."""

    id: Count


class Initialize(Message, frozen=True, kw_only=True, tag="initialize"):
    """Draw new parameters with `training.initializer` and increase its seed by 1, as one edit. With `parameters`, draw
    these alone, the weights of what was just drawn, and leave the seed; biases stay. `accepted` carries the diff that
    was applied."""

    id: Count
    parameters: Annotated[tuple[Id, ...], Meta(max_length=MAX_EDGES)] | None = None


class Share(Message, frozen=True, kw_only=True, tag="share"):
    """Make the network durable even if nothing was changed, because its addresses are given to others. The answer is
    `shared`, or `rejected` without an id."""


class Credit(Message, frozen=True, kw_only=True, tag="credit"):
    """Confirms the newest frame that the page has processed. The server sends only a bounded number of frames beyond
    it."""

    frame: Count


ClientMessage = Edit | Keep | Reset | Initialize | Share | NameVersion | SetName | Point | Move | Credit | Question


# What the server says


class Missing(Struct, frozen=True, kw_only=True):
    """One requirement that the document must meet before it can run."""

    code: str
    values: Values
    ids: tuple[str, ...]


class Plan(Message, frozen=True, kw_only=True, tag="plan"):
    """The micro-steps of one iteration of the document at `revision`, or what is missing to run it. The first
    `pass_steps` micro-steps are done for each sample of a batch in turn. The rest follow once, after the last sample.

    kinds: uint8 per micro-step, its position in STEP_KINDS. targets: uint32, the position of its neuron, edge or
    parameter in the document. groups: uint32, the neuron-sized step it belongs to. group_neurons: int32 per
    neuron-sized step, the neuron whose turn it is, or -1. All are little-endian."""

    revision: int
    kinds: bytes
    targets: bytes
    groups: bytes
    group_neurons: bytes
    pass_steps: int = 0
    missing: tuple[Missing, ...] = ()


class Cursor(Message, frozen=True, kw_only=True, tag="cursor"):
    """Where the member's cursor is: `step` micro-steps are done for the sample at `turn` of the `turns` in the batch of
    `iteration`. `start` is the iteration at which the run took the document's values. `milliseconds` is the time of one
    step at this pace. `breakpoints` are the member's own; `paused_by` is the breakpoint that stopped the
    cursor. A cursor that travels to a distant place plays at full speed.

    `ask_first`: the member whose cursor this is asks for results first. `asked`: the member that this page follows asks
    for the next micro-step, about this id. `holds`: those who follow this page wait for `show`."""

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
    direction: Direction = 1
    breakpoints: tuple[Breakpoint, ...] = ()
    paused_by: Breakpoint | None = None
    ask_first: bool = False
    asked: str | None = None
    holds: bool = False


class Frame(Message, frozen=True, kw_only=True, tag="frame"):
    """The values of the micro-steps from `first` on, for one sample of one iteration of one run at one revision.

    values: float64, or float32 if `single`. parameters: float64, the values at the start of the iteration; present when
    `first` is 0. `turn` is the sample's place in the batch, and `sample` is its place in the document. Both count from
    0. All are little-endian."""

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
    """Points of a run's loss curve, in the order of their iterations. These messages are numbered together with the
    frames.

    iterations, losses: float64, little-endian. A loss belongs to the parameters at the start of its iteration. It
    covers the first `samples` samples that are trained on, by the document's reduction. validation, test: likewise the
    losses over those samples, empty where there are none. The points replace the run's
    earlier points from their first iteration on, or all of them if `anew`. A run that branched off has a `parent` and
    begins at `parent_iteration`. `gone`: the server no longer keeps this run, which the page may know."""

    number: int
    run: int
    iterations: bytes
    losses: bytes
    samples: int
    validation: bytes = b""
    test: bytes = b""
    anew: bool = False
    parent: int | None = None
    parent_iteration: int | None = None
    gone: bool = False


class Welcome(Message, frozen=True, kw_only=True, tag="welcome"):
    """The first message of a connection. `samples_hash`: the document has more samples than FETCHED_FROM. This message
    has none of them; the page fetches them by their hash. `last_edit` is the tab's newest accepted edit, -1 if none is
    known. The page need not send edits up to it again. `closed` says the same of each closed tab that `Auth` names, in
    that order. `handle`: the network's name in the address bar, which gives no right. `view_id`: the secret of the link
    to view; "" if there is none to hand out."""

    member: str
    role: Role
    handle: str
    view_id: str
    document: Document
    revision: int
    last_edit: int
    closed: tuple[int, ...]
    operations: Operations
    members: tuple[Member, ...]
    samples_hash: str | None = None


class Accepted(Message, frozen=True, kw_only=True, tag="accepted"):
    """The member's edit is committed as `revision`. `diff` is the applied diff if it differs from the sent one: a run's
    parameters are kept first. `inverse` undoes what the page cannot undo by itself: a `reset`, or a change to a run
    that another member plays."""

    id: int
    revision: int
    diff: Diff | None = None
    inverse: Diff | None = None


class Rejected(Message, frozen=True, kw_only=True, tag="rejected"):
    """A message was refused, and nothing changed. `id` names the edit, if the message was one."""

    id: int | None
    code: str
    values: Values
    path: str
    ids: tuple[str, ...]


class Shared(Message, frozen=True, kw_only=True, tag="shared"):
    """The network is durable, so its addresses work for others."""


class Patch(Message, frozen=True, kw_only=True, tag="patch"):
    """Another member's edit, committed as `revision`. The first `kept` operations of `diff` store the parameters that a
    run had reached. The others are the changes by `member`."""

    revision: int
    diff: Diff
    member: str
    kept: int = 0


People = Members | Pointers | Named
ServerMessage = Welcome | Accepted | Rejected | Shared | Patch | Plan | Cursor | Frame | Curve | People | AnswerMessage

# Declared elsewhere; here they are messages or parts of messages.
__all__ = [
    "BESIDE",
    "FULL_SPEED",
    "GRAINS",
    "MAX_BREAKPOINTS",
    "MAX_NAME",
    "MAX_SELECTED",
    "MAX_VERSION_NAME",
    "MOST_SEEN",
    "STEP_MILLISECONDS",
    "USUAL_PACE",
    "ActivationRow",
    "Answer",
    "AnswerMessage",
    "AskCurves",
    "AskFast",
    "AskFirst",
    "AskLandmarks",
    "AskLayer",
    "AskOff",
    "AskPaths",
    "AskPlane",
    "AskPractice",
    "AskRows",
    "AskSpread",
    "AskUpdate",
    "AskWalk",
    "Breakpoint",
    "Check",
    "Checked",
    "CountedOff",
    "Curves",
    "Diagnosis",
    "Direction",
    "Drop",
    "Factor",
    "FactorPart",
    "Fast",
    "FastStep",
    "Finding",
    "Follow",
    "Given",
    "Grain",
    "HyperParameter",
    "InitializerRow",
    "Judged",
    "Landmarks",
    "Layer",
    "LossRow",
    "Member",
    "Members",
    "NameVersion",
    "Named",
    "OnBroken",
    "OnLoss",
    "OnSign",
    "OnTurn",
    "Operations",
    "OptimizerRow",
    "OtherPath",
    "Pace",
    "PathCurve",
    "PathRow",
    "Paths",
    "Pause",
    "Plane",
    "Play",
    "Point",
    "Pointer",
    "Pointers",
    "Practice",
    "Question",
    "ReductionRow",
    "Restart",
    "Role",
    "Rows",
    "Said",
    "ScheduleRow",
    "Seek",
    "SetBreakpoints",
    "SetName",
    "SetPace",
    "Shape",
    "Show",
    "SpanValue",
    "Spread",
    "StandsFor",
    "Step",
    "Target",
    "Tempo",
    "Turn",
    "Turned",
    "Unanswered",
    "Updated",
    "Walk",
    "WalkStep",
    "usual",
]  # fmt: skip
