"""The page on paper: nothing is distorted or cut off, whatever it looks like on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.e2e.sheet import Sheet

# The narrower of A4 and Letter without its margins, in CSS pixels.
PRINTED = 687
LAID_OUT = """() => {
  const box = (selector) => document.querySelector(selector).getBoundingClientRect();
  const canvas = document.querySelector('#canvas canvas');
  const sheet = document.querySelector('.sheet');
  const host = box('#canvas');
  return {
    stretch: canvas.width / host.width - canvas.height / host.height,
    density: canvas.width / host.width,
    hidden: getComputedStyle(sheet).overflowY === 'visible' ? 0 : sheet.scrollHeight - sheet.clientHeight,
    widths: ['#canvas', '.track', '.sheet'].map((selector) => box(selector).width),
    apart: [box('.track').top - host.bottom, box('.sheet').top - box('.track').bottom],
    paper: getComputedStyle(document.documentElement).backgroundColor,
  };
}"""
# What the browser's own printing is given, once the page has laid itself out.
SEEN = f"addEventListener('beforeprint', () => {{ window.seen = ({LAID_OUT})(); }})"


def check_paper(laid: dict[str, Any]) -> None:
    assert abs(laid["stretch"]) < 0.01
    assert laid["density"] >= 2
    assert laid["hidden"] == 0
    assert max(laid["widths"]) <= PRINTED
    assert min(laid["apart"]) >= 0
    assert laid["paper"] == "rgb(255, 255, 255)"


def test_a_printed_page_holds_the_drawing_undistorted_the_whole_card_and_the_loop(
    sheet: Sheet, server_url: str, tmp_path: Path
) -> None:
    page = sheet.page
    page.emulate_media(reduced_motion="reduce", color_scheme="dark")
    sheet.open(f"{server_url}#step=10")
    sheet.expect_step(10)
    before = page.evaluate(LAID_OUT)
    assert before["hidden"] > 0
    page.evaluate(SEEN)
    for paper in ("A4", "Letter"):
        page.pdf(path=tmp_path / f"{paper}.pdf", format=paper)
        check_paper(page.evaluate("window.seen"))
    expect(page.locator("html")).not_to_have_attribute("data-paper", "")
    assert page.evaluate(LAID_OUT) == before
    # A preview that tells only that paper is shown is laid out in the same way.
    page.emulate_media(media="print")
    expect(page.locator("html")).to_have_attribute("data-paper", "")
    check_paper(page.evaluate(LAID_OUT))
