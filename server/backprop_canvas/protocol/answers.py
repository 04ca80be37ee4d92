"""The answers to a page's questions, and their parts. This module does not know how answers are computed."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from backprop_canvas.protocol.message import Message, Said, Values


class Answer(Message, frozen=True, kw_only=True):
    """Fields that all answers share: the question's id, and the document and place that the answer describes. An answer
    is late if its revision, run or iteration differs from the page's."""

    id: int
    revision: int
    run: int
    iteration: int
    sample: int


class FactorPart(Struct, frozen=True, kw_only=True):
    """One number inside a factor. kind "weight": the weight of edge `key`. "slope": φ′ at neuron `key`. "value": the
    activation a of neuron `key`. "own": the loss's own derivative at output `key`. "cross": ∂a/∂z between softmax
    outputs, where `key` is the output whose z it is. latex: the symbol, such as ``\\sigma'(z_{o1})``. inside: the
    numbers that it is computed from: z and a of the neuron for a slope, y and t for own, for cross the a of the two
    outputs, the one that is derived first."""

    kind: Literal["weight", "slope", "value", "own", "cross"]
    key: str
    latex: str
    value: float
    inside: tuple[float, ...] = ()


class Factor(Struct, frozen=True, kw_only=True):
    """A direct derivative ∂`of`/∂`wrt` (quantity keys). terms: its expansion as a sum of products. Only a softmax has
    more than one product. Each product is a row of parts."""

    of: str
    wrt: str
    latex: str
    value: float
    terms: tuple[tuple[FactorPart, ...], ...]


class PathRow(Struct, frozen=True, kw_only=True):
    """One path from `about` to L. use: where the path begins: "edge:<id>", "bias:<neuron id>", or "" for a neuron.
    through: neuron ids. edges: ids of the edges on the path; the edge of `use` comes first. factors: from `about` to L;
    their product is `value`. share: value ÷ gradient, null where the gradient is 0."""

    use: str
    through: tuple[str, ...]
    edges: tuple[str, ...]
    factors: tuple[Factor, ...]
    value: float
    share: float | None


class Paths(Answer, frozen=True, kw_only=True, tag="paths"):
    """∂L/∂`about` as a sum over paths. count, remainder_count: exact integers as text. latex, latex_numbers, text: the
    sum in forms that can be copied."""

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
    """One question of the walk: does `of` depend on the quantity asked about? parent: the quantity in which `of` was
    found. made_of: the quantities that `of` is computed from directly. constants: the targets and parameters among
    them. depends: the answer. way: edge ids of one path from the quantity asked about to `of`, in that order; () if
    there is none. factor: ∂parent/∂of, where `of` depends and lies on a path. reached: `of` is a direct function of the
    quantity asked about. The branch then ends here with `last`, its direct derivative."""

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
    """The dependencies, asked from L backward. Each neuron is asked once, and at most 200 are asked. left_out: the
    number of further neurons."""

    about: str
    made_of: tuple[str, ...]
    constants: tuple[str, ...]
    steps: tuple[WalkStep, ...]
    left_out: int


class FastStep(Struct, frozen=True, kw_only=True):
    """One δ, or, in the last step, the gradient of `key` itself. latex, latex_numbers: the rule in symbols and with
    numbers of all digits. edges: ids of the edges that bring its δ in the backward pass. shared: the number of paths
    through it, an exact integer as text."""

    key: str
    latex: str
    latex_numbers: str
    value: float
    edges: tuple[str, ...]
    shared: str


class Fast(Answer, frozen=True, kw_only=True, tag="fast"):
    """Numbers of multiplications, exact integers as text. They compare path by path with each δ computed once, for this
    parameter and for all parameters."""

    about: str
    gradient: float
    steps: tuple[FastStep, ...]
    left_out: int
    slow_one: str
    fast_one: str
    slow_all: str
    fast_all: str


class Turned(Answer, frozen=True, kw_only=True, tag="turned"):
    """One parameter changed from `present` to `value`; all others are held fixed. curve_at, curve_loss: L as a function
    of the parameter, float64, little-endian; curve_at ascends. difference: (L(w+h) − L(w−h)) / 2h at the present value.
    digits: the number of decimal digits in which it agrees with the gradient. change: the true ΔL, without cancellation
    to the precision that doubles allow. predicted: gradient·Δw. gradient_turned: ∂L/∂w at `value`. neurons: float64 per
    neuron in document order, the change of its activation a. steps: the values of the plan's micro-steps at `value`, as
    in a frame, from the first to the last gradient of a parameter; float32 where `single`. kinked: ids of neurons with
    a kink between w−h and w+h."""

    parameter: str
    present: float
    value: float
    loss: float
    loss_turned: float
    change: float
    predicted: float
    gradient: float
    gradient_turned: float
    h: float
    difference: float
    digits: float
    kinked: tuple[str, ...]
    neurons: bytes
    steps: bytes
    single: bool
    curve_at: bytes
    curve_loss: bytes


