"""Keys and the pointer about questions: factors by tapping, the asked knob in the experiment, out again."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Locator, expect

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


def test_a_key_asks_as_soon_as_the_network_is_listed_however_slow_the_line(sheet: Sheet, server_url: str) -> None:
    sheet.page.add_init_script(
        """
        window.WebSocket = class extends WebSocket {
          set onmessage(hear) { super.onmessage = (event) => setTimeout(() => hear(event), 400); }
        };
        """
    )
    sheet.open(server_url)
    sheet.key("c")
    expect(question(sheet)).to_have_attribute("data-kind", "check")


def test_a_viewer_turns_the_asked_knob_in_the_experiment(sheet: Sheet, browser: Browser, server_url: str) -> None:
    sheet.open(server_url)
    sheet.step(6)
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    viewer = Sheet(context.new_page()).open(f"{sheet.share()}#ask=w1")
    question(viewer).locator('[data-ask="turn"]').first.click()
    expect(question(viewer)).to_have_attribute("data-kind", "turn")
    field = question(viewer).locator('[data-field="turn"]')
    expect(field).to_have_value("0.15")
    moving = [("neuron:h1", "z"), ("neuron:h1", "a"), ("loss", "loss")]
    before = [viewer.quantity(*each).get_attribute("data-value") or "" for each in moving]
    x, y = viewer.find("knob", (250.0, 40.0), (0.0, 4.0))
    viewer.drag((x, y), (x + 20, y))
    expect(field).not_to_have_value("0.15")
    viewer.expect_number("parameter:w1", "value", field.input_value())
    for each, value in zip(moving, before, strict=True):
        expect(viewer.quantity(*each)).not_to_have_attribute("data-value", value)
        sheet.expect_number(*each, value)
    sheet.expect_number("parameter:w1", "value", 0.15)
    expect(question(viewer)).to_have_attribute("data-kind", "turn")
    viewer.press("Put it back")
    for each, value in zip(moving, before, strict=True):
        viewer.expect_number(*each, value)
    context.close()
    assert viewer.faults == []
