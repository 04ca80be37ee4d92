"""The loss over the run, large: XOR is learnt, what stands out is marked, and a press walks the iteration that did
it."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from backprop_canvas.document.read import encode_document
from backprop_canvas.session.editing.made import made_document
from tests.e2e.sheet import PATIENCE_MILLISECONDS, Sheet
from tests.e2e.test_accessible import Audit


def test_the_fall_of_xor_is_marked_and_walked(sheet: Sheet, server_url: str, tmp_path: Path) -> None:
    file = tmp_path / "xor.json"
    file.write_bytes(encode_document(made_document("xor")))
    page = sheet.open_file(server_url, file).page
    page.keyboard.press("Shift+B")
    page.keyboard.press("5")
    page.keyboard.press("Space")
    learnt = page.locator("#margin h2").first
    expect(learnt).to_have_text("4 of 4 samples lie on their side of the line.", timeout=PATIENCE_MILLISECONDS)
    page.keyboard.press("Space")
    page.keyboard.press("Shift+P")
    plot = page.get_by_test_id("plot")
    right = plot.locator('[data-flag="right"]')
    expect(right).to_have_text(re.compile(r"^all right from \d+$"), timeout=PATIENCE_MILLISECONDS)
    expect(plot.locator('[data-flag="drop"]')).to_have_text(re.compile(r"^largest drop, \d+$"))
    expect(plot.locator(".plot-lines .present path").first).to_have_attribute("d", re.compile("^M.*L"))
    audit = Audit(page)
    audit.of("the large plot of the loss")
    assert audit.found == []
    slider = plot.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    expect(page.get_by_test_id("plot-reading")).to_contain_text("Iteration 1 takes the loss from")
    plot.locator(".segments").nth(1).locator('input[value="log"]').check()
    number = int((right.text_content() or "").split()[-1])
    right.click()
    expect(plot).to_have_count(0)
    expect(page.locator("#transport")).to_contain_text(re.compile(f"iteration {number - 1}\\b"))


def test_the_plot_is_opened_from_time_and_put_away_by_keys(sheet: Sheet, server_url: str, tmp_path: Path) -> None:
    file = tmp_path / "xor.json"
    file.write_bytes(encode_document(made_document("xor")))
    page = sheet.open_file(server_url, file).page
    page.get_by_role("button", name="Jump, pause").click()
    page.get_by_test_id("plot-door").click()
    plot = page.get_by_test_id("plot")
    expect(plot).to_contain_text("The curve begins with the second iteration.")
    page.keyboard.press("Escape")
    expect(plot).to_have_count(0)
