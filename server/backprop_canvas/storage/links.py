"""Addresses of networks: how their secrets are made, and which form of them may be stored. A reader of the database
finds only hashes, and these open no network. This module knows no tables.

The address of a draft begins with the key of its template. So a network that nobody has changed needs no row, and its
address stays the same when it is kept."""

from __future__ import annotations

import hashlib
import hmac
import secrets

# 128 random bits in hexadecimal. They cannot be guessed, so a plain hash of them is as good as a slow one.
SECRET_LENGTH = 32
# Separates the key of a template from the secret.
SEPARATOR = "."


def new_secret() -> str:
    return secrets.token_hex(SECRET_LENGTH // 2)


def new_draft(key: str) -> str:
    """A new address for editing a network that begins as the template `key`."""
    return f"{key}{SEPARATOR}{new_secret()}"


def template_of(address: str) -> str:
    """The key of the template that an address names; "" if it names none."""
    return address.rpartition(SEPARATOR)[0]


def draft_view(edit: str) -> str:
    """The viewers' secret of a draft. It follows from the editing secret, but not the other way round."""
    return hmac.digest(edit.encode(), b"address to view", hashlib.sha256)[: SECRET_LENGTH // 2].hex()


def may_be_secret(text: str) -> bool:
    """Whether a text has the form of a secret, with or without the key of a template. Other texts are unknown without a
    lookup."""
    secret = text.rpartition(SEPARATOR)[2]
    return len(secret) == SECRET_LENGTH and text.isascii() and secret.isalnum()


def hashed(secret: str) -> str:
    """The text that is stored instead of a secret, 64 characters."""
    return hashlib.sha256(secret.encode()).hexdigest()


def sealed(view: str, edit: str) -> str:
    """The viewers' secret in stored form. It is stored beside the hash of the editors' secret, because editors show it
    to others."""
    return _crossed(bytes.fromhex(view), edit).hex()


def unsealed(seal: str, edit: str) -> str:
    """The viewers' secret, recovered. Raises ValueError for a damaged seal."""
    if len(seal) != SECRET_LENGTH:
        raise ValueError(f"a seal of {len(seal)} characters")
    return _crossed(bytes.fromhex(seal), edit).hex()


def _crossed(data: bytes, edit: str) -> bytes:
    """`data` combined with a pad that can be computed only from `edit`. The pad is used for one secret only, so it is
    as good as random."""
    pad = hmac.digest(edit.encode(), b"view", hashlib.sha256)
    return bytes(one ^ other for one, other in zip(data, pad, strict=False))
