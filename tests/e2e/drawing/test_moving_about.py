"""Moving about a drawing and selecting in it, as people know it from other drawing programs."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.e2e.sheet import Sheet

PAPER = (40.0, 60.0)
# A vertical line through the inputs, from above them down; and where it says "2 inputs" while somebody draws.
ABOVE_INPUTS = (114.0, 110.0)
INPUTS_NAME = (114.0, 92.0)


def selected(sheet: Sheet) -> Locator:
    return sheet.page.get_by_test_id("selection-card").get_by_role("heading")


def readout(sheet: Sheet) -> Locator:
    return sheet.page.locator('[data-zoom="fit"]')


def percent(sheet: Sheet) -> int:
    return int((readout(sheet).text_content() or "").removesuffix("%"))


def test_a_drag_on_paper_selects_and_keys_act_after_loading(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.page.keyboard.press(".")
    sheet.expect_step(1)
    sheet.press("Step")
    sheet.expect_step(2)
    sheet.page.keyboard.press(".")
    sheet.expect_step(3)
    sheet.page.keyboard.press("Control+a")
    expect(selected(sheet)).to_have_text("6 selected")
    box = sheet.page.locator("#canvas").bounding_box()
    assert box is not None
    sheet.drag(PAPER, (box["width"] / 3, box["height"] - 20))
    expect(selected(sheet)).to_have_text("2 selected")
    sheet.page.keyboard.press("Escape")
    expect(sheet.page.get_by_test_id("selection-card")).to_have_count(0)


def test_a_double_click_on_the_name_of_a_column_selects_its_layer(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.press("Draw")
    sheet.click(INPUTS_NAME, count=2)
    expect(selected(sheet)).to_have_text("2 selected")
    sheet.row("neuron:h1").wait_for(state="attached")
    expect(sheet.row("neuron:h3")).to_have_count(0)


def test_space_and_the_middle_button_move_the_drawing_and_a_wheel_scrolls_it(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    at = sheet.find("neuron", ABOVE_INPUTS, (0, 4))
    sheet.page.keyboard.down("Space")
    sheet.drag(at, (at[0] + 100, at[1] + 50))
    sheet.page.keyboard.up("Space")
    sheet.expect_step(0)
    expect(sheet.page.get_by_test_id("selection-card")).to_have_count(0)
    sheet.click((at[0] + 100, at[1] + 50))
    expect(sheet.page.get_by_test_id("selection-card")).to_have_attribute("data-key", re.compile("^(neuron|input):"))
    expect(readout(sheet)).to_have_text(re.compile("%"))
    before = percent(sheet)
    sheet.page.mouse.wheel(0, 50)
    sheet.click((at[0] + 100, at[1]))
    expect(sheet.page.get_by_test_id("selection-card")).to_have_count(1)
    assert percent(sheet) == before
    sheet.page.keyboard.down("Control")
    sheet.page.mouse.wheel(0, -100)
    sheet.page.keyboard.up("Control")
    expect(readout(sheet)).not_to_have_text(f"{before}%")
    assert percent(sheet) > before
    sheet.page.keyboard.press("Control+0")
    expect(readout(sheet)).to_have_text("100%")
    for _ in range(30):
        sheet.page.keyboard.press("Control+-")
    expect(readout(sheet)).to_have_text("10%")
    for _ in range(30):
        sheet.page.keyboard.press("Control+=")
    expect(readout(sheet)).to_have_text("800%")
    sheet.page.keyboard.press("f")
    expect(readout(sheet)).to_have_count(0)


def test_space_pressed_and_released_plays(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.page.keyboard.press("Space")
    sheet.expect_step(11)


def test_a_viewers_drag_moves_the_drawing_and_changes_nothing(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    view = sheet.share()
    sheet.page.goto(view)
    sheet.row("loss").wait_for(state="attached")
    at = sheet.find("neuron", ABOVE_INPUTS, (0, 4))
    sheet.drag(at, (at[0] + 120, at[1] + 40))
    sheet.find("neuron", (at[0] + 120, at[1] + 40), (0, 0))
    sheet.page.keyboard.press("Control+a")
    expect(selected(sheet)).to_have_text("6 selected")
    sheet.page.keyboard.press("Delete")
    expect(sheet.row("neuron:h1")).to_have_count(1)
