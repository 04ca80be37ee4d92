"""The page's view of the engine's tables: the words that a document may use, with their formulas. This module knows no
concrete table."""

from __future__ import annotations

from msgspec import Struct


class Shape(Struct, frozen=True, kw_only=True):
    """An activation as a curve: its values, little-endian numbers of 4 bytes, at evenly spaced z from -reach to reach,
    both included. Beyond this range the curve continues as a straight line, or repeats after each `period`."""

    values: bytes
    reach: float
    period: float | None


class ActivationRow(Struct, frozen=True, kw_only=True):
    """An activation: LaTeX of the value in z, and of the derivative in z and a. `bounded`: a stays within [-1, 1].
    `shape` is null if a also depends on other neurons."""

    name: str
    value: str
    derivative: str
    bounded: bool
    shape: Shape | None


class ReductionRow(Struct, frozen=True, kw_only=True):
    """A reduction: LaTeX of the value in s (the sum over the samples) and n (their number), and of the derivative in
    n."""

    name: str
    value: str
    derivative: str


class LossRow(Struct, frozen=True, kw_only=True):
    """A loss: LaTeX of one output's part and of its derivative, in y and t. `activation` is the activation that every
    output must have, if one is required. `delta` is then the LaTeX of ∂L/∂z of an output. `target_first`: the same
    three with errors written t − y."""

    name: str
    value: str
    derivative: str
    activation: str | None
    delta: str | None
    target_first: tuple[str, str, str | None]


class HyperParameter(Struct, frozen=True, kw_only=True):
    """One number of an optimizer, a schedule or an initializer. A `default` of null means that the document must give
    it. `symbol` is its LaTeX in formulas."""

    name: str
    default: float | None
    symbol: str


class OptimizerRow(Struct, frozen=True, kw_only=True):
    """An optimizer: its default learning rate, its other numbers (beta1 and beta2 are the document's betas), and the
    update of one parameter as lines of LaTeX in w, g, eta, m and v."""

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
    """A rule for the initial weights: LaTeX of the distribution."""

    name: str
    hyper: tuple[HyperParameter, ...]
    latex: str


class Operations(Struct, frozen=True, kw_only=True):
    activations: tuple[ActivationRow, ...]
    losses: tuple[LossRow, ...]
    reductions: tuple[ReductionRow, ...]
    optimizers: tuple[OptimizerRow, ...]
    schedules: tuple[ScheduleRow, ...]
    initializers: tuple[InitializerRow, ...]
