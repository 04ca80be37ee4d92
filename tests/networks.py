"""Networks of tests: what a secret opens, and a browser without a page, which keeps cookies as one with a page does."""

from __future__ import annotations

from dataclasses import dataclass
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from backprop_canvas.document.schema import Document
from backprop_canvas.protocol.messages import Role
from backprop_canvas.storage import Store


@dataclass(frozen=True)
class Found:
    """A network in its last saved state, and what the secret lets anybody do."""

    document: Document
    revision: int
    role: Role


def found(store: Store, secret: str) -> Found | None:
    """What the secret of a link opens; None if nothing."""
    right = store.right_by_link(secret)
    if right is None or right.network is None:
        return None
    return Found(*store.read(right.network), right.role)


class Own(str):
    """The handle of a network, and the cookie of the browser that may edit it."""

    cookie: str

    def __new__(cls, handle: str, cookie: str) -> Own:
        own = super().__new__(cls, handle)
        own.cookie = cookie
        return own


class Browser:
    """A browser of its own."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._kept = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._kept))

    @property
    def cookie(self) -> str:
        return "; ".join(f"{each.name}={each.value}" for each in self._kept)

    def ask(self, path: str, form: dict[str, str] | None = None, timeout: float = 60) -> Any:
        """The answer to a request, or to the last one where answers lead on."""
        return self._opener.open(f"{self._url}{path}", None if form is None else urlencode(form).encode(), timeout)

    def network(self, path: str = "/", form: dict[str, str] | None = None) -> Own:
        """The network to which an address leads."""
        with self.ask(path, form) as answer:
            return Own(str(answer.url).rpartition("/")[2], self.cookie)
