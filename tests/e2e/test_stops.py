"""A stop is a whole place: iteration, sample, micro-step."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.places import place, press
from tests.e2e.sheet import Sheet

MAZUR = json.loads((Path(__file__).parents[1] / "examples" / "mazur-2-2-2.json").read_text())
SAMPLES = [{"inputs": {"i1": value, "i2": 0.1}, "targets": {"o1": 0.01, "o2": 0.99}} for value in (0.05, 0.5, 0.6, 0.7)]


def test_a_stop_in_sample_2_of_4_stops_in_sample_2(sheet: Sheet, server_url: str, tmp_path: Path) -> None:
    file = tmp_path / "four.json"
    training = {**MAZUR["training"], "batch_size": 4}
    file.write_text(json.dumps({**MAZUR, "samples": SAMPLES, "training": training}))
    page = sheet.open_file(server_url, file).page
    page.locator("#canvas").focus()
    while place(page)[1] < 1:
        press(sheet, ".", finish=True)
    for _ in range(2):
        press(sheet, ".", finish=True)
    there = place(page)
    assert there[1] == 1
    a = sheet.quantity("neuron:h1", "a").get_attribute("data-value") or ""
    # Whoever came to look is not asked to.
    expect(page.get_by_role("button", name="Mark this step")).to_have_count(0)
    sheet.press("Draw")
    sheet.press("Mark this step")
    page.get_by_label("What is said here").fill("Here is sample two.")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stop-mark")).to_contain_text("Here is sample two.")
    sheet.press("Done")
    sheet.key("Home")
    sheet.expect_state("neuron:h1", "a", "none")
    sheet.press("How the page looks")
    page.get_by_role("button", name="Go to stop 1").click()
    sheet.expect_number("neuron:h1", "a", a)
    assert place(page) == there
