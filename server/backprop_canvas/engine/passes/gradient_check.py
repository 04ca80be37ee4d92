"""Checks gradients without a derivative: it turns the parameters a little both ways and compares the losses. For
tests, and for a person who asks whether a gradient is true and why not every h shows it.

A central difference has two errors. The truncation error, of the formula, grows with h². The rounding error, of
float64, is divided by h. The best h lies between them (Nocedal and Wright 2006, section 8.1).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.engine.passes.forward import forward
from backprop_canvas.engine.passes.trace import Floats, ForwardTrace
from backprop_canvas.engine.plan.compile import Plan

EPSILON = float(np.finfo(np.float64).eps)
# Near the cube root of EPSILON, where truncation and rounding are alike.
STEP = 1e-5
STEPS = (1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10)
# The third derivative is measured with no smaller step: rounding would drown it.
COARSE_STEP = 1e-3
TOLERANCE = 1e-7
# As many decimal digits as two equal numbers can agree in.
ALL_DIGITS = -math.log10(EPSILON)


@dataclass(frozen=True)
class Check:
    """A gradient beside the central difference (L(p + hd) - L(p - hd)) / 2h along a direction d.

    gradient: the gradient times d. loss: L(p). truncation, rounding: the expected size of each error. kinks: the
    neurons that cross a kink between p - hd and p + hd, where neither estimate holds.
    """

    h: float
    gradient: float
    difference: float
    loss: float
    truncation: float
    rounding: float
    kinks: tuple[int, ...]

    @property
    def digits(self) -> float:
        """How many decimal digits agree, 0 to ALL_DIGITS; 0 for what is not finite."""
        apart = abs(self.gradient - self.difference)
        if not math.isfinite(apart):
            return 0.0
        if apart == 0.0:
            return ALL_DIGITS
        larger = max(abs(self.gradient), abs(self.difference))
        return min(max(-math.log10(apart / larger), 0.0), ALL_DIGITS)

    @property
    def agrees(self) -> bool:
        """Whether both are the same, to TOLERANCE relative to the gradient or the loss, whichever is larger.
        NaN and infinity agree with nothing.
        """
        allowed = TOLERANCE * max(abs(self.gradient), abs(self.loss))
        return math.isfinite(self.gradient) and abs(self.gradient - self.difference) <= allowed


class GradientCheck:
    """Checks gradients (P,) of the loss of one sample at some parameters (P,); inputs (I,) and targets (K,)
    as in `forward`.
    """

    def __init__(self, plan: Plan, parameters: Floats, inputs: Floats, targets: Floats, gradients: Floats) -> None:
        self._plan = plan
        self._parameters = parameters
        self._inputs = inputs
        self._targets = targets
        self._gradients = gradients
        self._loss = self._pass(np.zeros(len(parameters)), 0.0).loss

    def along(self, direction: Floats, h: float = STEP) -> Check:
        """direction: (P,), best of length 1. h > 0."""
        above, below = self._pass(direction, h), self._pass(direction, -h)
        with np.errstate(over="ignore", invalid="ignore"):
            gradient = float(np.sum(self._gradients * direction))
        return Check(
            h=h,
            gradient=gradient,
            difference=_difference(above, below, h),
            loss=self._loss,
            truncation=self._truncation(direction, h),
            rounding=self._rounding(direction, h),
            kinks=self._kinks(above, below),
        )

    def parameter(self, slot: int, h: float = STEP) -> Check:
        """One parameter, the others held."""
        return self.along(np.eye(1, len(self._parameters), slot)[0], h)

    def parameters(self, h: float = STEP) -> tuple[Check, ...]:
        return tuple(self.parameter(slot, h) for slot in range(len(self._parameters)))

    def random(self, count: int, seed: int, h: float = STEP) -> tuple[Check, ...]:
        """`count` directions of length 1, evenly spread over all."""
        generator = np.random.default_rng(seed)
        return tuple(self.along(_unit(generator.normal(size=len(self._parameters))), h) for _ in range(count))

    def steps(self, direction: Floats, steps: Sequence[float] = STEPS) -> tuple[Check, ...]:
        """One direction with several h: where truncation rules, where rounding does, and the best between."""
        return tuple(self.along(direction, h) for h in steps)

    def _pass(self, direction: Floats, h: float) -> ForwardTrace:
        with np.errstate(over="ignore", invalid="ignore"):
            moved = self._parameters + h * direction
        return forward(self._plan, moved, self._inputs, self._targets)

    def _truncation(self, direction: Floats, h: float) -> float:
        """h²/6·|L‴|. A difference with twice the step has four times this error."""
        coarse = max(h, COARSE_STEP)
        near, far = (
            _difference(self._pass(direction, step), self._pass(direction, -step), step)
            for step in (coarse, 2.0 * coarse)
        )
        return abs(far - near) / 3.0 * (h / coarse) * (h / coarse)

    def _rounding(self, direction: Floats, h: float) -> float:
        """ε/h times the rounded numbers: L itself, and the moved parameters by their gradients."""
        with np.errstate(over="ignore", invalid="ignore"):
            moved = float(np.sum(np.abs(self._parameters * self._gradients)[direction != 0.0]))
        return EPSILON * (abs(self._loss) + moved) / h

    def _kinks(self, above: ForwardTrace, below: ForwardTrace) -> tuple[int, ...]:
        """The neurons, in document order, that cross a kink of their activation or, at an output, of the loss."""
        topology = self._plan.topology
        of_loss = LOSSES[topology.loss].kinks
        crossed = set()
        for neuron, name in enumerate(topology.activations):
            row = ACTIVATIONS.get(name or "")
            if row is not None and _crosses(row.kinks, above.z[neuron], below.z[neuron]):
                crossed.add(neuron)
        for output, target in zip(topology.outputs, self._targets.tolist(), strict=True):
            if _crosses(of_loss, above.a[output] - target, below.a[output] - target):
                crossed.add(output)
        return tuple(sorted(crossed))


def _difference(above: ForwardTrace, below: ForwardTrace, h: float) -> float:
    return (above.loss - below.loss) / (2.0 * h)


def _unit(direction: Floats) -> Floats:
    length = float(np.linalg.norm(direction))
    return direction / length if length > 0.0 else direction


def _crosses(kinks: tuple[float, ...], one: float, other: float) -> bool:
    """Whether a kink lies between two different numbers."""
    return one != other and any(min(one, other) <= kink <= max(one, other) for kink in kinks)