class Updated(Answer, frozen=True, kw_only=True, tag="updated"):
    """One parameter's update in numbers. rate: the learning rate of this update. age: the number of optimizer updates
    since fresh state, including this one. gradient: of the batch. penalised: the gradient after penalties. clipped: the
    gradient after clipping; the optimizer uses this one. before, after: the two numbers that the optimizer keeps for
    the parameter, as m and v. A number that the optimizer does not use stays unchanged."""

    parameter: str
    rate: float
    age: int
    gradient: float
    penalised: float
    clipped: float
    before: tuple[float, float]
    after: tuple[float, float]


class CountedOff(Answer, frozen=True, kw_only=True, tag="counted_off"):
    """off: for how many of the first `counted` samples the activation of a neuron is exactly 0. samples: how many there
    are; in a large network with many samples not all are counted."""

    neuron: str
    off: int
    counted: int
    samples: int


class Layer(Answer, frozen=True, kw_only=True, tag="layer"):
    """The layer of `neuron` as matrices: what no frame holds of them. level: counted from the inputs, which have 0, or
    1 by convention. neurons: of the layer; sources: all that send to it; targets: all that it sends to; each in
    document order. skipped_into, skips: whether some of the sources, or targets, are in another layer than the next.
    slopes: float64, φ′ at each neuron, or where the layer `mixes` (a softmax) ∂a/∂z, row by row; empty in a very wide
    softmax. own: float64, the loss's own ∂L/∂a of each neuron. fused: float64, the part of δ that the loss gives
    without φ′; empty where it gives none; latex_fused: its rule. latex_forward, latex_backward: the rules with their
    numbers, to be copied."""

    neuron: str
    level: int
    neurons: tuple[str, ...]
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    skipped_into: bool
    skips: bool
    mixes: bool
    slopes: bytes
    own: bytes
    fused: bytes
    latex_fused: str
    latex_forward: str
    latex_backward: str


class Rows(Answer, frozen=True, kw_only=True, tag="rows"):
    """What the samples from position `first` on give, fewer than were asked for where it takes long. losses: float64,
    one of each sample. outputs: float64, sample by sample, in document order. gradients: float64, each sample's own
    ∂L/∂`parameter`; empty without one. iterations, turns: uint32, when each sample is walked next, and its place in
    that batch.

    Of the batch of the present iteration: loss, and gradient, combined by the reduction; summed: the sum of its
    samples' gradients, null where there are many."""

    first: int
    losses: bytes
    outputs: bytes
    iterations: bytes
    turns: bytes
    parameter: str | None
    gradients: bytes
    loss: float
    gradient: float | None
    summed: float | None


class Plane(Answer, frozen=True, kw_only=True, tag="plane"):
    """What `output` gives over a plane of two inputs, or along one. size: as asked, or smaller where that takes long.
    values: float32, row by row from the lower left, of the middles of `size` by `size` equal parts of `box`; of `size`
    parts of its width where `up` is null. Of the samples, the first ones where there are many: samples: float64, what
    the output gives; iterations, turns: as in `rows`.

    Of three or more softmax outputs: margins: float32, by how much the output exceeds the largest other one, in the
    order of values; largest: uint32, the place of the largest output among all, of each sample. Else both are empty.

    Of every neuron where `output` is null: values has one picture after the other, in document order; of hidden ReLUs
    z, whose part below 0 is where they give exactly 0. levels: float64, one for each neuron: where the line lies that
    its picture shows, NaN for none. Samples, iterations and turns are empty then."""

    output: str | None
    across: str
    up: str | None
    box: tuple[float, float, float, float]
    size: int
    values: bytes
    samples: bytes = b""
    iterations: bytes = b""
    turns: bytes = b""
    margins: bytes = b""
    largest: bytes = b""
    levels: bytes = b""


class Spread(Answer, frozen=True, kw_only=True, tag="spread"):
    """How weights and gradients are spread in each layer, which holds the parameters whose edges and biases enter its
    neurons; the lowest first. norms: float64, the Euclidean norm of the batch's combined gradient. weights, gradients:
    uint32, of each layer the numbers of weights, and of their gradients in the batch, in `bins` equal parts from -most
    to most, which is the same for all layers; what is not finite is in none."""

    norms: bytes
    bins: int
    weights: bytes
    most_weight: float
    gradients: bytes
    most_gradient: float


class Drop(Struct, frozen=True, kw_only=True):
    """From the start of iteration `first` to that of `last`, the next one where every iteration could be looked at, the
    loss over all samples falls from `before` to `after`. undoes: whether it has been lower than `before` already."""

    first: int
    last: int
    before: float
    after: float
    undoes: bool


class Landmarks(Answer, frozen=True, kw_only=True, tag="landmarks"):
    """What stands out in the run. drop: the largest drop of the loss by an iteration. right: two iterations: at the
    start of the first one not every sample is right, at that of the second one every sample is; the same number twice
    where that is so from the beginning; null where it is not so, or where nothing is decided."""

    drop: Drop | None
    right: tuple[int, int] | None


