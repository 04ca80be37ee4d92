"""Reloading, a program that goes away and comes back, two tabs: nothing is lost, nobody is confused."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.sheet import PATIENCE_MILLISECONDS, VISITED, Sheet
from tests.e2e.test_time import train_on
from tests.live import LiveServer


def second_tab(sheet: Sheet, url: str) -> Sheet:
    page = sheet.page.context.new_page()
    page.add_init_script(VISITED)
    return Sheet(page).open(url)


def test_a_reload_in_the_middle_shows_the_same_step_with_the_same_numbers(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.step(8)
    before = sheet.page.get_by_test_id("outline").inner_text()
    sheet.page.reload()
    sheet.expect_step(8)
    assert sheet.page.get_by_test_id("outline").inner_text() == before


def test_a_reload_in_a_later_iteration_comes_back_to_it(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.page.get_by_test_id("rail").press("4")
    for number in range(1, 4):
        sheet.press("Step")
        expect(sheet.page.locator(".track .where")).to_contain_text(f"iteration {number}")
        # A press while something is on its way would only land it.
        sheet.expect_step(11)
    value = sheet.quantity("parameter:w1", "value").get_attribute("data-value")
    sheet.page.reload()
    sheet.expect_number("parameter:w1", "value", value or "")


def test_a_restart_of_the_program_loses_nothing(sheet: Sheet, live_server: LiveServer) -> None:
    sheet.open(live_server.url)
    sheet.step(7)
    live_server.kill()
    connection = sheet.page.get_by_test_id("connection")
    expect(connection).to_have_attribute("data-state", re.compile("lost|connecting"), timeout=30_000)
    sheet.select("parameter:w1")
    sheet.fill("Value", "0.9")
    sheet.expect_number("parameter:w1", "value", 0.9)
    sheet.expect_state("neuron:h1", "a", "stale")
    live_server.start()
    sheet.expect_state("neuron:h1", "a", "current")
    sheet.expect_step(7)
    other = second_tab(sheet, sheet.page.url)
    other.expect_number("parameter:w1", "value", 0.9)
    assert other.faults == []


def test_what_was_trained_outlives_the_program_and_the_tab(sheet: Sheet, live_server: LiveServer) -> None:
    sheet.open(live_server.url)
    sheet.select("parameter:w1")
    sheet.fill("Value", "0.9")
    sheet.expect_number("parameter:w1", "value", 0.9)
    sheet.key("Escape")
    train_on(sheet)
    value = sheet.quantity("parameter:w1", "value").get_attribute("data-value") or ""
    scrubber = sheet.page.get_by_test_id("scrubber")
    there, newest = (scrubber.get_attribute(name) or "" for name in ("aria-valuenow", "aria-valuemax"))
    live_server.kill()
    live_server.start()
    sheet.page.reload()
    expect_trained(sheet, there, newest)
    sheet.expect_number("parameter:w1", "value", value)
    address = sheet.page.url
    sheet.page.close()
    other = second_tab(sheet, address)
    expect_trained(other, there, newest)
    other.expect_number("parameter:w1", "value", value)
    assert other.faults == []


def expect_trained(sheet: Sheet, there: str, newest: str) -> None:
    scrubber = sheet.page.get_by_test_id("scrubber")
    expect(scrubber).to_have_attribute("aria-valuenow", there, timeout=PATIENCE_MILLISECONDS)
    expect(scrubber).to_have_attribute("aria-valuemax", newest)
    expect(sheet.page.locator(".film-curve.present path")).to_have_count(1)


def test_two_tabs_see_the_same_document_and_have_a_place_of_their_own(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    other = second_tab(sheet, sheet.page.url)
    sheet.step(3)
    other.expect_step(0)
    other.select("parameter:w1")
    other.fill("Value", "0.25")
    sheet.expect_number("parameter:w1", "value", 0.25)
    sheet.expect_number("neuron:h1", "z", 0.35 + 0.25 * 0.05 + 0.2 * 0.1)
    sheet.expect_step(3)
    other.undo()
    sheet.expect_number("parameter:w1", "value", 0.15)
    assert other.faults == []
