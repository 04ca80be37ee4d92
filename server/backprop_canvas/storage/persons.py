"""A person: a browser that keeps a secret. All that a person hands out follows from it, so that nothing else need be
kept, and none of it leads back. This module knows no tables and no cookies."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

# 128 random bits in hexadecimal. They cannot be guessed, so a plain hash of them is as good as a slow one.
SECRET_LENGTH = 32
KEY_LENGTH = 16


def new_secret() -> str:
    return secrets.token_hex(SECRET_LENGTH // 2)


def may_be_secret(text: str) -> bool:
    """Whether a text has the form of a secret. Other texts are unknown without a lookup."""
    return len(text) == SECRET_LENGTH and text.isascii() and text.isalnum()


def hashed(secret: str) -> str:
    """The text that is stored instead of a secret, 64 characters."""
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass(frozen=True, repr=False)
class Person:
    """`secret`: see `new_secret`. It stands in no text that a person could be shown or that is logged."""

    secret: str

    @property
    def hash(self) -> str:
        """What is stored instead of the secret, 64 characters."""
        return hashed(self.secret)

    @property
    def key(self) -> str:
        """What others may know a person by, 16 hexadecimal digits."""
        return self.derived("key")[:KEY_LENGTH]

    def derived(self, *parts: str | int) -> str:
        """Another secret, which follows from this one and `parts`; 32 hexadecimal digits."""
        text = "\0".join(map(str, parts))
        return hmac.digest(self.secret.encode(), text.encode(), hashlib.sha256)[: SECRET_LENGTH // 2].hex()


def new_person() -> Person:
    return Person(new_secret())