class PathCurve(Struct, frozen=True, kw_only=True):
    """One path over iterations. use, through: as in PathRow. values: float64, the product of its factors in each
    iteration."""

    use: str
    through: tuple[str, ...]
    values: bytes


class Curves(Answer, frozen=True, kw_only=True, tag="curves"):
    """values: float64, one row per quantity of `about`, one column per iteration from `iteration` on. Parameters have
    their values at the start of the iteration. loss: float64 per iteration. The answer is shorter than requested if
    training diverges, or if a large network would take too long. gradient: float64, ∂L/∂`gradient_of` per iteration;
    empty if none was requested. path_count: the number of its paths, an exact integer as text. paths: the largest of
    them in the present iteration, if there are several."""

    about: tuple[str, ...]
    values: bytes
    loss: bytes
    gradient: bytes
    path_count: str
    paths: tuple[PathCurve, ...]
    diverged: bool


class Finding(Struct, frozen=True, kw_only=True):
    """code: the kind of mistake. says: its explanation, one sentence after the other. The catalogue may have a question
    to show before the sentences and a hint to show after them. Their codes are the first sentence's code with ask_ and
    why_ in front, and they take the same values. span: [start, end) in code points of the equation. suggestion: the
    correct text for the span. idea: findings of one misconception share this number, from 1. of, wrt: the factor's
    quantities if it is a derivative, else "". path: ids of edges to highlight, if the finding names a path. choices:
    what a name can stand for."""

    code: str
    says: tuple[Said, ...]
    span: tuple[int, int]
    suggestion: str
    idea: int
    of: str
    wrt: str
    path: tuple[str, ...]
    choices: tuple[str, ...] = ()


class StandsFor(Struct, frozen=True, kw_only=True):
    """A name that was read by its role. name: as it is written. meant: in the words of the network."""

    name: str
    meant: str


class Diagnosis(Struct, frozen=True, kw_only=True):
    """code: the usual mistake that leads to this number. says: its explanation."""

    code: str
    says: Said


class SpanValue(Struct, frozen=True, kw_only=True):
    """The value of one factor of the equation, in the reading that the verdict uses. of, wrt: as in Finding."""

    span: tuple[int, int]
    value: float
    of: str
    wrt: str


class Checked(Answer, frozen=True, kw_only=True, tag="checked"):
    """short: the verdict in one line. praise: what is right. about: the gradient that the equation is about. paths: the
    edge ids of each path that the equation has right. path_values: the values of those paths. experiment: whether
    changing the parameter would show the mistake. next: the key of another parameter to try, "" for none. corrected:
    LaTeX. corrected_text: plain text. taken: the names that were read by their role."""

    equation: str
    about: str
    verdict: Literal["correct", "incorrect", "not_an_answer", "unreadable"]
    short: Said
    reading: str
    reading_matters: bool
    value: float | None
    expected: float | None
    praise: tuple[Said, ...]
    findings: tuple[Finding, ...]
    diagnosis: tuple[Diagnosis, ...]
    factors: tuple[SpanValue, ...]
    paths: tuple[tuple[str, ...], ...]
    path_values: tuple[float, ...]
    experiment: bool
    corrected: str
    corrected_text: str
    next: str
    taken: tuple[StandsFor, ...] = ()


class OtherPath(Struct, frozen=True, kw_only=True):
    """A path that is told beside the hidden one. through: neuron ids."""

    through: tuple[str, ...]
    value: float


class Given(Struct, frozen=True, kw_only=True):
    """One of the fresh numbers. key: its quantity. latex: its name."""

    key: str
    latex: str
    value: float


class Judged(Struct, frozen=True, kw_only=True):
    """What is said about an answer, the verdict in one line first."""

    verdict: Literal["correct", "incorrect", "not_an_answer", "unreadable"]
    says: tuple[Said, ...]


class Practice(Answer, frozen=True, kw_only=True, tag="practice"):
    """A question on fresh numbers. about, seed, stage, answer: as asked. count: of all paths, an exact integer as text.
    through: the neuron ids of the path that is hidden, wholly or its last factor. factors: those of it that are shown.
    others: the largest of the other paths; rest: the sum of all beyond them. given: the numbers that the hidden part is
    made of. judged: of `answer`, null where that is empty."""

    about: str
    seed: int
    stage: Literal["factor", "path", "blank"]
    count: str
    through: tuple[str, ...]
    factors: tuple[Factor, ...]
    others: tuple[OtherPath, ...]
    rest: float
    given: tuple[Given, ...]
    answer: str
    judged: Judged | None


class Unanswered(Message, frozen=True, kw_only=True, tag="unanswered"):
    """A question that has no answer now, for example because its subject no longer exists."""

    id: int
    code: str
    values: Values


AnswerMessage = (
    Paths
    | Walk
    | Fast
    | Turned
    | Updated
    | CountedOff
    | Layer
    | Rows
    | Plane
    | Spread
    | Landmarks
    | Curves
    | Checked
    | Practice
    | Unanswered
)
