"""Runs the program: opens the port and serves until it is stopped.

The port is opened first, so that its problems are told before anything else is done. How requests are
served is gunicorn's business, or Werkzeug's where that does not run; this module knows neither pages nor
messages.
"""

from __future__ import annotations

import errno
import os
import socket

from backprop_canvas.config import Config
from backprop_canvas.errors import Problem

# A lecture hall that comes at once, beside connections that say nothing.
BACKLOG = 2048


def run(config: Config) -> None:
    """Serves until SIGINT or SIGTERM. Raises the Problem that keeps it from starting, or ends the process
    with status 2 where gunicorn has told it already.
    """
    with open_port(config.host, config.port) as listener:
        try:
            from backprop_canvas.production import serve
        except ImportError:
            from backprop_canvas.portable import serve
        from backprop_canvas.service import page_address
        from backprop_canvas.storage.lock import serving

        with serving(config.data, page_address(*listener.getsockname()[:2])):
            serve(listener, config)


def open_port(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any that is free."""
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, proto)
    except OSError as reason:
        raise cannot_bind(host, port, reason) from None
    try:
        if os.name != "nt":
            # Elsewhere it admits a port whose last connections are still closing; Windows would share it.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as reason:
        listener.close()
        raise cannot_bind(host, port, reason) from None
    return listener


def cannot_bind(host: str, port: int, reason: OSError) -> Problem:
    if reason.errno == errno.EADDRINUSE:
        return Problem("port_in_use", host=host, port=port)
    return Problem("cannot_bind", host=host, port=port, reason=reason.strerror or reason)
