"""The headers of every answer: a strict content security policy with a nonce for the import map, and headers that keep
other sites out. The import map is the only script in the markup, and the markup has no style. Answers that no page of
ours gives have the strictest policy."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from flask import Flask, Response, g, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'nonce-{nonce}'",
        "style-src 'self'",
        "style-src-attr 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

# Features that the page does not use, so that an injected script cannot use them.
RENOUNCED = ", ".join(
    f"{feature}=()" for feature in ("camera", "geolocation", "microphone", "payment", "serial", "usb")
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # Only where from: the address of a page to view is a right.
    "Referrer-Policy": "strict-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": RENOUNCED,
}
# Of answers that come from below the pages. An address may grant a right, and an error may end soon, so that no cache
# keeps what does not say otherwise.
STRICTEST = {
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    **HEADERS,
}
SECURE_SECONDS = 365 * 24 * 3600
FOREIGN = frozenset({"cross-site", "same-site"})


def foreign(environ: Mapping[str, Any]) -> bool:
    """Whether the browser reports that a page of another site made the request."""
    return environ.get("HTTP_SEC_FETCH_SITE") in FOREIGN


def foreign_origin(environ: Mapping[str, Any]) -> bool:
    """Whether a form comes from a page at another address. A browser that does not say where from is believed."""
    origin = environ.get("HTTP_ORIGIN")
    return origin is not None and str(origin).partition("://")[2] != environ.get("HTTP_HOST")


def csp_nonce() -> str:
    """The nonce of the present request."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    return str(g.csp_nonce)


def protect(app: Flask) -> None:
    """Add the headers to every answer and `csp_nonce` to the templates."""

    @app.context_processor
    def nonce() -> dict[str, str]:
        return {"csp_nonce": csp_nonce()}

    @app.after_request
    def headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = POLICY.format(nonce=csp_nonce())
        response.headers.extend(HEADERS)
        response.headers.setdefault("Cache-Control", STRICTEST["Cache-Control"])
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = f"max-age={SECURE_SECONDS}"
        return response


class Sealed:
    """WSGI middleware around everything. It adds the headers to answers that have none of their own."""

    def __init__(self, application: Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]) -> None:
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *fault: Any) -> Any:
            known = {name.lower() for name, _ in headers}
            more = [header for header in STRICTEST.items() if header[0].lower() not in known]
            return start_response(status, [*headers, *more], *fault)

        return self._application(environ, start)
