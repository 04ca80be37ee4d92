"""Data sets that are made: one press brings data and network, the picture shows what is learnt, what does not fit is
offered a network, and one undo takes all of it back."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from backprop_canvas.document.read import encode_document
from backprop_canvas.document.templates import template
from tests.e2e.sheet import PATIENCE_MILLISECONDS, Sheet
from tests.e2e.test_accessible import Audit


def opened(sheet: Sheet, url: str, tmp_path: Path) -> Page:
    file = tmp_path / "xor.json"
    file.write_bytes(encode_document(template("xor")))
    page = sheet.open_file(url, file).page
    page.keyboard.press("Shift+D")
    expect(page.locator("[data-dataset]")).to_have_count(14)
    return page


def test_a_set_comes_with_its_network_and_is_learnt(sheet: Sheet, server_url: str, tmp_path: Path) -> None:
    page = opened(sheet, server_url, tmp_path)
    page.locator('[data-dataset="moons"]').click()
    there = page.get_by_test_id("data-is-there")
    expect(there).to_have_text("200 samples, 2-4-1")
    audit = Audit(page)
    audit.of("choosing data")
    assert audit.found == []
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+B")
    expect(page.get_by_test_id("plane")).to_be_visible()
    page.keyboard.press("5")
    page.keyboard.press("Space")
    learnt = page.locator("#margin h2").first
    expect(learnt).to_have_text("200 of 200 samples lie on their side of the line.", timeout=3 * PATIENCE_MILLISECONDS)
    page.keyboard.press("Space")
    page.keyboard.press("Control+z")
    expect(page.get_by_test_id("samples-door")).to_contain_text("4 samples")


def test_data_alone_keep_the_network_and_what_does_not_fit_is_offered_one(
    sheet: Sheet, server_url: str, tmp_path: Path
) -> None:
    page = opened(sheet, server_url, tmp_path)
    there = page.get_by_test_id("data-is-there")
    page.locator('input[value="alone"]').check()
    page.locator('[data-dataset="circle"]').click()
    expect(there).to_have_text("200 samples, 2-2-1")
    page.locator('[data-field="data-count"]').fill("50")
    page.keyboard.press("Enter")
    expect(there).to_have_text("50 samples, 2-2-1")
    page.get_by_test_id("data-again").click()
    expect(page.locator('[data-field="data-seed"]')).to_have_value("1")
    page.locator('[data-dataset="blobs"]').click()
    expect(page.locator(".data-trouble")).to_contain_text(
        "2 inputs and 3 targets wait for a network. The one here has 2 and 1."
    )
    expect(there).to_have_text("50 samples, 2-2-1")
    page.get_by_test_id("data-mend").click()
    expect(there).to_have_text("150 samples, 2-4-3")
    page.locator('[data-field="data-hidden"]').fill("3-2")
    page.keyboard.press("Enter")
    expect(there).to_have_text("150 samples, 2-3-2-3")
    page.locator('[data-field="data-count"]').fill("100000")
    page.keyboard.press("Enter")
    expect(page.locator(".data-numbers")).to_contain_text("Samples: a whole number from 1 to 1000.")
    expect(page.locator('[data-field="data-count"]')).to_have_value("150")
    expect(there).to_have_text("150 samples, 2-3-2-3")
