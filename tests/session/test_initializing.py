"""Drawing the parameters anew: one edit, which an undo takes back, by the next seed."""

from __future__ import annotations

import pytest

from backprop_canvas.document.diff import AddSample, Change, Settings, apply_diff
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.protocol import messages as wire
from tests.session.conftest import Table, parameters

DRAW = wire.Initialize(id=1)


def numbers(document: Document) -> list[float]:
    return [parameter.value for parameter in document.parameters]


def seed(document: Document) -> int:
    return document.training.initializer.seed


def settings(**training: object) -> wire.Edit:
    return wire.Edit(id=0, diff=(Settings(fields={"training": training}),))


def thaw(table: Table) -> None:
    """The biases of the template are frozen."""
    free = {"trainable": True}
    diff = tuple(Change(kind="parameters", id=bias, fields=free) for bias in ("b1", "b2"))
    table.say("a", wire.Edit(id=0, diff=diff))


def test_weights_are_drawn_biases_are_0_and_the_seed_goes_up(table: Table) -> None:
    table.join("a")
    thaw(table)
    before = table.session.document
    table.say("a", DRAW)
    after = table.session.document
    assert seed(after) == 1
    assert numbers(after)[8:] == [0.0, 0.0]
    assert all(0 < abs(value) <= (6 / 4) ** 0.5 for value in numbers(after)[:8])
    assert not set(numbers(after)[:8]) & set(numbers(before))
    table.say("a", wire.Step(direction=1, grain="neuron"))
    assert parameters(table.all("a", wire.Frame)[0]) == tuple(numbers(after))


def test_it_is_one_edit_with_one_inverse(table: Table) -> None:
    table.join("a")
    table.join("b")
    before = table.session.document
    table.say("a", DRAW)
    accepted, patch = table.last("a", wire.Accepted), table.last("b", wire.Patch)
    assert (accepted.id, accepted.revision) == (1, table.session.revision)
    assert accepted.diff == patch.diff
    after, inverse = apply_diff(before, patch.diff)
    assert after == table.session.document
    assert apply_diff(after, inverse)[0] == before


def test_each_time_is_another_draw_and_the_same_seed_is_the_same_draw(table: Table) -> None:
    table.join("a")
    table.say("a", DRAW)
    first = table.session.document
    table.say("a", wire.Initialize(id=2))
    second = table.session.document
    assert (seed(first), seed(second)) == (1, 2)
    assert numbers(first) != numbers(second)
    table.say("a", settings(initializer={"seed": 0}))
    table.say("a", DRAW)
    assert numbers(table.session.document) == numbers(first)


def test_what_is_frozen_stays(table: Table) -> None:
    table.join("a")
    table.say("a", wire.Edit(id=0, diff=(Change(kind="parameters", id="w1", fields={"trainable": False}),)))
    table.say("a", DRAW)
    kept = [at for at, value in enumerate(numbers(template("2-2-2"))) if numbers(table.session.document)[at] == value]
    assert kept == [0, 8, 9]


def test_training_begins_again(table: Table) -> None:
    table.join("a")
    for _ in range(3):
        table.say("a", wire.Step(direction=1, grain="iteration"))
    table.say("a", wire.Step(direction=1, grain="neuron"))
    assert table.place("a") == (4, 2)
    table.say("a", DRAW)
    assert table.place("a") == (1, 2)
    assert table.last("a", wire.Cursor).start == 1


def test_new_weights_alone_are_drawn_and_training_goes_on(table: Table) -> None:
    table.join("a")
    for _ in range(3):
        table.say("a", wire.Step(direction=1, grain="iteration"))
    before = table.session.document
    table.say("a", wire.Initialize(id=1, parameters=("w3", "w5", "gone")))
    after, accepted = table.session.document, table.last("a", wire.Accepted)
    assert seed(after) == seed(before)
    assert apply_diff(before, accepted.diff or ())[0] == after
    *kept, third, fifth = (change for change in accepted.diff or () if isinstance(change, Change))
    assert [change.id for change in kept] == [f"w{number}" for number in range(1, 9)]
    assert (third.id, fifth.id) == ("w3", "w5")
    assert third.fields != fifth.fields
    assert table.place("a") > (1, 0)
    table.say("a", wire.Initialize(id=2, parameters=("gone",)))
    assert table.session.document is after
    assert table.last("a", wire.Accepted).id == 2


def test_another_kind_draws_by_its_numbers(table: Table) -> None:
    table.join("a")
    table.say("a", settings(initializer={"kind": "constant", "val": 0.25}))
    table.say("a", DRAW)
    assert numbers(table.session.document) == [0.25] * 8 + numbers(template("2-2-2"))[8:]


def test_the_last_seed_is_followed_by_the_first(table: Table) -> None:
    table.join("a")
    table.say("a", settings(initializer={"seed": 2**53 - 1}))
    table.say("a", DRAW)
    assert seed(table.session.document) == 0


@pytest.mark.parametrize(
    ("initializer", "code"),
    [({"kind": "lecun"}, "unknown_initializer"), ({"kind": "constant"}, "missing_hyperparameter")],
)
def test_an_initializer_that_cannot_draw_changes_nothing(table: Table, initializer: object, code: str) -> None:
    table.join("a")
    table.say("a", settings(initializer=initializer))
    before = table.session.document
    table.say("a", DRAW)
    rejected = table.last("a", wire.Rejected)
    assert (rejected.id, rejected.code) == (1, code)
    assert table.session.document is before


def test_a_document_that_cannot_run_can_be_drawn_anew(table: Table) -> None:
    table.join("a")
    table.say("a", wire.Edit(id=0, diff=(Settings(fields={"loss": "hinge"}),)))
    table.say("a", DRAW)
    assert table.session.document.training.initializer.seed == 1


def test_settings_that_change_the_micro_steps_tell_a_new_plan(table: Table) -> None:
    table.join("a")
    sample = table.session.document.samples[0]
    add = AddSample(at=1, inputs=sample.inputs, targets=sample.targets)
    table.say("a", wire.Edit(id=0, diff=(add,)))
    assert table.all("a", wire.Plan) == []
    table.say("a", settings(batch_size=2))
    combine = wire.STEP_KINDS.index("combine")
    assert table.last("a", wire.Plan).kinds.count(combine) == 10
    assert table.place("a") == (1, 0)
