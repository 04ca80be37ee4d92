"""Every schedule and initializer, and every number of a document's training, has all that its kind needs:
what is compiled, an effect, a field of the document, a field and words on the page, a case against something else."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from backprop_canvas.document.training import Clip, Initializer, Optimizer, Penalty, Schedule, Training, WarmUp
from backprop_canvas.engine.advancing.advance import advance
from backprop_canvas.engine.advancing.rules import Rules
from backprop_canvas.engine.advancing.state import fresh
from backprop_canvas.engine.optimizing import optimizers, schedules
from backprop_canvas.engine.optimizing.optimizers import OPTIMIZERS
from backprop_canvas.engine.optimizing.schedules import SCHEDULES
from backprop_canvas.session.network.settings import build_rules
from backprop_canvas.session.network.tables import operations
from backprop_canvas.session.run.ready import ready
from backprop_canvas.training import initializers
from backprop_canvas.training.initializers import INITIALIZERS
from tests.complete.page import Page, rows_of, set_by_katex, told_apart
from tests.complete.sets import after, assert_everywhere, assert_same, those
from tests.engine import test_schedules
from tests.graphs import SHAPES, decoded
from tests.training import test_initializers

TOLD = operations()
# The two numbers of the tables that a document holds as one pair.
BETAS = {"beta1": "betas", "beta2": "betas"}


def follows(name: str) -> bool:
    row, code = SCHEDULES[name], schedules.CODES[name]
    a, b = 0.4, 0.7
    return all(schedules.scheduled(code, 0.3, t, a, b) == row.value(0.3, t, a, b) for t in (0.0, 1.0, 3.0, 17.0))


def test_every_schedule_has_all_that_a_schedule_needs(page_tables: Page) -> None:
    places: dict[str, Collection[str]] = {
        "its number in engine.optimizing.schedules.CODES": schedules.CODES,
        "the chain engine.optimizing.schedules.scheduled": those(SCHEDULES, follows),
        "LaTeX that KaTeX can set": set_by_katex("schedule", page_tables),
        "its row in docs/training.md": rows_of("training.md"),
        "what the page is told of it": [row.name for row in TOLD.schedules],
        "a label of its own": told_apart(page_tables.labels["schedule"]),
        "its closed form in tests.engine.test_schedules.CLOSED_FORMS": test_schedules.CLOSED_FORMS,
    }
    assert_everywhere("schedule", SCHEDULES, places)


def test_every_initializer_has_all_that_an_initializer_needs(page_tables: Page) -> None:
    tables: tuple[Any, ...] = (test_initializers.UNIFORM, test_initializers.NORMAL, test_initializers.FIXED)
    places: dict[str, Collection[str]] = {
        "LaTeX that KaTeX can set": set_by_katex("initializer", page_tables),
        "its row in docs/training.md": rows_of("training.md"),
        "what the page is told of it": [row.name for row in TOLD.initializers],
        "a label of its own": told_apart(page_tables.labels["initializer"]),
        "a distribution in tests.training.test_initializers": {str(case[0]) for table in tables for case in table},
    }
    assert_everywhere("initializer", INITIALIZERS, places)


def test_every_number_of_a_kind_has_a_field_of_the_document_a_symbol_and_a_label(page_tables: Page) -> None:
    parts: tuple[tuple[str, Any, Any, Any], ...] = (
        ("optimizer", Optimizer, [row.hyper for row in OPTIMIZERS.values()], optimizers.SYMBOLS),
        ("schedule", Schedule, [row.numbers for row in SCHEDULES.values()], schedules.SYMBOLS),
        ("initializer", Initializer, [row.numbers for row in INITIALIZERS.values()], initializers.SYMBOLS),
    )
    for part, record, rows, symbols in parts:
        names = {name for row in rows for name in row}
        fields = {name for name in names if BETAS.get(name, name) in record.__struct_fields__}
        places = {
            f"its field in document.training.{record.__name__}": fields,
            f"SYMBOLS beside the table of each {part}": symbols,
            "its hyper_… in words/en": after("hyper_", page_tables.codes),
        }
        assert_everywhere(f"{part} number", names, places)
        taken = {BETAS.get(name, name) for name in names} | {"kind", "seed", "learning_rate"}
        assert_everywhere(f"{part} field", record.__struct_fields__, {f"a kind of {part} that takes it": taken})


# For each number that belongs to no kind, one that a small network feels within two iterations, and what it changes.
WARM: dict[str, object] = {"warm_up": {"total_iters": 5}}
FELT: dict[str, tuple[dict[str, object], dict[str, object]]] = {
    "penalty.l1": ({"penalty": {"l1": 0.5}}, {}),
    "penalty.l2": ({"penalty": {"l2": 0.5}}, {}),
    "clip.clip_value": ({"clip": {"clip_value": 1e-4}}, {}),
    "clip.max_norm": ({"clip": {"max_norm": 1e-4}}, {}),
    "warm_up.total_iters": (WARM, {}),
    "warm_up.start_factor": ({"warm_up": {"total_iters": 5, "start_factor": 0.9}}, WARM),
}


def trained(training: dict[str, object]) -> bytes:
    """The bits of the parameters after two iterations."""
    made = ready(decoded({**SHAPES["two_outputs"](), "training": training}))
    return advance(made.setup, fresh(made.setup, made.network.parameters), 2).parameters.tobytes()


def test_every_number_that_belongs_to_no_kind_is_felt_and_has_a_field_and_words(page_tables: Page) -> None:
    parts: dict[str, Any] = {"penalty": Penalty, "clip": Clip, "warm_up": WarmUp}
    names = [f"{part}.{field}" for part, record in parts.items() for field in record.__struct_fields__]
    places: dict[str, Collection[str]] = {
        "an effect on training": [name for name, (some, none) in FELT.items() if trained(some) != trained(none)],
        "its field in panels/selection/training.js": page_tables.fields,
        "its row in docs/training.md": [f"{part}.{field}" for part in parts for field in rows_of("training.md")],
        "its hyper_… in words/en": [f"{part}.{name}" for part in parts for name in after("hyper_", page_tables.codes)],
    }
    assert_everywhere("number", names, places)
    changing = [*Penalty.__struct_fields__, *Clip.__struct_fields__]
    assert_same("number", changing, {"a sentence of the update in panels/rules/training.js": page_tables.spoken})


def test_every_field_of_training_becomes_a_rule_or_draws() -> None:
    other: dict[str, object] = {
        "optimizer": {"kind": "adam"},
        "batch_size": 2,
        "reduction": "sum",
        "update": "sequential",
        "shuffle": True,
        "seed": 5,
        "schedule": {"kind": "exponential", "gamma": 0.5},
        "warm_up": {"total_iters": 4},
        "penalty": {"l1": 0.1},
        "clip": {"max_norm": 0.1},
    }

    def rules(training: dict[str, object]) -> Rules:
        return build_rules(decoded({**SHAPES["chain"](), "training": training}).training)

    told = {name for name, value in other.items() if rules({name: value}) != rules({})}
    places = {"session.network.settings.build_rules": told | {"initializer"}}
    assert_same("field of training", Training.__struct_fields__, places)
