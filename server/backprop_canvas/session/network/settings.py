"""Reads a document's `training` by the engine's tables. Returns its rules, and the problems with words that the tables
do not know. A number that is not given has the default of its kind."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from backprop_canvas.document.training import Clip, Initializer, Optimizer, Penalty, Schedule, Training
from backprop_canvas.engine.advancing.rules import Rules
from backprop_canvas.engine.optimizing.optimizers import OPTIMIZERS
from backprop_canvas.engine.optimizing.schedules import SCHEDULES
from backprop_canvas.errors import Problem
from backprop_canvas.training.initializers import INITIALIZERS

Part = Optimizer | Schedule | Initializer
# Names and defaults of the numbers of a kind; None for one that must be given.
Numbers = Mapping[str, float | None]

# For each part with a kind: every kind, with its numbers.
_OPTIMIZERS: Mapping[str, Numbers] = {name: dict(row.hyper) for name, row in OPTIMIZERS.items()}
_SCHEDULES: Mapping[str, Numbers] = {name: row.numbers for name, row in SCHEDULES.items()}
_INITIALIZERS: Mapping[str, Numbers] = {name: row.numbers for name, row in INITIALIZERS.items()}
# The one field that holds two numbers of the tables, and the fields that every kind has.
_BETAS = ("beta1", "beta2")
_COMMON = ("kind", "seed", "learning_rate")


def build_rules(training: Training) -> Rules:
    """The rules of a `training` without `rule_problems`."""
    optimizer, warm_up, clip = training.optimizer, training.warm_up, training.clip
    a, b = (*_chosen(training.schedule, _SCHEDULES).values(), 0.0, 0.0)[:2]
    return Rules(
        optimizer=optimizer.kind,
        learning_rate=rate_of(optimizer),
        hyper=tuple(_chosen(optimizer, _OPTIMIZERS).values()),
        schedule=training.schedule.kind,
        schedule_numbers=(a, b),
        warm_up=(1.0, 0.0) if warm_up is None else (warm_up.start_factor, float(warm_up.total_iters)),
        reduction=training.reduction,
        l1=training.penalty.l1,
        l2=training.penalty.l2,
        clip_value=math.inf if clip.clip_value is None else clip.clip_value,
        max_norm=math.inf if clip.max_norm is None else clip.max_norm,
        sequential=training.update == "sequential",
        batch_size=training.batch_size,
        shuffle=training.shuffle,
        seed=training.seed,
    )


def rate_of(optimizer: Optimizer) -> float:
    """The learning rate of an optimizer of a known kind."""
    given = optimizer.learning_rate
    return OPTIMIZERS[optimizer.kind].learning_rate if given is None else given


def initializer_numbers(initializer: Initializer) -> dict[str, float]:
    """All numbers of an initializer without `initializer_problems`."""
    return _chosen(initializer, _INITIALIZERS)


def rule_problems(training: Training) -> Iterator[Problem]:
    """The problems that keep a `training` from moving parameters."""
    yield from _part_problems("optimizer", training.optimizer, _OPTIMIZERS)
    yield from _part_problems("schedule", training.schedule, _SCHEDULES)
    if training.update == "sequential" and not _moves_plainly(training):
        yield Problem("sequential_needs_sgd", path="training.update")


def initializer_problems(initializer: Initializer) -> Iterator[Problem]:
    """The problems that keep parameters from being drawn anew."""
    yield from _part_problems("initializer", initializer, _INITIALIZERS)
    low, high = (_given(initializer).get(name, default) for name, default in (("a", 0.0), ("b", 1.0)))
    if initializer.kind == "uniform" and low > high:
        yield Problem("out_of_range", path="training.initializer.a", reason=f"a number of at most b, {high}, is needed")


def _part_problems(what: str, part: Part, rows: Mapping[str, Numbers]) -> Iterator[Problem]:
    path, given = f"training.{what}", _given(part)
    if part.kind not in rows:
        # By name, as the sentence has a word of its own for each part; `ids` is given so that none can be taken for it.
        yield Problem(f"unknown_{what}", path=f"{path}.kind", ids=(), known=", ".join(rows), **{what: part.kind})
        return
    row = rows[part.kind]
    common = ("learning_rate",) if what == "optimizer" else ()
    known = ", ".join((*common, *_fields(row))) or "no numbers to set"
    for field in _fields(name for name in given if name not in row):
        yield Problem("unknown_hyperparameter", path=f"{path}.{field}", kind=part.kind, name=field, known=known)
    for field in _fields(name for name, default in row.items() if default is None and name not in given):
        yield Problem("missing_hyperparameter", path=f"{path}.{field}", kind=part.kind, name=field)


def _moves_plainly(training: Training) -> bool:
    plain = training.optimizer.kind == "sgd" and not training.optimizer.weight_decay
    return plain and training.penalty == Penalty() and training.clip == Clip()


def _chosen(part: Part, rows: Mapping[str, Numbers]) -> dict[str, float]:
    """All numbers of a part's kind, in the order of its row."""
    merged = {**rows[part.kind], **_given(part)}
    return {name: float(value) for name, value in merged.items() if value is not None}


def _given(part: Part) -> dict[str, float]:
    """The numbers that a part gives, by their names in the tables."""
    fields = {name: getattr(part, name) for name in part.__struct_fields__ if name not in _COMMON}
    betas = fields.pop("betas", None) or ()
    given = {name: value for name, value in fields.items() if value is not None}
    return given | dict(zip(_BETAS, betas, strict=False))


def _fields(names: Iterable[str]) -> list[str]:
    """The document's fields for these numbers, each once."""
    return list(dict.fromkeys("betas" if name in _BETAS else name for name in names))
