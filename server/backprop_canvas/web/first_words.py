"""Handles every kind of first message once, before any page is admitted. msgspec builds its description of a type when
the type is first used, and this is not thread-safe. Many pages that send their first message at once would crash the
process. This module knows no member and no stored network."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from flask import Flask

from backprop_canvas.document.read import decode_document, encode_document
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template, templates
from backprop_canvas.protocol import codec
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.network.tables import operations
from backprop_canvas.session.session import Session

NOBODY = "0" * 16


def rehearse(app: Flask) -> None:
    """Build everything that is built on first use: types, tables, regular expressions, markup. This happens in one
    thread, before others exist."""
    build_types()
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    for key, _ in templates():
        decode_document(encode_document(template(key)))
    _session(template("2-2-2"))


def build_types() -> None:
    """Decode an empty value into every declared record and message. Its built type reports what is missing."""
    for kind in _structs(msgspec.Struct):
        try:
            msgspec.convert({}, kind)
        except (msgspec.ValidationError, TypeError):
            continue  # built; or a record that is only made here and never decoded


def _structs(kind: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    for each in kind.__subclasses__():
        yield each
        yield from _structs(each)


def _session(document: Document) -> None:
    """A page joins, edits and asks, as every page does first. All the answers are encoded."""
    session = Session(document, 0)
    parameter = document.parameters[0]
    edit = [{"op": "change", "kind": "parameters", "id": parameter.id, "fields": {"value": parameter.value}}]
    said = [("edit", {"id": 0, "diff": edit}), ("check", {"id": 1, "equation": f"dL/d{parameter.name} = 0"})]
    told = [out.message for out in session.join(NOBODY)]
    for event, payload in said:
        told += [out.message for out in session.handle(NOBODY, codec.decode(event, payload))]
    told += [out.message for out in session.settle()]
    for message in (*told, _welcome(document)):
        codec.encode(message)


def _welcome(document: Document) -> wire.Welcome:
    return wire.Welcome(
        member=NOBODY,
        role="viewer",
        handle="",
        view_id="",
        document=document,
        revision=0,
        last_edit=-1,
        closed=(),
        operations=operations(),
        members=(),
    )
