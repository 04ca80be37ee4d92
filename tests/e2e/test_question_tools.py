"""Keys and the pointer about questions: factors by tapping, the asked knob in the experiment, out again."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.e2e.sheet import Sheet


def question(sheet: Sheet) -> Locator:
    return sheet.page.get_by_test_id("question")


def test_taps_write_factors_into_the_equation_and_select_nothing(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.key("c")
    expect(question(sheet)).to_have_attribute("data-kind", "check")
    field = sheet.page.get_by_test_id("equation-field")
    expect(field).to_be_focused()
    field.type("dL/dw1 = ")
    sheet.click(sheet.find("edge", (250.0, 60.0), (0.0, 7.0)))
    expect(field).to_have_value(re.compile(r"dL/dw1 = d[ho]\d/d\w+$"))
    expect(question(sheet)).to_have_attribute("data-kind", "check")
    sheet.page.keyboard.press("Escape")
    expect(question(sheet)).to_have_count(0)
    expect(sheet.page.locator("#canvas")).to_be_focused()
