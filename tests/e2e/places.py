"""Where a page is in its run, and everything that it shows there: what stories and benchmarks of stepping compare."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.e2e.sheet import Sheet

# Iteration, sample in the batch, micro-steps done: the tab's memory of its place, which it writes as it moves.
_PLACE = """
() => {
  const remembered = sessionStorage.getItem(`backprop-canvas.position.${document.body.dataset.network}`);
  const {iteration, turn, step} = JSON.parse(remembered ?? "{}");
  return [iteration ?? 1, turn ?? 0, step ?? 0];
}
"""
_NUMBERS = """
() => Array.from(document.querySelectorAll('[data-testid="outline"] [data-quantity]'), (each) =>
  [each.closest("[data-key]").dataset.key, each.dataset.quantity, each.dataset.value, each.dataset.state].join(" "))
"""
_MOVED = f"""
(before) => String(({_PLACE})()) !== before &&
  document.querySelector(".track")?.getAttribute("aria-busy") === "false"
"""
# Lists are rendered in a task of their own behind a frame.
_RENDERED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))))"

# Asked and pressed in one task: between two, what moves may land, and the press would be a step more.
_PRESSED_IF_MOVING = """
(key) => document.querySelector(".track").getAttribute("aria-busy") === "true" &&
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}))
"""

State = tuple[tuple[int, int, int], tuple[str, ...]]


def place(page: Page) -> tuple[int, int, int]:
    """Iteration, turn, step; the beginning where the page has not moved yet."""
    iteration, turn, step = page.evaluate(_PLACE)
    return iteration, turn, step


def state(page: Page) -> State:
    """The place, and every number of the outline with how far it can be trusted."""
    page.evaluate(_RENDERED)
    return place(page), tuple(page.evaluate(_NUMBERS))


def press(sheet: Sheet, key: str, *, finish: bool = False) -> State:
    """One key, and the state when the page has moved and stands; `finish`: a second press lands what moves."""
    before = ",".join(map(str, place(sheet.page)))
    sheet.page.keyboard.press(key)
    if finish:
        sheet.page.wait_for_function(f"(before) => String(({_PLACE})()) !== before", arg=before)
        sheet.page.evaluate(_PRESSED_IF_MOVING, key)
    sheet.page.wait_for_function(_MOVED, arg=before)
    return state(sheet.page)


def first_difference(one: State, other: State) -> str:
    """What the first number is that two states do not share, for a message."""
    if one[0] != other[0]:
        return f"places {one[0]} and {other[0]}"
    pairs = [pair for pair in zip(one[1], other[1], strict=False) if pair[0] != pair[1]]
    return f"at {one[0]}: {pairs[0]}" if pairs else f"at {one[0]}: {len(one[1])} and {len(other[1])} numbers"
