"""Values and names are edited where they stand on the drawing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.drawing.test_moving_about import ABOVE_INPUTS
from tests.e2e.sheet import Sheet


def field(sheet: Sheet) -> Locator:
    return sheet.page.get_by_test_id("in-place").locator("input[data-draft]")


def chosen(sheet: Sheet, key: str) -> None:
    """Selected, with the drawing focused as after a click on it."""
    sheet.select(key)
    sheet.page.locator("#canvas").focus()


def test_digits_begin_the_value_of_what_is_selected_and_never_move_time(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    chosen(sheet, "parameter:w5")
    sheet.page.keyboard.type("1/3")
    expect(sheet.page.get_by_test_id("in-place")).to_contain_text("reads 0.3333")
    expect(sheet.page.get_by_test_id("in-place")).to_contain_text("Esc leaves 0.4.")
    sheet.page.keyboard.press("Enter")
    sheet.expect_number("parameter:w5", "value", 1 / 3)
    expect(sheet.page.locator("#canvas")).to_be_focused()
    sheet.page.keyboard.type("-0,25")
    sheet.page.keyboard.press("Escape")
    expect(field(sheet)).to_have_count(0)
    expect(sheet.page.locator("#canvas")).to_be_focused()
    sheet.page.keyboard.press("Enter")
    expect(field(sheet)).to_have_value("0.3333333333333333")
    sheet.page.keyboard.type("-0,25")
    sheet.page.keyboard.press("Enter")
    sheet.expect_number("parameter:w5", "value", -0.25)
    sheet.undo()
    sheet.expect_number("parameter:w5", "value", 1 / 3)
    sheet.expect_step(0)


@pytest.mark.parametrize("nonsense", ["abc", "1e999", "1/0"])
def test_what_is_no_number_gets_one_sentence_and_the_old_value_stays(
    sheet: Sheet, server_url: str, nonsense: str
) -> None:
    sheet.open(server_url)
    chosen(sheet, "neuron:i1")
    sheet.page.keyboard.press("Enter")
    field(sheet).fill(nonsense)
    sheet.page.keyboard.press("Enter")
    expect(sheet.page.get_by_test_id("in-place").get_by_role("alert")).to_have_count(1)
    expect(field(sheet)).to_have_value(nonsense)
    sheet.page.keyboard.press("Escape")
    sheet.expect_number("neuron:i1", "input", 0.05)


def test_a_comma_that_can_mean_two_things_is_asked_about(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    chosen(sheet, "parameter:w1")
    sheet.page.keyboard.type("1,000")
    sheet.page.keyboard.press("Enter")
    sheet.expect_number("parameter:w1", "value", 0.15)
    sheet.page.get_by_test_id("in-place").get_by_role("button", name="1000").click()
    sheet.expect_number("parameter:w1", "value", 1000)
    sheet.fill("Value", "2,000")
    card = sheet.page.get_by_test_id("selection-card")
    expect(card.get_by_role("alert")).to_contain_text("Which one is meant?")
    card.get_by_role("button", name="2", exact=True).click()
    sheet.expect_number("parameter:w1", "value", 2)


def test_half_typed_text_survives_what_others_change(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    chosen(sheet, "parameter:w5")
    sheet.undo()
    sheet.page.keyboard.type("0.7")
    other = Sheet(sheet.page.context.new_page())
    other.open(sheet.page.url)
    other.select("parameter:w1")
    other.fill("Value", "0.3")
    sheet.expect_number("parameter:w1", "value", 0.3)
    expect(field(sheet)).to_have_value("0.7")
    sheet.page.keyboard.press("5")
    sheet.page.keyboard.press("Enter")
    other.expect_number("parameter:w5", "value", 0.75)
    assert other.faults == []


def test_a_double_click_edits_the_name_and_a_pasted_book_is_refused(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    at = sheet.find("neuron", ABOVE_INPUTS, (0, 4))
    sheet.click(at, count=2)
    expect(field(sheet)).to_have_value("i1")
    field(sheet).fill("x" * 10_000)
    sheet.page.keyboard.press("Enter")
    alert = sheet.page.get_by_test_id("in-place").get_by_role("alert")
    expect(alert).to_contain_text("cannot be a name")
    assert len(alert.text_content() or "") < 250
    field(sheet).fill("x_1")
    sheet.page.keyboard.press("Enter")
    expect(sheet.row("neuron:i1")).to_contain_text("x 1")


def test_the_title_is_edited_where_it_stands(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.page.keyboard.press("F2")
    sheet.page.get_by_test_id("title-field").fill("Mine")
    sheet.page.keyboard.press("Enter")
    expect(sheet.page.locator(".network-title")).to_contain_text("Mine")
    expect(sheet.page.locator("#canvas")).to_be_focused()
