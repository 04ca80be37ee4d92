"""Addresses of networks: how their secrets are made, and what of them may be kept. The reader of a database finds
hashes alone, and with them no network can be opened. Knows no tables.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

# 128 random bits in hexadecimal: nobody guesses one, so that a plain hash of it is as good as a slow one.
SECRET_LENGTH = 32


def new_secret() -> str:
    return secrets.token_hex(SECRET_LENGTH // 2)


def may_be_secret(text: str) -> bool:
    """Whether a text has the form of a secret; all others are unknown without a look."""
    return len(text) == SECRET_LENGTH and text.isascii() and text.isalnum()


def hashed(secret: str) -> str:
    """What is kept in a secret's place, 64 characters."""
    return hashlib.sha256(secret.encode()).hexdigest()


def sealed(view: str, edit: str) -> str:
    """The secret for viewers as it is kept beside the hash of the one for editors, who show it to others."""
    return _crossed(bytes.fromhex(view), edit).hex()


def unsealed(seal: str, edit: str) -> str:
    """The secret for viewers again. Raises ValueError for a damaged seal."""
    if len(seal) != SECRET_LENGTH:
        raise ValueError(f"a seal of {len(seal)} characters")
    return _crossed(bytes.fromhex(seal), edit).hex()


def _crossed(data: bytes, edit: str) -> bytes:
    """`data` under a pad that only `edit` gives. The pad is used for one secret, so it is as good as random."""
    pad = hmac.digest(edit.encode(), b"view", hashlib.sha256)
    return bytes(one ^ other for one, other in zip(data, pad, strict=False))
