"""The Socket.IO channel: decodes the pages' messages, checks the sender's role, and puts them on the room's queue.

Handlers themselves answer only with refusals. Replies come from the room's thread, in one order. Every fault leads to a
refusal: an exception while connecting must not admit a client."""

from __future__ import annotations

import logging
from contextlib import suppress

from engineio.exceptions import SocketIsClosedError
from flask import Flask, request
from flask_socketio import SocketIO
from socketio.exceptions import ConnectionRefusedError as Refused

from backprop_canvas.errors import Problem
from backprop_canvas.protocol import codec
from backprop_canvas.protocol.messages import PING_SECONDS, Rejected, ServerMessage, Unanswered
from backprop_canvas.rooms.registry import Registry
from backprop_canvas.rooms.roles import may
from backprop_canvas.session.session import rejection, unanswered
from backprop_canvas.web import transport
from backprop_canvas.web.packets import MALFORMED, StrictPacket
from backprop_canvas.web.visits import visit_of

log = logging.getLogger(__name__)


class Channel:
    """Socket.IO over a Flask app. Rooms know members by separate ids, never by socket ids."""

    def __init__(self, app: Flask) -> None:
        self._members: dict[str, str] = {}
        self._sockets: dict[str, str] = {}
        self._socketio = SocketIO(
            app,
            async_mode="threading",
            transports=["websocket"],
            async_handlers=False,
            # The room's welcome must find the client connected, so the connection is confirmed first.
            always_connect=True,
            serializer=StrictPacket,
            manage_session=False,
            http_compression=False,
            ping_interval=PING_SECONDS,
            max_http_buffer_size=transport.PACKET_BYTES,
        )
        transport.bound(self._socketio)
        app.wsgi_app = transport.NoCompression(app.wsgi_app)  # type: ignore[method-assign]

    def open(self, registry: Registry) -> None:
        """Admit clients; `registry` receives their messages."""
        self._registry = registry
        self._socketio.on_event("connect", self._connect)
        self._socketio.on_event("disconnect", self._disconnect)
        self._socketio.on_event(MALFORMED, self._malformed)
        self._socketio.on("*")(self._event)

    def send(self, member: str, message: ServerMessage) -> None:
        """Send a message to one member. If the member has left, nothing is sent."""
        client = self._sockets.get(member)
        if client is not None:
            self._emit(client, message)

    def _emit(self, client: str, message: ServerMessage) -> None:
        """A line that has broken before its client is known to have left is no fault."""
        event, payload = codec.encode(message)
        with suppress(SocketIsClosedError):
            self._socketio.server.emit(event, payload, to=client)

    def _connect(self, auth: object = None) -> None:
        client: str = request.sid  # type: ignore[attr-defined]
        try:
            self._let_in(client, auth)
        except Problem as problem:
            self._emit(client, rejection(problem))
            raise Refused(problem.code) from None
        except Exception:
            log.exception("A client could not be let in.")
            raise Refused("internal") from None

    def _let_in(self, client: str, payload: object) -> None:
        self._registry.join(codec.decode_auth(payload), lambda member: self._seat(client, member))
        visit_of(request.environ).proved = True

    def _seat(self, client: str, member: str) -> None:
        self._members[client], self._sockets[member] = member, client

    def _disconnect(self, reason: object = None) -> None:
        member = self._members.pop(request.sid, None)  # type: ignore[attr-defined]
        if member is not None:
            self._sockets.pop(member, None)
            self._registry.leave(member)
            visit_of(request.environ).left()

    def _event(self, event: str, payload: object = None) -> None:
        member = self._members.get(request.sid)  # type: ignore[attr-defined]
        if member is None:
            return
        try:
            message = codec.decode(event, payload)
            role = self._registry.role(member)
            if role is None:
                return
            if not may(role, message):
                raise Problem("not_allowed", role=role, event=event)
            self._registry.say(member, message)
        except Problem as problem:
            self._registry.refuse(member, _refused(event, payload, problem))

    def _malformed(self, what: object = None) -> None:
        member = self._members.get(request.sid)  # type: ignore[attr-defined]
        reason = "it is not one event with one payload"
        problem = Problem("malformed_message", event=str(what)[:64], reason=reason)
        if member is not None:
            self._registry.refuse(member, rejection(problem))


def _refused(event: str, payload: object, problem: Problem) -> Rejected | Unanswered:
    """The answer to input that could not be read or is not allowed. It names the edit, so that the page can take it
    back, or the question, so that the page stops waiting."""
    number = payload.get("id") if isinstance(payload, dict) else None
    if not isinstance(number, int) or isinstance(number, bool):
        return rejection(problem)
    return unanswered(problem, number) if event in codec.QUESTIONS else rejection(problem, number)
