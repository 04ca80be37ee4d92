"""Links behind #: what they open, in a browser that has never been here and would otherwise see the tour."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Locator, Request, expect

from tests.e2e.sheet import PATIENCE_MILLISECONDS, Sheet

WRONG = "∂L/∂w1 = ∂h1/∂w1·∂w7/∂h1·∂o2/∂w7·∂L/∂o2 + ∂h1/∂w1·∂w5/∂h1·∂o1/∂w5·∂L/∂o1"


def question(sheet: Sheet) -> Locator:
    return sheet.page.get_by_test_id("question")


def expect_question(sheet: Sheet, kind: str, about: str) -> None:
    expect(question(sheet)).to_have_attribute("data-kind", kind, timeout=PATIENCE_MILLISECONDS)
    expect(question(sheet)).to_have_attribute("data-about", about)


def test_a_step_is_moved_to(newcomer: Sheet, server_url: str) -> None:
    newcomer.open(f"{server_url}#step=7")
    newcomer.expect_step(7)


def test_a_question_is_open_and_nothing_plays(newcomer: Sheet, server_url: str) -> None:
    newcomer.open(f"{server_url}#ask=w_1")
    expect_question(newcomer, "paths", "parameter:w1")
    expect(question(newcomer)).to_contain_text("0.000438", timeout=PATIENCE_MILLISECONDS)
    newcomer.expect_step(10)


def test_another_link_on_the_same_page_asks_something_else(sheet: Sheet, server_url: str) -> None:
    sheet.open(f"{server_url}#ask=w1")
    expect_question(sheet, "paths", "parameter:w1")
    sheet.page.evaluate("location.hash = '#ask=w99'")
    problem = sheet.page.get_by_test_id("problem")
    expect(problem).to_contain_text("w99", timeout=PATIENCE_MILLISECONDS)
    expect(question(sheet)).to_have_count(0)
    sheet.page.evaluate("location.hash = '#ask=dL/dh2'")
    expect_question(sheet, "paths", "neuron:h2")
    expect(problem).to_have_count(0)
    sheet.page.reload()
    expect_question(sheet, "paths", "neuron:h2")
    sheet.expect_step(10)
    sheet.page.keyboard.press("Escape")
    expect(question(sheet)).to_have_count(0)
    sheet.page.evaluate("location.hash = '#ask=t1'")
    expect(problem).to_contain_text("comes with the sample")
    sheet.expect_step(6)


def test_an_equation_comes_judged(newcomer: Sheet, server_url: str) -> None:
    newcomer.open(f"{server_url}#check={quote(WRONG)}&about=w1")
    expect_question(newcomer, "check", "parameter:w1")
    expect(question(newcomer)).to_contain_text("does h1 change w7?", timeout=PATIENCE_MILLISECONDS)
    expect(question(newcomer)).not_to_contain_text("Your number")


def test_a_name_that_nothing_has_is_said(sheet: Sheet, server_url: str) -> None:
    sheet.open(f"{server_url}#ask=w99")
    expect(sheet.page.get_by_test_id("problem")).to_contain_text("w99", timeout=PATIENCE_MILLISECONDS)
    expect(question(sheet)).to_have_count(0)


def test_nothing_of_it_is_asked_by_http(sheet: Sheet, server_url: str) -> None:
    asked: list[str] = []

    def hear(request: Request) -> None:
        if not request.is_navigation_request():
            asked.append(f"{request.url} {request.headers.get('referer', '')}")

    sheet.page.on("request", hear)
    sheet.open(f"{server_url}#ask=w1")
    expect_question(sheet, "paths", "parameter:w1")
    assert asked
    assert [line for line in asked if "ask=" in line] == []


def test_a_link_that_is_copied_lets_nobody_edit(sheet: Sheet, server_url: str) -> None:
    page = sheet.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server_url)
    sheet.open(f"{server_url}#ask=w1")
    edit = page.url.partition("#")[0]
    for button, kind, next_link in (("copy_link", "#ask=", f"#check={quote(WRONG)}&about=w1"), ("link", "#check=", "")):
        page.locator(f"[data-copy={button}]").click(timeout=PATIENCE_MILLISECONDS)
        page.wait_for_function("kind => navigator.clipboard.readText().then((text) => text.includes(kind))", arg=kind)
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "/v/" in copied
        assert edit not in copied
        page.evaluate("hash => { location.hash = hash; }", next_link)
