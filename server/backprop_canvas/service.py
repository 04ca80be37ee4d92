"""The application that is served, and its announcement. Both are the same for every server.

It puts the application over its storage. This module knows no ports, processes and signals."""

from __future__ import annotations

import sys
import threading
import webbrowser
from wsgiref.types import WSGIApplication

from backprop_canvas.config import Config

# How long a computing thread keeps the other threads waiting. While the engine is interpreted, Python's own 5 ms would
# delay every message by that much.
SWITCH_SECONDS = 0.001
WILDCARDS = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104


def build(config: Config) -> WSGIApplication:
    """The WSGI application over its storage. It is made in the process that serves, because threads and connections to
    a database do not survive a fork. Raises Problem data_folder or assets_missing."""
    from backprop_canvas.compiling import start_compiling
    from backprop_canvas.rooms.seating import Seating
    from backprop_canvas.storage import open_store
    from backprop_canvas.web import create_app
    from backprop_canvas.web.hosts import Hosts, names_of

    application = create_app(open_store(config.data), Seating(config.seats, config.seats_per_network))
    sys.setswitchinterval(SWITCH_SECONDS)
    start_compiling(application.extensions["rooms"].quiet)
    names = names_of(config.host, config.host_names)
    return Hosts(application, names, frozenset(config.trusted_proxies))


def page_address(host: str, port: int) -> str:
    """The URL at which a browser on this machine finds the page of a program that listens there."""
    host = WILDCARDS.get(host, host)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def announce(address: str, config: Config) -> None:
    """Prints where the page is, and opens it on request. A machine without a browser is no error."""
    print(f"Backprop Canvas is at {address} (Ctrl-C stops it)", flush=True)
    if config.open_browser:
        threading.Thread(target=open_quietly, args=(address,), name="browser", daemon=True).start()


def open_quietly(address: str) -> None:
    try:
        webbrowser.open(address)
    except (OSError, webbrowser.Error):
        return
