"""What people bring along: a question pasted whole, a book's ŷ, a formula of this page. Each by keyboard."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.e2e.sheet import PATIENCE_MILLISECONDS, Sheet

# As it was asked, prose and all.
QUESTION = """I have a network x → h → y, then a 2-2-2 network with weights w1..w8. How do I get ∂L/∂w1, the gradient
of a *middle-layer* weight? Is this right?

    ∂L/∂w1 = ∂h1/∂w1 · ∂w7/∂h1 · ∂o2/∂w7 · ∂L/∂o2  +  ∂h1/∂w1 · ∂w5/∂h1 · ∂o1/∂w5 · ∂L/∂o1

Thanks!"""
HATS = "dL/dw5 = (ŷ - t1)*o1*(1-o1)*h1"


def open_checker(sheet: Sheet) -> None:
    """With the caret in its field, over what stands there."""
    sheet.key("c")
    expect(sheet.page.get_by_test_id("equation-field")).to_be_focused(timeout=PATIENCE_MILLISECONDS)
    sheet.page.keyboard.press("Control+a")


def check(sheet: Sheet, text: str) -> Locator:
    open_checker(sheet)
    sheet.page.keyboard.insert_text(text)
    sheet.page.keyboard.press("Enter")
    return sheet.page.get_by_test_id("verdict")


def test_the_question_is_pasted_whole(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    verdict = check(sheet, QUESTION)
    expect(verdict).to_have_attribute("data-verdict", "incorrect", timeout=PATIENCE_MILLISECONDS)
    expect(verdict).to_contain_text("in two places")
    expect(sheet.page.get_by_test_id("equation").locator(".factor.wrong")).to_have_count(2)


def test_a_hat_is_settled_once_and_remembered_on_a_phone(sheet: Sheet, server_url: str) -> None:
    page = sheet.page
    page.set_viewport_size({"width": 390, "height": 844})
    sheet.open(server_url)
    check(sheet, HATS)
    choice = page.locator('[data-choice="o1"]')
    expect(choice).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    choice.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("verdict")).to_have_attribute("data-verdict", "correct")
    expect(page.get_by_test_id("read-as")).to_contain_text("=")
    page.reload()
    sheet.row("loss").wait_for(state="attached")
    verdict = check(sheet, HATS)
    expect(verdict).to_have_attribute("data-verdict", "correct", timeout=PATIENCE_MILLISECONDS)


def test_a_formula_of_a_card_is_copied_and_pasted_back(sheet: Sheet, server_url: str) -> None:
    page = sheet.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server_url)
    sheet.open(f"{server_url}#step=9")
    sheet.expect_step(9)
    # As it is selected on the card, and as its LaTeX is offered.
    page.get_by_test_id("step-card").locator(".rule-line").first.evaluate(
        "line => getSelection().selectAllChildren(line)"
    )
    page.keyboard.press("Control+c")
    for way in ("selected", "offered"):
        if way == "offered":
            page.evaluate("location.hash = '#ask=w1'")
            page.locator('[data-copy="copy_latex"]').focus()
            page.keyboard.press("Enter")
            page.wait_for_function("navigator.clipboard.readText().then((text) => text.includes('w_{1}'))")
        open_checker(sheet)
        page.keyboard.press("Control+v")
        page.keyboard.press("Enter")
        verdict = page.get_by_test_id("verdict")
        expect(verdict).to_have_attribute("data-verdict", "correct", timeout=PATIENCE_MILLISECONDS)
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
