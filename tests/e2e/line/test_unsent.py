"""Changes that the program has not acknowledged: the page says so, and they outlive their tab."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from playwright.sync_api import Dialog, Locator, expect

from tests.e2e.sheet import PATIENCE_MILLISECONDS, VISITED, Sheet
from tests.live import LiveServer

# How many edits the browser keeps of the network.
_KEPT = """
(count) => new Promise((done) => {
  const request = indexedDB.open("backprop-canvas", 1);
  request.onsuccess = () => {
    const all = request.result.transaction("edits").objectStore("edits").count();
    all.onsuccess = () => { request.result.close(); done(all.result === count); };
  };
})
"""


def next_tab(sheet: Sheet) -> Sheet:
    page = sheet.page.context.new_page()
    page.add_init_script(VISITED)
    return Sheet(page)


def expect_kept(sheet: Sheet, count: int) -> None:
    """The browser keeps this many edits, asked until it has written them."""
    for _ in range(3000):
        if sheet.page.evaluate(_KEPT, count):
            return
    raise AssertionError(f"not {count} edits")


def connection(sheet: Sheet) -> Locator:
    return sheet.page.get_by_test_id("connection")


def set_w1(sheet: Sheet, value: float) -> None:
    sheet.fill("Value", str(value))
    sheet.expect_number("parameter:w1", "value", value)


def saved_edits(server: LiveServer) -> list[str]:
    """What each saved edit sets w1 to, oldest first."""
    with closing(sqlite3.connect(server.data / "networks.sqlite")) as database:
        rows = database.execute("select diff from edits order by revision").fetchall()
    return [value for (diff,) in rows for value in re.findall(r'"id":"w1".*?"value":([0-9.]+)', bytes(diff).decode())]


@contextmanager
def in_use(server: LiveServer) -> Iterator[None]:
    """Another program writes to the database."""
    with closing(sqlite3.connect(server.data / "networks.sqlite", isolation_level=None)) as other:
        other.execute("begin immediate")
        yield
        other.execute("rollback")


def test_a_change_that_waits_for_the_database_is_said_to_be_not_saved_yet(
    sheet: Sheet, live_server: LiveServer
) -> None:
    sheet.open(live_server.url)
    sheet.select("parameter:w1")
    set_w1(sheet, 0.5)
    assert sheet.saved_parameter(0.5)
    saving = sheet.page.get_by_test_id("saving")
    expect(saving).to_be_empty()
    with in_use(live_server):
        set_w1(sheet, 0.75)
        expect(saving).to_have_text("Not saved yet")
    expect(saving).to_be_empty()
    assert sheet.saved_parameter(0.75)
    expect(sheet.page.get_by_test_id("problem")).to_have_count(0)


def test_a_tab_that_is_closed_with_unsent_edits_and_opened_again(sheet: Sheet, live_server: LiveServer) -> None:
    sheet.open(live_server.url)
    address = sheet.page.url
    sheet.select("parameter:w1")
    set_w1(sheet, 0.5)
    assert sheet.saved_parameter(0.5)
    live_server.kill()
    expect(connection(sheet)).not_to_have_attribute("data-state", "open", timeout=PATIENCE_MILLISECONDS)
    set_w1(sheet, 0.6)
    set_w1(sheet, 0.7)
    expect_kept(sheet, 2)
    asked: list[str] = []
    sheet.page.on("dialog", lambda dialog: leave(dialog, asked))
    with sheet.page.expect_event("close"):
        sheet.page.close(run_before_unload=True)
    assert asked == ["beforeunload"]
    live_server.start()
    again = next_tab(sheet).open(address)
    again.expect_number("parameter:w1", "value", 0.7)
    expect(again.page.get_by_test_id("left-over")).to_have_count(0)
    expect_kept(again, 0)
    assert saved_edits(live_server) == ["0.5", "0.6", "0.7"]
    again.undo()
    again.expect_number("parameter:w1", "value", 0.6)
    assert again.faults == []


def leave(dialog: Dialog, asked: list[str]) -> None:
    asked.append(dialog.type)
    dialog.accept()


def test_unsent_edits_of_a_closed_tab_are_offered_where_the_network_has_changed(
    sheet: Sheet, live_server: LiveServer
) -> None:
    sheet.open(live_server.url)
    address = sheet.page.url
    sheet.select("parameter:w1")
    live_server.kill()
    expect(connection(sheet)).not_to_have_attribute("data-state", "open", timeout=PATIENCE_MILLISECONDS)
    set_w1(sheet, 0.6)
    set_w1(sheet, 0.7)
    expect_kept(sheet, 2)
    other = next_tab(sheet)
    live_server.start()
    # Here the edits belong to an open tab, which sends them.
    expect_kept(sheet, 0)
    live_server.kill()
    expect(connection(sheet)).not_to_have_attribute("data-state", "open", timeout=PATIENCE_MILLISECONDS)
    set_w1(sheet, 0.8)
    expect_kept(sheet, 1)
    sheet.page.close()
    live_server.start()
    set_elsewhere(sheet, address)
    other.open(address)
    offer = other.page.get_by_test_id("left-over")
    expect(offer).to_contain_text("One change is not saved yet: made in another tab of this browser")
    other.expect_number("parameter:w1", "value", 0.9)
    third = next_tab(sheet).open(address)
    expect(connection(third)).to_have_attribute("data-state", "open")
    expect(third.page.get_by_test_id("left-over")).to_have_count(0)
    offer.get_by_role("button", name="Send it").click()
    third.expect_number("parameter:w1", "value", 0.8)
    expect(offer).to_have_count(0)
    expect_kept(other, 0)
    assert saved_edits(live_server) == ["0.6", "0.7", "0.9", "0.8"]
    assert [each.faults for each in (other, third)] == [[], []]


def set_elsewhere(sheet: Sheet, address: str) -> None:
    """The same person changes the weight in another browser, which knows nothing of the tabs of this one."""
    browser = sheet.page.context.browser
    assert browser is not None
    context = browser.new_context(reduced_motion="reduce", storage_state=sheet.page.context.storage_state())
    context.add_init_script(VISITED)
    other = Sheet(context.new_page()).open(address)
    other.select("parameter:w1")
    set_w1(other, 0.9)
    assert other.saved_parameter(0.9)
    context.close()
    assert other.faults == []


def test_undo_and_redo_after_a_reload(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.select("parameter:w1")
    set_w1(sheet, 0.5)
    set_w1(sheet, 0.6)
    sheet.undo()
    sheet.expect_number("parameter:w1", "value", 0.5)
    sheet.page.reload()
    sheet.expect_number("parameter:w1", "value", 0.5)
    sheet.page.keyboard.press("Control+Shift+z")
    sheet.expect_number("parameter:w1", "value", 0.6)
    sheet.undo()
    sheet.undo()
    sheet.expect_number("parameter:w1", "value", 0.15)
    assert sheet.saved_parameter(0.15)
