"""The reports as types: the dicts that the package's functions return, and the keys of the command line's JSON.

Numbers are floats, also those that are not finite. Neurons, parameters and targets go by the names that people see,
edges, which have none, by their ids.
"""

from __future__ import annotations

from typing import TypedDict

from backprop_canvas.explain.judging.judgement import Verdict
from backprop_canvas.explain.judging.readings import Reading


class TracedNeuron(TypedDict):
    """z, dL_dz: None of an input."""

    z: float | None
    a: float
    dL_da: float
    dL_dz: float | None


class TracedParameter(TypedDict):
    """gradient: ∂L/∂p of this sample, without penalties; of a parameter that is not trained too."""

    value: float
    gradient: float
    updated: float


class StepDetails(TypedDict, total=False):
    """What a step of some kinds has besides: of an edge its ends and its weight, of a bias its parameter, of an
    activation its function, of an update the value before."""

    source: str
    into: str
    weight: str
    parameter: str
    function: str | None
    before: float


class Step(StepDetails):
    """target: what the step computes belongs to: a neuron, an edge (by its id), a parameter or L. group: the
    neuron-sized step that it belongs to, from 0."""

    phase: str
    kind: str
    target: str
    value: float
    group: int


class Trace(TypedDict):
    """losses: by the output. neurons: in the order in which they are computed."""

    loss: float
    losses: dict[str, float]
    neurons: dict[str, TracedNeuron]
    parameters: dict[str, TracedParameter]
    steps: list[Step]


class Diverged(TypedDict):
    """iteration: the one that was not made, since its update is not finite. neuron: where that began."""

    iteration: int
    neuron: str


class Trained(TypedDict):
    """iterations: how many were made. loss: over all samples, with these parameters. outputs: of each sample."""

    iterations: int
    loss: float
    outputs: list[dict[str, float]]
    parameters: dict[str, float]
    diverged: Diverged | None


class Factor(TypedDict):
    """The direct derivative ∂of/∂wrt along one edge of the path."""

    of: str
    wrt: str
    value: float


class Path(TypedDict):
    """use: where it begins, the id of an edge or "bias of h1", nothing for a neuron. through: its neurons. value: the
    product of the factors."""

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
    """span: [start, end] in characters of the equation. suggestion: what to write there instead, or nothing."""

    code: str
    message: str
    span: list[int]
    suggestion: str


class Guess(TypedDict):
    """A usual mistake that leads to the same value."""

    code: str
    message: str


class Checked(TypedDict):
    """reading: how the right side was read. value: of the first side that is not right, else of the last; expected:
    the true one. corrected: the right equation in LaTeX."""

    verdict: Verdict
    reading: Reading
    value: float | None
    expected: float | None
    findings: list[Finding]
    diagnosis: list[Guess]
    corrected: str
