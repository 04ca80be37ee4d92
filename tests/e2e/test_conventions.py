"""Somebody writes formulas as their book does: names, the ½ and the update, kept with the network."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.e2e.sheet import Sheet


def choose(sheet: Sheet, field: str, value: str) -> None:
    conventions(sheet).locator(f'[data-field="{field}"] [value="{value}"]').check()


def conventions(sheet: Sheet) -> Locator:
    if sheet.page.get_by_test_id("look_conventions").count() == 0:
        sheet.press("How the page looks")
    return sheet.page.get_by_test_id("look_conventions")


def formulas(card: Locator) -> str:
    """The LaTeX of all symbols of a card."""
    return " ".join(card.locator("annotation").all_text_contents())


def test_names_of_the_sum_and_of_delta_hold_everywhere(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.step(8)
    card = sheet.page.get_by_test_id("step-card")
    expect(card.locator("annotation", has_text=re.compile(r"\\delta_")).first).to_be_attached()
    choose(sheet, "pre-activation", "net")
    choose(sheet, "delta", "derivative")
    choose(sheet, "loss-letter", "E")
    choose(sheet, "error-order", "target_first")
    choose(sheet, "activation-letter", "out")
    choose(sheet, "bias-name", "w0")
    sheet.press("Close")
    expect(card.locator("annotation", has_text=r"\mathit{net}").first).to_be_attached()
    expect(card.locator("annotation", has_text=r"\partial E").first).to_be_attached()
    assert r"\partial L" not in formulas(card)
    expect(card.locator(".rule-line").first).to_contain_text("−(t")
    assert r"\delta" not in formulas(card)
    sheet.select("neuron:o1")
    selected = sheet.page.get_by_test_id("selection-card")
    expect(selected.locator("annotation", has_text=r"\mathit{net}_{o_{1}}").first).to_be_attached()
    assert r"\delta" not in formulas(selected)
    document = sheet.page.request.get(f"{sheet.page.url}/document").json()
    assert document["conventions"] == {
        "pre_activation": "net",
        "delta": "derivative",
        "loss": "E",
        "error": "target_first",
        "activation": "out",
        "bias": "w0",
    }


def test_answers_are_written_in_the_conventions_of_the_network(sheet: Sheet, server_url: str) -> None:
    sheet.open(f"{server_url}#ask=w1")
    question = sheet.page.get_by_test_id("question")
    question.locator('[data-ask="fast"]').first.click()
    fast = sheet.page.get_by_test_id("fast-card")
    expect(fast.locator("annotation", has_text=re.compile(r"\\delta_")).first).to_be_attached()
    choose(sheet, "pre-activation", "in")
    choose(sheet, "delta", "derivative")
    sheet.press("Close")
    expect(fast.locator("annotation", has_text=r"\mathit{in}").first).to_be_attached()
    assert r"\delta" not in formulas(fast)
    expect(fast).not_to_contain_text("δ")


def test_without_a_half_every_gradient_is_twice_as_large_until_it_is_undone(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.step(7)
    gradient = float(sheet.quantity("neuron:o2", "gradient").get_attribute("data-value") or "nan")
    choose(sheet, "half", "whole")
    expect(conventions(sheet)).to_contain_text("Without ½ every gradient is twice as large.")
    sheet.press("Close")
    sheet.expect_step(0)
    sheet.step(7)
    sheet.expect_close("neuron:o2", "gradient", 2 * gradient)
    sheet.undo()
    sheet.expect_step(0)
    sheet.step(7)
    sheet.expect_close("neuron:o2", "gradient", gradient)


def test_weights_that_move_one_by_one_are_called_a_mistake_and_only_for_plain_descent(
    sheet: Sheet, server_url: str
) -> None:
    sheet.open(server_url)
    choose(sheet, "update", "sequential")
    expect(conventions(sheet)).to_contain_text("common mistake of published examples")
    choose(sheet, "update", "simultaneous")
    sheet.select("loss")
    fields = sheet.page.get_by_test_id("training")
    fields.locator("summary").click()
    fields.locator('select[data-field="optimizer"]').select_option("adam")
    expect(conventions(sheet).locator('[data-field="update"] [value="sequential"]')).to_be_disabled()
    expect(conventions(sheet)).to_contain_text("one by one, are for plain SGD")
