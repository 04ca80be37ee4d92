"""What a row of each table holds: an operation's name, value, derivative and LaTeX. Knows none of the operations.

In the LaTeX, the texts ``{z}`` and ``{a}`` of an activation, ``{y}``, ``{t}`` and ``{k}`` of a loss stand for what
the reader is to see there (a symbol or a number). They are replaced as text; every other brace is LaTeX's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

OfOneOutput = Callable[[float, float, float, float], float]


@dataclass(frozen=True)
class Activation:
    """value: a = φ(z). derivative: φ′ from (z, a), so that it may reuse what is known already.
    latex_value is written in {z}, latex_derivative in {z} and {a}. kinks: the z where φ′ jumps; seams: the z where
    another formula begins and φ′ does not jump. bounded: a stays within [-1, 1]. period: of φ, 0 without one.
    """

    name: str
    value: Callable[[float], float]
    derivative: Callable[[float, float], float]
    latex_value: str
    latex_derivative: str
    kinks: tuple[float, ...] = ()
    seams: tuple[float, ...] = ()
    bounded: bool = False
    period: float = 0.0


@dataclass(frozen=True)
class GroupActivation:
    """An activation of several neurons at once (see `softmax`). latex_derivative: ∂a_j/∂z_k of one member j
    with respect to any member k, where {a} is a_j. bounded: a stays within [-1, 1].
    """

    name: str
    latex_value: str
    latex_derivative: str
    bounded: bool


@dataclass(frozen=True)
class Loss:
    """part: what one output adds to L, from (y, x, t, k): its value y, what y was computed from (z; ln y where the
    output is in a softmax), its target t, the number of outputs k. derivative: ∂L/∂y from the same; infinite
    where y is saturated at the wrong end, and 0·∞ is 0 where a target counts nothing.
    All LaTeX concerns one output and is written in {y}, {t} and {k}. kinks: the y - t where ∂L/∂y jumps;
    seams: the y - t where another formula begins and ∂L/∂y does not jump.
    derivative_factor: the numeral that ∂L/∂y is written with in front, None without one.

    activation: what every output must have, None for any. latex_delta: for such a loss the output's own
    part of δ = ∂L/∂z, which is `fused_delta` and never the product of two numbers of which one overflows.
    """

    name: str
    part: OfOneOutput
    derivative: OfOneOutput
    latex_value: str
    latex_derivative: str
    activation: str | None = None
    latex_delta: str | None = None
    kinks: tuple[float, ...] = ()
    seams: tuple[float, ...] = ()
    derivative_factor: float | None = None
