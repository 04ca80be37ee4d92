"""The optimizers that scale each parameter's step by its past gradients: RMSprop, Adagrad, Adam, AdamW. As in
`descents`, functions and row stand side by side, and the promises are the same. A new one is its functions, a row, and
its place in ADAPTIVE.
"""

from __future__ import annotations

import math

from backprop_canvas.engine.optimizing.descents import even_pace
from backprop_canvas.engine.optimizing.rows import DECAYED, Hyper, Optimizer, Triple


def rmsprop_move(
    value: float, gradient: float, first: float, second: float, rate: float, _p: float, _q: float, hyper: Hyper
) -> Triple:
    alpha, eps, weight_decay, momentum = hyper[0], hyper[1], hyper[2], hyper[3]
    decayed = gradient + weight_decay * value
    second = alpha * second + (1.0 - alpha) * (decayed * decayed)
    first = momentum * first + decayed / (math.sqrt(second) + eps)
    return value - rate * first, first, second


RMSPROP = Optimizer(
    "rmsprop",
    1e-2,
    {"alpha": 0.99, "eps": 1e-8, "weight_decay": 0.0, "momentum": 0.0},
    even_pace,
    rmsprop_move,
    (
        DECAYED,
        r"{v} \leftarrow \alpha\,{v}+(1-\alpha)\,{g}^2",
        r"{m} \leftarrow \mu\,{m}+\frac{{g}}{\sqrt{{v}}+\epsilon}",
        r"{w} \leftarrow {w}-{eta}\,{m}",
    ),
)


def adagrad_pace(rate: float, age: float, hyper: Hyper) -> Triple:
    lr_decay = hyper[0]
    return rate / (1.0 + (age - 1.0) * lr_decay), 0.0, 0.0


def adagrad_move(
    value: float, gradient: float, first: float, second: float, rate: float, _p: float, _q: float, hyper: Hyper
) -> Triple:
    weight_decay, eps = hyper[1], hyper[3]
    decayed = gradient + weight_decay * value
    second = second + decayed * decayed
    return value - rate * (decayed / (math.sqrt(second) + eps)), first, second


ADAGRAD = Optimizer(
    "adagrad",
    1e-2,
    {"lr_decay": 0.0, "weight_decay": 0.0, "initial_accumulator_value": 0.0, "eps": 1e-10},
    adagrad_pace,
    adagrad_move,
    (
        DECAYED,
        r"{v} \leftarrow {v}+{g}^2",
        r"{w} \leftarrow {w}-\frac{{eta}}{1+(t-1)\,\kappa}\,\frac{{g}}{\sqrt{{v}}+\epsilon}",
    ),
    second_start="initial_accumulator_value",
)


def adam_pace(rate: float, age: float, hyper: Hyper) -> Triple:
    # Betas are below 1 and ages from 1 on, so that neither correction is 0.
    beta1, beta2 = hyper[0], hyper[1]
    return rate / (1.0 - math.pow(beta1, age)), math.sqrt(1.0 - math.pow(beta2, age)), 1.0


def adam_move(
    value: float, gradient: float, first: float, second: float, rate: float, p: float, _q: float, hyper: Hyper
) -> Triple:
    beta1, beta2, eps, weight_decay = hyper[0], hyper[1], hyper[2], hyper[3]
    decayed = gradient + weight_decay * value
    first = beta1 * first + (1.0 - beta1) * decayed
    second = beta2 * second + (1.0 - beta2) * (decayed * decayed)
    return value - rate * (first / (math.sqrt(second) / p + eps)), first, second


_MOMENTS = (
    r"{m} \leftarrow \beta_1\,{m}+(1-\beta_1)\,{g}",
    r"{v} \leftarrow \beta_2\,{v}+(1-\beta_2)\,{g}^2",
    r"{w} \leftarrow {w}-{eta}\,\frac{{m}/(1-\beta_1^t)}{\sqrt{{v}/(1-\beta_2^t)}+\epsilon}",
)
ADAM = Optimizer(
    "adam",
    1e-3,
    {"beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 0.0},
    adam_pace,
    adam_move,
    (DECAYED, *_MOMENTS),
)


def adamw_pace(rate: float, age: float, hyper: Hyper) -> Triple:
    beta1, beta2, weight_decay = hyper[0], hyper[1], hyper[3]
    corrected = rate / (1.0 - math.pow(beta1, age))
    return corrected, math.sqrt(1.0 - math.pow(beta2, age)), 1.0 - rate * weight_decay


def adamw_move(
    value: float, gradient: float, first: float, second: float, rate: float, p: float, q: float, hyper: Hyper
) -> Triple:
    beta1, beta2, eps = hyper[0], hyper[1], hyper[2]
    first = beta1 * first + (1.0 - beta1) * gradient
    second = beta2 * second + (1.0 - beta2) * (gradient * gradient)
    return value * q - rate * (first / (math.sqrt(second) / p + eps)), first, second


ADAMW = Optimizer(
    "adamw",
    1e-3,
    {"beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 1e-2},
    adamw_pace,
    adamw_move,
    (r"{w} \leftarrow {w}-{eta}\,\lambda\,{w}", *_MOMENTS),
)

ADAPTIVE = (RMSPROP, ADAGRAD, ADAM, ADAMW)
