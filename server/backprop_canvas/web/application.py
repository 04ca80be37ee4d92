"""Assembles the web application: Flask with its pages, and Socket.IO with its rooms, over one store."""

from __future__ import annotations

import atexit

from flask import Flask

from backprop_canvas.rooms.registry import Registry
from backprop_canvas.rooms.seating import Seating
from backprop_canvas.storage import Store
from backprop_canvas.web import (
    assets,
    csv_tables,
    datasets,
    files,
    first_words,
    history,
    networks,
    pages,
    samples,
    security,
    sharing,
    sockets,
)
from backprop_canvas.web.shelf import Shelf

# More than the largest document that can be read (16 MiB), with room for the form that carries it.
MAX_BODY_BYTES = 17 * 1024 * 1024


def create_app(store: Store, seating: Seating | None = None, archive_days: int | None = None) -> Flask:
    """The WSGI application. `archive_days`: after so many days an untouched network is archived; the page tells it.
    Raises Problem assets_missing when the page's libraries are not installed."""
    app = Flask(
        "backprop_canvas",
        static_folder=str(assets.static_folder()),
        static_url_path=assets.STATIC_URL,
        template_folder=str(assets.template_folder()),
    )
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    security.protect(app)
    files.register(app)
    pages.register(app, store)
    history.register(app, store)
    datasets.register(app)
    csv_tables.register(app)
    shelf = Shelf()
    samples.register(app, store, shelf)
    channel = sockets.Channel(app, shelf)
    registry = Registry(store, channel.send, seating or Seating())
    sharing.register(app, store, registry.dismiss)
    networks.register(app, store, registry, archive_days)
    first_words.rehearse(app)
    channel.open(registry)
    app.extensions["rooms"] = registry
    atexit.register(registry.close)
    return app
