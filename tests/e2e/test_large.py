"""A network of some hundred edges: its list holds neurons, and each holds its edges only when it is opened."""

from __future__ import annotations

from pathlib import Path

import msgspec
from playwright.sync_api import expect

from tests.benchmarks.parts.documents import document_of
from tests.benchmarks.parts.drawings import layered
from tests.benchmarks.parts.watched import placed
from tests.e2e.sheet import Sheet

SIZES = (10, 15, 10)


def test_a_neuron_is_opened_and_closed_by_keys(sheet: Sheet, server_url: str, tmp_path: Path) -> None:
    file = tmp_path / "large.json"
    file.write_bytes(msgspec.json.encode(placed(document_of(layered(SIZES), samples=1, batch=1), SIZES)))
    sheet.open_file(server_url, file)
    sheet.row("neuron:n34").wait_for(state="attached")
    expect(sheet.row("edge:e0")).to_have_count(0)

    sheet.unfold("neuron:n10")
    expect(sheet.row("edge:e0")).to_have_count(1)
    expect(sheet.quantity("parameter:p0", "value")).to_have_attribute("data-state", "current")
    sheet.row("neuron:n10").get_by_role("button").press("ArrowDown")
    expect(sheet.row("edge:e0").get_by_role("button")).to_be_focused()

    sheet.row("neuron:n10").get_by_role("button").press("ArrowLeft")
    expect(sheet.row("edge:e0")).to_have_count(0)
    expect(sheet.row("neuron:n10").get_by_role("button")).to_be_focused()


def test_all_weights_of_a_neuron_are_a_table_that_keys_open_sort_and_leave(
    sheet: Sheet, server_url: str, tmp_path: Path
) -> None:
    sizes = (40, 3, 2)
    file = tmp_path / "wide.json"
    file.write_bytes(msgspec.json.encode(placed(document_of(layered(sizes), samples=1, batch=1), sizes)))
    sheet.open_file(server_url, file)
    sheet.row("neuron:n40").wait_for(state="attached")
    page = sheet.page
    table = page.locator(".weights")

    sheet.select("neuron:n40")
    sheet.key("Shift+W")
    expect(page.get_by_role("heading", name="All 40 weights into")).to_be_focused()
    expect(table.locator("table")).to_have_attribute("aria-rowcount", "41")
    expect(table.locator("tbody tr[aria-rowindex]")).not_to_have_count(40)
    table.locator('[data-sort="value"]').press("Enter")
    expect(table.locator('th[aria-sort="descending"]')).to_have_count(1)
    shown = [
        abs(float(text.replace("−", "-")))
        for text in table.locator('tbody [data-column="value"]').all_inner_texts()[:5]
    ]
    assert shown == sorted(shown, reverse=True)
    table.locator("tbody button").first.press("Escape")
    expect(table).to_have_count(0)
