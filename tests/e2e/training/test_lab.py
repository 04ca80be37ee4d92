"""The margin while iterations pass: two pictures, which can be exchanged and saved."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.sheet import PATIENCE_MILLISECONDS, Sheet


def test_while_iterations_pass_two_pictures_stand_in_place_of_the_step(sheet: Sheet, server_url: str) -> None:
    page = sheet.open(server_url).page
    page.get_by_test_id("rail").press("5")
    sheet.press("Play")
    lab = page.get_by_test_id("lab")
    expect(lab.locator("[data-kind=loss] .present path").first).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    lab.get_by_label("What is shown").nth(1).select_option("norms")
    expect(lab.locator("[data-kind=norms]")).to_contain_text("layer 2", timeout=PATIENCE_MILLISECONDS)
    sheet.press("Pause")
    norms = lab.locator("[data-kind=norms]")
    norms.get_by_text("Save").click()
    with page.expect_download() as saved:
        norms.get_by_role("button", name="CSV").click()
    heading, *rows = Path(saved.value.path()).read_text().splitlines()
    assert heading == "iteration,layer 1,layer 2"
    assert all(float(norm) > 0 for row in rows for norm in row.split(",")[1:])
    # A place within an iteration has its step again: the way into the iteration that stands out leads there.
    lab.locator("[data-kind=loss] [data-flag=drop]").click()
    expect(page.get_by_role("heading", name="Before the first step")).to_be_visible()
