"""Every kind of micro-step has its place in the engine's schedule and in `trace`. What the page has for each kind is
held by tests/js/panels/every_kind.test.js."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from backprop_canvas.engine.passes.steps import KINDS
from backprop_canvas.protocol.messages import STEP_KINDS
from backprop_canvas.reports.trace import trace_report
from backprop_canvas.session.run.run import Run
from tests.complete.sets import assert_same
from tests.graphs import decoded, example
from tests.session.batches import several

# A sample by itself has nothing to combine.
OF_A_BATCH = "combine"


def test_every_kind_of_step_is_done_and_traced() -> None:
    kinds: list[int] = Run(1, 1, several(4, 2)).schedule.kinds.tolist()
    done = [list(KINDS)[kind] for kind in set(kinds)]
    report: Any = trace_report(decoded(example("mazur-2-2-2")))
    traced = {step["kind"] for step in report["steps"]}
    places: dict[str, Collection[str]] = {
        "engine.passes.steps.KINDS": KINDS,
        "the schedule of a batch in engine.passes": done,
        "the steps of reports.trace": traced | {OF_A_BATCH},
    }
    assert_same("kind of step", STEP_KINDS, places)


def test_a_batch_has_a_number_for_every_step() -> None:
    run = Run(1, 1, several(4, 2))
    assert len(run.shown(1, 1).values) == len(run.schedule.kinds)
