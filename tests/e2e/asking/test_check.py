"""A student has an equation, or a number, and learns what is right about it and what is not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.sheet import Sheet

WRONG = (
    r"\frac{\partial L}{\partial w_1} = "
    r"\frac{\partial h_1}{\partial w_1}\cdot\frac{\partial w_7}{\partial h_1}\cdot"
    r"\frac{\partial o_2}{\partial w_7}\cdot\frac{\partial L}{\partial o_2} + "
    r"\frac{\partial h_1}{\partial w_1}\cdot\frac{\partial w_5}{\partial h_1}\cdot"
    r"\frac{\partial o_1}{\partial w_5}\cdot\frac{\partial L}{\partial o_1}"
)


RIGHT = (
    r"\frac{\partial L}{\partial w_1} = "
    r"\frac{\partial h_1}{\partial w_1}\cdot\frac{\partial o_2}{\partial h_1}\cdot\frac{\partial L}{\partial o_2} + "
    r"\frac{\partial h_1}{\partial w_1}\cdot\frac{\partial o_1}{\partial h_1}\cdot\frac{\partial L}{\partial o_1}"
)
# Five ideas and eight terms.
LONG = (
    "dL/dw1 = dh1/dw1 * dw7/dh1 * do2/dw7 * dL/do2 + dh1/dw1 * dw5/dh1 * do1/dw5 * dL/do1 + dh2/dw1*do1/dh2*dL/do1"
    " + di1/dw1 * dh1/do1 + h1*w5 - 0.25 + h2*w6*i1 + o2*w8*h1"
)
# The smallest text of the open question in CSS pixels, but for subscripts.
SMALLEST = """() => {
    const sizes = [];
    const texts = document.createTreeWalker(document.querySelector("#margin"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        const isRead = /[\\p{L}\\p{N}]/u.test(texts.currentNode.data) && element.checkVisibility();
        if (!isRead || element.closest("sub, .katex .msupsub, .katex-mathml")) continue;
        sizes.push(parseFloat(getComputedStyle(element).fontSize) * element.currentCSSZoom);
    }
    return Math.min(...sizes);
}"""


def field(sheet: Sheet) -> Locator:
    return sheet.page.get_by_role("textbox", name="Your equation")


def expect_verdict(sheet: Sheet, verdict: str) -> Locator:
    card = sheet.page.get_by_test_id("verdict")
    expect(card).to_have_attribute("data-verdict", verdict)
    expect(card).not_to_have_attribute("data-quiet", "true")
    return card


def wrong_factors(sheet: Sheet) -> Locator:
    return sheet.page.get_by_test_id("equation").locator(".factor.wrong")


def test_the_wrong_equation_is_mended_on_the_drawing(sheet: Sheet, server_url: str) -> None:
    sheet.open(f"{server_url}#step=10")
    sheet.expect_step(10)
    mend(sheet)


def mend(sheet: Sheet) -> None:
    """The wrong equation is checked, tried out, and mended factor by factor on the drawing."""
    sheet.press("I have an equation to check")
    field(sheet).fill(WRONG)
    sheet.press("Check")
    verdict = expect_verdict(sheet, "incorrect")
    expect(verdict.locator(".idea")).to_have_count(1)
    expect(verdict.locator('.idea[data-code="parameter_is_constant"]')).to_contain_text("in two places")
    expect(wrong_factors(sheet)).to_have_count(2)

    sheet.press("Turn w1 and see")
    expect(sheet.page.get_by_test_id("turn-card")).to_contain_text("As written, your equation says 0")
    sheet.press("Back to my equation")
    expect(field(sheet)).to_have_value(WRONG)

    wrong_factors(sheet).first.click()
    sheet.click(sheet.find("edge", (575, 418), (4, 0)))
    expect(wrong_factors(sheet)).to_have_count(1)
    expect_verdict(sheet, "incorrect")
    wrong_factors(sheet).click()
    sheet.click(sheet.find("edge", (620, 170), (0, 4)))
    verdict = expect_verdict(sheet, "correct")
    expect(sheet.page.locator(".factor-value")).to_have_count(6)
    sheet.press("Now w3, without help")
    expect(field(sheet)).to_have_value("")


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
def test_the_verdict_is_seen_as_soon_as_it_is_there(sheet: Sheet, server_url: str, size: tuple[int, int]) -> None:
    page = sheet.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    sheet.open(server_url)
    sheet.key("c")
    for equation, verdict, short in (
        (WRONG, "incorrect", "Not yet"),
        (RIGHT, "correct", "Right"),
        (LONG, "incorrect", "Not yet"),
    ):
        field(sheet).fill(equation)
        page.locator("#margin").evaluate("margin => margin.scrollTo(0, 0)")
        field(sheet).press("Enter")
        line = expect_verdict(sheet, verdict).locator(".short")
        expect(line).to_have_text(short)
        expect(line).to_be_in_viewport(ratio=1)
        seen = line.bounding_box()
        loop = page.locator("#transport").bounding_box()
        assert seen
        assert loop
        assert seen["y"] + seen["height"] <= loop["y"]


def test_an_equation_can_be_read_at_the_back_of_the_room(sheet: Sheet, server_url: str) -> None:
    page = sheet.page
    page.set_viewport_size({"width": 1280, "height": 720})
    sheet.open(server_url).key("p")
    sheet.key("c")
    for equation, verdict in ((WRONG, "incorrect"), (RIGHT, "correct")):
        field(sheet).fill(equation)
        sheet.press("Check")
        expect(expect_verdict(sheet, verdict).locator(".short")).to_be_in_viewport(ratio=1)
        assert page.evaluate(SMALLEST) >= 28


def test_a_number_tells_which_path_was_forgotten(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.key("c")
    field(sheet).fill("0.0006684")
    field(sheet).press("Enter")
    expect(expect_verdict(sheet, "incorrect").locator(".diagnosis")).to_contain_text("o1 alone")


def test_an_equation_is_checked_by_keyboard_alone(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.key("c")
    expect(field(sheet)).to_be_focused()
    keyboard = sheet.page.keyboard
    keyboard.type("dh1/dw1 * (do1/dh1 * dL/do1 + do2/dw7 * dw7/dh1 * dL/do2)")
    keyboard.press("Enter")
    expect_verdict(sheet, "incorrect")
    for _ in range(2):
        keyboard.press("Tab")
    expect(sheet.page.get_by_role("button", name="Turn w1 and see")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(sheet.page.locator(".hinted").first).to_be_focused()
    keyboard.press("Escape")
    expect(sheet.page.get_by_test_id("check-card")).to_have_count(0)


def test_what_cannot_be_read_is_shown_and_mended_with_a_tap(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.key("c")
    field(sheet).fill("dL/dw1 = dh1/dw1 * do11/dh1")
    field(sheet).press("Enter")
    expect(field(sheet)).to_have_attribute("aria-invalid", "true")
    expect(sheet.page.get_by_test_id("as-typed").locator(".wavy")).to_have_text("o11")
    sheet.press("Use o1")
    expect(field(sheet)).to_have_value("dL/dw1 = dh1/dw1 * do1/dh1")
    expect(field(sheet)).to_have_attribute("aria-invalid", "false")


# A place on the line from o1 to L.
LINE_TO_LOSS = (777.0, 242.0)


@pytest.mark.parametrize("text", ["dh1/dw1", r"\frac{\partial h_1}{\partial w_1}"])
def test_taps_write_factors_in_the_style_of_the_text_and_undo_takes_them_back(
    sheet: Sheet, server_url: str, text: str
) -> None:
    sheet.open(server_url)
    sheet.key("c")
    field(sheet).fill(text)
    sheet.click(sheet.find("edge", (620, 170), (0, 4)))
    added = r" \cdot \frac{\partial o_{1}}{\partial h_{1}}" if "frac" in text else " * do1/dh1"
    expect(field(sheet)).to_have_value(text + added)
    field(sheet).focus()
    sheet.page.keyboard.press("Control+z")
    expect(field(sheet)).to_have_value(text)


def test_a_tap_on_the_line_to_the_loss_ends_the_path_and_elsewhere_says_why_not(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.key("c")
    field(sheet).fill("dh1/dw1")
    refused = sheet.page.get_by_test_id("tap-refused")
    sheet.click(LINE_TO_LOSS)
    expect(refused).to_have_text("After ∂h1/∂w1 comes a derivative with respect to h1; ∂L/∂o1 is none.")
    expect(field(sheet)).to_have_value("dh1/dw1")
    sheet.click(sheet.find("edge", (620, 170), (0, 4)))
    expect(refused).to_have_text("")
    sheet.click(LINE_TO_LOSS)
    expect(field(sheet)).to_have_value("dh1/dw1 * do1/dh1 * dL/do1")
