"""Writes static/js/protocol/messages.js: the wire's constants and JSDoc types, from `messages`.

A test proves that the written file is fresh. Knows the declarations and nothing of what they are for.

    python -m server.protocol.codegen
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from msgspec import inspect

from server.document import schema
from server.protocol import answers, messages, moves, questions, tables

TARGET = Path(__file__).parents[2] / "static" / "js" / "protocol" / "messages.js"
ROOTS = (messages.Auth, messages.ClientMessage, messages.ServerMessage)
CONSTANTS = {
    "STEP_KINDS": messages.STEP_KINDS,
    "PACES": messages.PACES,
    "GRAINS": messages.GRAINS,
    "MAX_BREAKPOINTS": messages.MAX_BREAKPOINTS,
    "EXACT_EDGES": messages.EXACT_EDGES,
    "MAX_MESSAGE_BYTES": messages.MAX_MESSAGE_BYTES,
    "FORMAT": schema.FORMAT,
    "MAX_NEURONS": schema.MAX_NEURONS,
    "MAX_EDGES": schema.MAX_EDGES,
}
WIRE = tuple(module.__name__ for module in (messages, moves, questions, answers, tables))
# A class of the server whose plain name would mislead beside another one in the page.
RENAMED = {"Operation": "OperationRow", "Position": "CursorPosition"}
SCALARS: dict[type[inspect.Type], str] = {
    inspect.StrType: "string",
    inspect.IntType: "number",
    inspect.FloatType: "number",
    inspect.BoolType: "boolean",
    inspect.BytesType: "Uint8Array",
    inspect.NoneType: "null",
    inspect.AnyType: "any",
}


def type_text(info: inspect.Type) -> str:
    """The JSDoc spelling of a type."""
    if type(info) in SCALARS:
        return SCALARS[type(info)]
    if isinstance(info, inspect.LiteralType):
        return " | ".join(json.dumps(value) for value in sorted(info.values, key=str))
    if isinstance(info, inspect.UnionType):
        return " | ".join(type_text(member) for member in info.types)
    if isinstance(info, inspect.VarTupleType):
        return f"ReadonlyArray<{type_text(info.item_type)}>"
    if isinstance(info, inspect.TupleType):
        return f"readonly [{', '.join(map(type_text, info.item_types))}]"
    if isinstance(info, inspect.DictType):
        return f"Readonly<Record<{type_text(info.key_type)}, {type_text(info.value_type)}>>"
    if isinstance(info, inspect.StructType):
        return struct_name(info.cls)
    raise TypeError(f"no JavaScript spelling for {info!r}")


def struct_name(cls: type) -> str:
    return RENAMED.get(cls.__name__, cls.__name__) if cls.__module__ in WIRE else cls.__name__


def structs(info: inspect.Type, seen: dict[type, inspect.StructType]) -> None:
    """Collect every struct that `info` reaches, those it needs first."""
    if isinstance(info, inspect.StructType) and info.cls not in seen:
        for field in info.fields:
            structs(field.type, seen)
        seen[info.cls] = info
    for member in _members(info):
        structs(member, seen)


def _members(info: inspect.Type) -> tuple[inspect.Type, ...]:
    if isinstance(info, inspect.UnionType):
        return info.types
    if isinstance(info, inspect.VarTupleType):
        return (info.item_type,)
    if isinstance(info, inspect.TupleType):
        return info.item_types
    if isinstance(info, inspect.DictType):
        return (info.value_type,)
    return ()


def typedef(info: inspect.StructType) -> Iterator[str]:
    summary = (info.cls.__doc__ or "").strip().split("\n\n")[0]
    yield "/**"
    if summary and not summary.startswith(f"{info.cls.__name__}("):
        yield from (f" * {line.strip()}" for line in summary.splitlines())
    yield f" * @typedef {{object}} {struct_name(info.cls)}"
    if info.tag_field is not None:
        yield f" * @property {{{json.dumps(info.tag)}}} {info.tag_field}"
    for field in info.fields:
        optional = not field.required and info.cls.__module__ not in WIRE
        name = f"[{field.encode_name}]" if optional or _client_default(info, field) else field.encode_name
        yield f" * @property {{{type_text(field.type)}}} {name}"
    yield " */"


def _client_default(info: inspect.StructType, field: inspect.Field) -> bool:
    # What the page sends may leave defaults out; what the server sends always has every field.
    sent_by_page = info.cls in (*get_args(messages.ClientMessage), messages.Auth, messages.Position)
    return sent_by_page and not field.required


def render() -> str:
    """The text of static/js/protocol/messages.js."""
    seen: dict[type, inspect.StructType] = {}
    for info in inspect.multi_type_info(ROOTS):
        structs(info, seen)
    lines = [
        "// Generated from server/protocol/messages.py by `python -m server.protocol.codegen`; not edited by hand.",
        "",
    ]
    for name, value in CONSTANTS.items():
        lines += [f"export const {name} = {_constant(value)};"]
    lines += [f"export const CLIENT_EVENTS = {_constant(events(messages.ClientMessage))};"]
    lines += [f"export const SERVER_EVENTS = {_constant(events(messages.ServerMessage))};", ""]
    for info in seen.values():
        lines += [*typedef(info), ""]
    for union in ("ClientMessage", "ServerMessage"):
        members = " | ".join(struct_name(cls) for cls in get_args(getattr(messages, union)))
        lines += [f"/** @typedef {{{members}}} {union} */", ""]
    lines += ["/** @typedef {NonNullable<Edit['diff']>} Diff */"]
    return "\n".join(lines) + "\n"


def events(union: Any) -> tuple[str, ...]:
    """The event names of a union of messages."""
    return tuple(str(cls.__struct_config__.tag) for cls in get_args(union))


def _constant(value: object) -> str:
    if isinstance(value, tuple):
        return f"/** @type {{const}} */ ({json.dumps(value)})"
    return json.dumps(value)


def main() -> None:
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(render(), encoding="utf-8")


if __name__ == "__main__":
    main()
