"""Many edits of all kinds, all undone and all done again: the documents are the same to the last byte."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.e2e.drawing.test_layers import keys
from tests.e2e.sheet import Sheet

EDITS = 60


def saved(sheet: Sheet) -> bytes:
    """The document as it is stored, once nothing is on its way."""
    expect(sheet.page.get_by_test_id("saving")).to_have_text("")
    return sheet.page.request.get(f"{sheet.page.url}/document").body()


def expect_saved(sheet: Sheet, document: bytes) -> None:
    """The same to the last byte, asked until what is on its way has arrived."""
    for _ in range(300):
        if saved(sheet) == document:
            return
    assert saved(sheet) == document


def button(sheet: Sheet, act: str) -> Locator:
    return sheet.page.get_by_test_id("tools").locator(f'[data-act="{act}"]')


def pressed_until_disabled(sheet: Sheet, act: str, key: str) -> int:
    """How often a key can be pressed until its button says that there is no more."""
    pressed = 0
    while button(sheet, act).is_enabled():
        sheet.page.keyboard.press(key)
        pressed += 1
    return pressed


def edit(sheet: Sheet, value: str) -> None:
    """Neurons and biases that are shared, copied; values, layers, places; what stands there once more taken away."""
    card = sheet.page.get_by_test_id("selection-card")
    sheet.select("neuron:h1")
    sheet.key("Control+c")
    keys(sheet, "Control+v", "Shift+ArrowDown", "Shift+ArrowRight", "Control+d", "Delete")
    sheet.select("neuron:o1")
    card.locator('select[data-field="activation"]').select_option("tanh" if value == "0.5" else "linear")
    sheet.key("Shift+ArrowUp")
    keys(sheet, "Alt++", "Alt+-", "ArrowLeft")
    sheet.select("parameter:w1")
    sheet.key("Enter")
    sheet.page.keyboard.type(value)
    keys(sheet, "Tab")
    sheet.page.keyboard.type(value)
    keys(sheet, "Enter")
    sheet.select("neuron:h2")
    sheet.key("Control+x")
    keys(sheet, "Control+v", "Shift+T", "Shift+ArrowDown")


def test_what_is_done_is_undone_and_done_again_byte_by_byte(sheet: Sheet, server_url: str) -> None:
    sheet.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server_url)
    sheet.open(server_url)
    sheet.press("Draw")
    before = saved(sheet)
    sheet.key("Control+a")
    keys(sheet, "Control+d", "Shift+ArrowDown")
    card = sheet.page.get_by_test_id("selection-card")
    card.locator('select[data-field="activation"]').select_option("tanh")
    for value in ("0.5", "-0.25", "1/3", "1e-9"):
        edit(sheet, value)
    # What is on its way is said to be so from the next frame on.
    sheet.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    after = saved(sheet)
    sheet.page.locator("#canvas").focus()
    assert pressed_until_disabled(sheet, "undo", "Control+z") >= EDITS
    expect_saved(sheet, before)
    pressed_until_disabled(sheet, "redo", "Control+Shift+z")
    expect_saved(sheet, after)
