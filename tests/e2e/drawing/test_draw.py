"""Somebody draws the 2-2-2 network from a blank sheet with the pointer and gets the same numbers."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.sheet import Sheet

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED = json.loads((EXAMPLES / "mazur-2-2-2.expected.json").read_text())["trace"]

PLACES = {"i1": (120, 150), "i2": (120, 430), "h1": (400, 150), "h2": (400, 430), "o1": (680, 150), "o2": (680, 430)}
EDGES = [("i1", "h1"), ("i2", "h1"), ("i1", "h2"), ("i2", "h2"), ("h1", "o1"), ("h2", "o1"), ("h1", "o2"), ("h2", "o2")]
WEIGHTS = [0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55]


def blank(sheet: Sheet, url: str) -> None:
    sheet.open(url)
    sheet.page.locator(".network-title").click()
    sheet.press("Blank")
    sheet.page.wait_for_url("**/n/*")
    expect(sheet.page.locator(".network-title")).to_contain_text("Untitled")
    sheet.row("loss").wait_for(state="attached")


def draw_neurons(sheet: Sheet) -> None:
    sheet.press("Draw")
    tools = sheet.page.get_by_test_id("tools")
    tools.locator('[data-tool="neuron"]').click()
    for role, names in (("input", "i"), ("hidden", "h"), ("output", "o")):
        tools.locator(f'[data-role="{role}"]').click()
        for number in (1, 2):
            sheet.click(PLACES[f"{names}{number}"])
            sheet.row(f"neuron:{names}{number}").wait_for(state="attached")


def draw_edges(sheet: Sheet) -> None:
    sheet.page.get_by_test_id("tools").locator('[data-tool="edge"]').click()
    for number, (source, target) in enumerate(EDGES, start=1):
        sheet.drag(PLACES[source], PLACES[target])
        sheet.row(f"parameter:w{number}").wait_for(state="attached")


def enter_values(sheet: Sheet) -> None:
    for name, value in (("i1", "0.05"), ("i2", "0.1")):
        sheet.select(f"neuron:{name}")
        sheet.fill("Value", value)
    for name, value in (("o1", "0.01"), ("o2", "0.99")):
        sheet.select(f"neuron:{name}")
        sheet.fill("Target", value)
    for number, weight in enumerate(WEIGHTS, start=1):
        sheet.select(f"parameter:w{number}")
        sheet.fill("Value", str(weight))
    share_bias(sheet, "b1", "h1", "h2", "0.35")
    share_bias(sheet, "b2", "o1", "o2", "0.6")


def share_bias(sheet: Sheet, name: str, first: str, second: str, value: str) -> None:
    """A bias of its own for one neuron, the same for the other, its value, held."""
    card = sheet.page.get_by_test_id("selection-card")
    sheet.select(f"neuron:{first}")
    card.locator('select[data-field="bias"]').select_option("own")
    sheet.row(f"parameter:{name}").wait_for(state="attached")
    sheet.select(f"neuron:{second}")
    card.locator('select[data-field="bias"]').select_option(name)
    sheet.select(f"parameter:{name}")
    sheet.fill("Value", value)
    card.locator('input[data-field="trainable"]').uncheck()


def test_drawing_the_worked_example_by_pointer_gives_its_numbers(sheet: Sheet, server_url: str) -> None:
    blank(sheet, server_url)
    draw_neurons(sheet)
    draw_edges(sheet)
    enter_values(sheet)
    sheet.page.get_by_test_id("tools").locator('[data-tool="select"]').click()
    sheet.key("Escape")
    sheet.step(10)
    sheet.expect_number("loss", "loss", EXPECTED["loss"])
    w1 = EXPECTED["parameters"]["w1"]
    sheet.expect_number("parameter:w1", "gradient", w1["gradient"])
    expect(sheet.quantity("parameter:w1", "gradient")).to_have_text("0.0004386")
    sheet.step()
    sheet.expect_number("parameter:w1", "value", w1["updated"])
    expect(sheet.quantity("parameter:w1", "value")).to_have_text("0.149781")
    sheet.expect_number("parameter:w5", "gradient", EXPECTED["parameters"]["w5"]["gradient"])


def test_everything_drawn_can_be_undone_and_done_again(sheet: Sheet, server_url: str) -> None:
    blank(sheet, server_url)
    draw_neurons(sheet)
    draw_edges(sheet)
    for _ in range(14):
        sheet.undo()
    expect(sheet.row("neuron:i1")).to_have_count(0)
    for _ in range(14):
        sheet.page.keyboard.press("Control+Shift+z")
    for number in range(1, 9):
        sheet.row(f"parameter:w{number}").wait_for(state="attached")


def test_an_edge_that_would_close_a_cycle_is_refused_in_one_sentence(sheet: Sheet, server_url: str) -> None:
    blank(sheet, server_url)
    draw_neurons(sheet)
    tools = sheet.page.get_by_test_id("tools")
    tools.locator('[data-tool="edge"]').click()
    sheet.drag(PLACES["h1"], PLACES["o1"])
    sheet.row("edge:e1").wait_for(state="attached")
    sheet.drag(PLACES["o1"], PLACES["h1"])
    problem = sheet.page.get_by_test_id("problem")
    expect(problem).to_contain_text("This edge would close a cycle: h1 → o1 → h1.")
    expect(sheet.row("edge:e2")).to_have_count(0)


def test_an_incomplete_drawing_says_what_is_missing(sheet: Sheet, server_url: str) -> None:
    blank(sheet, server_url)
    expect(sheet.page.get_by_test_id("missing")).to_contain_text("An output is missing")
    sheet.press("Draw")
    tools = sheet.page.get_by_test_id("tools")
    tools.locator('[data-tool="neuron"]').click()
    tools.locator('[data-role="hidden"]').click()
    sheet.click(PLACES["o1"])
    sheet.press("Make h1 an output")
    expect(sheet.page.get_by_test_id("missing")).to_have_count(0)
    expect(sheet.page.get_by_role("button", name="Play")).to_be_visible()
