"""Pictures of the drawing: saved, opened again, and refused where they hold no network."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.drawing.test_copies import DROP, paste
from tests.e2e.pictures import overlaps
from tests.e2e.sheet import Sheet


def saved(page: Page, action: str, part: str) -> Path:
    """A file that a command of the list has saved."""
    page.keyboard.press("Control+k")
    page.keyboard.type(action)
    page.keyboard.press("Enter")
    sheet = page.get_by_test_id("picture")
    sheet.locator(f"input[value={part}]").check()
    with page.expect_download() as download:
        sheet.get_by_role("button", name=action, exact=True).click()
    page.keyboard.press("Escape")
    return download.value.path()


def test_a_saved_svg_opens_again_and_its_texts_stand_clear(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    page = sheet.page
    before = page.request.get(f"{page.url}/document").json()
    sheet.step(8)
    step = saved(page, "Save as SVG", "step").read_text()
    assert "∂L/∂" in step or "δ" in step
    png = saved(page, "Save as PNG", "drawing").read_bytes()
    assert png.startswith(b"\x89PNG")
    page.locator("#canvas").focus()
    page.keyboard.press("Control+a")
    part = saved(page, "Save as SVG", "selection").read_text()
    inside = json.loads(part.split('id="backprop-canvas">')[1].split("</metadata>")[0])
    assert len(inside["neurons"]) == len(before["neurons"])
    assert "title" not in inside
    page.keyboard.press("Escape")
    svg = saved(page, "Save as SVG", "drawing").read_text()
    problem = page.get_by_test_id("problem")
    paste(page, '<svg xmlns="http://www.w3.org/2000/svg"><title>a cat</title></svg>')
    expect(problem).to_contain_text("holds no network")
    page.evaluate(DROP, [svg.replace('{"format', "{format"), 0])
    expect(problem).to_contain_text("damaged")
    page.evaluate(DROP, [svg, 0])
    old = page.url
    page.get_by_test_id("offered").get_by_role("button", name="Open it as a new network").click()
    page.wait_for_url(lambda address: address != old)
    sheet.row("loss").wait_for(state="attached")
    assert page.request.get(f"{page.url}/document").json() == before
    assert sheet.faults == []
    blank = page.context.new_page()
    for picture in (svg, step):
        count, pairs = overlaps(blank, picture)
        assert count > 20
        assert pairs == []
