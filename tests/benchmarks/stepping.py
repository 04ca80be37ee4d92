"""Steps forward and as many back: does a page show the same numbers at each place, whichever way it came there?

    python -m tests.benchmarks.stepping [STEPS]

The steps are micro-steps of the worked example, over several iterations; every number of the outline is compared,
with how far it can be trusted. Motion is reduced, which changes no number.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import find_browser, launch_arguments
from tests.e2e.places import State, first_difference, press, state
from tests.e2e.sheet import VISITED, Sheet
from tests.live import LiveServer


def there_and_back(sheet: Sheet, steps: int) -> list[str]:
    """What differed on the way back, place by place."""
    sheet.key("1")
    states: list[State] = [state(sheet.page), *(press(sheet, ".") for _ in range(steps))]
    back = [press(sheet, ",") for _ in range(steps)]
    pairs = zip(back, reversed(states[:-1]), strict=True)
    numbers = len({text for _, numbers in states for text in numbers})
    print(f"{len(states)} places up to iteration {states[-1][0][0]}, {numbers} different numbers and states of numbers")
    return [first_difference(now, before) for now, before in pairs if now != before]


def opened(page: Page, url: str) -> Sheet:
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script(VISITED)
    return Sheet(page).open(url)


def main() -> int:
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = LiveServer(Path(folder) / "data").start()
        browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_arguments())
        begin = time.perf_counter()
        differences = there_and_back(opened(browser.new_page(), server.url), steps)
        print(f"{steps} steps forward and {steps} back in {time.perf_counter() - begin:.0f} s")
        browser.close()
        server.stop()
    print("\n".join(differences[:10]) or "all states agree, number for number")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
