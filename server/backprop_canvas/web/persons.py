"""The cookie by which a browser is known. It is the only thing that gives rights to networks of one's own, so no
address needs to. Nothing is stored for a browser that has nothing here.

This module knows requests and answers, but no networks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import redirect, request
from werkzeug.http import parse_cookie
from werkzeug.wrappers import Response

from backprop_canvas.errors import Problem
from backprop_canvas.storage import Person, may_be_secret, new_person

COOKIE = "person"
SECONDS = 400 * 24 * 3600
# Stands in the query of an address that is asked for a second time, once the cookie has been handed out.
AGAIN = "again"


def person_of(environ: Mapping[str, Any]) -> Person | None:
    """Whose request this is; None for a browser without the cookie."""
    secret = parse_cookie(str(environ.get("HTTP_COOKIE", ""))).get(COOKIE, "")
    return Person(secret) if may_be_secret(secret) else None


def visitor() -> Person | None:
    """Whose the present request is."""
    return person_of(request.environ)


def known_by(answer: Response, person: Person) -> Response:
    """Let the browser keep its secret for another while. Over plain HTTP the cookie works too, as in a classroom."""
    keep(answer, COOKIE, person.secret)
    return answer


def keep(answer: Response, name: str, value: str) -> None:
    """Set a cookie that scripts cannot read and that no form of another site is sent with."""
    answer.set_cookie(name, value, max_age=SECONDS, httponly=True, samesite="Lax", secure=request.is_secure)


def for_a_person(deed: Callable[[Person], Response]) -> Response:
    """The answer to whoever asks, once the browser is known. One that is not gets the cookie and asks again, so that
    nothing is made for programs that keep none. Raises Problem cookies_needed."""
    person = visitor()
    if person is not None:
        return deed(person)
    if AGAIN in request.args:
        raise Problem("cookies_needed")
    return known_by(redirect(f"{request.path}?{AGAIN}", code=303), new_person())
