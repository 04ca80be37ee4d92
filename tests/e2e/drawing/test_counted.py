"""The 2-2-2 network from a blank sheet to its numbers in under 40 gestures: by the pointer, by keys alone, by fingers.

A gesture is a click, a tap, a drag, a key, or a text that is typed."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.drawing.fingers import Fingers
from tests.e2e.drawing.test_draw import EXPECTED, blank
from tests.e2e.drawing.test_in_place import field
from tests.e2e.drawing.test_layers import keys
from tests.e2e.sheet import Sheet

FEWER_THAN = 40
# What is there last of each layer that is placed.
LAYERS = {"input": "neuron:i2", "hidden": "parameter:w4", "output": "parameter:w8"}
# In the order of Tab, which is that of computing.
VALUES = {
    "Value of i1": "0.05",
    "Value of i2": "0.1",
    "Value of w1": "0.15",
    "Value of w2": "0.2",
    "Value of b1": "0.35",
    "Value of w3": "0.25",
    "Value of w4": "0.3",
    "Value of b2": "0.35",
    "Value of w5": "0.4",
    "Value of w6": "0.45",
    "Value of b3": "0.6",
    "Value of w7": "0.5",
    "Value of w8": "0.55",
    "Value of b4": "0.6",
    "Value of t_o1": "0.01",
    "Value of t_o2": "0.99",
}


def role_of_layer(sheet: Sheet, role: str) -> None:
    sheet.page.get_by_test_id("layer-options").get_by_label("Role").select_option(role)


def two_in_the_layer(sheet: Sheet) -> None:
    """From the four that are offered: two presses."""
    for _ in range(2):
        sheet.press("One fewer")


def type_values(sheet: Sheet) -> int:
    """Each where Tab has led; a number with the Tab behind it is one text."""
    for name, value in VALUES.items():
        sheet.page.keyboard.type(value)
        expect(field(sheet)).to_have_attribute("aria-label", name)
        sheet.page.keyboard.press("Tab")
    return len(VALUES)


def expect_numbers(sheet: Sheet) -> None:
    sheet.expect_state("parameter:w8", "value", "current")
    sheet.key("End")
    w1 = EXPECTED["parameters"]["w1"]
    sheet.expect_number("loss", "loss", EXPECTED["loss"])
    sheet.expect_number("parameter:w1", "gradient", w1["gradient"])
    sheet.expect_number("parameter:w1", "value", w1["updated"])


def test_by_the_pointer(sheet: Sheet, server_url: str) -> None:
    blank(sheet, server_url)
    sheet.press("Draw")
    tools = sheet.page.get_by_test_id("tools")
    tools.locator('[data-tool="layer"]').click()
    two_in_the_layer(sheet)
    gestures = 4
    for (role, last), x in zip(LAYERS.items(), (150, 430, 710), strict=True):
        role_of_layer(sheet, role)
        sheet.click((x, 300))
        gestures += 2
        sheet.row(last).wait_for(state="attached")
    tools.locator('[data-tool="select"]').click()
    sheet.click(sheet.find("neuron", (150, 160), (0, 8)))
    gestures += 2 + type_values(sheet)
    assert gestures < FEWER_THAN
    expect_numbers(sheet)


def test_by_keys_alone(sheet: Sheet, server_url: str) -> None:
    blank(sheet, server_url)
    sheet.page.locator("#canvas").focus()
    # The tool begins with hidden neurons; L again is the next role.
    gestures = keys(sheet, "l", "l", "2")
    for last in LAYERS.values():
        gestures += keys(sheet, "l", "Enter")
        sheet.row(last).wait_for(state="attached")
    gestures += keys(sheet, "Escape", "Tab", "Enter")
    gestures += type_values(sheet)
    assert gestures < FEWER_THAN
    expect_numbers(sheet)


def test_by_fingers(fingers: Fingers, server_url: str) -> None:
    sheet = fingers.sheet
    blank(sheet, server_url)
    sheet.press("Draw")
    fingers.gestures += 1
    fingers.press('[data-tool="layer"]')
    two_in_the_layer(sheet)
    fingers.gestures += 2
    for (role, last), x in zip(LAYERS.items(), (60, 190, 320), strict=True):
        role_of_layer(sheet, role)
        fingers.gestures += 1
        fingers.tap((x, 160))
        sheet.row(last).wait_for(state="attached")
    fingers.press('[data-tool="select"]')
    fingers.tap((60, 120))
    fingers.gestures += type_values(sheet)
    assert fingers.gestures < FEWER_THAN
    expect_numbers(sheet)
