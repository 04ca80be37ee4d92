"""The three states of every number, and a run that is no longer finite: nothing older than a change looks current, and
what went wrong stays to be looked at.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.sheet import Sheet
from tests.live import LiveServer

EXAMPLES = Path(__file__).parents[1] / "examples"
MAZUR = json.loads((EXAMPLES / "mazur-2-2-2.json").read_text())
# w1 of a chain of linear neurons grows beyond all bounds within a few iterations.
STOPPED = "Training stopped in iteration 5: o1 is no longer finite."


@pytest.fixture
def opened(sheet: Sheet, server_url: str, tmp_path: Path) -> Callable[..., Sheet]:
    def with_fields(**fields: Any) -> Sheet:
        file = tmp_path / "network.json"
        file.write_text(json.dumps({**MAZUR, **fields}))
        return sheet.open_file(server_url, file)

    return with_fields


def one_output() -> dict[str, Any]:
    """The worked example without its second output."""
    return {
        "neurons": [each for each in MAZUR["neurons"] if each["id"] != "o2"],
        "edges": [each for each in MAZUR["edges"] if each["target"] != "o2"],
        "parameters": [each for each in MAZUR["parameters"] if each["id"] not in ("w7", "w8")],
        "samples": [{"inputs": {"i1": 0.05, "i2": 0.1}, "targets": {"o1": 0.01}}],
    }


def diverging() -> dict[str, Any]:
    neurons = [{**each, "activation": "linear"} if "activation" in each else each for each in MAZUR["neurons"]]
    return {"neurons": neurons, "training": {"optimizer": {"kind": "sgd", "learning_rate": 1e6}}}


def test_what_cannot_be_recomputed_turns_stale_and_is_computed_anew(opened: Callable[..., Sheet]) -> None:
    sheet = opened(**one_output())
    sheet.step(6)
    sheet.expect_state("neuron:h1", "gradient", "none")
    a = sheet.quantity("neuron:h1", "a").get_attribute("data-value") or ""
    sheet.select("neuron:o1")
    sheet.press("Remove")
    expect(sheet.page.get_by_test_id("missing")).to_be_visible()
    sheet.expect_state("neuron:h1", "a", "stale")
    sheet.expect_number("neuron:h1", "a", a)
    sheet.expect_state("loss", "loss", "stale")
    sheet.expect_state("neuron:h1", "gradient", "none")
    sheet.select("neuron:h1")
    expect(sheet.page.locator('.numbers [data-quantity="a"]')).to_have_class("value stale")
    sheet.undo()
    expect(sheet.page.get_by_test_id("playhead")).to_be_attached()
    sheet.expect_state("neuron:h1", "a", "none")
    sheet.step(2)
    sheet.expect_state("neuron:h1", "a", "current")


def test_a_knob_turned_without_a_line_makes_the_numbers_stale_until_it_is_back(
    sheet: Sheet, live_server: LiveServer
) -> None:
    sheet.open(live_server.url)
    sheet.step(6)
    live_server.kill()
    expect(sheet.page.get_by_test_id("connection")).not_to_have_attribute("data-state", "open", timeout=30_000)
    sheet.expect_state("loss", "loss", "current")
    x, y = sheet.find("knob", (250.0, 40.0), (0.0, 4.0))
    sheet.hold((x, y), (x + 30, y - 30))
    sheet.expect_state("loss", "loss", "stale")
    sheet.expect_state("neuron:h1", "a", "stale")
    sheet.expect_state("neuron:o1", "gradient", "none")
    sheet.page.mouse.up()
    live_server.start()
    sheet.expect_state("loss", "loss", "current")
    sheet.expect_state("neuron:h1", "a", "current")
    sheet.expect_step(6)


def problem(sheet: Sheet) -> Locator:
    return sheet.page.get_by_test_id("problem")


def until_it_stops(sheet: Sheet) -> None:
    sheet.page.get_by_test_id("rail").press("4")
    sheet.press("Play")
    expect(problem(sheet)).to_contain_text(STOPPED, timeout=30_000)
    expect(sheet.page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    expect(sheet.page.locator(".track .where")).to_contain_text("iteration 5")
    sheet.expect_step(11)


def test_a_run_that_diverges_pauses_and_says_where_it_began(opened: Callable[..., Sheet]) -> None:
    sheet = opened(**diverging())
    until_it_stops(sheet)
    sheet.expect_number("neuron:o1", "a", "Infinity")
    sheet.expect_state("parameter:w1", "before", "current")
    for way in ("Step", "Play"):
        problem(sheet).get_by_role("button", name="Close").click()
        expect(problem(sheet)).to_have_count(0)
        sheet.press(way)
        expect(problem(sheet)).to_contain_text(STOPPED)
        expect(sheet.page.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_a_run_that_diverged_is_sought_back_and_stepped_through_again(opened: Callable[..., Sheet]) -> None:
    sheet = opened(**diverging())
    until_it_stops(sheet)
    sheet.press("Back")
    expect(sheet.page.locator(".track .where")).to_contain_text("iteration 4")
    expect(problem(sheet)).to_have_count(0)
    for key in ("w1", "w5"):
        value = sheet.quantity(f"parameter:{key}", "value").get_attribute("data-value") or "nan"
        assert abs(float(value)) < float("inf")
    sheet.page.get_by_test_id("rail").press("2")
    sheet.key("Home")
    sheet.expect_step(0)
    sheet.step(11)
    sheet.page.get_by_test_id("rail").press("4")
    sheet.press("Step")
    expect(sheet.page.locator(".track .where")).to_contain_text("iteration 5")
    sheet.expect_step(11)
    sheet.expect_number("neuron:o1", "a", "Infinity")
    sheet.press("Step")
    expect(problem(sheet)).to_contain_text(STOPPED)
