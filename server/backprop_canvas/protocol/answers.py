"""The answers to a page's questions, and what they are made of. Knows nothing of how they are found."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from backprop_canvas.protocol.message import Message, Said, Values


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


class Updated(Answer, frozen=True, kw_only=True, tag="updated"):
    """One parameter's update in numbers. rate: the learning rate in force. age: the optimizer's updates from fresh
    state, this one counted. gradient: of the batch; penalised: after penalties; clipped: after clipping, which the
    optimizer has. before, after: the two numbers that the optimizer keeps of it, as m and v; one that it does not use
    stays as it is."""

    parameter: str
    rate: float
    age: int
    gradient: float
    penalised: float
    clipped: float
    before: tuple[float, float]
    after: tuple[float, float]


class Curves(Answer, frozen=True, kw_only=True, tag="curves"):
    """values: float64, one row per quantity of `about`, one column per iteration from `iteration` on; parameters are
    those an iteration starts with. loss: float64 per iteration. Shorter than asked where training diverges, or where
    more of a large network would take too long."""

    about: tuple[str, ...]
    values: bytes
    loss: bytes
    diverged: bool


class Finding(Struct, frozen=True, kw_only=True):
    """code: the kind of mistake; says: what it is, one sentence after the other. The catalogue may have a question that
    comes before them and a hint that comes after: ask_ and why_ before the code of the first, with the same values.
    span: [start, end) in code points of the equation. suggestion: what should stand there. idea: findings of one
    misconception share it, from 1. of, wrt: the factor's quantities, where it is a derivative, else "". path: ids of
    edges to light, where a path is named."""

    code: str
    says: tuple[Said, ...]
    span: tuple[int, int]
    suggestion: str
    idea: int
    of: str
    wrt: str
    path: tuple[str, ...]


class Diagnosis(Struct, frozen=True, kw_only=True):
    """code: the usual mistake that a number comes from; says: what it is."""

    code: str
    says: Said


class SpanValue(Struct, frozen=True, kw_only=True):
    """The value of one factor of the equation, in the reading of the verdict. of, wrt: as in Finding."""

    span: tuple[int, int]
    value: float
    of: str
    wrt: str


class Checked(Answer, frozen=True, kw_only=True, tag="checked"):
    """praise: what is right. about: the gradient that the equation is about. paths: ids of the edges of
    the paths that the equation has right, path_values what each of
    them is. experiment: whether turning the parameter would show the mistake. next: the
    key of another parameter to try, "" for none. corrected: LaTeX. corrected_text: plain text."""

    equation: str
    about: str
    verdict: Literal["correct", "incorrect", "unreadable"]
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


class Unanswered(Message, frozen=True, kw_only=True, tag="unanswered"):
    """A question that has no answer now, such as about something that is gone."""

    id: int
    code: str
    values: Values


AnswerMessage = Paths | Walk | Fast | Turned | Updated | Curves | Checked | Unanswered
