"""The text of static/js/protocol/document.js: limits of the document, how far its changes reach, and the defaults and
ranges of its fields. All of them come from the declarations in `document`."""

from __future__ import annotations

import sys
from typing import Any, cast, get_args

from msgspec import NODEFAULT, Struct, inspect

from backprop_canvas.document import fields, schema, scope, training
from backprop_canvas.protocol.codegen.spelling import HEAD, constant

LIMITS = {
    "FORMAT": schema.FORMAT,
    "MAX_NEURONS": schema.MAX_NEURONS,
    "MAX_EDGES": schema.MAX_EDGES,
    "MAX_SAMPLES": training.MAX_SAMPLES,
    "MAX_STOPS": schema.MAX_STOPS,
    "MAX_STOP_TEXT": schema.MAX_STOP_TEXT,
    "MAX_TITLE": fields.MAX_TITLE,
    "MAX_COORDINATE": int(fields.MAX_COORDINATE),
}
# The kinds of numbers that fields of `training` hold; the page words a refusal by this name.
NUMBERS = {
    "positive": fields.Positive,
    "not_negative": fields.NotNegative,
    "share": fields.Share,
    "positive_share": fields.PositiveShare,
    "below_one": fields.BelowOne,
    "moderate": fields.Moderate,
    "spread": fields.Spread,
    "seed": fields.Seed,
    "iterations": fields.Iterations,
    "batch_size": training.BatchSize,
}
CHOICES = {
    "ROLES": schema.Role,
    "PRE_ACTIVATIONS": schema.PreActivation,
    "DELTA_NAMES": schema.DeltaName,
    "LOSS_LETTERS": schema.LossLetter,
    "RATE_LETTERS": schema.RateLetter,
    "ERROR_ORDERS": schema.ErrorOrder,
    "ACTIVATION_LETTERS": schema.ActivationLetter,
    "DELTA_SIGNS": schema.DeltaSign,
    "BIAS_NAMES": schema.BiasName,
    "WEIGHT_ORDERS": schema.WeightOrder,
    "INPUT_LAYERS": schema.InputLayer,
    "UPDATES": training.Update,
    "SPLITS": schema.Split,
}
BOUNDS = {"ge": "least", "gt": "above", "le": "most", "lt": "below"}


def render() -> str:
    """The text of the module."""
    scopes = " | ".join(f'"{name}"' for name in scope.SCOPES)
    lines = [
        HEAD,
        *(constant(name, value) for name, value in LIMITS.items()),
        *(constant(name, get_args(words)) for name, words in CHOICES.items()),
        "",
        f"/** @typedef {{{scopes}}} Scope how far a change reaches */",
        "",
        "// From near to far.",
        constant("SCOPES", scope.SCOPES),
        "// A field that is not listed reaches the topology; an operation that is not listed, as far as its fields.",
        constant("FIELD_SCOPES", scope.FIELD_SCOPES, "Readonly<Record<string, Readonly<Record<string, Scope>>>>"),
        constant("OPERATION_SCOPES", scope.OPERATION_SCOPES, "Readonly<Record<string, Scope>>"),
        "",
        "// What optional fields are where nothing is written.",
        constant("RECORD_DEFAULTS", _record_defaults()),
        constant("SETTINGS_DEFAULTS", _defaults_of(schema.Document)),
        constant("CONVENTION_DEFAULTS", _defaults_of(schema.Conventions), "Required<Conventions>"),
        constant("TRAINING_DEFAULTS", _training_defaults()),
        "",
        "// Which numbers the fields of `training` hold: the bounds of each kind of number, the kind of each field.",
        constant("NUMBER_KINDS", _number_kinds(), "Readonly<Record<string, Bounds>>"),
        constant("TRAINING_NUMBERS", training_numbers(), "Readonly<Record<string, string>>"),
        "",
        "/** @typedef {{ least?: number, above?: number, most?: number, below?: number, whole?: true }} Bounds */",
        "/** @typedef {import('./messages.js').Conventions} Conventions */",
    ]
    return "\n".join(lines) + "\n"


def _record_defaults() -> dict[str, object]:
    lists = {field.name: field.type for field in _fields(schema.Document)}
    return {kind: _defaults_of(cast("Any", lists[kind]).item_type.cls) for kind in get_args(schema.Kind)}


def _training_defaults() -> dict[str, object]:
    """The defaults as a tree: each part has its own defaults, even if the part is optional."""
    return {
        field.encode_name: _default(field) if (part := _struct(field.type)) is None else _defaults_of(part)
        for field in _fields(training.Training)
    }


def _defaults_of(record: type) -> dict[str, object]:
    """The defaults of a record's optional fields; null for a field that is itself a record."""
    return {field.encode_name: _default(field) for field in _fields(record) if not field.required}


def _default(field: inspect.Field) -> object:
    made = field.default_factory() if field.default is NODEFAULT else field.default
    return None if isinstance(made, Struct) else made


def _number_kinds() -> dict[str, dict[str, object]]:
    return {name: _bounds(inspect.type_info(number)) for name, number in NUMBERS.items()}


def _bounds(number: Any) -> dict[str, object]:
    """The range of a number. Every number must also be finite; the range does not say so."""
    told = {word: getattr(number, name) for name, word in BOUNDS.items()}
    bounds = {word: bound for word, bound in told.items() if bound is not None and bound != sys.float_info.max}
    return {**bounds, "whole": True} if isinstance(number, inspect.IntType) else bounds


def training_numbers() -> dict[str, str]:
    """The kind of each number in `training`, by the name of its field: names are unique over its parts."""
    parts = (training.Training, *(part for field in _fields(training.Training) if (part := _struct(field.type))))
    kinds = ((field.encode_name, _kind(_number(field.type))) for part in parts for field in _fields(part))
    return {name: kind for name, kind in kinds if kind}


def _kind(number: inspect.Type) -> str | None:
    return next((name for name, known in NUMBERS.items() if inspect.type_info(known) == number), None)


def _fields(record: type) -> tuple[inspect.Field, ...]:
    return cast("inspect.StructType", inspect.type_info(record)).fields


def _present(info: inspect.Type) -> inspect.Type:
    """A type without the None of an optional field."""
    return info.types[0] if isinstance(info, inspect.UnionType) else info


def _struct(info: inspect.Type) -> type | None:
    present = _present(info)
    return present.cls if isinstance(present, inspect.StructType) else None


def _number(info: inspect.Type) -> inspect.Type:
    """The type itself; for a pair, the type of its items."""
    present = _present(info)
    return present.item_types[0] if isinstance(present, inspect.TupleType) else present
