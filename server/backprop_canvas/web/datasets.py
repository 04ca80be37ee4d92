"""Data sets that are made, over HTTP: the list with what small pictures need, and one of them as a document. They
depend on the address alone, so nothing is kept."""

from __future__ import annotations

from functools import cache

import msgspec
from flask import Flask, Response, request

from backprop_canvas.document.read import encode_document
from backprop_canvas.errors import Problem
from backprop_canvas.session.editing.made import made_document, made_list
from backprop_canvas.web.problems import problem_body

# A number of samples or a seed has fewer digits than this.
MOST_DIGITS = 24


def register(app: Flask) -> None:
    """Add the addresses to an app."""
    app.add_url_rule("/datasets", "datasets", lambda: _json(_list()))
    app.add_url_rule("/datasets/<name>", "dataset", _dataset)


@cache
def _list() -> bytes:
    return msgspec.json.encode(made_list())


def _dataset(name: str) -> Response:
    try:
        document = made_document(
            name, count=_whole("count"), noise=_number("noise"), seed=_whole("seed") or 0, classes=_whole("classes")
        )
    except Problem as problem:
        return _json(problem_body(problem), 400)
    return _json(encode_document(document))


def _json(body: bytes, status: int = 200) -> Response:
    answer = Response(body, status=status, mimetype="application/json")
    answer.headers["Cache-Control"] = "no-cache"
    answer.add_etag()
    answer.make_conditional(request.environ)
    return answer


def _whole(name: str) -> int | None:
    text = request.args.get(name)
    if text is None:
        return None
    if text.isascii() and text.isdigit() and len(text) < MOST_DIGITS:
        return int(text)
    raise Problem("number_needed", name=name, text=text[:MOST_DIGITS])


def _number(name: str) -> float | None:
    text = request.args.get(name)
    try:
        return None if text is None else float(text)
    except ValueError:
        raise Problem("number_needed", name=name, text=text[:MOST_DIGITS] if text else "") from None
