"""What every answer carries: a strict content security policy with a nonce for the import map, and the
headers that keep other sites out. No script and no style stands in the markup but that one import map.
"""

from __future__ import annotations

import secrets

from flask import Flask, Response, g

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
        return response
