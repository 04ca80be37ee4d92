"""The page as a person uses it, for the stories: what is read off it, and where the pointer goes."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

# An iteration animates for seconds and a restarted program takes a moment; a hung page gets here.
PATIENCE_MILLISECONDS = 30_000
VISITED = "localStorage.setItem('backprop-canvas.visited', '1')"


# A line that is cut on purpose is told by the browser too, also in the middle of a file.
CUT = ("WebSocket", "ERR_CONNECTION", "ERR_CONTENT_LENGTH_MISMATCH")


class Sheet:
    """One tab. `number` reads full doubles off the outline, which says what the canvas shows."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        page.set_default_timeout(PATIENCE_MILLISECONDS)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self._hear(message.type, message.text))

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and not any(told in text for told in CUT):
            self.faults.append(text)

    def open(self, url: str) -> Sheet:
        self.page.goto(url)
        self.row("loss").wait_for(state="attached")
        return self

    def open_file(self, url: str, file: Path) -> Sheet:
        """Open a file as a new network, as a person does: by the menu of networks."""
        self.open(url)
        before = self.page.url
        self.page.locator(".network-title").click()
        self.page.locator('input[type="file"]').set_input_files(file)
        self.page.wait_for_url(lambda address: address != before)
        self.row("loss").wait_for(state="attached")
        return self

    def in_motion(self) -> Sheet:
        """Shows what is on its way, whatever the browser was started with."""
        self.page.emulate_media(reduced_motion="no-preference")
        return self

    def row(self, key: str) -> Locator:
        return self.page.get_by_test_id("outline").locator(f'[data-key="{key}"]')

    def unfold(self, neuron: str) -> None:
        """Open a neuron of a large network, whose numbers and edges are listed only then."""
        button = self.row(neuron).get_by_role("button")
        button.focus()
        button.press("ArrowRight")
        expect(button).to_have_attribute("aria-expanded", "true", timeout=PATIENCE_MILLISECONDS)

    def quantity(self, key: str, name: str) -> Locator:
        return self.row(key).locator(f'[data-quantity="{name}"]')

    def expect_number(self, key: str, name: str, value: float | str) -> None:
        """The very number that the engine computed, to the last digit."""
        expect(self.quantity(key, name)).to_have_attribute("data-value", str(value), timeout=PATIENCE_MILLISECONDS)

    def expect_close(self, key: str, name: str, value: float) -> None:
        """The engine's number to 1e-12, for values that were summed in another order."""
        expect(self.quantity(key, name)).to_have_attribute("data-state", "current", timeout=PATIENCE_MILLISECONDS)
        shown = float(self.quantity(key, name).get_attribute("data-value") or "nan")
        assert abs(shown - value) <= 1e-12 * abs(value), (key, name, shown, value)

    def expect_state(self, key: str, name: str, state: str) -> None:
        expect(self.quantity(key, name)).to_have_attribute("data-state", state, timeout=PATIENCE_MILLISECONDS)

    def expect_step(self, number: int) -> None:
        """`number` neuron-sized steps of the iteration are done, and nothing is on its way."""
        playhead = self.page.get_by_test_id("playhead")
        expect(playhead).to_have_attribute("aria-valuenow", str(number), timeout=PATIENCE_MILLISECONDS)
        expect(self.page.locator(".track")).to_have_attribute("aria-busy", "false", timeout=PATIENCE_MILLISECONDS)

    def share(self) -> str:
        """The address to view, as a person takes it from the sheet Share."""
        self.press("Share")
        address = self.page.get_by_test_id("view-link").input_value()
        self.press("Close")
        self.page.locator("#canvas").focus()
        return address

    def invite(self) -> str:
        """The link to edit, which stands on no page."""
        self.share()
        network = self.page.url.partition("#")[0]
        secret = self.page.request.get(f"{network}/links").json()["editor"]
        return f"{network.rpartition('/n/')[0]}/e/{secret}"

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def step(self, times: int = 1) -> None:
        """Press Step and wait for each to land."""
        playhead = self.page.get_by_test_id("playhead")
        for _ in range(times):
            before = int(playhead.get_attribute("aria-valuenow") or "0")
            self.press("Step")
            self.expect_step(before + 1)

    def saved_parameter(self, value: float) -> bool:
        """Whether the first parameter is saved with this value, asked until the edit has arrived."""
        for _ in range(300):
            document = self.page.request.get(f"{self.page.url}/document").json()
            if document["parameters"][0]["value"] == value:
                return True
        return False

    def undo(self) -> None:
        self.page.keyboard.press("Control+z")

    def key(self, key: str) -> None:
        """Press a key with the stage focused."""
        self.page.locator("#canvas").focus()
        self.page.keyboard.press(key)

    def find(self, kind: str, start: tuple[float, float], step: tuple[float, float]) -> tuple[float, float]:
        """The first point with something of this kind under it, looking from `start` in steps."""
        left, top = self._corner()
        x, y = start
        for _ in range(100):
            self.page.mouse.move(left + x, top + y)
            if self.page.locator("#canvas").get_attribute("data-over") == kind:
                return x, y
            x, y = x + step[0], y + step[1]
        raise AssertionError(f"no {kind} from {start} on")

    def hold(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Drag on the stage without letting go."""
        left, top = self._corner()
        self.page.mouse.move(left + start[0], top + start[1])
        self.page.mouse.down()
        self.page.mouse.move(left + (start[0] + end[0]) / 2, top + (start[1] + end[1]) / 2, steps=4)
        self.page.mouse.move(left + end[0], top + end[1], steps=4)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Drag on the stage, in pixels from its top left corner."""
        self.hold(start, end)
        self.page.mouse.up()

    def click(self, at: tuple[float, float], count: int = 1) -> None:
        left, top = self._corner()
        self.page.mouse.click(left + at[0], top + at[1], click_count=count)

    def _corner(self) -> tuple[float, float]:
        box = self.page.locator("#canvas").bounding_box()
        assert box is not None
        return box["x"], box["y"]

    def select(self, key: str) -> None:
        """Select what a row of the outline stands for, and wait for its card: until then another's may stand there."""
        self.row(key).get_by_role("button").evaluate("button => button.click()")
        kind, _, record = key.partition(":")
        selected = "^(knob|bias):" if kind == "parameter" else f"{re.escape(record or kind)}$"
        card = self.page.get_by_test_id("selection-card")
        expect(card).to_have_attribute("data-key", re.compile(selected), timeout=PATIENCE_MILLISECONDS)

    def fill(self, label: str | re.Pattern[str], value: str) -> None:
        """Type into a field of the selection card and confirm it."""
        field = self.page.get_by_test_id("selection-card").get_by_label(label)
        field.fill(value)
        field.press("Enter")
