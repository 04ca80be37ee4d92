"""A layer as matrices shows what the step has computed; an entry lights its edge, an edge its entry; keys reach all."""

from __future__ import annotations

from pathlib import Path

import msgspec
from playwright.sync_api import expect

from tests.benchmarks.parts.documents import document_of
from tests.benchmarks.parts.drawings import layered
from tests.benchmarks.parts.watched import placed
from tests.e2e.sheet import Sheet


def test_a_layer_is_read_as_matrices_by_keyboard_and_by_pointer(sheet: Sheet, server_url: str) -> None:
    sheet.open(f"{server_url}#step=9")
    sheet.expect_step(9)
    door = sheet.page.locator('[data-ask="layer"]')
    door.focus()
    door.press("Enter")
    layer = sheet.page.get_by_test_id("layer")
    w, delta = layer.locator(".matrix").nth(0), layer.locator(".matrix").nth(3)
    expect(delta.locator('[data-key="neuron:h1"]')).to_have_attribute("data-state", "none")
    expect(delta.locator('[data-key="neuron:h2"]')).to_have_text("0.009954")
    first = w.locator(".entry").first
    first.focus()
    first.press("ArrowRight")
    expect(sheet.page.locator(":focus")).to_have_text("0.5")
    expect(sheet.page.locator("#hint")).to_contain_text("the weight of the edge")
    sheet.find("knob", (250.0, 40.0), (0.0, 4.0))
    expect(layer.locator(".entry[data-lit]").first).to_be_visible()
    sheet.press("Step")
    expect(delta.locator('[data-key="neuron:h1"]')).to_have_text("0.008771")
    sheet.press("Copy as LaTeX")
    sheet.press("Close")
    expect(door).to_be_focused()


def test_of_a_wide_layer_on_a_phone_keys_reach_every_entry(sheet: Sheet, server_url: str, tmp_path: Path) -> None:
    sizes = (40, 3, 2)
    file = tmp_path / "wide.json"
    file.write_bytes(msgspec.json.encode(placed(document_of(layered(sizes), samples=1, batch=1), sizes)))
    sheet.page.set_viewport_size({"width": 390, "height": 844})
    sheet.open_file(server_url, file)
    sheet.select("neuron:n40")
    sheet.key("Shift+L")
    weights = sheet.page.get_by_test_id("layer").locator(".matrix").first
    expect(weights).to_have_attribute("aria-colcount", "41")
    first = weights.locator('[data-at="0,0"]')
    first.focus()
    for _ in range(6):
        sheet.page.keyboard.press("ArrowRight")
    expect(weights.locator('[data-at="0,6"]')).to_be_focused()
    expect(first).to_have_count(0)
    weights.locator('[data-more="layer_columns_before"]').press("Enter")
    expect(weights.locator('[data-at="0,0"]')).to_have_count(1)
    width = sheet.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
