"""Runs the program: opens the port and serves until it is stopped.

The port is opened first, so that its problems are reported before any other work. Gunicorn serves the requests, or
Werkzeug where gunicorn does not run. This module knows no pages and no messages."""

from __future__ import annotations

import errno
import os
import socket

from backprop_canvas.config import Config
from backprop_canvas.errors import Problem

# Enough for a lecture hall that connects at once, in addition to connections that send nothing.
BACKLOG = 2048


def run(config: Config) -> None:
    """Serves until SIGINT or SIGTERM. Raises the Problem that prevents the start. If gunicorn has reported the problem
    already, it ends the process with status 2."""
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
    """A listening socket; port 0 takes any free port."""
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, proto)
    except OSError as reason:
        raise cannot_bind(host, port, reason) from None
    try:
        if os.name != "nt":
            # Elsewhere this option admits a port whose last connections are still closing. Windows would share the
            # port.
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
