"""People who look on while somebody edits, each in a browser of their own."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser

from tests.e2e.places import first_difference, state
from tests.e2e.sheet import VISITED, Sheet


def expect_same(viewer: Sheet, editor: Sheet) -> None:
    """The same place and the very same numbers, asked until what was sent has arrived."""
    there = state(editor.page)
    for _ in range(300):
        if state(viewer.page) == there:
            return
    raise AssertionError(first_difference(state(viewer.page), there))


class Audience:
    """Opens browsers of their own on the address to look on."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.viewers: list[Sheet] = []

    def comes(self, editor: Sheet, prepare: Callable[[Sheet], None] | None = None) -> Sheet:
        """`prepare` is told the tab before it opens the address."""
        context = self._browser.new_context(reduced_motion="reduce", viewport={"width": 1440, "height": 900})
        context.add_init_script(VISITED)
        address = editor.share()
        viewer = Sheet(context.new_page())
        self.viewers.append(viewer)
        if prepare is not None:
            prepare(viewer)
        return viewer.open(address)
