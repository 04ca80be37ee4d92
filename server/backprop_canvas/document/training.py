"""The part of a document that says how its parameters move and begin. docs/training.md describes
every field. Numbers that are None have the default of their kind, which may not take them at all: which
kinds there are and what they take is the engine's business.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field
from msgspec.structs import force_setattr

from backprop_canvas.document.fields import (
    BelowOne,
    Iterations,
    Moderate,
    NotNegative,
    Positive,
    PositiveShare,
    Record,
    Seed,
    Share,
    Spread,
    Word,
)

MAX_SAMPLES = 10_000
BatchSize = Annotated[int, Meta(ge=1, le=MAX_SAMPLES)]

Reduction = Literal["mean", "sum"]
Update = Literal["simultaneous", "sequential"]


class Optimizer(Record, frozen=True, kw_only=True):
    kind: Word = field(default_factory=lambda: "sgd")
    learning_rate: Positive | None = None
    momentum: Share | None = None
    dampening: Share | None = None
    weight_decay: NotNegative | None = None
    alpha: Share | None = None
    eps: Positive | None = None
    lr_decay: NotNegative | None = None
    initial_accumulator_value: NotNegative | None = None
    betas: tuple[BelowOne, BelowOne] | None = None


class Schedule(Record, frozen=True, kw_only=True):
    """How the learning rate changes from iteration to iteration."""

    kind: Word = field(default_factory=lambda: "constant")
    step_size: Iterations | None = None
    gamma: Share | None = None
    T_max: Iterations | None = None
    eta_min: NotNegative | None = None


class WarmUp(Record, frozen=True, kw_only=True):
    """The learning rate rises from start_factor times itself to itself in total_iters iterations."""

    start_factor: PositiveShare = field(default_factory=lambda: 1 / 3)
    total_iters: Iterations


class Penalty(Record, frozen=True, kw_only=True):
    """What is added to the gradients of weights: l1·sign(w) + l2·w."""

    l1: NotNegative = field(default_factory=float)
    l2: NotNegative = field(default_factory=float)


class Clip(Record, frozen=True, kw_only=True):
    """Bounds of each gradient, and of the norm of all of them."""

    clip_value: Positive | None = None
    max_norm: Positive | None = None


class Initializer(Record, frozen=True, kw_only=True):
    """How weights begin when they are drawn anew."""

    kind: Word = field(default_factory=lambda: "xavier_uniform")
    seed: Seed = field(default_factory=int)
    val: Moderate | None = None
    a: Moderate | None = None
    b: Moderate | None = None
    mean: Moderate | None = None
    std: Spread | None = None
    gain: Spread | None = None


_SCHEDULE, _PENALTY, _CLIP, _INITIALIZER = Schedule(), Penalty(), Clip(), Initializer()


class Training(Record, frozen=True, kw_only=True):
    """The fields up to `seed` are always written; the others, which came later, only where they say
    something, so that older readers can read what they know."""

    optimizer: Optimizer = field(default_factory=Optimizer)
    batch_size: BatchSize = field(default_factory=lambda: 1)
    reduction: Reduction = field(default_factory=lambda: "mean")
    update: Update = field(default_factory=lambda: "simultaneous")
    shuffle: bool = field(default_factory=bool)
    seed: Seed = field(default_factory=int)
    schedule: Schedule = _SCHEDULE
    warm_up: WarmUp | None = None
    penalty: Penalty = _PENALTY
    clip: Clip = _CLIP
    initializer: Initializer = _INITIALIZER

    def __post_init__(self) -> None:
        # Only the default object itself is left out, so an equal one is exchanged for it.
        defaults = {"schedule": _SCHEDULE, "penalty": _PENALTY, "clip": _CLIP, "initializer": _INITIALIZER}
        for name, default in defaults.items():
            if getattr(self, name) == default:
                force_setattr(self, name, default)
