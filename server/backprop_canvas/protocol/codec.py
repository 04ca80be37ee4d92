"""Translates between payloads and messages. Incoming payloads are checked strictly against the declarations. Unknown
events, unknown fields, wrong types, non-finite numbers and msgpack extension types are refused."""

from __future__ import annotations

import struct
from typing import Any, get_args

import msgspec

from backprop_canvas.errors import Problem
from backprop_canvas.protocol.messages import Auth, ClientMessage, Question, ServerMessage

_CLIENT_EVENTS = {str(cls.__struct_config__.tag): cls for cls in get_args(ClientMessage)}
QUESTIONS = frozenset(str(cls.__struct_config__.tag) for cls in get_args(Question))


def decode_auth(payload: object) -> Auth:
    """The message that a page sent when it connected. Raises Problem malformed_message."""
    auth: Auth = _convert("connect", payload, Auth)
    return auth


def decode(event: str, payload: object) -> ClientMessage:
    """The message of an event. Raises Problem unknown_message or malformed_message."""
    if event not in _CLIENT_EVENTS:
        raise Problem("unknown_message", event=_short(event))
    message: ClientMessage = _convert(event, payload, _CLIENT_EVENTS[event])
    return message


def encode(message: ServerMessage) -> tuple[str, dict[str, Any]]:
    """The event and the payload of a message. Arrays are bytes already and stay unchanged."""
    payload: dict[str, Any] = msgspec.to_builtins(message, builtin_types=(bytes,))
    return payload.pop("event"), payload


def _convert(event: str, payload: object, kind: Any) -> Any:
    if not isinstance(payload, dict):
        raise Problem("malformed_message", event=event, reason="its payload is not an object")
    if "event" in payload:
        raise Problem("malformed_message", event=event, reason="it has a field event")
    try:
        return msgspec.convert(_with_doubles(payload), kind)
    except (msgspec.ValidationError, RecursionError) as error:
        raise Problem("malformed_message", event=event, reason=_short(str(error))) from None


def _with_doubles(value: Any) -> Any:
    """A page's payload, with its largest whole numbers decoded. The page's msgpack cannot write whole doubles beyond 64
    bits, so it sends their 8 bytes, little-endian. A page sends no other bytes."""
    if isinstance(value, bytes) and len(value) == 8:
        return struct.unpack("<d", value)[0]
    if isinstance(value, dict):
        return {key: _with_doubles(part) for key, part in value.items()}
    if type(value) is list:
        return [_with_doubles(part) for part in value]
    return value


def _short(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:199]}…"
