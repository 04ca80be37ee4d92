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
