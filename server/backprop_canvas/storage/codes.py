"""Codes by which a person goes on in another browser. A code is three made-up words and four digits. It opens the
person's secret, which is stored so that only the code can read it; the code itself is stored so that only the person
can. Whoever reads the database learns neither.

This module writes rows; it knows no cookies and nothing of networks but whose they are."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, and_, delete, select, update

from backprop_canvas.storage import giving
from backprop_canvas.storage.models import catalogue, copies, grants, owners
from backprop_canvas.storage.persons import Person
from backprop_canvas.storage.transactions import Transactions

CONSONANTS = "bdfghjklmnprstvz"
VOWELS = "aiou"
WORDS = 3
# Bits of a word: three consonants of 16, two vowels of 4.
WORD_BITS = 16
# The digits follow the second word.
DIGITS = 4
BEFORE_DIGITS = 2
# A code has 61 bits, which is little for somebody who has stolen the database: each guess costs this many rounds.
ROUNDS = 200_000
_WORD = f"[{CONSONANTS}][{VOWELS}][{CONSONANTS}][{VOWELS}][{CONSONANTS}]"
_CODE = re.compile(f"{_WORD * BEFORE_DIGITS}[0-9]{{{DIGITS}}}{_WORD * (WORDS - BEFORE_DIGITS)}")


class Codes:
    """May be used from any number of threads. Whatever reads raises Problem network_unreadable, whatever writes
    storage_failed or storage_busy."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def code(self, person: Person, *, fresh: bool = False) -> str:
        """The person's code. `fresh`: a new one, after which the old one opens nothing."""
        known = None if fresh else self._known(person)
        return known or self._make(person)

    def open(self, code: str, here: Person | None) -> Person | None:
        """The person that a code stands for, who takes the networks of `here` along. None for a code that opens
        nothing, however nearly it may fit."""
        plain = plain_code(code)
        if plain is None:
            return None
        lock = _lock(plain)
        with self._transactions.reading("") as connection:
            sealed = connection.execute(select(owners.c.secret_sealed).where(owners.c.code_hash == lock.hash)).scalar()
        if sealed is None:
            return None
        person = Person(_crossed(sealed, lock.pad))
        if here is not None and here != person:
            with self._transactions.writing() as connection:
                _take_along(connection, here, person)
        return person

    def _known(self, person: Person) -> str | None:
        query = select(owners.c.code_hash, owners.c.code_sealed).where(owners.c.hash == person.hash)
        with self._transactions.reading("") as connection:
            row = connection.execute(query).one_or_none()
        if row is None or row.code_hash is None:
            return None
        return _spelled(bytes.fromhex(_crossed(row.code_sealed, _own_pad(person, row.code_hash))))

    def _make(self, person: Person) -> str:
        drawn = secrets.token_bytes(WORDS * WORD_BITS // 8) + secrets.randbelow(10**DIGITS).to_bytes(2)
        code = _spelled(drawn)
        lock = _lock(plain_code(code) or "")
        values = {
            "code_hash": lock.hash,
            "code_sealed": _crossed(drawn.hex(), _own_pad(person, lock.hash)),
            "secret_sealed": _crossed(person.secret, lock.pad),
        }
        with self._transactions.writing() as connection:
            owner = giving.enrol(connection, person)
            connection.execute(update(owners).where(owners.c.id == owner).values(**values))
        return code


def plain_code(typed: str) -> str | None:
    """A code without what stands between its parts, in small letters; None for a text of another form."""
    plain = re.sub(r"[\s\-–—_.,]+", "", typed[:100].lower())
    return plain if _CODE.fullmatch(plain) else None


@dataclass(frozen=True)
class _Lock:
    """What follows from a code: what it is found by, and the pad over the secret."""

    hash: str
    pad: str


def _lock(plain: str) -> _Lock:
    key = hashlib.pbkdf2_hmac("sha256", plain.encode(), b"backprop-canvas code", ROUNDS, 48).hex()
    return _Lock(key[:64], key[64:])


def _own_pad(person: Person, code_hash: str) -> str:
    """Another one for each code, so that no two of them lie under one pad."""
    return person.derived("code", code_hash)


def _crossed(text: str, pad: str) -> str:
    """Two texts of hexadecimal digits combined; the second may be longer. What is combined twice is as before."""
    return bytes(one ^ other for one, other in zip(bytes.fromhex(text), bytes.fromhex(pad), strict=False)).hex()


def _spelled(drawn: bytes) -> str:
    words = [_word(int.from_bytes(drawn[at : at + 2])) for at in range(0, 2 * WORDS, 2)]
    digits = f"{int.from_bytes(drawn[2 * WORDS :]):0{DIGITS}}"
    return "-".join((*words[:BEFORE_DIGITS], digits, *words[BEFORE_DIGITS:]))


def _word(bits: int) -> str:
    signs = []
    for alphabet in (CONSONANTS, VOWELS, CONSONANTS, VOWELS, CONSONANTS):
        bits, at = divmod(bits, len(alphabet))
        signs.append(alphabet[at])
    return "".join(signs)


def _take_along(connection: Connection, here: Person, person: Person) -> None:
    """What one person has becomes the other's. Links that were handed out keep working."""
    before = connection.execute(select(owners.c.id).where(owners.c.hash == here.hash)).scalar()
    if before is None:
        return
    owner, own = giving.enrol(connection, person), catalogue.c.owner == before
    for row in connection.execute(select(catalogue).where(own)).all():
        giving.put_links(connection, row.network, giving.links_of(person, row.handle, row.generation))
    connection.execute(update(catalogue).where(own).values(owner=owner))
    for table, key in ((grants, "network"), (copies, "link")):
        there = select(table.c[key]).where(table.c.owner == owner)
        connection.execute(
            update(table).where(and_(table.c.owner == before, table.c[key].not_in(there))).values(owner=owner)
        )
        connection.execute(delete(table).where(table.c.owner == before))
    connection.execute(delete(owners).where(owners.c.id == before))
