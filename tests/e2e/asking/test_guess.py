"""A guess under Ask first: by hand on a phone, by keyboard at a desk. The result stays hidden until the next press."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.sheet import PATIENCE_MILLISECONDS, Sheet


def test_a_guess_is_judged_and_the_result_waits(sheet: Sheet, server_url: str) -> None:
    page = sheet.page
    page.set_viewport_size({"width": 390, "height": 844})
    sheet.open(server_url)
    sheet.key("a")
    sheet.step()
    sheet.press("Step")
    asked, field = page.get_by_test_id("asked"), page.get_by_test_id("guess")
    verdict = page.get_by_test_id("guess-verdict")
    expect(asked).to_contain_text("What is the output of h1?")
    field.fill("0.3775")
    page.get_by_role("button", name="Check", exact=False).click()
    expect(verdict).to_contain_text("0.3775 is z", timeout=PATIENCE_MILLISECONDS)
    sheet.expect_state("neuron:h1", "a", "none")
    field.fill("h1 = 0.593")
    field.press("Enter")
    expect(verdict).to_have_attribute("data-verdict", "correct", timeout=PATIENCE_MILLISECONDS)
    expect(verdict).to_be_in_viewport()
    sheet.press("Step")
    expect(asked).to_be_hidden()
    sheet.expect_number("neuron:h1", "a", 0.5932699921071872)


def test_a_gradient_is_guessed_by_keyboard(sheet: Sheet, server_url: str) -> None:
    page = sheet.page
    sheet.open(f"{server_url}#step=9")
    sheet.expect_step(9)
    sheet.key("a")
    asked, field = page.get_by_test_id("asked"), page.get_by_test_id("guess")
    expect(asked).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    sheet.key("g")
    expect(field).to_be_focused()
    page.keyboard.type("dL/dh2 = dL/do1 * do1/dh2 + dL/do2 * do2/dh2")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("guess-verdict")).to_have_attribute("data-verdict", "correct")
    page.keyboard.press("Enter")
    expect(asked).to_be_hidden()
