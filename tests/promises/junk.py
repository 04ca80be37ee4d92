"""Input that nobody should send: payloads that are nearly right, frames that are none, requests to no address. It
all follows from a seed. Knows the messages' shapes; sends nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

import msgpack
import msgspec

from tests.rooms.test_roles import MAY

DEEPEST = 4
PARAMETER = {"op": "change", "kind": "parameters", "id": "w1", "fields": {"value": 0.5, "name": "w"}}
# One valid operation of each kind, and equations of each sort, so that what is nearly right gets far.
OPERATIONS: Sequence[dict[str, Any]] = (
    PARAMETER,
    {"op": "add", "kind": "neurons", "at": 0, "record": {"id": "n", "role": "hidden", "activation": "tanh"}},
    {"op": "add", "kind": "edges", "at": 0, "record": {"id": "e", "source": "i1", "target": "o1", "weight": "w1"}},
    {"op": "remove", "kind": "edges", "id": "e8"},
    {"op": "remove", "kind": "neurons", "id": "h1"},
    {"op": "add_sample", "at": 0, "inputs": {"i1": 1.0}, "targets": {"o1": 0.0}},
    {"op": "remove_sample", "at": 0},
    {"op": "cell", "part": "inputs", "sample": 0, "neuron": "i1", "value": 2.0},
    {"op": "column", "part": "targets", "neuron": "o1", "values": [0.5]},
    {"op": "settings", "fields": {"loss": "squared_error", "title": "t", "training": {"batch_size": 2, "seed": 3}}},
    {"op": "settings", "fields": {"training": {"optimizer": {"kind": "adam", "learning_rate": 0.1}}, "stops": []}},
)
EQUATIONS = (
    "dL/dw1 = dh1/dw1 * do1/dh1 * dL/do1 + dh1/dw1 * do2/dh1 * dL/do2",
    "∂L/∂w₁ = x · δ",
    r"\frac{\partial L}{\partial w_1} = \sum_{k} \delta_k w_{k1}",
    "dL/dw5 = (o1 - t1) * o1 * (1 - o1) * h1",
)
TEXTS = (
    "",
    "\0",
    "w1",
    "é" * 40,
    "__proto__",
    "../../etc/passwd",
    "{0}",
    "%s%n",
    "<script>",
    "\ud7ff\U0010ffff",
    "x" * 5000,
)
NUMBERS = (0, 1, -1, 2, 7, 255, 2**31, 2**53 + 1, 2**63 - 1, -(2**63), 2**64 - 1, 0.0, -0.0, 0.5, 1e-320, 1e308)
NO_NUMBERS = (float("nan"), float("inf"), float("-inf"))
PATHS = (
    "",
    "/",
    "/n/",
    "/v/",
    "/n//document",
    "/static/",
    "/static/js/../../x",
    "/health/x",
    "/%00",
    "/n/%ff%fe",
    "/;",
    "/socket.io/",
)
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW", "get")
FORMS = ("/new", "/csv", "/n/<network>/withdraw")
TABLES = (b"x,y\n1,2\n", b"", b"\xff\xfe\x00", b'"', b"a;b\n1;2;3\n", b"," * 5000)
BOUNDARY = "multipart/form-data; boundary=x"


class Junk:
    """See the module."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        messages = [msgspec.to_builtins(message) for message, *_ in MAY]
        self._payloads = {payload.pop("event"): payload for payload in messages}

    @property
    def events(self) -> list[str]:
        return list(self._payloads)

    def payload(self, event: str) -> Any:
        """A payload for an event: changed in one to three places, now and then not at all, or something else."""
        pick = self.chance.random()
        if pick < 0.05:
            return self.value()
        payload = dict(self._payloads[event])
        if event == "edit":
            payload["diff"] = [dict(each) for each in self.chance.choices(OPERATIONS, k=self.chance.randint(0, 3))]
        if event == "check":
            payload["equation"] = self.text(self.chance.choice(EQUATIONS))
        for _ in range(self.chance.randint(0, 3)):
            payload = self.changed(payload)
        return payload

    def changed(self, value: Any) -> Any:
        """The value with something else in one place."""
        if isinstance(value, dict) and value and self.chance.random() < 0.9:
            return self._changed_object(value)
        if isinstance(value, list) and value and self.chance.random() < 0.9:
            at = self.chance.randrange(len(value))
            return [*value[:at], self.changed(value[at]), *value[at + 1 :]]
        return self.text(value) if isinstance(value, str) and self.chance.random() < 0.5 else self.value()

    def _changed_object(self, value: dict[Any, Any]) -> Any:
        key, pick = self.chance.choice(list(value)), self.chance.random()
        if pick < 0.1:
            return {name: part for name, part in value.items() if name != key}
        if pick < 0.2:
            return {**value, self.chance.choice(TEXTS): self.value()}
        return {**value, key: self.changed(value[key])}

    def value(self, depth: int = 0) -> Any:
        """Anything that msgpack can write."""
        makers: list[Callable[[], Any]] = [
            lambda: None,
            lambda: self.chance.random() < 0.5,
            lambda: self.chance.choice(NUMBERS),
            lambda: self.chance.choice(NO_NUMBERS),
            lambda: self.chance.choice(TEXTS),
            lambda: self.chance.randbytes(self.chance.choice((0, 7, 8, 9))),
        ]
        if depth < DEEPEST:
            makers += [
                lambda: [self.value(depth + 1) for _ in range(self.chance.randrange(4))],
                lambda: {self.chance.choice(TEXTS): self.value(depth + 1) for _ in range(self.chance.randrange(4))},
            ]
        return self.chance.choice(makers)()

    def text(self, text: str) -> str:
        """A text with a piece of it doubled, moved or gone, or with other signs in it."""
        signs = "()[]{}^_\\*/+-=.,·∂Σ′ \n0e9" + text
        for _ in range(self.chance.randint(1, 4)):
            at, end = sorted(self.chance.choices(range(len(text) + 1), k=2))
            piece = self.chance.choice(("", 2 * text[at:end], text[at:end][::-1], self.chance.choice(signs) * 3))
            text = text[:at] + piece + text[end:]
        return text[:10_000]

    def frame(self) -> bytes | str:
        """A WebSocket message: no packet, a damaged packet, or a whole one that says something odd."""
        pick = self.chance.random()
        if pick < 0.2:
            return self.chance.randbytes(self.chance.randrange(60))
        if pick < 0.4:
            return self.chance.choice('123456789b{["x') + self.text(self.chance.choice(TEXTS))[:100]
        packet = {"type": self.chance.choice((0, 2, 2, 2, 3, 4, 5, 6, 9)), "nsp": "/", "data": self._data()}
        for _ in range(self.chance.randrange(3)):
            packet = self.changed(packet)
        data: bytes = msgpack.packb(packet)
        if pick < 0.6:
            return data[: self.chance.randrange(len(data))]
        if pick < 0.8:
            at = self.chance.randrange(len(data))
            return data[:at] + self.chance.randbytes(1) + data[at + 1 :]
        return data

    def _data(self) -> list[Any]:
        event = self.chance.choice((*self.events, "connect", "disconnect", "x"))
        return [event, self.payload(event) if event in self._payloads else {}]

    def request(self, route: str) -> bytes:
        """A request for an address of this rule, or nearly."""
        path = route.replace("<network>", self._secret()).replace("<path:filename>", self._path())
        path = path.replace("<link>", self._secret())
        path = path.replace("<name>", self._set()).replace("<key>", self._secret())
        if self.chance.random() < 0.2:
            path = self.text(path) or "/"
        method = self.chance.choice(METHODS) if self.chance.random() < 0.4 else "POST" if route in FORMS else "GET"
        body = self._body() if method == "POST" else b""
        lines = [f"{method} {self._line(path)} HTTP/1.1", "Host: 127.0.0.1", "Connection: close"]
        lines += [f"Content-Length: {len(body)}"] if body else []
        lines += [self._header() for _ in range(self.chance.randrange(3))]
        return "\r\n".join(lines).encode("utf-8", "replace") + b"\r\n\r\n" + body

    def _line(self, path: str) -> str:
        """A path that stays in one line, so that the request ends where it should."""
        return "".join(sign if sign not in "\r\n " else "%20" for sign in path)

    def _secret(self) -> str:
        return self.chance.choice((f"{self.chance.getrandbits(128):032x}", "0" * 32, *TEXTS))

    def _path(self) -> str:
        return self.chance.choice(("js/main.js", "js", *PATHS, *TEXTS))

    def _set(self) -> str:
        """A data set with its numbers, or nearly."""
        name = self.chance.choice(("xor", "spiral", *TEXTS))
        number = self.chance.choice(("3", "-1", "1e9", "9" * 30, "nan", *TEXTS))
        return f"{name}?{self.chance.choice(('count', 'noise', 'seed', 'classes'))}={number}"

    def _header(self) -> str:
        names = (
            "Cookie",
            "Origin",
            "Sec-Fetch-Site",
            "Accept-Encoding",
            "Content-Type",
            "If-None-Match",
            "Range",
            "X-Forwarded-For",
        )
        values = (
            "own_network=" + self._secret(),
            "person=" + self._secret(),
            "http://[",
            "cross-site",
            "bytes=9-2",
            BOUNDARY,
            ";q=",
            "null",
            "é",
            "",
        )
        return f"{self.chance.choice(names)}: {self.chance.choice(values)}"

    def _body(self) -> bytes:
        document = msgspec.json.encode(self.chance.choice(OPERATIONS))
        part = (
            b'--x\r\nContent-Disposition: form-data; name="document"; filename="n"\r\n\r\n'
            + document
            + b"\r\n--x--\r\n"
        )
        bodies = (
            b"template=2-2-2",
            b"template=%00",
            b"template=" + b"x" * 9000,
            part,
            part[:40],
            part.replace(b"document", b"table").replace(document, self.chance.choice(TABLES)),
            self.chance.randbytes(50),
        )
        return self.chance.choice(bodies)
