"""Tables of people's own, over HTTP: a file is read and answered, with a document that learns it. Nothing is kept, so
the page sends the file again with other choices."""

from __future__ import annotations

import msgspec
from flask import Flask, Response, request

from backprop_canvas.document.fields import Seed, Share
from backprop_canvas.document.read import encode_document
from backprop_canvas.errors import Problem
from backprop_canvas.session.tables.choosing import CsvRole, Scaling
from backprop_canvas.session.tables.documents import table_document
from backprop_canvas.session.tables.reading import MAX_COLUMNS
from backprop_canvas.session.tables.splitting import Shares
from backprop_canvas.web.problems import private, problem_body
from backprop_canvas.web.security import foreign, foreign_origin


class KeptShares(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See `Shares`."""

    validation: Share = 0.0
    test: Share = 0.0
    seed: Seed = 0


class Choices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """header: whether the first line has names. roles: of each column. null: what the table looks like. shares: of
    lines that are kept, where no column says it."""

    header: bool | None = None
    roles: tuple[CsvRole, ...] | None = None
    scaling: Scaling = "standard"
    shares: KeptShares = KeptShares()


def register(app: Flask) -> None:
    """Add the address to an app."""
    app.add_url_rule("/csv", "csv", _read, methods=["POST"])


def _read() -> Response:
    """That a table cannot be read is an answer, too."""
    if foreign(request.environ) or foreign_origin(request.environ):
        return private(problem_body(Problem("foreign_form")))
    try:
        file = request.files["table"]
        choices = _choices(request.form.get("choices", "{}"))
        title = (file.filename or "").rsplit("/", 1)[-1].rsplit("\\", 1)[-1].rsplit(".", 1)[0]
        table, document = table_document(
            file.read(),
            title,
            header=choices.header,
            roles=choices.roles,
            scaling=choices.scaling,
            shares=Shares(**msgspec.structs.asdict(choices.shares)),
        )
    except Problem as problem:
        return private(problem_body(problem))
    return private(b'{"table":%b,"document":%b}' % (msgspec.json.encode(table), encode_document(document)))


def _choices(text: str) -> Choices:
    try:
        return msgspec.json.decode(text, type=Choices)
    except msgspec.DecodeError:
        raise Problem("csv_roles", count=MAX_COLUMNS) from None
