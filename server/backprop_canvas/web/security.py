"""The headers of every answer: a strict content security policy with a nonce for the import map, and headers that keep
other sites out. The import map is the only script in the markup, and the markup has no style."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
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
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = RENOUNCED
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = f"max-age={SECURE_SECONDS}"
        return response
