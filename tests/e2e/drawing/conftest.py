"""Somebody with a phone, for the stories of fingers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.e2e.drawing.fingers import Fingers
from tests.e2e.sheet import VISITED, Sheet


@pytest.fixture
def fingers(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Fingers]:
    """The page on a phone, not for the first time."""
    looks = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    context = browser.new_context(**{**browser_context_args, **looks})
    page = context.new_page()
    page.add_init_script(VISITED)
    sheet = Sheet(page)
    yield Fingers(sheet)
    context.close()
    assert sheet.faults == []
