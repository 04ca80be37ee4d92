"""Saved pictures as a browser sees them: whether their texts stand clear of each other."""

from __future__ import annotations

from playwright.sync_api import Page

# Letters stand from the baseline up to their height; two texts may touch by a hair, as a name and its index do.
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll("svg text")].map((text) => {
    const { x, width } = text.getBBox();
    const size = parseFloat(text.getAttribute("font-size"));
    const base = parseFloat(text.getAttribute("y"));
    const hair = 0.08 * size;
    const [left, right] = [x + hair, x + width - hair];
    return { says: text.textContent, left, right, top: base - 0.62 * size, bottom: base - hair };
  });
  const meet = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  const pairs = boxes.flatMap((one, i) =>
    boxes
      .slice(i + 1)
      .filter((other) => meet(one, other))
      .map((other) => `${one.says} | ${other.says}`),
  );
  return { count: boxes.length, pairs };
}"""


def overlaps(page: Page, svg: str) -> tuple[int, list[str]]:
    """How many texts an SVG holds, and which pairs of them overlap. The page is left for it."""
    page.goto("about:blank")
    page.set_content(svg)
    found = page.evaluate(OVERLAPS)
    return found["count"], found["pairs"]
