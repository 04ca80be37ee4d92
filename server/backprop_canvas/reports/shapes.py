"""The reports as types: the dicts that the package's functions return, and the keys of the command line's JSON.

Numbers are floats, including those that are not finite. Neurons, parameters and targets are identified by the names
that people see. Edges have no names and are identified by their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:  # `train` needs no checker, and has to begin soon
    from backprop_canvas.explain.judging.readings import Reading
    from backprop_canvas.explain.verdicts.telling.judgement import Verdict


class TracedNeuron(TypedDict):
    """z, dL_dz: None for an input. dL_da, dL_dz: None if nothing learns from the sample."""

    z: float | None
    a: float
    dL_da: float | None
    dL_dz: float | None


class TracedParameter(TypedDict):
    """gradient: ∂L/∂p of this sample, without penalties; also given for a parameter that is not trained. None if
    nothing learns from the sample: then the parameter stays as it is."""

    value: float
    gradient: float | None
    updated: float


class StepDetails(TypedDict, total=False):
    """Additional fields of some kinds of step. Edge: its ends and its weight. Bias: its parameter. Activation: its
    function. Update: the value before."""

    source: str
    into: str
    weight: str
    parameter: str
    function: str | None
    before: float


class Step(StepDetails):
    """target: the owner of the step's number: a neuron, an edge (by its id), a parameter or L. group: the neuron-sized
    step that it belongs to, from 0."""

    phase: str
    kind: str
    target: str
    value: float
    group: int


class Trace(TypedDict):
    """losses: by output. neurons: in computing order. steps: of a sample that training does not use those of the
    forward pass and of the loss."""

    loss: float
    losses: dict[str, float]
    neurons: dict[str, TracedNeuron]
    parameters: dict[str, TracedParameter]
    steps: list[Step]


class Diverged(TypedDict):
    """iteration: the one that was not completed, because its update is not finite. neuron: where the first such number
    occurred."""

    iteration: int
    neuron: str


class Losses(TypedDict):
    """Over all samples of each split; None where there are none."""

    train: float
    validation: float | None
    test: float | None


class Trained(TypedDict):
    """iterations: the number completed. loss: over all samples that are trained on, with these parameters. losses: the
    same, and over those that are not. outputs: of each sample of the document."""

    iterations: int
    loss: float
    losses: Losses
    outputs: list[dict[str, float]]
    parameters: dict[str, float]
    diverged: Diverged | None


class Factor(TypedDict):
    """The direct derivative ∂of/∂wrt along one edge of the path."""

    of: str
    wrt: str
    value: float


class Path(TypedDict):
    """use: where the path begins: the id of an edge, "bias of h1", or nothing for a neuron. through: its neurons.
    value: the product of the factors."""

    use: str
    through: list[str]
    value: float
    factors: list[Factor]


class Remainder(TypedDict):
    """The paths that are not listed. count: an exact integer, of any length."""

    count: str
    value: float


class Latex(TypedDict):
    symbols: str
    numbers: str


class Explanation(TypedDict):
    """gradient: ∂L/∂parameter, the sum over all paths. path_count: an exact integer, of any length. paths: the largest
    first."""

    parameter: str
    gradient: float
    path_count: str
    paths: list[Path]
    remainder: Remainder
    latex: Latex


class Finding(TypedDict):
    """span: [start, end] in characters of the equation. suggestion: the text to write there instead, or nothing."""

    code: str
    message: str
    span: list[int]
    suggestion: str


class Guess(TypedDict):
    """A usual mistake that leads to the same value."""

    code: str
    message: str


class Checked(TypedDict):
    """reading: how the right side was read. value: of the first side that is not right, else of the last side.
    expected: the true value. corrected: the right equation in LaTeX. names: what names that
    are no names of the network were read as."""

    verdict: Verdict
    reading: Reading
    value: float | None
    expected: float | None
    findings: list[Finding]
    diagnosis: list[Guess]
    corrected: str
    names: dict[str, str]
