"""The line to the program breaks for a whole class, or carries nothing any more: each page says so, and no longer once
it is back.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import WebSocketRoute, expect

from tests.e2e.audience import Audience, expect_same
from tests.e2e.line.test_unsent import connection, saved_edits, set_w1
from tests.e2e.sheet import PATIENCE_MILLISECONDS, Sheet
from tests.live import LiveServer

LOST = "Reconnecting. What is here stays."


class Cable:
    """Between a page and the program. Cut, it carries nothing, and nobody is told."""

    def __init__(self, sheet: Sheet) -> None:
        self._cut = False
        self._waiting: list[Callable[[], None]] = []
        sheet.page.route_web_socket(re.compile("socket.io"), self._join)

    def _join(self, page: WebSocketRoute) -> None:
        program = page.connect_to_server()
        page.on_message(lambda message: self._carry(lambda: program.send(message)))
        program.on_message(lambda message: self._carry(lambda: page.send(message)))

    def _carry(self, deliver: Callable[[], None]) -> None:
        if self._cut:
            self._waiting.append(deliver)
        else:
            deliver()

    def cut(self) -> None:
        self._cut = True

    def mend(self) -> None:
        """What was sent meanwhile arrives."""
        self._cut = False
        for deliver in self._waiting:
            deliver()
        self._waiting.clear()


def expect_said(sheet: Sheet, sentence: str | re.Pattern[str]) -> None:
    """It takes seconds until a page can know."""
    expect(connection(sheet)).to_have_text(sentence, timeout=PATIENCE_MILLISECONDS)
    expect(connection(sheet)).to_be_visible()


def test_a_class_whose_program_is_killed_and_started_again(
    sheet: Sheet, audience: Audience, live_server: LiveServer
) -> None:
    sheet.open(live_server.url)
    sheet.step(3)
    viewers = [audience.comes(sheet) for _ in range(3)]
    viewers[2].key("p")
    for viewer in viewers:
        viewer.expect_step(3)
    sheet.select("parameter:w1")
    # Whether this one is answered before the end, nobody knows.
    sheet.fill("Value", "0.5")
    live_server.kill()
    set_w1(sheet, 0.6)
    set_w1(sheet, 0.7)
    expect_said(sheet, re.compile(r"^Reconnecting\. (Two|Three) changes are kept here"))
    for viewer in viewers:
        expect_said(viewer, LOST)
    live_server.start()
    for viewer in viewers:
        viewer.expect_number("parameter:w1", "value", 0.7)
        viewer.expect_step(3)
        expect_same(viewer, sheet)
    for each in (sheet, *viewers):
        expect(connection(each)).to_be_empty()
        expect(connection(each)).to_have_attribute("data-state", "open")
    expect(sheet.page.get_by_test_id("saving")).to_be_empty()
    assert saved_edits(live_server) == ["0.5", "0.6", "0.7"]


def test_a_follower_whose_line_carries_nothing_says_so_until_it_does_again(
    sheet: Sheet, audience: Audience, server_url: str
) -> None:
    sheet.open(server_url)
    cables: list[Cable] = []
    viewer = audience.comes(sheet, lambda tab: cables.append(Cable(tab)))
    viewer.expect_step(0)
    (cable,) = cables
    cable.cut()
    expect_said(viewer, LOST)
    sheet.step(2)
    viewer.expect_step(0)
    cable.mend()
    expect(connection(viewer)).to_be_empty()
    viewer.expect_step(2)
    expect_same(viewer, sheet)
