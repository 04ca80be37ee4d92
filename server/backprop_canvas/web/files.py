"""Serves the page's files over HTTP. Files of a bundle have a hash of their content in their names. A browser requests
each of them only once, and they are sent as the build compressed them. Files of a checkout are requested again each
time."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from flask import Flask, Response, abort, request, send_from_directory, url_for

from backprop_canvas.web import assets

FOR_EVER_SECONDS = 365 * 24 * 3600
# The shortest first: the name of the encoding, and the suffix that the build adds to a file's name.
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


def register(app: Flask) -> None:
    """Give templates the names of files, and serve built files instead of Flask's own way."""
    app.add_template_global(lambda file: url_for("static", filename=assets.name_of(file)), "asset")
    if assets.built():
        app.view_functions["static"] = serve_built


def serve_built(filename: str) -> Response:
    if filename not in assets.built().values():
        abort(404)
    folder = assets.static_folder()
    encoding, suffix = accepted(folder / filename)
    mimetype = mimetypes.guess_type(filename)[0]
    answer = send_from_directory(folder, filename + suffix, mimetype=mimetype, max_age=FOR_EVER_SECONDS)
    if encoding:
        answer.content_encoding = encoding
    answer.cache_control.immutable = True
    answer.vary.add("Accept-Encoding")
    return answer


def accepted(file: Path) -> tuple[str | None, str]:
    """The best encoding that exists beside a file and that the present request accepts, with its suffix."""
    for encoding, suffix in ENCODINGS:
        if request.accept_encodings.quality(encoding) > 0 and file.with_name(file.name + suffix).is_file():
            return encoding, suffix
    return None, ""
