"""Fingers on a phone, for stories: taps, drags, a finger that stays, two that spread. Each counts as one gesture."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import CDPSession

from tests.e2e.sheet import Sheet

Point = tuple[float, float]


class Fingers:
    """Touches on the stage, in pixels from its top left corner; `gestures` counts them."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.gestures = 0
        self._line: CDPSession = sheet.page.context.new_cdp_session(sheet.page)

    def tap(self, at: Point) -> None:
        self.drag([at], [at], moves=0)

    def drag(self, start: Sequence[Point], end: Sequence[Point], moves: int = 4) -> None:
        """As many fingers as places, from where they come down to where they are lifted."""
        self.down(start)
        for part in range(1, moves + 1):
            share = part / moves
            between = zip(start, end, strict=True)
            self._send("touchMove", [(a + (c - a) * share, b + (d - b) * share) for (a, b), (c, d) in between])
        self.lift()

    def down(self, places: Sequence[Point]) -> None:
        # People touch what they see.
        self.sheet.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        self.gestures += 1
        self._send("touchStart", places)

    def lift(self) -> None:
        self._send("touchEnd", [])

    def press(self, selector: str) -> None:
        """Press something that is not on the drawing. The browser makes the click of a tap at some later time, which no
        story can wait for; this one is there at once."""
        self.gestures += 1
        self.sheet.page.locator(selector).first.click()

    def type(self, text: str) -> None:
        """Type a text into what has the focus, as one gesture."""
        self.gestures += 1
        self.sheet.page.keyboard.type(text)

    def _send(self, kind: str, places: Sequence[Point]) -> None:
        box = self.sheet.page.locator("#canvas").bounding_box()
        assert box is not None
        points = [{"x": box["x"] + x, "y": box["y"] + y, "id": number} for number, (x, y) in enumerate(places)]
        self._line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
