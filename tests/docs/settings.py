"""The tables of optimizers, schedules and initializers as tables of Markdown, with the fields of the document that each
kind takes.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import inspect

from backprop_canvas.document import training
from backprop_canvas.engine.optimizing import optimizers, schedules
from backprop_canvas.engine.optimizing.optimizers import OPTIMIZERS
from backprop_canvas.engine.optimizing.schedules import SCHEDULES
from backprop_canvas.training import initializers
from backprop_canvas.training.initializers import INITIALIZERS
from tests.docs.fields import bounds, without_none
from tests.docs.markdown import code, number, table
from tests.docs.meanings import MEANINGS
from tests.docs.plain_math import plain

NAMES = {"w": "w", "g": "g", "m": "m", "v": "v", "eta": r"\eta "}
# The fields that every kind takes, with their defaults.
EVERY = {"kind": "`sgd`", "learning_rate": "as above"}
# The one field that holds two numbers of a row.
BETAS = ("beta1", "beta2")


def optimizer_kinds() -> str:
    rows = [
        (code(row.name), code("; ".join(plain(line, NAMES) for line in row.latex)), number(row.learning_rate))
        for row in OPTIMIZERS.values()
    ]
    return table(("`kind`", "one update", "`learning_rate`"), rows)


def optimizer_numbers() -> str:
    """The fields of an optimizer, with the kinds that take each."""
    info = inspect.type_info(training.Optimizer)
    assert isinstance(info, inspect.StructType)
    rows = [
        (
            code(field.name),
            _symbol(field.name),
            _takers(field.name),
            bounds(without_none(field.type)),
            MEANINGS["Optimizer"][field.name],
        )
        for field in info.fields
    ]
    return table(("field", "symbol", "kinds that take it, with its default", "bounds", "meaning"), rows)


def _symbol(field: str) -> str:
    return ", ".join(plain(optimizers.SYMBOLS[name]) for name in _names(field) if name in optimizers.SYMBOLS)


def _takers(field: str) -> str:
    """Such as: momentum, nesterov 0.9; rmsprop 0."""
    if field in EVERY:
        return f"all, {EVERY[field]}"
    names = _names(field)
    by_default: dict[str, list[str]] = {}
    for row in OPTIMIZERS.values():
        if set(names) <= set(row.hyper):
            told = ", ".join(number(row.hyper[name]) for name in names)
            by_default.setdefault(f"[{told}]" if len(names) > 1 else told, []).append(row.name)
    return "; ".join(f"{', '.join(kinds)} {told}" for told, kinds in by_default.items())


def _names(field: str) -> tuple[str, ...]:
    """What a field of the document is called in the rows."""
    return BETAS if field == "betas" else (field,)


def schedule_kinds() -> str:
    rows = [
        (code(row.name), code(plain(row.latex, NAMES)), _numbers(row.numbers, schedules.SYMBOLS))
        for row in SCHEDULES.values()
    ]
    return table(("`kind`", "the learning rate", "its fields"), rows)


def initializer_kinds() -> str:
    rows = [
        (code(row.name), code(plain(row.latex)), _numbers(row.numbers, initializers.SYMBOLS))
        for row in INITIALIZERS.values()
    ]
    return table(("`kind`", "the weights", "its fields"), rows)


def _numbers(numbers: Mapping[str, float | None], symbols: Mapping[str, str]) -> str:
    """Such as: s is `step_size`, must be given; γ is `gamma`, default 0.1."""
    defaults = {name: "must be given" if each is None else f"default {number(each)}" for name, each in numbers.items()}
    return "; ".join(f"{plain(symbols[name])} is {code(name)}, {told}" for name, told in defaults.items())
