"""An instructor stands before a class with a clicker: eight stops, and no slip changes anything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.sheet import VISITED, Sheet

EXPECTED = json.loads((Path(__file__).parents[2] / "examples" / "mazur-2-2-2.expected.json").read_text())["trace"]
STOPS_ON = "localStorage.setItem('backprop-canvas.stops', 'on')"
# What is written on the canvases, with its height on the screen.
WATCH_LETTERS = """
window.letters = [];
const fillText = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
  const size = Number(/([\\d.]+)px/.exec(this.font)[1]) * this.getTransform().d / devicePixelRatio;
  window.letters.push([String(text), size, this.font.includes('Plex')]);
  return fillText.call(this, text, ...rest);
};
"""
Motion = Literal["no-preference", "reduce"]
CLASSROOM = {"width": 1280, "height": 720}
# What each stop shows for the first time: a row of the outline, a quantity there, its number.
FIRST_SEEN: list[tuple[str, str, float]] = [
    ("neuron:o2", "a", EXPECTED["neurons"]["o2"]["a"]),
    ("loss", "loss", EXPECTED["loss"]),
    ("neuron:o1", "delta", EXPECTED["neurons"]["o1"]["dL_dz"]),
    ("neuron:h1", "gradient", EXPECTED["neurons"]["h1"]["dL_da"]),
    ("neuron:h1", "delta", EXPECTED["neurons"]["h1"]["dL_dz"]),
    ("edge:e1", "gradient", EXPECTED["parameters"]["w1"]["gradient"]),
    ("parameter:w1", "value", EXPECTED["parameters"]["w1"]["updated"]),
]


@pytest.fixture
def classroom(browser: Browser, browser_context_args: dict[str, Any], server_url: str) -> Iterator[Sheet]:
    """A window as a projector has it, with the page projected and stops on."""
    context = browser.new_context(**{**browser_context_args, "viewport": CLASSROOM})
    sheet = Sheet(context.new_page()).in_motion()
    for script in (VISITED, STOPS_ON, WATCH_LETTERS):
        sheet.page.add_init_script(script)
    sheet.open(server_url)
    sheet.key("p")
    expect(sheet.page.locator("html")).to_have_attribute("data-projector", "")
    yield sheet
    context.close()
    assert sheet.faults == []


def told(page: Page) -> str:
    """The sentence of the stop that one is at, once there."""
    sentence = page.get_by_test_id("told")
    expect(sentence).to_have_attribute("data-stop", "true")
    return sentence.inner_text()


def sentences(sheet: Sheet) -> list[str]:
    document = sheet.page.request.get(f"{sheet.page.url}/document").json()
    return [stop["text"] for stop in document["stops"]]


def test_a_clicker_alone_reaches_each_of_the_eight_stops_and_comes_back(classroom: Sheet) -> None:
    page, expected = classroom.page, sentences(classroom)
    assert len(expected) == 8
    seen = [told(page)]
    for key, quantity, value in FIRST_SEEN:
        classroom.expect_state(key, quantity, "current" if quantity == "value" else "none")
        page.keyboard.press("PageDown")
        expect(page.get_by_test_id("told")).not_to_have_text(seen[-1])
        classroom.expect_number(key, quantity, value)
        seen.append(told(page))
    assert seen == expected
    for sentence in reversed(expected[:-1]):
        page.keyboard.press("PageUp")
        expect(page.get_by_test_id("told")).to_have_text(sentence)
    classroom.expect_step(0)


def test_a_second_press_is_at_the_stop_at_once_and_behind_the_last_one_steps_go_on(classroom: Sheet) -> None:
    page = classroom.page
    for sentence in sentences(classroom)[1:]:
        page.keyboard.press("PageDown")
        page.keyboard.press("PageDown")
        expect(page.get_by_test_id("told")).to_have_text(sentence)
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    classroom.expect_number("parameter:w8", "value", EXPECTED["parameters"]["w8"]["updated"])


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_numbers_can_be_read_at_the_back_of_the_room(classroom: Sheet, motion: Motion) -> None:
    page = classroom.page
    page.emulate_media(reduced_motion=motion)
    page.keyboard.press("PageDown")
    classroom.expect_number("neuron:o2", "a", EXPECTED["neurons"]["o2"]["a"])
    letters = page.evaluate("window.letters.slice(-60)")
    numbers = [size for text, size, sans in letters if sans and any(each.isdigit() for each in text)]
    assert len(numbers) > 10
    assert min(numbers) >= 28
    assert float(page.get_by_test_id("told").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 40
    for element in ("#title", "#margin", "#hint"):
        expect(page.locator(element)).to_be_hidden()
    canvas, caption = page.locator("#canvas").bounding_box(), page.get_by_test_id("told").bounding_box()
    loop = page.locator(".track").bounding_box()
    assert canvas
    assert caption
    assert loop
    assert canvas["y"] + canvas["height"] <= caption["y"]
    assert caption["y"] + caption["height"] <= loop["y"] + 2
    assert loop["y"] + loop["height"] <= CLASSROOM["height"]


def test_the_line_says_the_arithmetic_and_fits(sheet: Sheet, server_url: str) -> None:
    page = sheet.page
    page.set_viewport_size({"width": CLASSROOM["width"], "height": CLASSROOM["height"]})
    sheet.open(server_url).key("p")
    for _ in range(2):
        page.keyboard.press("PageDown")
    sheet.expect_number("neuron:h1", "a", EXPECTED["neurons"]["h1"]["a"])
    line = page.get_by_test_id("told")
    numbers = line.locator(".told-numbers:visible")
    expect(numbers).to_have_text(["0.35", "0.15·0.05", "0.2·0.1", "0.3775"])
    expect(line).to_contain_text("then σ")
    expect(line).to_have_css("font-size", "42px")
    caption = page.locator("#caption").bounding_box()
    row = page.locator(".told-row").bounding_box()
    assert caption
    assert row
    assert row["y"] >= caption["y"]
    assert row["y"] + row["height"] <= caption["y"] + caption["height"]
    # Where the room ends, terms are counted and nothing is cut off.
    page.set_viewport_size({"width": 390, "height": 844})
    for _ in range(2):
        page.keyboard.press("PageDown")
    expect(line.get_by_text("(3 terms)")).to_be_visible()
    narrow = page.locator(".told-row").bounding_box()
    assert narrow
    assert narrow["x"] >= 0
    assert narrow["x"] + narrow["width"] <= 390


def test_the_sum_over_paths_is_told_path_by_path_below_the_drawing(classroom: Sheet) -> None:
    page = classroom.page
    classroom.key("End")
    classroom.expect_number("parameter:w8", "value", EXPECTED["parameters"]["w8"]["updated"])
    page.evaluate("location.hash = '#ask=w1'")
    rows = page.get_by_test_id("told-paths")
    expect(rows).to_have_attribute("data-told", "2")
    expect(rows).to_contain_text("Two paths lead from w1 to L. Their products add.")
    page.keyboard.press("Escape")
    classroom.key("w")
    expect(rows).to_have_attribute("data-told", "1")
    expect(rows.locator('.told-path[data-shown="true"]')).to_have_count(1)
    expect(page.locator(".track")).to_be_hidden()
    page.keyboard.press("PageDown")
    expect(rows.locator('.told-path[data-shown="true"]')).to_have_count(3)
    canvas, told = page.locator("#canvas").bounding_box(), rows.bounding_box()
    assert canvas
    assert told
    assert canvas["y"] + canvas["height"] <= told["y"]
    assert told["y"] + told["height"] <= CLASSROOM["height"]
    # The walk stands beside the drawing and has its own keys.
    page.keyboard.press("w")
    walk = page.get_by_test_id("walk-card")
    expect(walk).to_have_attribute("data-done", "0")
    # Its keys are its own once it has the focus.
    expect(walk.get_by_role("heading", level=2)).to_be_focused()
    page.keyboard.press("y")
    expect(walk).to_have_attribute("data-done", "1")
    page.keyboard.press("Escape")
    expect(page.locator(".track")).to_be_visible()


def test_a_layer_is_read_as_matrices_beside_the_drawing_and_follows_the_steps(classroom: Sheet) -> None:
    page = classroom.page
    page.keyboard.press("PageDown")
    classroom.expect_number("neuron:o2", "a", EXPECTED["neurons"]["o2"]["a"])
    page.keyboard.press("Shift+L")
    layer = page.get_by_test_id("layer")
    expect(layer).to_be_visible()
    sizes = layer.locator(".entry").evaluate_all(
        "entries => entries.map((entry) => parseFloat(getComputedStyle(entry).fontSize) * entry.currentCSSZoom)"
    )
    assert min(sizes) >= 28
    page.keyboard.press("Escape")
    expect(layer).to_have_count(0)
    expect(page.locator("html")).to_have_attribute("data-projector", "")
    page.keyboard.press("Escape")
    expect(page.locator("html")).not_to_have_attribute("data-projector", "")


def test_the_page_is_blank_at_b_and_comes_back_at_the_next_step(classroom: Sheet) -> None:
    page, root = classroom.page, classroom.page.locator("html")
    before = told(page)
    page.keyboard.press("b")
    expect(root).to_have_attribute("data-blank", "")
    page.keyboard.press("PageDown")
    expect(root).not_to_have_attribute("data-blank", "")
    assert told(page) == before
    classroom.expect_step(0)


def test_a_slip_changes_nothing(classroom: Sheet) -> None:
    page = classroom.page
    before = page.request.get(f"{page.url}/document").json()
    for kind in ("knob", "neuron"):
        at = classroom.find(kind, (10 if kind == "knob" else 380, 72 if kind == "knob" else 130), (9, 0))
        classroom.drag(at, (at[0] + 60, at[1] + 40))
    expect(page.get_by_test_id("press-ring").first).to_be_visible()
    classroom.click((640, 540), count=2)
    for key in ("Delete", "n", "Control+z", "Control+ArrowRight", "F5"):
        page.keyboard.press(key)
    page.keyboard.press("PageDown")
    classroom.expect_number("neuron:o2", "a", EXPECTED["neurons"]["o2"]["a"])
    assert page.request.get(f"{page.url}/document").json() == before
    page.keyboard.press("Escape")
    expect(page.locator("#margin")).to_be_visible()
    expect(page.get_by_test_id("problem")).to_have_count(0)


def test_a_step_is_marked_told_and_taken_away(sheet: Sheet, server_url: str) -> None:
    page = sheet.open(server_url).page
    sheet.step(2)
    page.keyboard.press("Control+k")
    page.keyboard.type("mark this step")
    page.keyboard.press("Enter")
    field = page.get_by_label("What is said here")
    field.fill("h1 and <b>w1</b>: here w1 comes in.")
    field.press("Enter")
    expect(page.get_by_test_id("stop-mark")).to_contain_text("<b>w1</b>: here w1 comes in.")
    sheet.press("How the page looks")
    stops = page.get_by_test_id("stops").get_by_role("listitem")
    expect(stops).to_have_count(9)
    page.get_by_role("button", name="Go to stop 5").click()
    sheet.expect_number("neuron:o1", "delta", EXPECTED["neurons"]["o1"]["dL_dz"])
    stops.nth(1).get_by_role("button", name="Remove").click()
    expect(stops).to_have_count(8)
    sheet.undo()
    expect(stops).to_have_count(9)
