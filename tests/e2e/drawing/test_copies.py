"""Parts of networks travel: within a drawing, between tabs, as text and as files."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.drawing.test_draw import blank
from tests.e2e.drawing.test_moving_about import ABOVE_INPUTS
from tests.e2e.sheet import Sheet

FILE = Path(__file__).parents[2] / "examples" / "mazur-2-2-2.json"
# What a person drops or pastes arrives as such an event.
DROP = """([text, size]) => {
  const files = new DataTransfer();
  files.items.add(new File([size > 0 ? new Uint8Array(size) : text], "network.json"));
  const how = { dataTransfer: files, clientX: 400, clientY: 400, bubbles: true, cancelable: true };
  document.querySelector("#canvas").dispatchEvent(new DragEvent("drop", how));
}"""
PASTE = """(text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def paste(page: Page, text: str) -> None:
    page.evaluate(PASTE, text)


def test_what_is_copied_in_one_tab_is_pasted_in_another(sheet: Sheet, server_url: str) -> None:
    sheet.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sheet.open(server_url)
    sheet.page.keyboard.press("Control+a")
    sheet.page.keyboard.press("Control+c")
    other = Sheet(sheet.page.context.new_page())
    blank(other, server_url)
    other.page.keyboard.press("Control+v")
    other.expect_number("parameter:w8", "value", 0.55)
    other.expect_number("neuron:i1", "input", 0.05)
    other.page.keyboard.press("Control+v")
    other.row("neuron:i4").wait_for(state="attached")
    other.expect_number("parameter:w16", "value", 0.55)
    other.undo()
    expect(other.row("neuron:i4")).to_have_count(0)
    other.step(11)
    assert other.faults == []


def test_cut_duplicate_and_a_drag_with_alt(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    at = sheet.find("neuron", ABOVE_INPUTS, (0, 4))
    sheet.click(at)
    sheet.page.keyboard.press("Control+d")
    sheet.row("neuron:i3").wait_for(state="attached")
    sheet.undo()
    expect(sheet.row("neuron:i3")).to_have_count(0)
    sheet.page.keyboard.down("Alt")
    sheet.drag(at, (at[0] + 60, at[1] - 60))
    sheet.page.keyboard.up("Alt")
    sheet.row("neuron:i3").wait_for(state="attached")
    sheet.undo()
    expect(sheet.row("neuron:i3")).to_have_count(0)
    sheet.click(at)
    sheet.page.keyboard.press("Control+x")
    expect(sheet.row("neuron:i1")).to_have_count(0)
    sheet.undo()
    sheet.expect_number("neuron:i1", "input", 0.05)


def test_a_whole_network_is_offered_once_and_put_in_or_opened(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    offer = sheet.page.get_by_test_id("offered")
    paste(sheet.page, FILE.read_text())
    expect(offer).to_contain_text("6 neurons")
    offer.get_by_role("button", name="Put it into this drawing").click()
    sheet.row("neuron:i4").wait_for(state="attached")
    expect(offer).to_have_count(0)
    before = sheet.page.url
    sheet.page.evaluate(DROP, [FILE.read_text(), 0])
    offer.get_by_role("button", name="Open it as a new network").click()
    sheet.page.wait_for_url(lambda address: address != before)
    sheet.row("loss").wait_for(state="attached")
    expect(sheet.row("neuron:i4")).to_have_count(0)


def test_what_is_no_network_gets_one_sentence(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    problem = sheet.page.get_by_test_id("problem")
    paste(sheet.page, "Dear all, see you on Monday.")
    expect(problem).to_contain_text("This text is no network.")
    sheet.page.evaluate(DROP, ["", 100 * 1024 * 1024])
    expect(problem).to_contain_text("16 MB")
    expect(sheet.row("neuron:o2")).to_have_count(1)
