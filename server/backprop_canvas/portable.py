"""Serves with Werkzeug's threaded server, where gunicorn does not run (Windows).

Like `production`, it uses one process with one thread per connection. Stopping ends the process and its connections;
acknowledged edits are saved."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
from types import FrameType

from werkzeug.serving import WSGIRequestHandler, make_server

from backprop_canvas import service
from backprop_canvas.config import Config

# The time limit for the head of a request, and then for each part of its body and of its answer.
HEAD_SECONDS = 5
PART_SECONDS = 60


class QuietHandler(WSGIRequestHandler):
    """Logs no requests, and gives up on requests that do not arrive in time."""

    timeout = HEAD_SECONDS

    def run_wsgi(self) -> None:
        self.connection.settimeout(PART_SECONDS)
        super().run_wsgi()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        return


def serve(listener: socket.socket, config: Config) -> None:
    """Serves until Ctrl-C or SIGTERM, and does not return."""
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
