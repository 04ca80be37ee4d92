"""What a network was: who did what and when, the document at every revision, names."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from backprop_canvas.document.diff import Change, apply_diff
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.errors import Problem
from backprop_canvas.storage import MadeEdit, Store, StoredNetwork, open_store
from backprop_canvas.storage.models import edits, snapshots

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


class Lesson:
    """A kept network whose edits have their times and persons given."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.network: StoredNetwork = store.create(template("2-2-2"))
        self.documents: list[Document] = [self.network.document]

    @property
    def revision(self) -> int:
        return len(self.documents) - 1

    def edit(self, person: str, minute: float) -> None:
        kept = self.store.open(self.network.id)
        number = len(self.documents)
        diff = (Change(kind="parameters", id="w1", fields={"value": number / 7}),)
        self.documents.append(apply_diff(self.documents[-1], diff)[0])
        kept.save([MadeEdit(number, "t" * 16, number, person, diff)], self.documents[-1])
        time = NOON + timedelta(minutes=minute)
        with self.store.past._transactions.writing() as connection:
            connection.execute(update(edits).where(edits.c.revision == number).values(time=time))
        kept.rest(self.documents[-1], number, closing=True)

    def listed(self, **how: int) -> list[tuple[int, str, int, str]]:
        found = self.store.past.versions(self.network.id, how.pop("limit", 100), **how)
        return [(each.revision, each.person, each.edits, each.name) for each in found.versions]


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    return Lesson(open_store(tmp_path))


def test_a_version_ends_with_a_pause_and_where_somebody_else_goes_on(lesson: Lesson) -> None:
    for person, minute in [("a", 0), ("a", 1), ("b", 1.5), ("a", 2), ("a", 30)]:
        lesson.edit(person, minute)
    assert lesson.listed() == [(5, "a", 1, ""), (4, "a", 1, ""), (3, "b", 1, ""), (2, "a", 2, ""), (0, "", 0, "")]


def test_long_work_without_a_pause_is_several_versions(lesson: Lesson) -> None:
    for minute in range(0, 32, 2):
        lesson.edit("a", minute)
    assert [edits for _, _, edits, _ in lesson.listed()] == [8, 8, 0]


def test_a_name_ends_a_version_and_goes_with_its_revision(lesson: Lesson) -> None:
    for minute in (0, 1, 2):
        lesson.edit("a", minute)
    lesson.store.past.name(lesson.network.id, 2, "before the exam", "a")
    assert lesson.listed() == [(3, "a", 1, ""), (2, "a", 2, "before the exam"), (0, "", 0, "")]
    lesson.store.past.name(lesson.network.id, 2, "", "a")
    assert lesson.listed() == [(3, "a", 3, ""), (0, "", 0, "")]


@pytest.mark.parametrize("revision", [-1, 4])
def test_only_a_revision_that_was_there_is_named(lesson: Lesson, revision: int) -> None:
    for minute in (0, 1, 2):
        lesson.edit("a", minute)
    with pytest.raises(Problem, match="is not known"):
        lesson.store.past.name(lesson.network.id, revision, "x", "a")


def test_older_versions_are_asked_for_where_the_first_answer_ends(lesson: Lesson) -> None:
    for minute in range(6):
        lesson.edit("ab"[minute % 2], minute)
    found = lesson.store.past.versions(lesson.network.id, 3)
    assert ([each.revision for each in found.versions], found.more) == ([6, 5, 4], True)
    assert [revision for revision, *_ in lesson.listed(before=4)] == [3, 2, 1, 0]


def test_every_document_that_was_comes_back(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backprop_canvas.storage.snapshots.TAIL_EDITS", 4)
    for minute in range(20):
        lesson.edit("a", minute)
    assert [lesson.store.past.at(lesson.network.id, number) for number in range(21)] == lesson.documents
    with lesson.store.past._transactions.reading(0) as connection:
        kept = connection.execute(select(snapshots.c.revision).order_by(snapshots.c.revision)).scalars().all()
    assert kept == [0, 4, 8, 12, 16]


@pytest.mark.parametrize("revision", [-1, 3, 10**15])
def test_a_revision_that_never_was_has_no_document(lesson: Lesson, revision: int) -> None:
    lesson.edit("a", 0)
    lesson.edit("b", 1)
    with pytest.raises(Problem) as caught:
        lesson.store.past.at(lesson.network.id, revision)
    assert caught.value.code == "no_such_version"


def test_a_past_begins_where_the_oldest_snapshot_is(lesson: Lesson) -> None:
    """As after an older program, which kept the newest alone."""
    for minute in range(3):
        lesson.edit("ab"[minute % 2], minute)
    with lesson.store.past._transactions.writing() as connection:
        connection.execute(snapshots.delete())
    lesson.edit("a", 3)
    assert [revision for revision, *_ in lesson.listed()] == [4, 3]
    with pytest.raises(Problem):
        lesson.store.past.at(lesson.network.id, 2)


def test_who_has_chosen_a_name_is_called_so(lesson: Lesson) -> None:
    past = lesson.store.past
    lesson.edit("a", 0)
    past.call("a", "Ada")
    assert past.called("a") == "Ada"
    assert past.versions(lesson.network.id, 9).names == {"a": "Ada"}
    past.call("a", "")
    assert past.called("a") == ""
