"""axe finds nothing serious or critical, whatever is open. It is evaluated by the browser's tools, so that the page's
policy against foreign scripts stays as it is."""

from __future__ import annotations

from importlib.resources import files

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.drawing.test_draw import blank
from tests.e2e.sheet import Sheet

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
FOUND = """async (rules) => {
  const { violations } = await axe.run(document, { resultTypes: ['violations'], ...(rules && { runOnly: rules }) });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}"""
WRONG = "dL/dw1 = dh1/dw1 * dw7/dh1 * do2/dw7 * dL/do2"
RIGHT = "dL/dw1 = dh1/dw1 * do1/dh1 * dL/do1 + dh1/dw1 * do2/dh1 * dL/do2"


class Audit:
    """Collects what axe finds, with the name of the state: by all rules in light, by that of contrast in dark too."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[str] = []

    def of(self, state: str) -> None:
        self.page.evaluate(f"window.axe === undefined && (() => {{ {AXE} }})()")
        self._note(state, None)
        self.page.emulate_media(color_scheme="dark")
        self._note(f"{state}, dark", ["color-contrast"])
        self.page.emulate_media(color_scheme="light")

    def _note(self, state: str, rules: list[str] | None) -> None:
        self.found += [f"{state}: {each}" for each in self.page.evaluate(FOUND, rules)]


@pytest.fixture
def audit(sheet: Sheet) -> Audit:
    return Audit(sheet.page)


def check(sheet: Sheet, equation: str) -> None:
    sheet.page.get_by_test_id("equation-field").fill(equation)
    sheet.page.keyboard.press("Enter")
    expect(sheet.page.get_by_test_id("verdict")).not_to_have_attribute("data-quiet", "true")


def audit_questions(sheet: Sheet, audit: Audit) -> None:
    page = sheet.page
    page.evaluate("location.hash = '#ask=w1'")
    page.locator(".path-factor").first.click()
    audit.of("a factor unfolded")
    page.get_by_role("button", name="How do I find these paths?").click()
    page.locator('[data-reply="no"]').click()
    audit.of("the walk")
    page.keyboard.press("Escape")
    sheet.key("w")
    page.get_by_role("button", name="Is it true?").click()
    expect(page.locator(".turn-answer")).to_be_visible()
    audit.of("the experiment")
    page.get_by_role("button", name="Is there a quicker way?").click()
    expect(page.locator(".fast-step").first).to_be_visible()
    audit.of("the fast way")
    sheet.key("c")
    for equation in (WRONG, RIGHT):
        check(sheet, equation)
        audit.of(f"the checker: {equation}")
    page.locator('[data-ask="practice"]').click()
    expect(page.get_by_test_id("practice-sum")).to_be_visible()
    audit.of("practice")
    page.keyboard.press("Escape")


def test_nothing_serious_is_found_on_a_desk(sheet: Sheet, audit: Audit, server_url: str) -> None:
    page = sheet.page
    sheet.open(server_url)
    audit.of("the start")
    sheet.step(8)
    audit.of("a step")
    sheet.key("Shift+L")
    expect(page.get_by_test_id("layer")).to_be_visible()
    audit.of("a layer as matrices")
    sheet.press("Close")
    sheet.key("End")
    expect(page.get_by_test_id("step-card")).to_contain_text("w1 goes from")
    audit.of("the update")
    audit_questions(sheet, audit)
    for title in ("Share", "How the page looks", "Keys"):
        sheet.press(title)
        audit.of(title)
        sheet.press(title)
    sheet.select("neuron:h1")
    audit.of("a neuron selected")
    sheet.select("loss")
    audit.of("the loss selected")
    page.get_by_test_id("draw").click()
    audit.of("drawing")
    page.get_by_test_id("draw").click()
    assert audit.found == []


def test_nothing_serious_is_found_before_a_class_and_on_a_phone(sheet: Sheet, audit: Audit, server_url: str) -> None:
    page = sheet.page
    sheet.open(f"{server_url}#step=9")
    sheet.expect_step(9)
    sheet.key("p")
    expect(page.get_by_test_id("told")).to_contain_text("times the slope")
    audit.of("the projector")
    sheet.key("w")
    expect(page.get_by_test_id("told-paths")).to_be_visible()
    audit.of("a question on the projector")
    page.keyboard.press("w")
    expect(page.get_by_test_id("walk-card")).to_have_attribute("data-done", "0")
    audit.of("a walk on the projector")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.get_by_test_id("step-card")).to_be_visible()
    audit.of("a phone")
    sheet.key("c")
    check(sheet, WRONG)
    audit.of("the checker on a phone")
    assert audit.found == []


def test_nothing_serious_is_found_at_any_step_and_in_any_sheet(sheet: Sheet, audit: Audit, server_url: str) -> None:
    page = sheet.page
    sheet.open(server_url)
    for steps, name in ((1, "the inputs"), (1, "forward"), (4, "the loss"), (1, "an output backward"), (2, "backward")):
        sheet.step(steps)
        audit.of(name)
    sheet.key("a")
    sheet.key("ArrowRight")
    expect(page.get_by_test_id("guess")).to_be_visible()
    audit.of("a step that asks first")
    sheet.key("a")
    page.evaluate("location.hash = '#ask=w1'")
    expect(page.get_by_test_id("paths-card")).to_be_visible()
    audit.of("a question")
    sheet.key("Escape")
    sheet.select("neuron:h1")
    page.keyboard.press("Control+k")
    expect(page.get_by_test_id("slip")).to_be_visible()
    audit.of("the list of commands")
    page.keyboard.type("copy")
    audit.of("commands that were searched for")
    page.keyboard.press("Escape")
    sheet.key("Shift+F10")
    expect(page.get_by_test_id("slip")).to_be_visible()
    audit.of("the menu on the drawing")
    page.keyboard.press("Escape")
    page.locator(".network-title").click()
    expect(page.get_by_label("Title")).to_be_visible()
    audit.of("networks")
    page.keyboard.press("Escape")
    page.get_by_test_id("samples-door").click()
    expect(page.get_by_test_id("samples")).to_be_visible()
    audit.of("the data")
    page.keyboard.press("Escape")
    sheet.press("Jump, pause")
    audit.of("time")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("Save as PNG")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("picture")).to_be_visible()
    audit.of("a picture to save")
    page.keyboard.press("Escape")
    assert audit.found == []


def test_nothing_serious_is_found_while_a_network_is_drawn(sheet: Sheet, audit: Audit, server_url: str) -> None:
    page = sheet.page
    blank(sheet, server_url)
    audit.of("a blank drawing")
    sheet.press("Make a whole network at once")
    form = page.get_by_test_id("make")
    form.get_by_label("Neurons per layer").fill("abc")
    form.get_by_label("Neurons per layer").press("Enter")
    expect(form.get_by_role("alert").first).to_be_visible()
    audit.of("a network that cannot be made")
    form.get_by_label("Neurons per layer").fill("2, 3, 1")
    sheet.press("Make it")
    sheet.row("neuron:o1").wait_for(state="attached")
    sheet.key("l")
    expect(page.get_by_test_id("beside")).to_be_visible()
    audit.of("the layer tool")
    page.keyboard.press("Escape")
    sheet.key("Control+a")
    expect(page.get_by_test_id("selection-card")).to_contain_text("selected")
    audit.of("everything selected")
    sheet.select("neuron:h1")
    sheet.key("F2")
    expect(page.get_by_test_id("in-place")).to_be_visible()
    audit.of("a name edited in place")
    page.keyboard.press("Escape")
    sheet.key("Shift+W")
    expect(page.locator(".weights")).to_be_visible()
    audit.of("the table of weights")
    assert audit.found == []
