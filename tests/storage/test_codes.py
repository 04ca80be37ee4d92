"""Codes for another computer: what one opens, and what a reader of the database learns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from backprop_canvas.document.templates import template
from backprop_canvas.storage import Store, new_person, open_store
from backprop_canvas.storage.codes import CONSONANTS, DIGITS, VOWELS, WORDS, plain_code
from backprop_canvas.storage.models import owners

DOCUMENT = template("2-2-2")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path)
    yield opened
    opened.close()


def test_a_code_has_sixty_bits() -> None:
    words = (len(CONSONANTS) ** 3 * len(VOWELS) ** 2) ** WORDS
    assert words * 10**DIGITS >= 2**60


def test_a_code_opens_its_person_however_it_is_typed_until_there_is_another(store: Store) -> None:
    ada = new_person()
    code = store.codes.code(ada)
    assert store.codes.code(ada) == code
    assert store.codes.open(f"  {code.upper().replace('-', ' ')} ", None) == ada
    fresh = store.codes.code(ada, fresh=True)
    assert store.codes.open(code, None) is None
    assert store.codes.open(fresh, None) == ada


@pytest.mark.parametrize("typed", ["", "lusab", "lusab-babad-1234-lusab", "lusab-babad-1234-lusax", "x" * 10_000, "\0"])
def test_what_is_no_code_opens_nothing(store: Store, typed: str) -> None:
    store.codes.code(new_person())
    assert store.codes.open(typed, None) is None


def test_both_browsers_have_the_networks_of_both(store: Store) -> None:
    ada, ben, eve = new_person(), new_person(), new_person()
    networks = [store.create(DOCUMENT, ada), store.create(DOCUMENT, ben)]
    granted = store.create(DOCUMENT, eve)
    store.grant(granted.links.editor, ben)
    copy = store.copy(granted.links.copy, ben)
    assert store.codes.open(store.codes.code(ada), ben) == ada
    assert {each.handle for each in store.catalogue.listed(ada)} == {
        *(each.handle for each in networks),
        granted.handle,
        copy,
    }
    assert store.catalogue.listed(ben) == []
    assert store.copy(granted.links.copy, ada) == copy
    # What was handed out before leads there still.
    assert store.grant(networks[1].links.editor, eve) == networks[1].handle


def test_the_database_tells_neither_the_code_nor_the_secret(store: Store) -> None:
    ada = new_person()
    code = store.codes.code(ada)
    with store._transactions.reading("") as connection:
        row = connection.execute(select(owners)).one()
    told = " ".join(map(str, row))
    plain = plain_code(code) or ""
    assert ada.secret not in told
    assert plain not in told
    assert plain.encode().hex() not in told
