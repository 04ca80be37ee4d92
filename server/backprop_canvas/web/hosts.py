"""Which host names this server answers to, and which proxy headers it believes. Another site's host name may point to
this server. A request under that name is refused, or the other site's page could read this server's data. This module
knows no pages."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from backprop_canvas.errors import Problem

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
WILDCARDS = frozenset({"", "0.0.0.0", "::"})  # noqa: S104
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST")

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def names_of(host: str, more: Iterable[str]) -> frozenset[str]:
    """The names and addresses of a server that listens at `host`: loopback and `host` itself. A server that listens at
    every address also has those of this machine. `more`: further names that reach it."""
    own = this_machine() if host in WILDCARDS else {host}
    return LOOPBACK | {name.lower() for name in (*own, *more)}


def this_machine() -> set[str]:
    """This machine's names and addresses, if it knows them."""
    name = socket.gethostname()
    found = {name, f"{name}.local", socket.getfqdn()}
    with suppress(OSError):
        found |= {str(each[4][0]) for each in socket.getaddrinfo(name, None)}
    for family, elsewhere in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        # Nothing is sent; the system only chooses the address that it would send from.
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((elsewhere, 9))
            found.add(str(probe.getsockname()[0]))
    return found


class Hosts:
    """WSGI middleware. It refuses other host names, and believes the forwarded headers of `trusted` addresses only."""

    def __init__(self, application: Application, names: frozenset[str], trusted: frozenset[str]) -> None:
        self._application = application
        self._names = names
        self._trusted = trusted

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        forwarded = [environ.pop(header, "") for header in FORWARDED]
        if environ.get("REMOTE_ADDR") in self._trusted:
            apply(environ, *(value.rpartition(",")[2].strip() for value in forwarded))
        if not self._known(environ.get("HTTP_HOST", "")):
            start_response("421 Misdirected Request", [("Content-Type", "text/plain; charset=utf-8")])
            return [f"{Problem('unknown_host').message}\n".encode()]
        return self._application(environ, start_response)

    def _known(self, host: str) -> bool:
        with suppress(ValueError):
            parts = urlsplit(f"//{host}")
            name = parts.hostname or ""
            return parts.netloc == host and "@" not in host and (name in self._names or _loopback(name))
        return False


def apply(environ: dict[str, Any], address: str, scheme: str, host: str) -> None:
    """What the nearest proxy reports about the request that it received."""
    if address:
        environ["REMOTE_ADDR"] = address
    if scheme in ("http", "https"):
        environ["wsgi.url_scheme"] = scheme
    if host:
        environ["HTTP_HOST"] = host


def _loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
