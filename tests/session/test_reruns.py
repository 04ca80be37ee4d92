"""Edits that come together lead to what they lead to one by one, with one run instead of many."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from backprop_canvas.document.diff import Add, AddSample, AnyOperation, Cell, Change, Remove, Settings
from backprop_canvas.document.templates import template
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.session import Session
from tests.session.conftest import Table, parameters, values

MEMBERS = "abc"
Chance = random.Random


def turned(chance: Chance) -> AnyOperation:
    number = chance.randint(1, 8)
    return Change(kind="parameters", id=f"w{number}", fields={"value": chance.uniform(-2, 2)})


def moved(chance: Chance) -> AnyOperation:
    return Change(kind="neurons", id="h1", fields={"x": chance.uniform(0, 100)})


def sampled(chance: Chance) -> AnyOperation:
    return AddSample(at=0, inputs={"i1": chance.random(), "i2": 0.5}, targets={"o1": 0.2, "o2": 0.7})


def batched(chance: Chance) -> AnyOperation:
    return Settings(fields={"training": {"batch_size": chance.randint(1, 3)}})


def frozen(chance: Chance) -> AnyOperation:
    return Change(kind="parameters", id="w8", fields={"trainable": chance.random() < 0.5})


def renamed(chance: Chance) -> AnyOperation:
    return Change(kind="neurons", id="h2", fields={"activation": chance.choice(["tanh", "relu", "sigmoid"])})


KINDS: list[Callable[[Chance], AnyOperation]] = [turned, turned, moved, sampled, batched, frozen, renamed]


def seated(seed: int) -> Table:
    """A session whose members stand at different places of its run."""
    chance, table = random.Random(seed), Table(Session(template("2-2-2"), 1))
    for member in MEMBERS:
        table.join(member)
        for _ in range(chance.randint(0, 3)):
            table.say(member, wire.Step(direction=1, grain="iteration"))
        for _ in range(chance.randint(0, 5)):
            table.say(member, wire.Step(direction=1, grain="neuron"))
    table.say("c", wire.Follow(member="a" if seed % 2 else None))
    return table


def edits(seed: int) -> list[tuple[str, wire.Edit]]:
    chance = random.Random(-seed - 1)
    made = [(chance.choice(MEMBERS), (chance.choice(KINDS)(chance),)) for _ in range(6)]
    return [(member, wire.Edit(id=number, diff=diff)) for number, (member, diff) in enumerate(made)]


def place(table: Table, member: str) -> tuple[object, ...]:
    cursor = table.last(member, wire.Cursor)
    return cursor.start, cursor.iteration, cursor.turn, cursor.step, cursor.following


@pytest.mark.parametrize("seed", range(30))
def test_together_edits_lead_to_what_they_lead_to_one_by_one(seed: int) -> None:
    together, apart = seated(seed), seated(seed)
    for member, edit in edits(seed):
        together.hear(together.session.handle(member, edit))
        for out in apart.session.handle(member, edit), apart.session.settle():
            apart.hear(out)
    together.hear(together.session.settle())
    assert together.session.document == apart.session.document
    assert together.session.revision == apart.session.revision
    for member in MEMBERS:
        assert place(together, member) == place(apart, member)
        for answers in wire.Accepted, wire.Patch:
            assert together.all(member, answers) == apart.all(member, answers)
        here, there = (table.last(member, wire.Frame) for table in (together, apart))
        assert (values(here), parameters(here)) == (values(there), parameters(there))
        assert here.revision >= there.revision


def test_whoever_asks_finds_the_run_begun(table: Table) -> None:
    table.join("a")
    table.hear(table.session.handle("a", wire.Edit(id=0, diff=(turned(random.Random(1)),))))
    run = table.last("a", wire.Frame).run
    table.hear(table.session.handle("a", wire.Step(direction=1, grain="neuron")))
    assert table.last("a", wire.Frame).run == run + 1


def test_a_network_that_cannot_run_between_two_edits_keeps_its_places(table: Table) -> None:
    table.join("a")
    table.say("a", wire.Step(direction=1, grain="neuron"))
    before = place(table, "a")
    lacking = AddSample(at=1, inputs={"i1": 0.1, "i2": 0.2}, targets={"o1": 0.3})
    operations: list[AnyOperation] = [lacking, Cell(part="targets", sample=1, neuron="o2", value=0.4)]
    for number, operation in enumerate(operations):
        table.hear(table.session.handle("a", wire.Edit(id=number, diff=(operation,))))
    table.hear(table.session.settle())
    assert place(table, "a") == before


def test_the_plan_is_told_once_and_fits_the_last_of_the_edits(table: Table) -> None:
    table.join("a")
    table.told.clear()
    operations: list[AnyOperation] = [
        Add(kind="edges", at=0, record={"id": "e9", "source": "i1", "target": "o1", "weight": "w1"}),
        Remove(kind="edges", id="e9"),
    ]
    for number, operation in enumerate(operations):
        table.hear(table.session.handle("a", wire.Edit(id=number, diff=(operation,))))
    table.hear(table.session.settle())
    (plan,) = table.all("a", wire.Plan)
    assert plan.revision == table.session.revision == 3
