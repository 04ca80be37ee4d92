"""Takes the pictures of README.md and docs/ anew, from the real program in a browser.

python -m tests.docs.pictures

Nothing tests whether they are fresh: whoever changes the look takes them anew and looks at them.
"""

from __future__ import annotations

from playwright.sync_api import Page, ViewportSize, expect

from tests.benchmarks.parts.watched import Watched, watched
from tests.docs.pages import ROOT
from tests.e2e.sheet import VISITED, Sheet

PICTURES = ROOT / "docs" / "img"
WIDE = ViewportSize(width=1440, height=900)
CLASS = ViewportSize(width=1280, height=720)
ITERATIONS = 30
STOPS = 5
# Everything that is asked for has come, and nothing moves any more.
REST_MILLISECONDS = 3000
SENT_MILLISECONDS = 400


def opened(stage: Watched, size: ViewportSize, link: str = "") -> Sheet:
    page = stage.browser.new_page(viewport=size, reduced_motion="no-preference", color_scheme="light")
    page.add_init_script(VISITED)
    return Sheet(page).open(f"{stage.server.url}/{link}")


def press_on(sheet: Sheet, times: int, key: str = ".") -> None:
    """Each press waits for the one before: a press while something moves would only finish the move."""
    for _ in range(times):
        sheet.key(key)
        sheet.page.wait_for_timeout(SENT_MILLISECONDS)
        expect(sheet.page.locator(".track")).to_have_attribute("aria-busy", "false")


def take(page: Page, name: str) -> None:
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement?.blur()")
    page.wait_for_timeout(REST_MILLISECONDS)
    page.screenshot(path=PICTURES / f"{name}.png")
    page.close()


def tenth_step(stage: Watched) -> None:
    """The 2-2-2 network in its 31st iteration, at the step of h1 backward."""
    sheet = opened(stage, WIDE)
    sheet.key("4")
    press_on(sheet, ITERATIONS)
    sheet.key("2")
    press_on(sheet, 10)
    sheet.expect_step(10)
    take(sheet.page, "tenth-step")


def two_paths(stage: Watched) -> None:
    """Where the gradient of w1 comes from."""
    sheet = opened(stage, WIDE, "#step=10")
    sheet.expect_step(10)
    sheet.select("parameter:w1")
    sheet.key("w")
    take(sheet.page, "two-paths")


def projected(stage: Watched) -> None:
    """In front of a class, at the fifth stop."""
    sheet = opened(stage, CLASS)
    sheet.page.get_by_text("Aa", exact=True).click()
    sheet.page.get_by_label("Steps go from stop to stop").check()
    sheet.press("Close")
    sheet.key("p")
    press_on(sheet, STOPS, "PageDown")
    take(sheet.page, "projector")


def main() -> None:
    with watched() as stage:
        for picture in (tenth_step, two_paths, projected):
            picture(stage)


if __name__ == "__main__":
    main()
