"""The Socket.IO channel: decodes the pages' messages, checks the sender's role, and puts them on the room's queue.

Handlers themselves answer only with refusals. Replies come from the room's thread, in one order. Every fault leads to a
refusal: an exception while connecting must not admit a client."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from engineio.exceptions import SocketIsClosedError
from flask import Flask
from flask_socketio import SocketIO
from socketio.exceptions import ConnectionRefusedError as Refused

from backprop_canvas.errors import Problem
from backprop_canvas.protocol import codec
from backprop_canvas.protocol.messages import PING_SECONDS, Rejected, ServerMessage, Unanswered
from backprop_canvas.rooms.registry import Registry
from backprop_canvas.rooms.roles import may
from backprop_canvas.rooms.sending.post import Parcels
from backprop_canvas.session.session import rejection, unanswered
from backprop_canvas.web import transport
from backprop_canvas.web.connections.clients import Clients, shared_by_threads
from backprop_canvas.web.connections.visits import Visit, visit_of
from backprop_canvas.web.packets import MALFORMED, StrictPacket
from backprop_canvas.web.parcels import Packer, Shared
from backprop_canvas.web.persons import person_of
from backprop_canvas.web.shelf import Shelf

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Line:
    """The connection of one page. `engine` is its id below Socket.IO; `several`, `fetches`: see `Auth`. `visit`: of a
    member."""

    engine: str
    several: bool = False
    fetches: bool = False
    visit: Visit | None = None


class Channel:
    """Socket.IO over a Flask app. Rooms know members by separate ids, never by socket ids."""

    def __init__(self, app: Flask, shelf: Shelf) -> None:
        self._members: dict[str, str] = {}
        self._lines: dict[str, _Line] = {}
        self._shared = Shared(shelf)
        self._socketio = SocketIO(
            app,
            async_mode="threading",
            client_manager=Clients(),
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
        shared_by_threads(self._socketio)
        app.wsgi_app = transport.NoCompression(transport.InTurn(app.wsgi_app))  # type: ignore[method-assign]

    def open(self, registry: Registry) -> None:
        """Admit clients; `registry` receives their messages. The handlers are python-socketio's own: Flask's would open
        a request for each message and look up its route, which takes longer than to handle the message."""
        self._registry = registry
        server = self._socketio.server
        server.on("connect", self._connect)
        server.on("disconnect", self._disconnect)
        server.on(MALFORMED, self._malformed)
        server.on("*", self._event)

    def send(self, parcels: Parcels) -> None:
        """Send members what is theirs. A member that has left is sent nothing. A line that fails at this moment does
        not keep messages from the other members."""
        packer = Packer(self._shared)
        for member, messages in parcels.items():
            line = self._lines.get(member)
            if line is not None:
                try:
                    self._put(line, messages, packer)
                except Exception:
                    log.exception("A member could not be sent its messages.")
                if line.visit is not None:
                    line.visit.came_in()

    def _put(self, line: _Line, messages: Sequence[ServerMessage], packer: Packer) -> None:
        """A line that has broken before its client is known to have left is no fault."""
        with suppress(SocketIsClosedError):
            for packet in packer.packets(messages, several=line.several, fetches=line.fetches):
                self._socketio.server.eio.send(line.engine, packet)

    def _line(self, client: str, *, several: bool = False, fetches: bool = False, visit: Visit | None = None) -> _Line:
        return _Line(self._socketio.server.manager.eio_sid_from_sid(client, "/"), several, fetches, visit)

    def _connect(self, client: str, environ: dict[str, Any], auth: object = None) -> None:
        try:
            self._let_in(client, environ, auth)
        except Problem as problem:
            self._put(self._line(client), [rejection(problem)], Packer(self._shared))
            raise Refused(problem.code) from None
        except Exception:
            log.exception("A client could not be let in.")
            raise Refused("internal") from None

    def _let_in(self, client: str, environ: dict[str, Any], payload: object) -> None:
        auth, visit = codec.decode_auth(payload), visit_of(environ)
        line = self._line(client, several=auth.several, fetches=auth.fetches, visit=visit)
        self._registry.join(auth, lambda member: self._seat(client, member, line), person_of(environ))
        visit.admitted()
        if not self._socketio.server.manager.is_connected(client, "/"):
            # Its line has ended meanwhile, in another thread, which found no member to take away.
            self._disconnect(client)

    def _seat(self, client: str, member: str, line: _Line) -> None:
        self._members[client], self._lines[member] = member, line

    def _disconnect(self, client: str, reason: object = None) -> None:
        member = self._members.pop(client, None)
        if member is not None:
            line = self._lines.pop(member, None)
            self._registry.leave(member)
            if line is not None and line.visit is not None:
                line.visit.left()

    def _event(self, event: str, client: str, payload: object = None) -> None:
        member = self._members.get(client)
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

    def _malformed(self, client: str, what: object = None) -> None:
        member = self._members.get(client)
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
