"""A visitor for whom there is no seat is told so in one true sentence, and comes in when somebody leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.sheet import VISITED, Sheet
from tests.live import LiveServer, running


@pytest.fixture
def two_seats(installed: Mapping[str, str], tmp_path: Path) -> Iterator[LiveServer]:
    seats = ("--seats-per-network", "2")
    yield from running(LiveServer(tmp_path / "data", environment=installed, arguments=seats))


def visitor(browser: Browser) -> Sheet:
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1440, "height": 900})
    context.add_init_script(VISITED)
    return Sheet(context.new_page())


def test_whoever_finds_no_seat_comes_in_when_somebody_leaves(
    sheet: Sheet, browser: Browser, two_seats: LiveServer
) -> None:
    address = sheet.open(two_seats.url).share()
    first, second = visitor(browser).open(address), visitor(browser)
    second.page.goto(address)
    problem = second.page.get_by_test_id("problem")
    expect(problem).to_contain_text("All 2 seats of this network are taken.")
    expect(problem).to_contain_text("This page comes in as soon as one is free.")
    expect(second.row("loss")).to_have_count(0)
    first.page.context.close()
    second.row("loss").wait_for(state="attached")
    expect(problem).to_have_count(0)
    sheet.step()
    second.expect_step(1)
    assert first.faults == second.faults == []
    second.page.context.close()
