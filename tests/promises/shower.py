"""Sends junk to a running server, and counts what must not happen. A test and a benchmark share this."""

from __future__ import annotations

import queue
import secrets
import socket
from collections import Counter
from contextlib import suppress
from typing import Any

import websocket

from tests.line import Line
from tests.promises.editors import PATIENCE_SECONDS, new_network
from tests.promises.junk import Junk

# So many pieces of junk are sent before it is looked whether the room still answers.
BATCH = 25
SECONDS = 30
ROUTES = (
    "/",
    "/health",
    "/new",
    "/templates",
    "/csv",
    "/networks",
    "/networks.json",
    "/networks/<deed>",
    "/datasets",
    "/datasets/<name>",
    "/n/<network>",
    "/v/<network>",
    "/n/<network>/links",
    "/n/<network>/withdraw",
    "/e/<link>",
    "/c/<link>",
    "/n/<network>/document",
    "/n/<network>/history",
    "/n/<network>/history/<revision>",
    "/n/<network>/samples/<key>",
    "/v/<network>/samples/<key>",
    "/static/<path:filename>",
)
# What may come of junk; everything else that is counted is a fault.
GOOD = {"sent", "refused", "ended", "status_1xx", "status_2xx", "status_3xx", "status_4xx"}


class Target:
    """A page that sends junk to one network. `counts`: what came of it."""

    def __init__(self, url: str) -> None:
        self.counts: Counter[str] = Counter()
        self._url = url
        self._network = new_network(url)
        self._told: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
        self._line = self._connected()

    def events(self, junk: Junk, event: str, count: int) -> None:
        """So many payloads of one event, each over a line that must stay."""
        for number in range(count):
            self._line.emit(event, junk.payload(event))
            if (number + 1) % BATCH == 0 or number == count - 1:
                self._line.emit("pause", {})
                if not self._answers():
                    self.counts["cut"] += 1
                    self._line = self._connected()
        self.counts["sent"] += count

    def introductions(self, junk: Junk, count: int) -> None:
        """So many first words. Each gets in or is refused."""
        for _ in range(count):
            auth = self._auth()
            for _ in range(junk.chance.randint(0, 2)):
                auth = junk.changed(auth)
            self._line = self._connected(auth)
            if self._line_is_ours():
                self._line.disconnect()
        self._line = self._connected()
        self.counts["sent"] += count

    def frames(self, junk: Junk, count: int) -> None:
        """So many WebSocket messages; one that says goodbye or breaks Engine.IO's rules may end the line."""
        for number in range(count):
            frame = junk.frame()
            try:
                self._send(frame)
                ended = (number + 1) % BATCH == 0 and not self._answers()
            except (OSError, websocket.WebSocketException):
                ended = True
            if ended:
                self.counts["ended"] += 1
                self._line = self._connected()
        self.counts["sent"] += count

    def _send(self, frame: bytes | str) -> None:
        if isinstance(frame, str):
            self._line.send_text(frame)
        else:
            self._line.send_bytes(frame)

    def leave(self) -> None:
        self._line.disconnect()

    def alive(self) -> bool:
        """Whether an edit still gets through."""
        self._line.abort()
        self._line = self._connected()
        change = {"op": "settings", "fields": {"title": "alive"}}
        self._line.emit("edit", {"id": 2**40, "diff": [change]})
        return self._until("accepted") is not None

    def _answers(self) -> bool:
        """Whether an event that nobody knows gets its refusal."""
        name = f"mark {secrets.token_hex(4)}"
        with suppress(OSError, websocket.WebSocketException):
            self._line.emit(name, {})
        while (told := self._until("rejected", "disconnect")) is not None and told != "disconnect":
            if told["values"].get("event") == name:
                return True
        return False

    def _until(self, *events: str) -> Any:
        """The payload of the next of these events; None where nothing comes."""
        while True:
            try:
                event, payload = self._told.get(timeout=PATIENCE_SECONDS)
            except queue.Empty:
                self.counts["no answer"] += 1
                return None
            if event in ("rejected", "unanswered"):
                self.counts["internal" if payload["code"] == "internal" else "refused"] += 1
            if event in events:
                return "disconnect" if event == "disconnect" else payload

    def _auth(self) -> dict[str, Any]:
        return {"network": self._network, "tab": secrets.token_hex(8), "position": None}

    def _connected(self, auth: Any = None) -> Line:
        told: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
        self._told = told
        return Line(
            self._url, self._auth() if auth is None else auth, lambda event, payload: told.put((event, payload))
        )

    def _line_is_ours(self) -> bool:
        """Whether the first words were accepted."""
        return self._until("welcome", "disconnect") not in (None, "disconnect")


def requests(port: int, junk: Junk, route: str, count: int) -> Counter[str]:
    """The statuses of so many requests. A connection that ends without an answer is none."""
    counts: Counter[str] = Counter()
    for _ in range(count):
        status = asked(port, junk.request(route))
        counts[f"status_{status[:1]}xx" if status else "no status"] += 1
    return counts


def asked(port: int, request: bytes) -> str:
    answer = b""
    with socket.create_connection(("127.0.0.1", port), timeout=SECONDS) as line:
        with suppress(ConnectionError):
            line.sendall(request)
        with suppress(ConnectionError):
            while b"\r\n" not in answer and (data := line.recv(4096)):
                answer += data
    first = answer.split(b" ", 2)
    return first[1].decode() if len(first) > 1 else ""
