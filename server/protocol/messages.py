"""Every message between page and server. A struct's tag is the event's name, its fields the payload.

The JavaScript types and constants in static/js/protocol are generated from this module by
`python -m server.protocol.codegen`. Knows the document's types, nothing of sockets or sessions.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from server.document.diff import Diff
from server.document.schema import Document

# Positions in this tuple stand for the kinds in `Plan.kinds`.
STEP_KINDS = (
    "input", "term", "bias", "sum", "activation", "output_loss", "loss",
    "grad_a", "grad_z", "grad_weight", "contribution", "grad_sum", "parameter_grad", "combine", "update",
)  # fmt: skip
PACES = ("term", "neuron", "layer", "iteration", "full")
# Beyond this many edges the values of frames travel as float32.
EXACT_EDGES = 2_000
MAX_MESSAGE_BYTES = 256 * 1024

Role = Literal["editor", "viewer"]
Pace = Literal["term", "neuron", "layer", "iteration", "full"]
Tempo = Literal["walk", "tour"]
Count = Annotated[int, Meta(ge=0, le=2**53 - 1)]
IterationNumber = Annotated[int, Meta(ge=1, le=10**12)]
MemberId = Annotated[str, Meta(pattern=r"\A[0-9a-f]{16}\Z")]
# A quantity, such as "parameter:w1", "neuron:h1" (its a), "pre:h1" (its z), "target:o1", "output_loss:o1", "loss";
# the part after the colon is the id of the record.
QuantityKey = Annotated[str, Meta(max_length=80)]
Finite = Annotated[float, Meta(ge=-1.7976931348623157e308, le=1.7976931348623157e308)]


class Message(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="event"):
    """What all messages share."""


# What the page says


class Position(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a page was before it reloaded or lost its connection: iteration `iteration` of a run that
    took the document's values at iteration `start`, with `step` micro-steps done; `following` somebody."""

    start: IterationNumber
    iteration: IterationNumber
    step: Count
    pace: Pace = "neuron"
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

    direction: Literal[1, -1]
    grain: Pace


class Seek(Message, frozen=True, kw_only=True, tag="seek"):
    """Move the member's cursor to a number of micro-steps done in the present iteration."""

    step: Count


class Restart(Message, frozen=True, kw_only=True, tag="restart"):
    """Start the present iteration again."""


class Play(Message, frozen=True, kw_only=True, tag="play"):
    """Let the server's clock move the cursor at its pace, to micro-step `until` of this iteration if given."""

    tempo: Tempo = "walk"
    until: Count | None = None


class Pause(Message, frozen=True, kw_only=True, tag="pause"):
    """Stop the cursor where it is."""


class SetPace(Message, frozen=True, kw_only=True, tag="pace"):
    pace: Pace


class Follow(Message, frozen=True, kw_only=True, tag="follow"):
    """Share another member's cursor; null takes one's own again, at the same place."""

    member: MemberId | None


class Credit(Message, frozen=True, kw_only=True, tag="credit"):
    """The newest frame that the page has taken in; the server sends a bounded number beyond it."""

    frame: Count


class AskPaths(Message, frozen=True, kw_only=True, tag="ask_paths"):
    """Where does ∂L/∂`about` come from: the sum over paths, the `limit` largest of them. The answer is `paths`, with
    the same id, or `unanswered`; likewise for the questions below."""

    id: Count
    about: QuantityKey
    limit: Annotated[int, Meta(ge=1, le=50)] = 10


class AskWalk(Message, frozen=True, kw_only=True, tag="ask_walk"):
    """How are these paths found: the dependencies from L down to `about`. The answer is `walk`."""

    id: Count
    about: QuantityKey


class AskFast(Message, frozen=True, kw_only=True, tag="ask_fast"):
    """The same derivative with each δ computed once. The answer is `fast`."""

    id: Count
    about: QuantityKey


class Turn(Message, frozen=True, kw_only=True, tag="turn"):
    """What would L be if this parameter alone were `value`; null: its present value. Changes nothing. `h` is the
    step of the finite difference. The answer is `turned`."""

    id: Count
    parameter: QuantityKey
    value: Finite | None = None
    h: Annotated[float, Meta(gt=0, le=1)] = 1e-4


class AskCurves(Message, frozen=True, kw_only=True, tag="ask_curves"):
    """How the quantities `about` go on from here over so many iterations. The answer is `curves`."""

    id: Count
    about: Annotated[tuple[QuantityKey, ...], Meta(max_length=12)]
    iterations: Annotated[int, Meta(ge=1, le=1000)]


