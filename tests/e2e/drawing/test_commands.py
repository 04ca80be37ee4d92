"""One list of all commands, and a menu at the pointer: both are made from the table that makes the keys."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.e2e.drawing.test_moving_about import ABOVE_INPUTS, selected
from tests.e2e.sheet import Sheet


def slip(sheet: Sheet) -> Locator:
    return sheet.page.get_by_test_id("slip")


def test_a_command_is_found_by_its_words_and_done_by_enter(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.page.keyboard.press("Control+k")
    sheet.page.keyboard.type("select all")
    expect(slip(sheet).get_by_role("option").first).to_have_text("Select allCtrl A")
    sheet.page.keyboard.press("Enter")
    expect(selected(sheet)).to_have_text("6 selected")
    expect(slip(sheet)).to_have_count(0)
    expect(sheet.page.locator("#canvas")).to_be_focused()


def test_what_cannot_be_done_now_says_why_and_is_not_done(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.page.keyboard.press("Control+k")
    sheet.page.keyboard.type("remove")
    row = slip(sheet).locator('[data-command="remove"]')
    expect(row).to_contain_text("nothing is selected")
    expect(row).to_have_attribute("aria-disabled", "true")
    sheet.page.keyboard.press("Enter")
    expect(slip(sheet)).to_have_count(1)
    sheet.page.keyboard.type("zzz")
    expect(slip(sheet)).to_contain_text("No command has these words.")
    sheet.page.keyboard.press("Escape")
    expect(slip(sheet)).to_have_count(0)


def test_the_right_button_and_shift_f10_open_what_can_be_done(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    at = sheet.find("neuron", ABOVE_INPUTS, (0, 4))
    box = sheet.page.locator("#canvas").bounding_box()
    assert box is not None
    sheet.page.mouse.click(box["x"] + at[0], box["y"] + at[1], button="right")
    slip(sheet).locator('[data-command="duplicate"]').click()
    sheet.row("neuron:i3").wait_for(state="attached")
    sheet.page.keyboard.press("Shift+F10")
    slip(sheet).locator('[data-command="remove"]').click()
    expect(sheet.row("neuron:i3")).to_have_count(0)
