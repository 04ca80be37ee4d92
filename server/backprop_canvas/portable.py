"""Serves with Werkzeug's threaded server, where gunicorn does not run (Windows).

One process with one thread per connection, as `production` has it. Stopping ends the process and its
connections with it: what was acknowledged is saved.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
from types import FrameType

from werkzeug.serving import WSGIRequestHandler, make_server

from backprop_canvas import service
from backprop_canvas.config import Config

# For the head of a request; then for each part of its body and of its answer.
HEAD_SECONDS = 5
PART_SECONDS = 60


class QuietHandler(WSGIRequestHandler):
    """Writes no line per request, and gives up on those that do not come."""

    timeout = HEAD_SECONDS

    def run_wsgi(self) -> None:
        self.connection.settimeout(PART_SECONDS)
        super().run_wsgi()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        return


def serve(listener: socket.socket, config: Config) -> None:
    """Serves until Ctrl-C or SIGTERM, which do not return."""
    host, port = listener.getsockname()[:2]
    server = make_server(
        host, port, service.build(config), threaded=True, request_handler=QuietHandler, fd=listener.fileno()
    )
    signal.signal(signal.SIGTERM, stop)
    service.announce(service.page_address(host, port), config)
    with contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()
    os._exit(0)


def stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
