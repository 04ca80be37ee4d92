"""The application that is served, and its announcement. Both are the same for every server.

It puts the application over its storage. This module knows no ports, processes and signals."""

from __future__ import annotations

import gc
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from functools import partial
from wsgiref.types import WSGIApplication

from backprop_canvas.config import Config

# How long a computing thread keeps the other threads waiting. While the engine is interpreted, Python's own 5 ms would
# delay every message by that much.
SWITCH_SECONDS = 0.001
# Python's own is 700: a fifth of a join's time was spent on looking for garbage.
NEW_OBJECTS = 10_000
# Loading what is compiled takes a second of the interpreter, which those who come need themselves: a class is back
# sooner after the program was started again, and edits are answered sooner. So it waits until nobody has asked for
# anything for this long, but not for ever.
QUIET_SECONDS = 2.0
LONGEST_SECONDS = 300.0
WILDCARDS = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104


def build(config: Config) -> WSGIApplication:
    """The WSGI application over its storage. It is made in the process that serves, because threads and connections to
    a database do not survive a fork. Raises Problem data_folder or assets_missing."""
    from backprop_canvas.compiling import start_compiling
    from backprop_canvas.rooms.seating import Seating
    from backprop_canvas.storage import open_store
    from backprop_canvas.storage.backup import take_offered
    from backprop_canvas.storage.upkeep import Upkeep
    from backprop_canvas.web import create_app
    from backprop_canvas.web.hosts import Hosts, names_of
    from backprop_canvas.web.security import Sealed

    take_offered(config.data)
    store = open_store(config.data)
    application = create_app(store, Seating(config.seats, config.seats_per_network), config.archive_days)
    Upkeep(store.catalogue, config.archive_days)
    sys.setswitchinterval(SWITCH_SECONDS)
    collect_less()
    start_compiling(partial(wait_for_quiet, application.extensions["rooms"].quiet))
    names = names_of(config.host, config.host_names)
    return Sealed(Hosts(application, names, frozenset(config.trusted_proxies)))


def collect_less() -> None:
    """Let Python look for circular garbage less often, and not among the objects that are loaded by now and stay. A
    class that comes back makes many objects and hardly any such garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)


def wait_for_quiet(quiet: Callable[[], float]) -> None:
    """Returns once nobody has asked for anything for a while. quiet: the seconds since somebody has."""
    latest = time.monotonic() + LONGEST_SECONDS
    while (wait := min(QUIET_SECONDS - quiet(), latest - time.monotonic())) > 0:
        time.sleep(wait)


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
