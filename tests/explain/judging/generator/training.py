"""How drawn networks are trained: any optimizer, with a decay of weights and penalties."""

from __future__ import annotations

import random
from typing import Any

Json = dict[str, Any]
EPSILON = 1e-8
RATES = (0.5, 0.1, 0.05, 0.01)
MOMENTUM, ALPHA = 0.9, 0.99
DECAYS = (0.0, 0.0, 0.1, 0.02)
ADAPTIVE = ("adam", "adamw", "rmsprop", "adagrad")


def training(numbers: random.Random) -> Json:
    kind = numbers.choice(("sgd", "momentum", "nesterov", *ADAPTIVE))
    optimizer = {"kind": kind, "learning_rate": numbers.choice(RATES), "weight_decay": numbers.choice(DECAYS)}
    if kind in ADAPTIVE:
        optimizer["eps"] = EPSILON
    penalty = {"l1": numbers.choice(DECAYS), "l2": numbers.choice(DECAYS)}
    return {"optimizer": optimizer, "penalty": penalty, "batch_size": numbers.choice((1, 4))}
