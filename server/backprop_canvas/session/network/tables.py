"""The rows of the engine's tables, as the page shows them."""

from __future__ import annotations

from collections.abc import Mapping

from backprop_canvas.engine.functions.activations import ACTIVATIONS, SOFTMAX
from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.engine.functions.reductions import REDUCTIONS, Reduction
from backprop_canvas.engine.functions.rows import Activation, GroupActivation
from backprop_canvas.engine.optimizing import optimizers, schedules
from backprop_canvas.engine.optimizing.optimizers import OPTIMIZERS
from backprop_canvas.engine.optimizing.schedules import SCHEDULES
from backprop_canvas.protocol.messages import (
    HyperParameter,
    InitializerRow,
    LossRow,
    Operation,
    Operations,
    OptimizerRow,
    ScheduleRow,
)
from backprop_canvas.training import initializers
from backprop_canvas.training.initializers import INITIALIZERS


def operations() -> Operations:
    return Operations(
        activations=(*map(_operation, ACTIVATIONS.values()), _operation(SOFTMAX)),
        losses=_losses(),
        reductions=tuple(map(_operation, REDUCTIONS.values())),
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


def _operation(row: Activation | GroupActivation | Reduction) -> Operation:
    return Operation(name=row.name, value=row.latex_value, derivative=row.latex_derivative)


def _losses() -> tuple[LossRow, ...]:
    return tuple(
        LossRow(
            name=row.name,
            value=row.latex_value,
            derivative=row.latex_derivative,
            activation=row.activation,
            delta=row.latex_delta,
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
