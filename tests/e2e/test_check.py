"""A student writes an equation, by keyboard and by taps on the drawing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.sheet import Sheet


def field(sheet: Sheet) -> Locator:
    return sheet.page.get_by_role("textbox", name="Your equation")


def test_the_key_puts_the_caret_into_the_field_and_escape_leaves_it(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.key("c")
    expect(field(sheet)).to_be_focused()
    sheet.page.keyboard.type("dh1/dw1 * do1/dh1")
    expect(sheet.page.get_by_test_id("equation").locator(".katex")).to_have_count(3)
    sheet.page.keyboard.press("Escape")
    expect(sheet.page.get_by_test_id("check-card")).to_have_count(0)


@pytest.mark.parametrize("text", ["dh1/dw1", r"\frac{\partial h_1}{\partial w_1}"])
def test_taps_write_factors_in_the_style_of_the_text_and_undo_takes_them_back(
    sheet: Sheet, server_url: str, text: str
) -> None:
    sheet.open(server_url)
    sheet.key("c")
    field(sheet).fill(text)
    sheet.click(sheet.find("edge", (620, 170), (0, 4)))
    added = r" \cdot \frac{\partial o_{1}}{\partial h_{1}}" if "frac" in text else " * do1/dh1"
    expect(field(sheet)).to_have_value(text + added)
    field(sheet).focus()
    sheet.page.keyboard.press("Control+z")
    expect(field(sheet)).to_have_value(text)
