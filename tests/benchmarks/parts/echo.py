"""A bare Socket.IO server that says back what it hears, configured and served like the program: what is left of a
round trip when nothing is done. Its one page measures round trips.

    python -m tests.benchmarks.parts.echo --port 8001
"""

from __future__ import annotations

import argparse
from pathlib import Path
from wsgiref.types import WSGIApplication

from flask import Flask
from flask_socketio import SocketIO, emit

from backprop_canvas.app import open_port
from backprop_canvas.config import Config
from backprop_canvas.production import Application, OneProcess
from backprop_canvas.web import assets
from backprop_canvas.web.packets import StrictPacket

# `trip` resolves to the milliseconds from saying a step to hearing it back.
PAGE = """
<!doctype html><title>Echo</title>
<script src="/static/vendor/socket.io/socket.io.js"></script>
<script>
  const socket = io({transports: ["websocket"], auth: {}});
  const trip = () => new Promise((done) => {
    const begin = performance.now();
    socket.once("step", () => done(performance.now() - begin));
    socket.emit("step", {direction: 1, grain: "neuron"});
  });
  const open = new Promise((done) => socket.on("connect", done));
</script>
"""


class Echo(Application):
    def load(self) -> WSGIApplication:
        app = Flask("echo", static_folder=str(assets.static_folder()), static_url_path=assets.STATIC_URL)
        app.add_url_rule("/", "page", lambda: PAGE)
        socketio = SocketIO(
            app,
            async_mode="threading",
            transports=["websocket"],
            async_handlers=False,
            serializer=StrictPacket,
            manage_session=False,
            http_compression=False,
        )
        socketio.on_event("step", lambda payload: emit("step", payload))
        return app


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--data", type=Path, default=Path())
    given = parser.parse_args()
    config = Config(port=given.port, data=given.data)
    OneProcess(Echo(open_port(config.host, config.port), config)).run()


if __name__ == "__main__":
    main()
