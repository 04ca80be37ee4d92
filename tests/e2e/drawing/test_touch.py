"""A network drawn, changed and looked at with fingers, on a phone."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.drawing.fingers import Fingers
from tests.e2e.drawing.test_draw import blank
from tests.e2e.drawing.test_layers import document
from tests.e2e.sheet import Sheet


def percent(sheet: Sheet) -> int:
    """How large the drawing is shown, once the page has drawn."""
    sheet.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return int((sheet.page.locator('[data-zoom="fit"]').text_content() or "").rstrip("%"))


def test_tools_draw_with_one_finger_and_select_drags_or_moves_the_drawing(fingers: Fingers, server_url: str) -> None:
    sheet = fingers.sheet
    blank(sheet, server_url)
    sheet.press("Draw")
    tool = '[data-testid="tools"] [data-tool="{}"]'.format
    undo = sheet.page.get_by_test_id("tools").locator('[data-act="undo"]')
    for name in ("select", "edge", "layer", "neuron"):
        fingers.press(tool(name))
        expect(undo).to_be_in_viewport(ratio=1)
    strip, stage = sheet.page.get_by_test_id("tools").bounding_box(), sheet.page.locator("#canvas").bounding_box()
    assert strip is not None
    assert stage is not None
    assert strip["y"] + strip["height"] <= stage["y"]
    fingers.press('[data-role="input"]')
    fingers.tap((80, 150))
    sheet.row("neuron:i1").wait_for(state="attached")
    fingers.press('[data-role="output"]')
    # Carried to its place.
    fingers.drag([(200, 60)], [(280, 150)])
    sheet.row("neuron:o1").wait_for(state="attached")
    x, y = (document(sheet)["neurons"][1][each] for each in ("x", "y"))
    assert isinstance(x, int | float)
    assert isinstance(y, int | float)
    fingers.press(tool("edge"))
    fingers.drag([(80, 150)], [(280, 150)])
    sheet.row("edge:e1").wait_for(state="attached")
    fingers.press(tool("select"))
    fingers.drag([(280, 150)], [(280, 220)])
    moved = document(sheet)["neurons"][1]
    assert moved["x"] == x
    assert moved["y"] != y
    assert len(document(sheet)["edges"]) == 1
    before = document(sheet)
    fingers.drag([(180, 260)], [(180, 200)])
    size = percent(sheet)
    fingers.drag([(100, 100), (200, 100)], [(50, 100), (250, 100)])
    assert abs(percent(sheet) - 2 * size) <= 1
    assert document(sheet) == before


def test_a_finger_that_stays_adds_to_what_is_selected_and_its_menu_is_offered(
    fingers: Fingers, server_url: str
) -> None:
    sheet = fingers.sheet
    blank(sheet, server_url)
    sheet.press("Draw")
    fingers.press('[data-tool="neuron"]')
    first, second = (80.0, 80.0), (80.0, 220.0)
    fingers.tap(first)
    sheet.row("neuron:h1").wait_for(state="attached")
    fingers.tap(second)
    sheet.row("neuron:h2").wait_for(state="attached")
    fingers.press('[data-tool="select"]')
    fingers.tap((250, 150))
    card = sheet.page.get_by_test_id("selection-card")
    for place, says in ((first, "h1"), (second, "2 selected")):
        fingers.down([place])
        expect(card).to_contain_text(says)
        fingers.lift()
    fingers.press('[data-testid="touch-menu"]')
    expect(sheet.page.get_by_test_id("slip")).to_contain_text("Duplicate")


def test_a_value_under_a_finger_has_its_sign_a_slider_and_the_next_one(fingers: Fingers, server_url: str) -> None:
    sheet = fingers.sheet
    sheet.open(server_url)
    sheet.select("parameter:w5")
    sheet.page.locator("#canvas").focus()
    sheet.page.keyboard.press("Enter")
    below = sheet.page.get_by_test_id("under-finger")
    fingers.press('[data-finger="in_place_sign"]')
    below.get_by_role("slider").fill("50")
    fingers.press('[data-finger="in_place_after"]')
    sheet.expect_number("parameter:w5", "value", -4)
    field = sheet.page.get_by_test_id("in-place").locator("input[data-draft]")
    expect(field).to_have_value("0.45")
    expect(field).to_be_focused()
    sheet.page.keyboard.type("0.6")
    sheet.page.keyboard.press("Tab")
    sheet.expect_number("parameter:w6", "value", 0.6)
