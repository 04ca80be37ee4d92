"""The web: pages over HTTP and messages over Socket.IO. Owns Flask; only `app` imports it."""

from backprop_canvas.web.application import create_app

__all__ = ["create_app"]