class Check(Message, frozen=True, kw_only=True, tag="check"):
    """Is this equation right; `about` says of which gradient where the equation does not say it itself. The answer
    is `checked`. The length is bounded by the checker, which says so in words."""

    id: Count
    equation: Annotated[str, Meta(max_length=60_000)]
    about: QuantityKey | None = None


ClientMessage = (
    Edit | Keep | Reset | Initialize | Step | Seek | Restart | Play | Pause | SetPace | Follow | Credit
    | AskPaths | AskWalk | AskFast | Turn | AskCurves | Check
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
    """The micro-steps of one iteration of the document at `revision`, or what is missing to run it.

    kinds: uint8 per micro-step, its position in STEP_KINDS. targets: uint32, the position of its neuron,
    edge or parameter in the document. groups: uint32, the neuron-sized step it belongs to. group_neurons:
    int32 per neuron-sized step, the neuron whose turn it is or -1. All little-endian.
    """

    revision: int
    kinds: bytes
    targets: bytes
    groups: bytes
    group_neurons: bytes
    missing: tuple[Missing, ...] = ()


class Cursor(Message, frozen=True, kw_only=True, tag="cursor"):
    """Where the member's cursor is: `step` micro-steps of `iteration` are done. `start` is the iteration
    at which the run took the document's values. `milliseconds` is the time a step takes at this pace."""

    run: int
    start: int
    iteration: int
    step: int
    playing: bool
    pace: Pace
    milliseconds: int
    following: str | None = None


class Frame(Message, frozen=True, kw_only=True, tag="frame"):
    """The values of the micro-steps from `first` on, of one iteration of one run at one revision.

    values: float64, or float32 where `single`. parameters: float64, what the iteration started with,
    present when `first` is 0. `sample`, the first of the batch, counts from 0. Little-endian.
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


# Answers to questions


class Answer(Message, frozen=True, kw_only=True):
    """What all answers share: the question's id, and of which document and place it speaks. An answer whose
    revision, run or iteration is no longer the page's is late."""

    id: int
    revision: int
    run: int
    iteration: int
    sample: int


class FactorPart(Struct, frozen=True, kw_only=True):
    """One number inside a factor. kind "weight": the weight of edge `key`; "slope": φ′ at neuron `key`; "value": the a
    of neuron `key`; "own": the loss's own derivative at output `key`; "cross": ∂a/∂z between softmax outputs, `key`
    the one whose z it is. latex: its symbol, such as ``\\sigma'(z_{o1})``."""

    kind: Literal["weight", "slope", "value", "own", "cross"]
    key: str
    latex: str
    value: float


class Factor(Struct, frozen=True, kw_only=True):
    """A direct derivative ∂`of`/∂`wrt` (quantity keys). terms: what it unfolds to, a sum of products: one product but
    for a softmax. Each product is a row of parts."""

    of: str
    wrt: str
    latex: str
    value: float
    terms: tuple[tuple[FactorPart, ...], ...]


class PathRow(Struct, frozen=True, kw_only=True):
    """One path from `about` to L. use: where it begins, "edge:<id>", "bias:<neuron id>", or "" for a neuron. through:
    neuron ids. edges: ids of the edges passed, the use's own edge first. factors: from `about` to L; their product is
    `value`. share: value ÷ gradient, null where the gradient is 0."""

    use: str
    through: tuple[str, ...]
    edges: tuple[str, ...]
    factors: tuple[Factor, ...]
    value: float
    share: float | None


class Paths(Answer, frozen=True, kw_only=True, tag="paths"):
    """∂L/∂`about` as a sum over paths. count, remainder_count: exact integers as text. latex, latex_numbers, text:
    the same to copy."""

    about: str
    gradient: float
    count: str
    paths: tuple[PathRow, ...]
    remainder_count: str
    remainder: float
    latex: str
    latex_numbers: str
    text: str


class WalkStep(Struct, frozen=True, kw_only=True):
    """One question of the walk: does `of` depend on what is asked about. parent: what `of` was found in. made_of:
    what `of` is made of directly. constants: targets and parameters among it. depends: the answer. way: ids of the
    edges of one path from what is asked about to `of`, nearest to it first; () where there is none. factor: ∂parent/∂of
    where it depends and stands on a path; reached: `of` is a direct function of what is asked about, so that the
    branch ends here with `last`, its direct derivative."""

    of: str
    parent: str
    made_of: tuple[str, ...]
    constants: tuple[str, ...]
    depends: bool
    way: tuple[str, ...]
    factor: Factor | None
    reached: bool
    last: Factor | None


class Walk(Answer, frozen=True, kw_only=True, tag="walk"):
    """The dependencies, asked from L backward, each neuron once, at most 200. left_out: how many more there are."""

    about: str
    made_of: tuple[str, ...]
    constants: tuple[str, ...]
    steps: tuple[WalkStep, ...]
    left_out: int


class FastStep(Struct, frozen=True, kw_only=True):
    """One δ, or at the end the gradient of `key` itself. latex, latex_numbers: the rule in symbols and with the
    numbers. edges: ids of the edges by which it receives. shared: how many of the paths go through it, exact, as
    text."""

    key: str
    latex: str
    latex_numbers: str
    value: float
    edges: tuple[str, ...]
    shared: str


class Fast(Answer, frozen=True, kw_only=True, tag="fast"):
    """Multiplications, exact integers as text: path by path against each δ once, for this one and for all
    parameters."""

    about: str
    gradient: float
    steps: tuple[FastStep, ...]
    left_out: int
    slow_one: str
    fast_one: str
    slow_all: str
    fast_all: str


class Turned(Answer, frozen=True, kw_only=True, tag="turned"):
    """One parameter turned from `present` to `value`, all others held. curve_at, curve_loss: L over the parameter,
    float64, curve_at ascending, little-endian. difference: (L(w+h) − L(w−h)) / 2h at the present value; digits: how
    many decimal digits of it agree with the gradient. change: the true ΔL, computed without cancellation as far as
    doubles allow; predicted: gradient·Δw. neurons: float64 per neuron in document order, the change of its a. kinked:
    ids of neurons with a kink between w−h and w+h."""

    parameter: str
    present: float
    value: float
    loss: float
    loss_turned: float
    change: float
    predicted: float
    gradient: float
    h: float
    difference: float
    digits: float
    kinked: tuple[str, ...]
    neurons: bytes
    curve_at: bytes
    curve_loss: bytes


class Curves(Answer, frozen=True, kw_only=True, tag="curves"):
    """values: float64, one row per quantity of `about`, one column per iteration from `iteration` on; parameters are
    those an iteration starts with. loss: float64 per iteration. Shorter than asked where training diverges."""

    about: tuple[str, ...]
    values: bytes
    loss: bytes
    diverged: bool


class Finding(Struct, frozen=True, kw_only=True):
    """span: [start, end) in code points of the equation. idea: findings of one misconception share it, from 1.
    values: for the page's sentence. of, wrt: the factor's quantities, where it is a derivative, else "". path: ids of
    edges to light, where a path is named. message: what it is; why: the next hint; suggestion: what should stand there,
    the last one."""

    code: str
    message: str
    span: tuple[int, int]
    suggestion: str
    idea: int
    of: str
    wrt: str
    path: tuple[str, ...]
    why: str


class Diagnosis(Struct, frozen=True, kw_only=True):
    code: str
    message: str


class SpanValue(Struct, frozen=True, kw_only=True):
    """The value of one factor of the equation, in the reading of the verdict. of, wrt: as in Finding."""

    span: tuple[int, int]
    value: float
    of: str
    wrt: str


class Checked(Answer, frozen=True, kw_only=True, tag="checked"):
    """praise: what is right, in sentences. about: the gradient that the equation is about. paths: ids of the edges of
    the paths that the equation has right. experiment: whether turning the parameter would show the mistake. next: the
    key of another parameter to try, "" for none. corrected: LaTeX. corrected_text: plain text."""

    equation: str
    about: str
    verdict: Literal["correct", "incorrect", "unreadable"]
    reading: str
    reading_matters: bool
    value: float | None
    expected: float | None
    praise: tuple[str, ...]
    findings: tuple[Finding, ...]
    diagnosis: tuple[Diagnosis, ...]
    factors: tuple[SpanValue, ...]
    paths: tuple[tuple[str, ...], ...]
    experiment: bool
    corrected: str
    corrected_text: str
    next: str


class Unanswered(Message, frozen=True, kw_only=True, tag="unanswered"):
    """A question that has no answer now, such as about something that is gone."""

    id: int
    code: str
    message: str


ServerMessage = (
    Welcome | Accepted | Rejected | Patch | Plan | Cursor | Frame | Members
    | Paths | Walk | Fast | Turned | Curves | Checked | Unanswered
)  # fmt: skip
