"""Handles: the names of networks in the address bar. A handle gives no right. This module knows no tables.

The handle of a draft begins with the key of its template and ends with a mark of the person who began it. So a network
that nobody has changed needs no row, and its handle stays the same when it is kept."""

from __future__ import annotations

import hmac

from backprop_canvas.document.templates import templates
from backprop_canvas.storage.persons import KEY_LENGTH, Person, hashed, may_be_secret, new_secret

SEPARATOR = "."


def new_handle() -> str:
    return new_secret()


def new_draft(key: str, person: Person, nonce: str = "") -> str:
    """The handle of a network that begins as the template `key`. `nonce`: 16 digits, new ones by default."""
    named = f"{key}{SEPARATOR}{nonce or new_secret()[:KEY_LENGTH]}"
    return f"{named}{SEPARATOR}{_mark(named, person)}"


def template_of(handle: str) -> str:
    """The key of the template that a draft's handle names; "" if it names none."""
    key = handle.partition(SEPARATOR)[0]
    return key if key in {known for known, _ in templates()} else ""


def is_draft_of(handle: str, person: Person) -> bool:
    """Whether this person began the draft."""
    named, _, mark = handle.rpartition(SEPARATOR)
    return bool(template_of(named)) and hmac.compare_digest(mark.encode(), _mark(named, person).encode())


def own_draft(address: str, person: Person) -> str | None:
    """This person's draft in place of somebody else's, or of an address from when drafts were known by a secret. It is
    always the same one. None for what names no draft."""
    key, _, rest = address.partition(SEPARATOR)
    parts = rest.split(SEPARATOR)
    if template_of(address) and len(parts) in (1, 2) and may_be_secret(parts[-1]):
        return new_draft(key, person, hashed(address)[:KEY_LENGTH])
    return None


def _mark(named: str, person: Person) -> str:
    return person.derived("draft", named)
