"""A student has an equation, or a number, and learns what is right about it and what is not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.sheet import Sheet

WRONG = (
    r"\frac{\partial L}{\partial w_1} = "
    r"\frac{\partial h_1}{\partial w_1}\cdot\frac{\partial w_7}{\partial h_1}\cdot"
    r"\frac{\partial o_2}{\partial w_7}\cdot\frac{\partial L}{\partial o_2} + "
    r"\frac{\partial h_1}{\partial w_1}\cdot\frac{\partial w_5}{\partial h_1}\cdot"
    r"\frac{\partial o_1}{\partial w_5}\cdot\frac{\partial L}{\partial o_1}"
)


def field(sheet: Sheet) -> Locator:
    return sheet.page.get_by_role("textbox", name="Your equation")


def expect_verdict(sheet: Sheet, verdict: str) -> Locator:
    card = sheet.page.get_by_test_id("verdict")
    expect(card).to_have_attribute("data-verdict", verdict)
    expect(card).not_to_have_attribute("data-quiet", "true")
    return card


def wrong_factors(sheet: Sheet) -> Locator:
    return sheet.page.get_by_test_id("equation").locator(".factor.wrong")


def test_the_wrong_equation_of_a_first_visit_is_mended_on_the_drawing(newcomer: Sheet, server_url: str) -> None:
    newcomer.open(server_url)
    newcomer.expect_step(10)
    newcomer.press("I have an equation to check")
    field(newcomer).fill(WRONG)
    newcomer.press("Check")
    verdict = expect_verdict(newcomer, "incorrect")
    expect(verdict.locator(".idea")).to_have_count(1)
    expect(verdict.locator('.idea[data-code="parameter_is_constant"]')).to_contain_text("in two places")
    expect(wrong_factors(newcomer)).to_have_count(2)

    newcomer.press("Turn w1 and see")
    expect(newcomer.page.get_by_test_id("turn-card")).to_contain_text("As written, your equation says 0")
    newcomer.press("Back to my equation")
    expect(field(newcomer)).to_have_value(WRONG)

    wrong_factors(newcomer).first.click()
    newcomer.click(newcomer.find("edge", (575, 418), (4, 0)))
    expect(wrong_factors(newcomer)).to_have_count(1)
    expect_verdict(newcomer, "incorrect")
    wrong_factors(newcomer).click()
    newcomer.click(newcomer.find("edge", (620, 170), (0, 4)))
    verdict = expect_verdict(newcomer, "correct")
    expect(newcomer.page.locator(".factor-value")).to_have_count(6)
    newcomer.press("Now w3, without help")
    expect(field(newcomer)).to_have_value("")


def test_a_number_tells_which_path_was_forgotten(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.key("c")
    field(sheet).fill("0.0006684")
    field(sheet).press("Enter")
    expect(expect_verdict(sheet, "incorrect").locator(".diagnosis")).to_contain_text("o1 alone")


def test_an_equation_is_checked_by_keyboard_alone(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.key("c")
    expect(field(sheet)).to_be_focused()
    keyboard = sheet.page.keyboard
    keyboard.type("dh1/dw1 * (do1/dh1 * dL/do1 + do2/dw7 * dw7/dh1 * dL/do2)")
    keyboard.press("Enter")
    expect_verdict(sheet, "incorrect")
    for _ in range(2):
        keyboard.press("Tab")
    expect(sheet.page.get_by_role("button", name="Turn w1 and see")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(sheet.page.locator(".hinted").first).to_be_focused()
    keyboard.press("Escape")
    expect(sheet.page.get_by_test_id("check-card")).to_have_count(0)


def test_what_cannot_be_read_is_shown_and_mended_with_a_tap(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.key("c")
    field(sheet).fill("dL/dw1 = dh1/dw1 * do11/dh1")
    field(sheet).press("Enter")
    expect(field(sheet)).to_have_attribute("aria-invalid", "true")
    expect(sheet.page.get_by_test_id("as-typed").locator(".wavy")).to_have_text("o11")
    sheet.press("Use o1")
    expect(field(sheet)).to_have_value("dL/dw1 = dh1/dw1 * do1/dh1")
    expect(field(sheet)).to_have_attribute("aria-invalid", "false")


# A place on the line from o1 to L.
LINE_TO_LOSS = (777.0, 242.0)


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


def test_a_tap_on_the_line_to_the_loss_ends_the_path_and_elsewhere_says_why_not(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.key("c")
    field(sheet).fill("dh1/dw1")
    refused = sheet.page.get_by_test_id("tap-refused")
    sheet.click(LINE_TO_LOSS)
    expect(refused).to_have_text("After ∂h1/∂w1 comes a derivative with respect to h1; ∂L/∂o1 is none.")
    expect(field(sheet)).to_have_value("dh1/dw1")
    sheet.click(sheet.find("edge", (620, 170), (0, 4)))
    expect(refused).to_have_text("")
    sheet.click(LINE_TO_LOSS)
    expect(field(sheet)).to_have_value("dh1/dw1 * do1/dh1 * dL/do1")
