"""Networks are found again: by their pictures after the browser was closed, and on another computer by a code."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.e2e.sheet import PATIENCE_MILLISECONDS, Sheet
from tests.e2e.test_accessible import Audit

CODE = re.compile(r"[a-z]{5}-[a-z]{5}-[0-9]{4}-[a-z]{5}")


def retitle(sheet: Sheet, title: str) -> None:
    """A network with a title of its own is kept."""
    sheet.page.locator(".network-title").click()
    sheet.page.locator('[data-field="title"]').fill(title)
    sheet.page.keyboard.press("Enter")
    sheet.page.locator(".network-title").click()
    expect(sheet.page.locator("#network-menu")).to_have_count(0)
    expect(sheet.page).to_have_title(f"{title} · Backprop Canvas")
    expect(sheet.page.get_by_text("Not saved yet")).to_have_count(0)


def listed(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator(".shelf-picture canvas").first).to_be_visible(timeout=PATIENCE_MILLISECONDS)


def test_a_network_is_found_again_by_its_picture_and_elsewhere_by_the_code(
    sheet: Sheet, browser: Browser, server_url: str
) -> None:
    page = sheet.open(server_url).page
    retitle(sheet, "first")
    page.locator(".network-title").click()
    page.locator('.templates [value="xor"]').click()
    page.wait_for_url("**/n/xor*")
    sheet.row("loss").wait_for(state="attached")
    retitle(sheet, "second")
    kept = page.context.storage_state()

    later = browser.new_context(storage_state=kept).new_page()
    listed(later, server_url)
    expect(later).to_have_url(f"{server_url}/networks")
    item = later.get_by_role("option", name="first")
    expect(item.locator("canvas")).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    audit = Audit(later)
    audit.of("all networks")
    assert audit.found == []
    later.get_by_role("button", name="Show it").click()
    code = later.get_by_test_id("code")
    expect(code).to_have_value(CODE, timeout=PATIENCE_MILLISECONDS)

    elsewhere = browser.new_context().new_page()
    elsewhere.goto(f"{server_url}/networks")
    elsewhere.get_by_role("button", name="I have such a code").click()
    # Somebody without any network has asked for nothing yet.
    elsewhere.get_by_test_id("enter-code").fill(code.input_value())
    elsewhere.keyboard.press("Enter")
    expect(elsewhere.get_by_role("option")).to_have_count(2, timeout=PATIENCE_MILLISECONDS)
    elsewhere.context.close()

    item.dblclick()
    later.wait_for_url("**/n/**")
    expect(later.locator(".network-title")).to_contain_text("first", timeout=PATIENCE_MILLISECONDS)
    later.context.close()
