"""What a row of the optimizers holds: the rule, its numbers and its LaTeX. Knows none of the optimizers.

In the LaTeX, one line after the other, the texts ``{w}`` (the parameter), ``{g}`` (its gradient),
``{eta}`` (the learning rate), ``{m}`` and ``{v}`` (the state: first, second) are replaced as text; t counts updates
from 1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from backprop_canvas.engine.functions.sequences import Numbers

Hyper = Numbers
Triple = tuple[float, float, float]


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


# The LaTeX line with which most rules begin.
DECAYED = r"{g} \leftarrow {g}+\lambda\,{w}"
