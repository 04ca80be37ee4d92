"""The settings of a training, apart from the samples: optimizer, learning rate and its schedule, batches and their
order, penalties, clipping. The tables know every word here. The reader of a document has checked the ranges."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Rules:
    """Hashable.

    optimizer: the name of a row in `optimizers`; hyper: its hyper-parameters, in the order of the row.
    schedule: the name of a row in `schedules`; schedule_numbers: its a and b, 0 where it has none.
    warm_up: start_factor and total_iters, the latter 0 for none.
    reduction: the name of a row in `reductions`: how a batch's samples combine to its loss and gradient.
    l1, l2: the penalty l1·sign(w) + l2·w, added to the batch's gradient of weights, not of biases.
    clip_value, max_norm: bounds of the gradient after penalties and before the optimizer: first of each
        entry, then of the Euclidean norm of all that are trained; as in `torch.nn.utils`.
    sequential: neurons update one after the other, in reverse plan order, each sending back through the
        weights as they then stand; for plain sgd only.
    batch_size: samples per iteration, the last batch of an epoch perhaps fewer. shuffle: a new order of
        the samples in every epoch, drawn from `seed`.
    """

    optimizer: str
    learning_rate: float
    hyper: tuple[float, ...]
    schedule: str = "constant"
    schedule_numbers: tuple[float, float] = (0.0, 0.0)
    warm_up: tuple[float, float] = (1.0, 0.0)
    reduction: str = "mean"
    l1: float = 0.0
    l2: float = 0.0
    clip_value: float = math.inf
    max_norm: float = math.inf
    sequential: bool = False
    batch_size: int = 1
    shuffle: bool = False
    seed: int = 0
