"""The optimizers that go against the gradient or against a running sum of it: gradient descent, momentum, Nesterov's.
Each has what is the same for all parameters of one update (`pace`), how one parameter moves (`move`) and its row side
by side; arguments are those of `rows.Optimizer`. Formulas, names, defaults and the order of operations are those of
PyTorch 2's `torch.optim`. The same source compiles to the same bits: no exceptions, no overflow, NaN comes out where
NaN goes in. A new one is its functions, a row, and its place in DESCENTS.
"""

from __future__ import annotations

from backprop_canvas.engine.optimizing.rows import DECAYED, Hyper, Optimizer, Triple


def even_pace(rate: float, _age: float, _hyper: Hyper) -> Triple:
    """The pace of rules that are the same in every update."""
    return rate, 0.0, 0.0


def sgd_move(
    value: float, gradient: float, first: float, second: float, rate: float, _p: float, _q: float, hyper: Hyper
) -> Triple:
    weight_decay = hyper[0]
    return value - rate * (gradient + weight_decay * value), first, second


SGD = Optimizer(
    "sgd",
    0.5,
    {"weight_decay": 0.0},
    even_pace,
    sgd_move,
    (DECAYED, r"{w} \leftarrow {w}-{eta}\,{g}"),
)


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


MOMENTUM = Optimizer(
    "momentum",
    1e-3,
    {"momentum": 0.9, "dampening": 0.0, "weight_decay": 0.0},
    momentum_pace,
    momentum_move,
    (
        DECAYED,
        r"{m} \leftarrow \begin{cases}{g}&t=1\\\mu\,{m}+(1-\tau)\,{g}&t>1\end{cases}",
        r"{w} \leftarrow {w}-{eta}\,{m}",
    ),
)


def nesterov_move(
    value: float, gradient: float, first: float, second: float, rate: float, _p: float, _q: float, hyper: Hyper
) -> Triple:
    momentum, weight_decay = hyper[0], hyper[1]
    decayed = gradient + weight_decay * value
    first = momentum * first + decayed
    return value - rate * (decayed + momentum * first), first, second


NESTEROV = Optimizer(
    "nesterov",
    1e-3,
    {"momentum": 0.9, "weight_decay": 0.0},
    even_pace,
    nesterov_move,
    (DECAYED, r"{m} \leftarrow \mu\,{m}+{g}", r"{w} \leftarrow {w}-{eta}\,({g}+\mu\,{m})"),
)

DESCENTS = (SGD, MOMENTUM, NESTEROV)
