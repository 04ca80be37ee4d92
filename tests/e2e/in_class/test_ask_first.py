"""A presenter asks for a number first: no page that follows holds it, in the drawing, in words or in what it was sent,
until it is shown."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, WebSocket, expect

from tests.e2e.sheet import VISITED, Sheet

H1 = 0.5932699921071872


class Student(Sheet):
    """A browser of its own on the address to view, which keeps what it is sent."""

    def __init__(self, browser: Browser) -> None:
        context = browser.new_context(reduced_motion="reduce", viewport={"width": 1440, "height": 900})
        context.add_init_script(VISITED)
        super().__init__(context.new_page())
        self.sent = b""
        self.page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        def hear(payload: str | bytes) -> None:
            self.sent += payload if isinstance(payload, bytes) else payload.encode()

        socket.on("framereceived", hear)

    def holds(self, number: float) -> bool:
        """Whether a number stands in a frame, in another message or on the page."""
        sent = any(struct.pack(order, number) in self.sent for order in ("<d", ">d"))
        return sent or f"{number:.4f}" in self.page.content() or str(number) in self.page.content()

    def expect_asked(self) -> None:
        expect(self.page.get_by_test_id("asked")).to_contain_text("What is the output of h1?")


@pytest.fixture
def student(browser: Browser) -> Iterator[Callable[[], Student]]:
    students: list[Student] = []

    def comes() -> Student:
        students.append(Student(browser))
        return students[-1]

    yield comes
    for each in students:
        each.page.context.close()
        assert each.faults == []


def test_nobody_who_follows_holds_a_number_that_is_asked_for(
    sheet: Sheet, student: Callable[[], Student], server_url: str
) -> None:
    sheet.open(server_url)
    address = sheet.share()
    one = student()
    one.open(address)
    sheet.key("a")
    sheet.step()
    one.expect_step(1)
    sheet.press("Step")
    asked = sheet.page.get_by_test_id("asked")
    expect(asked).to_contain_text("What is the output of h1?")
    one.expect_asked()
    expect(one.page.get_by_test_id("asked")).to_contain_text("The person whom you follow will show it.")
    late = student()
    late.open(address)
    late.expect_asked()
    one.page.reload()
    one.expect_asked()
    for each in (one, late):
        each.page.evaluate("location.hash = '#ask=w1'")
        expect(each.page.locator('[data-code="asked_first"]')).to_be_visible()
        assert not each.holds(H1)
        each.page.keyboard.press("Escape")
    one.page.keyboard.press("g")
    one.page.keyboard.type("0.7")
    one.page.keyboard.press("Enter")
    verdict = one.page.get_by_test_id("guess-verdict")
    expect(verdict).to_have_attribute("data-verdict", "incorrect")
    assert not one.holds(H1)
    sheet.press("Step")
    expect(asked).to_be_hidden()
    for each in (one, late):
        each.expect_number("neuron:h1", "a", H1)
        expect(each.page.get_by_test_id("asked")).to_be_hidden()
        assert each.holds(H1)


def test_whoever_follows_asks_first_alone_too(sheet: Sheet, student: Callable[[], Student], server_url: str) -> None:
    sheet.open(server_url)
    one = student()
    one.open(sheet.share())
    sheet.step()
    one.expect_step(1)
    one.key("a")
    sheet.step()
    sheet.expect_number("neuron:h1", "a", H1)
    one.expect_asked()
    one.page.get_by_role("button", name="Show", exact=True).click()
    one.expect_number("neuron:h1", "a", H1)
    expect(one.page.get_by_test_id("following")).to_have_text(re.compile(r"^Following \w+$"))
