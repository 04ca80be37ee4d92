"""What is known of networks without reading them: whose they are, and what was done to them as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from backprop_canvas.document.diff import apply_diff
from backprop_canvas.document.operations import Settings
from backprop_canvas.document.templates import template
from backprop_canvas.storage import MadeEdit, Store, StoredNetwork, new_person, open_store
from backprop_canvas.storage.catalogue import KEPT_DAYS
from backprop_canvas.storage.models import catalogue, metadata
from backprop_canvas.storage.upkeep import tidy_up

DOCUMENT = template("2-2-2")
TITLE = (Settings(fields={"title": "another"}),)
TITLED = apply_diff(DOCUMENT, TITLE)[0]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path)
    yield opened
    opened.close()


def aged(store: Store, network: StoredNetwork, column: str, days: int) -> None:
    """As if what the column tells had happened so many days sooner."""
    with store._transactions.writing() as connection:
        moment = func.datetime(catalogue.c[column], f"-{days} days")
        connection.execute(update(catalogue).where(catalogue.c.network == network.id).values({column: moment}))


def test_a_person_sees_their_own_networks_and_those_granted_and_no_others(store: Store) -> None:
    ada, ben = new_person(), new_person()
    own, other, _ = store.create(DOCUMENT, ada), store.create(DOCUMENT, ben), store.create(DOCUMENT, ben)
    store.grant(other.links.editor, ada)
    assert {(each.handle, each.own) for each in store.catalogue.listed(ada)} == {
        (own.handle, True),
        (other.handle, False),
    }
    assert store.catalogue.count(ada) == 1
    assert not store.catalogue.delete(other.handle, ada)
    assert store.catalogue.delete(other.handle, ben)
    assert [each.handle for each in store.catalogue.listed(ada)] == [own.handle]


def test_an_edit_changes_title_and_time_and_brings_an_archived_network_back(store: Store) -> None:
    ada = new_person()
    network = store.create(DOCUMENT, ada)
    aged(store, network, "touched", 8)
    tidy_up(store.catalogue, 7)
    before = store.catalogue.listed(ada)[0]
    assert before.archived is not None
    kept = store.open(network.id)
    kept.save([MadeEdit(1, "tab", 0, ada.key, TITLE)], TITLED)
    after = store.catalogue.listed(ada)[0]
    assert (after.title, after.archived, after.touched > before.touched) == ("another", None, True)


def test_only_what_nobody_touched_is_archived_and_opening_brings_it_back(store: Store) -> None:
    ada = new_person()
    old, new = store.create(DOCUMENT, ada), store.create(DOCUMENT, ada)
    aged(store, old, "touched", 8)
    tidy_up(store.catalogue, None)
    assert store.catalogue.count(ada) == 2
    tidy_up(store.catalogue, 7)
    assert {each.handle for each in store.catalogue.listed(ada) if each.archived} == {old.handle}
    store.catalogue.opened(new.id)
    store.catalogue.opened(old.id)
    tidy_up(store.catalogue, 7)
    assert store.catalogue.count(ada) == 2


def test_a_deleted_network_opens_for_nobody_until_it_is_restored(store: Store) -> None:
    ada = new_person()
    network = store.create(DOCUMENT, ada)
    assert store.catalogue.delete(network.handle, ada)
    assert not store.catalogue.delete(network.handle, ada)
    assert store.right(network.handle, ada) is None
    assert not store.catalogue.restore(network.handle, new_person())
    assert store.catalogue.restore(network.handle, ada)
    assert store.right(network.handle, ada) is not None


def test_what_was_deleted_long_ago_leaves_no_row(store: Store) -> None:
    ada = new_person()
    gone = store.create(DOCUMENT, ada)
    store.open(gone.id).save([MadeEdit(1, "tab", 0, ada.key, TITLE)], TITLED)
    store.grant(gone.links.editor, ben := new_person())
    store.copy(gone.links.copy, ben)
    store.catalogue.delete(gone.handle, ada)
    aged(store, gone, "deleted", KEPT_DAYS - 1)
    tidy_up(store.catalogue, None)
    assert store.catalogue.restore(gone.handle, ada)
    store.catalogue.delete(gone.handle, ada)
    aged(store, gone, "deleted", KEPT_DAYS + 1)
    tidy_up(store.catalogue, None)
    copied = store.catalogue.listed(ben)
    assert len(copied) == 1
    assert not store.catalogue.restore(gone.handle, ada)
    with store._transactions.reading("") as connection:
        for table in metadata.sorted_tables:
            if "network" in table.columns:
                found = select(func.count()).select_from(table).where(table.c.network == gone.id)
                assert connection.execute(found).scalar_one() == 0, table.name
