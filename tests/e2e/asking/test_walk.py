"""The dependency walk and the turned parameter, as somebody meets them who asks where a gradient comes from."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.e2e.sheet import Sheet

# What depends on w3, the weight from i1 to h2 of the worked example.
DEPENDS_ON_W3 = {"o1": True, "o2": True, "h1": False, "h2": True}
Answer = Callable[[str], None]


def asked(sheet: Sheet, url: str, name: str, kind: str) -> Locator:
    """The card of a question about a parameter, by the link that asks where its gradient comes from."""
    sheet.open(f"{url}/#ask={name}")
    sheet.page.locator(f'[data-ask="{kind}"]').click()
    return sheet.page.get_by_test_id(f"{kind}-card")


def walked(card: Locator, answer: Answer) -> list[str]:
    """Answers each question as it is; the names asked about, in order."""
    names: list[str] = []
    while found := re.fullmatch(r"Does (\w+) depend on w3\?", card.get_by_role("heading").inner_text()):
        expect(card).to_have_attribute("data-done", str(len(names)))
        names.append(found[1])
        answer("Yes" if DEPENDS_ON_W3[found[1]] else "No")
        expect(card).to_have_attribute("data-done", str(len(names)))
        expect(card.get_by_role("heading")).not_to_have_text(f"Does {found[1]} depend on w3?")
    return names


def test_somebody_walks_the_dependencies_of_w3(sheet: Sheet, server_url: str) -> None:
    card = asked(sheet, server_url, "w3", "walk")
    expect(card).to_contain_text("L is made of o1 and o2 (and the targets, which are constants).")
    card.get_by_role("button", name="No", exact=True).click()
    expect(card).to_contain_text("There is a path: w3 → h2 → o1. Look at the drawing.")
    expect(card).to_have_attribute("data-done", "0")
    assert sorted(walked(card, lambda name: card.get_by_role("button", name=name, exact=True).click())) == sorted(
        DEPENDS_ON_W3
    )
    expect(card.get_by_role("heading")).to_have_text("These are all the paths.")
    expect(card.locator(".rule-line .symbol")).to_have_count(7)
    expect(card.locator(".result-line")).to_contain_text("0.0004977")


def test_the_walk_goes_back_and_forth_and_begins_again(sheet: Sheet, server_url: str) -> None:
    card = asked(sheet, server_url, "w3", "walk")
    card.get_by_role("button", name="Tell me").click()
    expect(card.get_by_role("list", name="Answered so far")).to_have_text("o1: yes, through h2.")
    card.get_by_role("button", name="Back one question").click()
    expect(card.get_by_role("heading")).to_have_text("Does o1 depend on w3?")
    card.get_by_role("button", name="On to the next question").click()
    expect(card).to_have_attribute("data-done", "1")
    card.get_by_role("button", name="Start again").click()
    expect(card).to_have_attribute("data-done", "0")


def test_the_walk_goes_by_keyboard_alone(sheet: Sheet, server_url: str) -> None:
    sheet.open(f"{server_url}/#ask=w3")
    sheet.page.locator('[data-ask="walk"]').focus()
    sheet.page.keyboard.press("Enter")
    card = sheet.page.get_by_test_id("walk-card")
    expect(card.get_by_role("heading")).to_be_focused()
    walked(card, lambda name: sheet.page.keyboard.press(name[0].lower()))
    expect(card.get_by_role("heading")).to_have_text("These are all the paths.")
    sheet.page.keyboard.press("Shift+Tab")
    sheet.page.keyboard.press("Shift+Tab")
    sheet.page.keyboard.press("Enter")
    expect(card).to_have_attribute("data-done", "3")


def turned(card: Locator, quantity: str) -> Locator:
    return card.locator(f'[data-quantity="{quantity}"]')


def test_turning_w1_shows_a_change_that_four_digits_hide_and_puts_it_back(sheet: Sheet, server_url: str) -> None:
    card = asked(sheet, server_url, "w1", "turn")
    expect(turned(card, "change")).to_have_text("0")
    card.get_by_role("slider", name="Turn w1").press("ArrowRight")
    expect(card.get_by_label("w1", exact=True)).to_have_value("0.25")
    expect(turned(card, "loss")).to_have_text("0.29837111 → 0.29841495")
    expect(turned(card, "change")).to_have_text("+0.00004384")
    expect(turned(card, "predicted")).to_have_text("+0.00004386")
    sheet.expect_number("parameter:w1", "value", 0.25)
    sheet.press("Put it back")
    sheet.expect_number("parameter:w1", "value", 0.15)
    expect(card.get_by_label("w1", exact=True)).to_have_value("0.15")
    expect(turned(card, "change")).to_have_text("0")


def test_a_turned_value_is_kept_when_asked(sheet: Sheet, server_url: str) -> None:
    card = asked(sheet, server_url, "w1", "turn")
    field = card.get_by_label("w1", exact=True)
    field.fill("0.25")
    field.press("Enter")
    sheet.press("Keep w1 = 0.25")
    sheet.expect_number("parameter:w1", "value", 0.25)
    expect(turned(card, "change")).to_have_text("0")
    sheet.undo()
    sheet.expect_number("parameter:w1", "value", 0.15)


def test_a_difference_with_too_small_a_step_says_why_it_fails(sheet: Sheet, server_url: str) -> None:
    card = asked(sheet, server_url, "w1", "turn")
    expect(card).to_contain_text("They agree in nine digits.")
    card.get_by_label("h", exact=True).select_option("1e-10")
    expect(card).to_contain_text("With h this small")


def test_over_iterations_parameters_step_and_activations_change(sheet: Sheet, server_url: str) -> None:
    card = asked(sheet, server_url, "w1", "curves")
    expect(card).to_contain_text("Within one iteration w1, w5 and w7 are held; they step at each update.")
    expect(card).to_contain_text("h1, o1 and o2 change in every forward pass.")
    expect(card).to_contain_text("changes in every backward pass, and so do the terms of its 2 paths.")
    expect(card.locator('[data-key="path:0"]')).to_contain_text("h1 → o1")
    card.get_by_label("Iterations", exact=True).select_option("10")
    expect(card.get_by_role("heading")).to_have_text("Over 10 iterations")
    row = card.get_by_role("button", name=re.compile(r"^L: from 0\.2984 to .* over 10 iterations"))
    row.focus()
    expect(sheet.page.get_by_test_id("hint")).to_contain_text("L")
