"""Somebody else who edits, in a browser of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.e2e.sheet import VISITED, Sheet


@pytest.fixture
def beside(browser: Browser) -> Iterator[Callable[[Sheet], Sheet]]:
    """Opens the page of somebody else, who may edit the same network."""
    contexts: list[BrowserContext] = []

    def open_page(sheet: Sheet) -> Sheet:
        context = browser.new_context(reduced_motion="reduce", viewport={"width": 1440, "height": 900})
        contexts.append(context)
        context.add_init_script(VISITED)
        return Sheet(context.new_page()).open(sheet.invite())

    yield open_page
    for context in contexts:
        context.close()
