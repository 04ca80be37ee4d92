"""The text of static/js/protocol/messages.js: the wire's constants and JSDoc types, from `messages`. This module knows
the declarations, but not their purpose."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args

from msgspec import inspect

from backprop_canvas.protocol import answers, messages, moves, paces, people, questions, tables
from backprop_canvas.protocol.codegen.spelling import HEAD, constant, members, type_text

ROOTS = (messages.Auth, messages.ClientMessage, messages.ServerMessage)
CONSTANTS = {
    "STEP_KINDS": messages.STEP_KINDS,
    "GRAINS": messages.GRAINS,
    "STEP_MILLISECONDS": messages.STEP_MILLISECONDS,
    "MOST_SEEN": messages.MOST_SEEN,
    "MAX_BREAKPOINTS": messages.MAX_BREAKPOINTS,
    "EXACT_EDGES": messages.EXACT_EDGES,
    "BESIDE": messages.BESIDE,
    "MAX_MESSAGE_BYTES": messages.MAX_MESSAGE_BYTES,
    "MAX_NAME": messages.MAX_NAME,
    "MAX_SELECTED": messages.MAX_SELECTED,
    "MAX_VERSION_NAME": messages.MAX_VERSION_NAME,
    "MAX_CLOSED": messages.MAX_CLOSED,
    "PING_SECONDS": messages.PING_SECONDS,
    "SEVERAL": messages.SEVERAL,
}
UNIONS = {
    "QuestionMessage": messages.Question,
    "AnswerMessage": messages.AnswerMessage,
    "ClientMessage": messages.ClientMessage,
    "ServerMessage": messages.ServerMessage,
}
WIRE = tuple(module.__name__ for module in (messages, moves, paces, people, questions, answers, tables))
# A server class whose plain name would mislead beside another name in the page.
RENAMED = {"Position": "CursorPosition"}


def render() -> str:
    """The text of the module."""
    events_of = {"CLIENT_EVENTS": messages.ClientMessage, "SERVER_EVENTS": messages.ServerMessage}
    lines = [HEAD, *(constant(name, value) for name, value in CONSTANTS.items())]
    lines += [*(constant(name, events(union)) for name, union in events_of.items()), ""]
    for info in _reached():
        lines += [*_typedef(info), ""]
    for name, union in UNIONS.items():
        members_of = " | ".join(_struct_name(cls) for cls in get_args(union))
        lines += [f"/** @typedef {{{members_of}}} {name} */", ""]
    lines += ["/** @typedef {NonNullable<Edit['diff']>} Diff */"]
    return "\n".join(lines) + "\n"


def events(union: Any) -> tuple[str, ...]:
    """The event names of a union of messages."""
    return tuple(str(cls.__struct_config__.tag) for cls in get_args(union))


def _reached() -> list[inspect.StructType]:
    """Every struct that the messages reach; a struct comes after those that it needs."""
    seen: dict[type, inspect.StructType] = {}
    for info in inspect.multi_type_info(ROOTS):
        _collect(info, seen)
    return list(seen.values())


def _collect(info: inspect.Type, seen: dict[type, inspect.StructType]) -> None:
    if isinstance(info, inspect.StructType) and info.cls not in seen:
        for field in info.fields:
            _collect(field.type, seen)
        seen[info.cls] = info
    for member in members(info):
        _collect(member, seen)


def _struct_name(cls: type) -> str:
    return RENAMED.get(cls.__name__, cls.__name__) if cls.__module__ in WIRE else cls.__name__


def _typedef(info: inspect.StructType) -> Iterator[str]:
    summary = (info.cls.__doc__ or "").strip().split("\n\n")[0]
    yield "/**"
    if summary and not summary.startswith(f"{info.cls.__name__}("):
        yield from (f" * {line.strip()}" for line in summary.splitlines())
    yield f" * @typedef {{object}} {_struct_name(info.cls)}"
    if info.tag_field is not None:
        yield f" * @property {{{json.dumps(info.tag)}}} {info.tag_field}"
    for field in info.fields:
        optional = not field.required and info.cls.__module__ not in WIRE
        name = f"[{field.encode_name}]" if optional or _client_default(info, field) else field.encode_name
        yield f" * @property {{{type_text(field.type, _struct_name)}}} {name}"
    yield " */"


def _client_default(info: inspect.StructType, field: inspect.Field) -> bool:
    # The page may leave defaults out of its messages; the server always sends every field.
    sent_by_page = info.cls in (*get_args(messages.ClientMessage), messages.Auth, messages.Position, messages.Pace)
    return sent_by_page and not field.required
