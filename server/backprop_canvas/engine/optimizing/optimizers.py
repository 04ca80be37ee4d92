"""The table of optimizers: one row each, with the rule by which one parameter moves and its LaTeX side by
side, and the same rows by a number, for what is compiled. A new optimizer is a new row, its functions and
its line in each chain. Names and defaults are those of PyTorch 2's `torch.optim`.

In the LaTeX, one line after the other, the texts ``{w}`` (the parameter), ``{g}`` (its gradient), ``{eta}``
(the learning rate), ``{m}`` and ``{v}`` (the state: first, second) are replaced as text; t counts updates
from 1, and hyper-parameters are written as SYMBOLS has them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from backprop_canvas.engine.optimizing.optimizer_math import (
    Hyper,
    Triple,
    adagrad_move,
    adagrad_pace,
    adam_move,
    adam_pace,
    adamw_move,
    adamw_pace,
    even_pace,
    momentum_move,
    momentum_pace,
    nesterov_move,
    rmsprop_move,
    sgd_move,
)

# Positions in the table.
SGD = 0
MOMENTUM = 1
NESTEROV = 2
RMSPROP = 3
ADAGRAD = 4
ADAM = 5
ADAMW = 6


@dataclass(frozen=True)
class Optimizer:
    """learning_rate: the default. hyper: its hyper-parameters and their defaults, in the order in which
    `pace` and `move` index them. second_start: the hyper-parameter that `second` starts with, "" for 0;
    `first` starts with 0.

    pace: (rate, p, q), the same for all parameters of one update, from (rate, age, hyper); age is 1.0 in
    the first update from fresh state. move: (value, first, second) of one parameter after an update, from
    (value, gradient, first, second, rate, p, q, hyper), where rate, p and q are what `pace` gave.
    """

    name: str
    learning_rate: float
    hyper: Mapping[str, float]
    pace: Callable[[float, float, Hyper], Triple]
    move: Callable[[float, float, float, float, float, float, float, Hyper], Triple]
    latex: tuple[str, ...]
    second_start: str = ""


SYMBOLS: Mapping[str, str] = {
    "momentum": r"\mu",
    "dampening": r"\tau",
    "weight_decay": r"\lambda",
    "alpha": r"\alpha",
    "eps": r"\epsilon",
    "lr_decay": r"\kappa",
    "initial_accumulator_value": r"v_0",
    "beta1": r"\beta_1",
    "beta2": r"\beta_2",
}
_DECAY = r"{g} \leftarrow {g}+\lambda\,{w}"
_ADAM = (
    r"{m} \leftarrow \beta_1\,{m}+(1-\beta_1)\,{g}",
    r"{v} \leftarrow \beta_2\,{v}+(1-\beta_2)\,{g}^2",
    r"{w} \leftarrow {w}-{eta}\,\frac{{m}/(1-\beta_1^t)}{\sqrt{{v}/(1-\beta_2^t)}+\epsilon}",
)

OPTIMIZERS: Mapping[str, Optimizer] = {
    row.name: row
    for row in (
        Optimizer(
            "sgd",
            0.5,
            {"weight_decay": 0.0},
            even_pace,
            sgd_move,
            (_DECAY, r"{w} \leftarrow {w}-{eta}\,{g}"),
        ),
        Optimizer(
            "momentum",
            1e-3,
            {"momentum": 0.9, "dampening": 0.0, "weight_decay": 0.0},
            momentum_pace,
            momentum_move,
            (
                _DECAY,
                r"{m} \leftarrow \begin{cases}{g}&t=1\\\mu\,{m}+(1-\tau)\,{g}&t>1\end{cases}",
                r"{w} \leftarrow {w}-{eta}\,{m}",
            ),
        ),
        Optimizer(
            "nesterov",
            1e-3,
            {"momentum": 0.9, "weight_decay": 0.0},
            even_pace,
            nesterov_move,
            (_DECAY, r"{m} \leftarrow \mu\,{m}+{g}", r"{w} \leftarrow {w}-{eta}\,({g}+\mu\,{m})"),
        ),
        Optimizer(
            "rmsprop",
            1e-2,
            {"alpha": 0.99, "eps": 1e-8, "weight_decay": 0.0, "momentum": 0.0},
            even_pace,
            rmsprop_move,
            (
                _DECAY,
                r"{v} \leftarrow \alpha\,{v}+(1-\alpha)\,{g}^2",
                r"{m} \leftarrow \mu\,{m}+\frac{{g}}{\sqrt{{v}}+\epsilon}",
                r"{w} \leftarrow {w}-{eta}\,{m}",
            ),
        ),
        Optimizer(
            "adagrad",
            1e-2,
            {"lr_decay": 0.0, "weight_decay": 0.0, "initial_accumulator_value": 0.0, "eps": 1e-10},
            adagrad_pace,
            adagrad_move,
            (
                _DECAY,
                r"{v} \leftarrow {v}+{g}^2",
                r"{w} \leftarrow {w}-\frac{{eta}}{1+(t-1)\,\kappa}\,\frac{{g}}{\sqrt{{v}}+\epsilon}",
            ),
            second_start="initial_accumulator_value",
        ),
        Optimizer(
            "adam",
            1e-3,
            {"beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 0.0},
            adam_pace,
            adam_move,
            (_DECAY, *_ADAM),
        ),
        Optimizer(
            "adamw",
            1e-3,
            {"beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 1e-2},
            adamw_pace,
            adamw_move,
            (r"{w} \leftarrow {w}-{eta}\,\lambda\,{w}", *_ADAM),
        ),
    )
}
CODES: Mapping[str, int] = {name: code for code, name in enumerate(OPTIMIZERS)}


def initial_state(name: str, hyper: Hyper) -> float:
    """What `second` is before the first update; `first` is 0."""
    row = OPTIMIZERS[name]
    return hyper[list(row.hyper).index(row.second_start)] if row.second_start else 0.0


def paced(code: int, rate: float, age: float, hyper: Hyper) -> Triple:
    """`Optimizer.pace` of the row with this code."""
    if code == MOMENTUM:
        return momentum_pace(rate, age, hyper)
    if code == ADAGRAD:
        return adagrad_pace(rate, age, hyper)
    if code == ADAM:
        return adam_pace(rate, age, hyper)
    if code == ADAMW:
        return adamw_pace(rate, age, hyper)
    return even_pace(rate, age, hyper)


def moved(
    code: int,
    value: float,
    gradient: float,
    first: float,
    second: float,
    rate: float,
    p: float,
    q: float,
    hyper: Hyper,
) -> Triple:
    """`Optimizer.move` of the row with this code."""
    if code == SGD:
        return sgd_move(value, gradient, first, second, rate, p, q, hyper)
    if code == MOMENTUM:
        return momentum_move(value, gradient, first, second, rate, p, q, hyper)
    if code == NESTEROV:
        return nesterov_move(value, gradient, first, second, rate, p, q, hyper)
    if code == RMSPROP:
        return rmsprop_move(value, gradient, first, second, rate, p, q, hyper)
    if code == ADAGRAD:
        return adagrad_move(value, gradient, first, second, rate, p, q, hyper)
    if code == ADAM:
        return adam_move(value, gradient, first, second, rate, p, q, hyper)
    return adamw_move(value, gradient, first, second, rate, p, q, hyper)
