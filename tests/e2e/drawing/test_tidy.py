"""A file without places arrives tidied; what was moved is tidied by Shift+T, and undone in one step."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.e2e.sheet import Sheet

FILE = Path(__file__).parents[2] / "examples" / "mazur-2-2-2.json"
MOVED = [(0, 0), (0, 300), (290, -2), (290, 300), (580, 0), (580, 300)]
TIDY = [(0, 0), (0, 300), (290, 0), (290, 300), (580, 0), (580, 300)]


def saved(sheet: Sheet, places: list[tuple[int, int]]) -> bool:
    """Whether the neurons are saved at these places, asked until the edit has arrived."""
    for _ in range(300):
        document: dict[str, Any] = sheet.page.request.get(f"{sheet.page.url}/document").json()
        if [(neuron.get("x", 0), neuron.get("y", 0)) for neuron in document["neurons"]] == places:
            return True
    return False


def test_a_file_without_places_arrives_tidied_and_a_moved_neuron_is_put_back_by_one_key(
    sheet: Sheet, server_url: str, tmp_path: Path
) -> None:
    document = json.loads(FILE.read_text())
    for neuron in document["neurons"]:
        neuron.pop("x", None)
        neuron.pop("y", None)
    file = tmp_path / "heap.json"
    file.write_text(json.dumps(document))
    sheet.open_file(server_url, file)
    undo = sheet.page.locator('[data-act="undo"]')
    sheet.press("Draw")
    expect(undo).to_be_disabled()
    assert saved(sheet, TIDY)

    sheet.select("neuron:h1")
    sheet.key("ArrowUp")
    assert saved(sheet, MOVED)
    sheet.key("Shift+T")
    assert saved(sheet, TIDY)
    undo.click()
    assert saved(sheet, MOVED)
