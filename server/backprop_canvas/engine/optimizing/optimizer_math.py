"""The optimizers as plain functions of Python floats: what is the same for all parameters of one update, and
how one parameter moves. The formulas, the names and the order of operations are those of PyTorch 2's
`torch.optim`. Written so that the same source compiles to the same bits: no exceptions, no overflow, NaN
comes out where NaN goes in. What the arguments are is told by `optimizers.Optimizer`.
"""

from __future__ import annotations

import math

from backprop_canvas.engine.functions.sequences import Numbers

Hyper = Numbers
Triple = tuple[float, float, float]


def even_pace(rate: float, _age: float, _hyper: Hyper) -> Triple:
    """The pace of those that move alike in every update."""
    return rate, 0.0, 0.0


def sgd_move(
    value: float, gradient: float, first: float, second: float, rate: float, _p: float, _q: float, hyper: Hyper
) -> Triple:
    weight_decay = hyper[0]
    return value - rate * (gradient + weight_decay * value), first, second


def momentum_pace(rate: float, age: float, hyper: Hyper) -> Triple:
    # The first gradient is not dampened: it starts the state. Without momentum none is, as in PyTorch.
    momentum, dampening = hyper[0], hyper[1]
    return rate, 1.0 if age <= 1.0 or momentum == 0.0 else 1.0 - dampening, 0.0


def momentum_move(
    value: float, gradient: float, first: float, second: float, rate: float, p: float, _q: float, hyper: Hyper
) -> Triple:
    momentum, weight_decay = hyper[0], hyper[2]
    first = momentum * first + p * (gradient + weight_decay * value)
    return value - rate * first, first, second


def nesterov_move(
    value: float, gradient: float, first: float, second: float, rate: float, _p: float, _q: float, hyper: Hyper
) -> Triple:
    momentum, weight_decay = hyper[0], hyper[1]
    decayed = gradient + weight_decay * value
    first = momentum * first + decayed
    return value - rate * (decayed + momentum * first), first, second


def rmsprop_move(
    value: float, gradient: float, first: float, second: float, rate: float, _p: float, _q: float, hyper: Hyper
) -> Triple:
    alpha, eps, weight_decay, momentum = hyper[0], hyper[1], hyper[2], hyper[3]
    decayed = gradient + weight_decay * value
    second = alpha * second + (1.0 - alpha) * (decayed * decayed)
    first = momentum * first + decayed / (math.sqrt(second) + eps)
    return value - rate * first, first, second


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
