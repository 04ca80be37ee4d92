"""Practice to the blank field by keyboard, with a reload in the middle; the document keeps its numbers."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.e2e.sheet import Sheet

EQUATION = "dL/dw1 = dL/dz_h1 * i1"


def answer(sheet: Sheet, text: str, verdict: str) -> None:
    field = sheet.page.get_by_test_id("practice-field")
    expect(field).to_be_focused()
    field.fill(text)
    field.press("Enter")
    expect(sheet.page.get_by_test_id("practice-verdict")).to_have_attribute("data-verdict", verdict)


def go_on(sheet: Sheet) -> None:
    expect(sheet.page.locator('[data-practice="next"]')).to_be_focused()
    sheet.page.keyboard.press("Enter")


def stage(sheet: Sheet, name: str) -> Locator:
    card = sheet.page.get_by_test_id("practice")
    expect(card).to_have_attribute("data-stage", name)
    return card


def output_of(sheet: Sheet) -> str:
    return (sheet.page.get_by_test_id("practice-sum").get_attribute("data-through") or "").split()[-1]


def test_practice_goes_to_the_blank_field_and_on_after_a_reload(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    address = sheet.page.url
    sheet.key("c")
    field = sheet.page.get_by_test_id("equation-field")
    field.fill(EQUATION)
    field.press("Enter")
    door = sheet.page.locator('[data-ask="practice"]')
    door.focus()
    door.press("Enter")
    stage(sheet, "factor")
    output = output_of(sheet)
    answer(sheet, f"t{output[1]} - {output}", "incorrect")
    answer(sheet, f"{output} - t{output[1]}", "correct")
    go_on(sheet)
    stage(sheet, "path")

    sheet.page.set_viewport_size({"width": 390, "height": 844})
    sheet.open(f"{address}#check=dL/dw1%3D0&about=w1")
    field = sheet.page.get_by_test_id("equation-field")
    field.fill(EQUATION)
    field.press("Enter")
    sheet.page.locator('[data-ask="practice"]').press("Enter")
    stage(sheet, "path")
    output = output_of(sheet)
    answer(sheet, f"dh1/dw1 * d{output}/dh1 * dL/d{output}", "correct")
    go_on(sheet)
    stage(sheet, "blank")
    assert sheet.page.evaluate("document.documentElement.scrollWidth") <= 390
    answer(sheet, EQUATION, "correct")
    sheet.expect_number("parameter:w1", "value", 0.15)
