"""Addresses of networks: how their secrets are made, and which form of them may be stored. A reader of the database
finds only hashes, and these open no network. This module knows no tables."""

from __future__ import annotations

import hashlib
import hmac
import secrets

# 128 random bits in hexadecimal. They cannot be guessed, so a plain hash of them is as good as a slow one.
SECRET_LENGTH = 32


def new_secret() -> str:
    return secrets.token_hex(SECRET_LENGTH // 2)


def may_be_secret(text: str) -> bool:
    """Whether a text has the form of a secret. Other texts are unknown without a lookup."""
    return len(text) == SECRET_LENGTH and text.isascii() and text.isalnum()


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
