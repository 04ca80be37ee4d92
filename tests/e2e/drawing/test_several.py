"""What is set on the card of several things holds for all of them, and is one step to undo."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.drawing.test_moving_about import INPUTS_NAME
from tests.e2e.sheet import Sheet


def test_a_layer_gets_one_value_where_it_was_mixed(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.press("Draw")
    sheet.click(INPUTS_NAME, count=2)
    card = sheet.page.get_by_test_id("selection-card")
    value = card.get_by_label("Value")
    expect(value).to_have_attribute("placeholder", "mixed, 0.05 to 0.1")
    sheet.fill("Value", "1/2")
    sheet.expect_number("neuron:i1", "input", 0.5)
    sheet.expect_number("neuron:i2", "input", 0.5)
    sheet.undo()
    sheet.expect_number("neuron:i1", "input", 0.05)
    sheet.expect_number("neuron:i2", "input", 0.1)
    sheet.fill("Value", "abc")
    expect(card.get_by_role("alert")).to_have_count(1)
    sheet.expect_number("neuron:i2", "input", 0.1)
