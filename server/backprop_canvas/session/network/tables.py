"""The rows of the engine's tables, as the page shows them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np

from backprop_canvas.engine.functions.activations import ACTIVATIONS, SOFTMAX
from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.engine.functions.reductions import REDUCTIONS
from backprop_canvas.engine.functions.rows import Activation, GroupActivation
from backprop_canvas.engine.optimizing import optimizers, schedules
from backprop_canvas.engine.optimizing.optimizers import OPTIMIZERS
from backprop_canvas.engine.optimizing.schedules import SCHEDULES
from backprop_canvas.explain.notation.errors_turned import target_first
from backprop_canvas.protocol.frames import pack
from backprop_canvas.protocol.messages import (
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
from backprop_canvas.training import initializers
from backprop_canvas.training.initializers import INITIALIZERS

# How many values draw an activation, and how far they reach on both sides of 0. Beyond, all but periodic ones are
# straight.
REACH = 20.0
POINTS = 321


@cache
def operations() -> Operations:
    """All rows; the same for every network."""
    return Operations(
        activations=(*(_activation(row, _shape(row)) for row in ACTIVATIONS.values()), _activation(SOFTMAX, None)),
        losses=_losses(),
        reductions=tuple(
            ReductionRow(name=row.name, value=row.latex_value, derivative=row.latex_derivative)
            for row in REDUCTIONS.values()
        ),
        optimizers=_optimizers(),
        schedules=tuple(
            ScheduleRow(name=row.name, hyper=_hyper(row.numbers, schedules.SYMBOLS), latex=row.latex)
            for row in SCHEDULES.values()
        ),
        initializers=tuple(
            InitializerRow(name=row.name, hyper=_hyper(row.numbers, initializers.SYMBOLS), latex=row.latex)
            for row in INITIALIZERS.values()
        ),
    )


def _activation(row: Activation | GroupActivation, shape: Shape | None) -> ActivationRow:
    return ActivationRow(
        name=row.name, value=row.latex_value, derivative=row.latex_derivative, bounded=row.bounded, shape=shape
    )


def _shape(row: Activation) -> Shape:
    values = np.array([row.value(z) for z in np.linspace(-REACH, REACH, POINTS).tolist()])
    return Shape(values=pack(values, single=True), reach=REACH, period=row.period or None)


def _losses() -> tuple[LossRow, ...]:
    return tuple(
        LossRow(
            name=row.name,
            value=row.latex_value,
            derivative=row.latex_derivative,
            activation=row.activation,
            delta=row.latex_delta,
            target_first=(
                target_first(row.latex_value),
                target_first(row.latex_derivative),
                None if row.latex_delta is None else target_first(row.latex_delta),
            ),
        )
        for row in LOSSES.values()
    )


def _optimizers() -> tuple[OptimizerRow, ...]:
    return tuple(
        OptimizerRow(
            name=row.name,
            learning_rate=row.learning_rate,
            hyper=_hyper(row.hyper, optimizers.SYMBOLS),
            latex=row.latex,
        )
        for row in OPTIMIZERS.values()
    )


def _hyper(numbers: Mapping[str, float | None], symbols: Mapping[str, str]) -> tuple[HyperParameter, ...]:
    return tuple(HyperParameter(name=name, default=default, symbol=symbols[name]) for name, default in numbers.items())
