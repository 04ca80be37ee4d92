"""A tab for each story, on a program of its own or on the one that all stories share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.e2e.audience import Audience
from tests.e2e.sheet import VISITED, Sheet


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Steps are shown at once but for the stories that are about motion, which say so."""
    return {**browser_context_args, "viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def profile(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """One for all stories, so that the browser keeps the page's compiled scripts. An empty tab stays open in it."""
    profile = browser.new_context(**browser_context_args)
    profile.new_page()
    yield profile
    profile.close()


@pytest.fixture
def context(profile: BrowserContext) -> Iterator[BrowserContext]:
    """The profile, which remembers nothing of the stories before."""
    yield profile
    _, *opened = profile.pages
    for page in opened:
        page.close()
    forget(profile)


def forget(profile: BrowserContext) -> None:
    """Everything but the files that the page is made of."""
    profile.clear_cookies()
    profile.clear_permissions()
    line = profile.new_cdp_session(profile.pages[0])
    for kind in ("local_storage", "indexeddb"):
        line.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": kind})
    line.detach()


@pytest.fixture
def newcomer(page: Page) -> Iterator[Sheet]:
    """Somebody whose browser has never been here."""
    sheet = Sheet(page).in_motion()
    yield sheet
    assert sheet.faults == []


@pytest.fixture
def sheet(newcomer: Sheet) -> Sheet:
    """Somebody who has been here before: nothing plays by itself."""
    newcomer.page.emulate_media(reduced_motion="reduce")
    newcomer.page.add_init_script(VISITED)
    return newcomer


@pytest.fixture
def moving(sheet: Sheet) -> Sheet:
    """The same, for stories about what is on its way."""
    return sheet.in_motion()


@pytest.fixture
def audience(browser: Browser) -> Iterator[Audience]:
    people = Audience(browser)
    yield people
    for viewer in people.viewers:
        viewer.page.context.close()
        assert viewer.faults == []
