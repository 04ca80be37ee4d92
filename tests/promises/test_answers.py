"""Every answer of the program has the headers that protect, whichever of its parts gives it, and nothing that is sent
is a fault of the program. The program stands behind a proxy here, which passes on what visitors say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.live import LiveServer
from tests.silence import said

HOST = "Host: 127.0.0.1"
KEY = f"Sec-WebSocket-Key: {22 * 'A'}=="
UPGRADE = ("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", KEY)
SOCKET = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1"
FORM = ("Content-Type: application/x-www-form-urlencoded", "Content-Length: 14", "", "template=2-2-2")
WANTED = (
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "cache-control",
)
# What is said, without its end, and the status of the answer.
SAID: dict[str, tuple[tuple[str, ...], int]] = {
    "a first visit": (("GET / HTTP/1.1", HOST), 303),
    "its head alone": (("HEAD / HTTP/1.1", HOST), 303),
    "a file": (("GET /static/js/main.js HTTP/1.1", HOST), 200),
    "no file": (("GET /static/none HTTP/1.1", HOST), 404),
    "no network": (("GET /n/none HTTP/1.1", HOST), 404),
    "a method that is none here": (("DELETE /new HTTP/1.1", HOST), 405),
    "another site's form": (("POST /new HTTP/1.1", HOST, "Origin: http://elsewhere.example", *FORM), 403),
    "another name": (("GET / HTTP/1.1", "Host: elsewhere.example"), 421),
    "a name with somebody in it": (("GET / HTTP/1.1", "Host: somebody@127.0.0.1"), 421),
    "two names": (("GET / HTTP/1.1", HOST, "Host: elsewhere.example"), 400),
    "no request": (("NOTHING",), 400),
    "a long address": ((f"GET /{'a' * 9000} HTTP/1.1", HOST), 414),
    "a long header": (("GET / HTTP/1.1", HOST, f"X: {'a' * 9000}"), 431),
    "two lengths": (("POST /new HTTP/1.1", HOST, "Content-Length: 5", "Transfer-Encoding: chunked", "", "0"), 400),
    "a place that only a proxy may say": (("GET / HTTP/1.1", HOST, "SCRIPT_NAME: /elsewhere"), 303),
    "two schemes": (("GET / HTTP/1.1", HOST, "X-Forwarded-Proto: http", "X-Forwarded-Ssl: on"), 303),
    "polling": (("GET /socket.io/?EIO=4&transport=polling HTTP/1.1", HOST), 400),
    "another site's socket": ((SOCKET, HOST, "Sec-Fetch-Site: cross-site", *UPGRADE), 403),
    "another origin's socket": ((SOCKET, HOST, "Origin: http://elsewhere.example", *UPGRADE), 400),
    "a socket that is not upgraded": ((SOCKET, HOST, "Upgrade: websocket"), 400),
    "a socket without a version": ((SOCKET, HOST, *UPGRADE[:2], KEY), 400),
    "a socket of an old version": ((SOCKET, HOST, *UPGRADE[:2], "Sec-WebSocket-Version: 8", KEY), 400),
    "a socket without a key": ((SOCKET, HOST, *UPGRADE[:3]), 400),
    "a socket with a short key": ((SOCKET, HOST, *UPGRADE[:3], "Sec-WebSocket-Key: x"), 400),
    "a page that offers another protocol": (("GET / HTTP/1.1", HOST, "Upgrade: h2c", "Connection: Upgrade"), 303),
}


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    data = tmp_path_factory.mktemp("answers") / "data"
    server = LiveServer(data, arguments=("--trusted-proxy", "127.0.0.1")).start()
    yield server
    server.stop()
    assert "Traceback" not in server.errors()


def answered(server: LiveServer, lines: tuple[str, ...]) -> tuple[int, dict[str, str]]:
    """The status and the headers, by their names in small letters. The connection ends with the answer."""
    first, *rest = lines
    closing = [] if "Connection: Upgrade" in rest else ["Connection: close"]
    line = said(server.port, "\r\n".join([first, *closing, *rest, "", ""]).encode())
    answer = b""
    while b"\r\n\r\n" not in answer and (data := line.recv(65536)):
        answer += data
    line.close()
    status, *headers = answer.partition(b"\r\n\r\n")[0].decode().split("\r\n")
    named = (header.partition(":") for header in headers)
    return int(status.split()[1]), {name.lower(): value.strip() for name, _, value in named}


@pytest.mark.parametrize("what", SAID)
def test_every_answer_protects(behind: LiveServer, what: str) -> None:
    lines, status = SAID[what]
    found, headers = answered(behind, lines)
    assert found == status
    assert [name for name in WANTED if name not in headers] == []


def test_what_only_another_header_says_is_no_secure_scheme(behind: LiveServer) -> None:
    _, plain = answered(behind, ("GET / HTTP/1.1", HOST, "X-Forwarded-Ssl: on", "X-Forwarded-Protocol: ssl"))
    assert "Secure" not in plain["set-cookie"]
    _, secure = answered(behind, ("GET / HTTP/1.1", HOST, "X-Forwarded-Proto: https"))
    assert "Secure" in secure["set-cookie"]
    assert "strict-transport-security" in secure
