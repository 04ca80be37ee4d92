"""The fields of the document's records as tables: type, default and bounds from the declarations, the meaning from
`meanings`, where a field without one names itself.
"""

from __future__ import annotations

import sys
from typing import Any

import msgspec
from msgspec import inspect

from backprop_canvas.document import fields, schema, training
from tests.docs.markdown import code, number, table
from tests.docs.meanings import MEANINGS

HEADINGS = ("field", "type", "default", "bounds", "meaning")
# Kinds of text that have a name of their own; the prose of format.md says what they may hold.
TEXTS = [
    (inspect.type_info(kind), name) for kind, name in ((fields.Id, "id"), (fields.Word, "word"), (fields.Name, "name"))
]
PLAIN: dict[type[inspect.Type], str] = {
    inspect.StrType: "text",
    inspect.IntType: "whole number",
    inspect.FloatType: "number",
    inspect.BoolType: "`true` or `false`",
}
# A page for each module, a section for each record.
PAGES = {schema.__name__: "format.md", training.__name__: "training.md"}


def record(name: str) -> type[msgspec.Struct]:
    found: type[msgspec.Struct] = getattr(schema, name, None) or getattr(training, name)
    return found


def fields_table(name: str) -> str:
    """The fields of the record with this name."""
    info = inspect.type_info(record(name))
    assert isinstance(info, inspect.StructType)
    return table(HEADINGS, [_row(name, field) for field in info.fields])


def _row(name: str, field: inspect.Field) -> tuple[str, ...]:
    kind = without_none(field.type)
    return (
        code(field.name),
        type_text(kind),
        _default(field, of_kind="kind" in record(name).__struct_fields__),
        bounds(kind),
        MEANINGS[name][field.name],
    )


def without_none(kind: inspect.Type) -> inspect.Type:
    """The type of a field that is given."""
    if not isinstance(kind, inspect.UnionType):
        return kind
    rest = tuple(each for each in kind.types if not isinstance(each, inspect.NoneType))
    return rest[0] if len(rest) == 1 else inspect.UnionType(rest)


def type_text(kind: inspect.Type) -> str:
    named = next((name for text, name in TEXTS if text == kind), PLAIN.get(type(kind)))
    if named is not None:
        return named
    match kind:
        case inspect.LiteralType():
            return " or ".join(code(f'"{value}"') for value in kind.values)
        case inspect.UnionType():
            return " or ".join(map(type_text, kind.types))
        case inspect.VarTupleType():
            return f"list of {type_text(kind.item_type)}"
        case inspect.TupleType():
            return f"list of {len(kind.item_types)} numbers"
        case inspect.DictType():
            return f"object from {type_text(kind.key_type)} to {type_text(kind.value_type)}"
        case inspect.StructType():
            return link(kind.cls)
    raise TypeError(f"no words for {kind!r}")


def link(cls: type) -> str:
    """To the section about a record."""
    words = "".join(f"-{sign.lower()}" if sign.isupper() else sign for sign in cls.__name__).strip("-")
    return f"[{words.replace('-', ' ')}]({PAGES[cls.__module__]}#{words})"


def bounds(kind: inspect.Type) -> str:
    match kind:
        case inspect.FloatType() | inspect.IntType():
            return _number_bounds(kind)
        case inspect.TupleType():
            return f"each {bounds(kind.item_types[0])}"
        case inspect.StrType() if kind.max_length is not None:
            return f"at most {kind.max_length} characters"
        case inspect.VarTupleType() if kind.max_length is not None:
            return f"at most {number(kind.max_length)}"
        case inspect.DictType():
            return bounds(kind.value_type)
    return ""


def _number_bounds(kind: inspect.FloatType | inspect.IntType) -> str:
    """Such as 0 to below 1; the largest double bounds nothing but what is not finite."""
    low = f"above {number(kind.gt)}" if kind.gt is not None else _bound(kind.ge)
    high = f"below {number(kind.lt)}" if kind.lt is not None else _bound(kind.le)
    if low and high:
        return f"{low}, at most {high}" if kind.gt is not None else f"{low} to {high}"
    return low if kind.gt is not None or not low else f"at least {low}"


def _bound(value: float | None) -> str:
    return "" if value is None or abs(value) == sys.float_info.max else number(value)


def _default(field: inspect.Field, of_kind: bool) -> str:
    """of_kind: a number that is missing is that of the record's kind."""
    if field.required:
        return "must be given"
    value: Any = field.default if field.default is not msgspec.NODEFAULT else field.default_factory()
    match value:
        case None:
            return "of its kind" if of_kind else "none"
        case bool():
            return code(str(value).lower())
        case int() | float():
            return number(value)
        case msgspec.Struct():
            return "its own defaults"
    return code(msgspec.json.encode(value).decode())
