"""Layers, edges and whole networks, by keys and by the pointer: each is one step to undo, and refusals are said."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.drawing.test_draw import blank
from tests.e2e.sheet import Sheet


def document(sheet: Sheet) -> dict[str, list[dict[str, object]]]:
    """The document as it is saved, once nothing is on its way."""
    expect(sheet.page.get_by_test_id("saving")).to_have_text("")
    found: dict[str, list[dict[str, object]]] = sheet.page.request.get(f"{sheet.page.url}/document").json()
    return found


def keys(sheet: Sheet, *pressed: str) -> int:
    for key in pressed:
        sheet.page.keyboard.press(key)
    return len(pressed)


def test_the_network_is_drawn_from_blank_by_keys_alone(sheet: Sheet, server_url: str) -> None:
    blank(sheet, server_url)
    sheet.page.locator("#canvas").focus()
    beside = sheet.page.get_by_test_id("beside")
    used = keys(sheet, "l", "l", "l", "2")
    expect(beside).to_contain_text("Enter places i1 to i2")
    used += keys(sheet, "Enter", "l", "Enter")
    sheet.row("neuron:h2").wait_for(state="attached")
    used += keys(sheet, "l", "Enter", "Escape")
    sheet.row("parameter:w8").wait_for(state="attached")
    assert used == 10
    sheet.expect_state("parameter:w8", "value", "current")
    # What each layer holds takes one number that is typed while the layer is selected: bias and target.
    keys(sheet, "0", ".", "5", "Enter")
    sheet.expect_number("neuron:o1", "target", 0.5)
    sheet.expect_number("neuron:o2", "target", 0.5)
    sheet.step(2)
    sheet.expect_state("neuron:h1", "a", "current")
    keys(sheet, "e")
    slip = sheet.page.get_by_test_id("slip")
    expect(slip).to_contain_text("i1 is an input, so no edge can lead into it.")
    expect(slip).to_contain_text("This edge would close a cycle")
    keys(sheet, "Escape", "Escape", "Escape")
    sheet.select("neuron:i1")
    sheet.page.locator("#canvas").focus()
    keys(sheet, "e", "o", "2", "Enter")
    sheet.row("parameter:w9").wait_for(state="attached")
    for _ in range(5):
        sheet.undo()
    sheet.row("neuron:i1").wait_for(state="detached")
    assert sheet.faults == []


def test_a_layer_is_placed_by_the_pointer_while_it_plays_and_all_of_it_can_be_undone(
    sheet: Sheet, server_url: str
) -> None:
    sheet.open(server_url)
    sheet.press("Draw")
    before = document(sheet)
    sheet.page.get_by_role("button", name="Play").click()
    sheet.page.get_by_test_id("tools").locator('[data-tool="layer"]').click()
    sheet.page.get_by_label("Neurons in the layer").fill("5000")
    sheet.page.get_by_label("Neurons in the layer").press("Enter")
    beside = sheet.page.get_by_test_id("beside")
    place = (60.0, 60.0)
    sheet.click(place)
    expect(beside).to_contain_text("at most 2000 neurons")
    sheet.page.get_by_label("Neurons in the layer").fill("2")
    sheet.page.get_by_label("Neurons in the layer").press("Enter")
    sheet.click(place)
    sheet.row("neuron:h4").wait_for(state="attached")
    keys(sheet, "Alt++")
    sheet.row("neuron:h5").wait_for(state="attached")
    keys(sheet, "Alt+-")
    sheet.row("neuron:h5").wait_for(state="detached")
    for _ in range(3):
        sheet.undo()
    sheet.row("neuron:h3").wait_for(state="detached")
    # Asked until the undone edits have arrived.
    assert any(document(sheet)["neurons"] == before["neurons"] for _ in range(300))
    assert sheet.faults == []


def test_a_network_is_made_from_blank_as_one_step(sheet: Sheet, server_url: str) -> None:
    blank(sheet, server_url)
    sheet.press("Make a whole network at once")
    form = sheet.page.get_by_test_id("make")
    # Fields of two panels, each of which counts its own.
    sheet.page.locator(".network-title").click()
    expect(sheet.page.get_by_label("Title")).to_be_visible()
    ids = sheet.page.locator("[id]").evaluate_all("elements => elements.map(({ id }) => id)")
    assert len(ids) == len(set(ids))
    sheet.page.keyboard.press("Escape")
    form.get_by_label("Neurons per layer").fill("abc")
    form.get_by_label("Neurons per layer").press("Enter")
    expect(form.get_by_role("alert").first).to_contain_text(re.compile("whole numbers above 0"))
    form.get_by_label("Neurons per layer").fill("1000, 1001")
    sheet.press("Make it")
    expect(form.get_by_role("alert").first).to_contain_text("at most")
    form.get_by_label("Neurons per layer").fill("2, 3, 1")
    sheet.press("Make it")
    sheet.row("neuron:o1").wait_for(state="attached")
    sheet.expect_state("parameter:w9", "value", "current")
    values = [record["value"] for record in document(sheet)["parameters"] if str(record["id"]).startswith("w")]
    assert len(set(map(str, values))) == 9
    sheet.undo()
    sheet.row("neuron:o1").wait_for(state="detached")
    assert sheet.faults == []
