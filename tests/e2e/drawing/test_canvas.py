"""Hands on the drawing: moving, turning, removing, typing nonsense; one gesture is one step to undo."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.drawing.test_draw import blank
from tests.e2e.sheet import Sheet

LEFT, RIGHT, FREE = (200.0, 300.0), (560.0, 300.0), (560.0, 480.0)


def two_neurons(sheet: Sheet, url: str) -> None:
    """An input and an output with an edge between them, the select tool in hand."""
    blank(sheet, url)
    sheet.press("Draw")
    tools = sheet.page.get_by_test_id("tools")
    tools.locator('[data-tool="neuron"]').click()
    for role, place in (("input", LEFT), ("output", RIGHT)):
        tools.locator(f'[data-role="{role}"]').click()
        sheet.click(place)
    sheet.row("neuron:o1").wait_for(state="attached")
    tools.locator('[data-tool="edge"]').click()
    sheet.drag(LEFT, RIGHT)
    sheet.row("parameter:w1").wait_for(state="attached")
    tools.locator('[data-tool="select"]').click()


def expect_selected(sheet: Sheet, key: str) -> None:
    expect(sheet.page.get_by_test_id("selection-card")).to_have_attribute("data-key", key)


def test_a_neuron_moves_with_the_pointer_and_back_by_one_undo(sheet: Sheet, server_url: str) -> None:
    two_neurons(sheet, server_url)
    sheet.drag(RIGHT, FREE)
    sheet.click(FREE)
    expect_selected(sheet, "neuron:o1")
    sheet.undo()
    sheet.click((60, 60))
    sheet.click(RIGHT)
    expect_selected(sheet, "neuron:o1")


def test_an_edge_is_drawn_from_a_rim_with_no_tool_in_hand(sheet: Sheet, server_url: str) -> None:
    two_neurons(sheet, server_url)
    sheet.click(FREE, count=2)
    sheet.row("neuron:h1").wait_for(state="attached")
    sheet.drag(sheet.find("rim", (LEFT[0], LEFT[1]), (0, 2)), FREE)
    sheet.row("edge:e2").wait_for(state="attached")


def test_a_knob_turns_under_the_pointer_and_back_by_one_undo(sheet: Sheet, server_url: str) -> None:
    two_neurons(sheet, server_url)
    sheet.step(2)
    x, y = sheet.find("knob", ((LEFT[0] + RIGHT[0]) / 2, LEFT[1] - 10), (0, -2))
    sheet.drag((x, y), (x + 50, y))
    sheet.expect_number("parameter:w1", "value", 1)
    sheet.expect_state("neuron:o1", "a", "current")
    sheet.undo()
    sheet.expect_number("parameter:w1", "value", 0.5)


def test_what_is_removed_comes_back_whole(sheet: Sheet, server_url: str) -> None:
    two_neurons(sheet, server_url)
    sheet.click(LEFT)
    # Until the card is that of the input, the field is the one of the edge that was drawn last.
    expect(sheet.page.get_by_test_id("selection-card")).to_have_attribute("data-key", re.compile(":i1$"))
    sheet.fill("Value", "0.7")
    sheet.expect_number("neuron:i1", "input", 0.7)
    sheet.click(LEFT)
    sheet.page.keyboard.press("Delete")
    expect(sheet.row("neuron:i1")).to_have_count(0)
    expect(sheet.row("parameter:w1")).to_have_count(0)
    sheet.undo()
    sheet.expect_number("neuron:i1", "input", 0.7)
    sheet.row("edge:e1").wait_for(state="attached")


def test_text_that_is_no_number_gets_one_sentence_and_changes_nothing(sheet: Sheet, server_url: str) -> None:
    two_neurons(sheet, server_url)
    sheet.select("parameter:w1")
    for nonsense in ("much", "NaN", "1e999"):
        sheet.fill("Value", nonsense)
        expect(sheet.page.get_by_test_id("selection-card").get_by_role("alert")).to_have_count(1)
        sheet.expect_number("parameter:w1", "value", 0.5)


def test_numbers_of_any_size_arrive_as_they_were_typed(sheet: Sheet, server_url: str) -> None:
    two_neurons(sheet, server_url)
    sheet.select("parameter:w1")
    for typed in ("1e20", "-1e300", "9007199254740993", "1e-300"):
        sheet.fill("Value", typed)
        assert sheet.saved_parameter(float(typed)), typed


def test_names_are_unique_and_drawn_as_text(sheet: Sheet, server_url: str) -> None:
    two_neurons(sheet, server_url)
    sheet.click(LEFT)
    expect(sheet.page.get_by_test_id("selection-card")).to_have_attribute("data-key", re.compile(":i1$"))
    sheet.fill("Name", "o_1")
    expect(sheet.page.get_by_test_id("selection-card").get_by_role("alert")).to_have_count(1)
    sheet.fill("Name", "<b>x</b>")
    expect(sheet.page.get_by_test_id("selection-card").get_by_role("alert")).to_have_count(1)
    sheet.fill("Name", "x")
    expect(sheet.row("neuron:i1")).to_contain_text("x")


def test_escape_takes_a_gesture_back(sheet: Sheet, server_url: str) -> None:
    two_neurons(sheet, server_url)
    x, y = sheet.find("knob", ((LEFT[0] + RIGHT[0]) / 2, LEFT[1] - 10), (0, -2))
    sheet.hold((x, y), (x + 80, y))
    sheet.expect_number("parameter:w1", "value", 1.3)
    sheet.page.keyboard.press("Escape")
    sheet.expect_number("parameter:w1", "value", 0.5)
    sheet.page.mouse.up()
    sheet.expect_number("parameter:w1", "value", 0.5)


def test_the_whole_network_can_be_drawn_by_keys(sheet: Sheet, server_url: str) -> None:
    two_neurons(sheet, server_url)
    sheet.click(LEFT)
    sheet.key("Control+ArrowRight")
    sheet.row("neuron:h1").wait_for(state="attached")
    sheet.row("edge:e2").wait_for(state="attached")
    sheet.key("Control+ArrowDown")
    sheet.row("neuron:h2").wait_for(state="attached")
