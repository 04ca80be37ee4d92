"""The bar of time: the loss over a run as a slider, a branch beside what it left, jumps, what playing pauses at."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.e2e.sheet import PATIENCE_MILLISECONDS, Sheet

SECOND_LOSS = 0.29102777369359933


def train(sheet: Sheet, url: str) -> None:
    """At full speed for as long as it takes to see it."""
    sheet.open(url)
    train_on(sheet)


def train_on(sheet: Sheet) -> None:
    sheet.page.get_by_test_id("rail").press("5")
    sheet.press("Play")
    expect(scrubber(sheet)).to_have_attribute("aria-valuemax", re.compile(r"\d{3,}"), timeout=PATIENCE_MILLISECONDS)
    sheet.press("Pause")
    expect(sheet.page.get_by_role("button", name="Play", exact=True)).to_have_count(1)


def scrubber(sheet: Sheet) -> Locator:
    return sheet.page.get_by_test_id("scrubber")


def expect_iteration(sheet: Sheet, number: int) -> None:
    expect(scrubber(sheet)).to_have_attribute("aria-valuenow", str(number), timeout=PATIENCE_MILLISECONDS)


def test_the_loss_curve_is_a_slider_over_the_run_and_keeps_the_step(sheet: Sheet, server_url: str) -> None:
    train(sheet, server_url)
    scrubber(sheet).focus()
    sheet.page.keyboard.press("Home")
    expect_iteration(sheet, 1)
    sheet.expect_number("loss", "loss", 0.2983711087600027)
    sheet.page.keyboard.press("ArrowRight")
    expect_iteration(sheet, 2)
    sheet.expect_number("loss", "loss", SECOND_LOSS)
    sheet.expect_step(11)
    expect(sheet.page.locator(".track .where")).to_have_text("iteration 2 · loss 0.2910")


def test_a_drag_over_the_curve_goes_through_the_run(sheet: Sheet, server_url: str) -> None:
    train(sheet, server_url)
    box = scrubber(sheet).bounding_box()
    assert box is not None
    across, down = box["x"], box["y"] + box["height"] / 2
    sheet.page.mouse.move(across + box["width"] * 0.7, down)
    sheet.page.mouse.down()
    sheet.page.mouse.move(across + box["width"] / 2, down, steps=6)
    sheet.page.mouse.move(across, down, steps=6)
    sheet.page.mouse.up()
    expect_iteration(sheet, 1)
    sheet.expect_number("loss", "loss", 0.2983711087600027)


def test_what_is_changed_on_the_way_back_begins_a_run_beside_the_old_one(sheet: Sheet, server_url: str) -> None:
    train(sheet, server_url)
    scrubber(sheet).focus()
    sheet.page.keyboard.press("Home")
    expect_iteration(sheet, 1)
    newest = scrubber(sheet).get_attribute("aria-valuemax")
    sheet.select("parameter:w1")
    sheet.fill("Value", "0.9")
    sheet.page.get_by_test_id("rail").press("4")
    sheet.press("Play")
    expect(sheet.page.locator(".film-curve.present path")).to_have_count(1, timeout=PATIENCE_MILLISECONDS)
    sheet.press("Pause")
    expect(sheet.page.locator(".film-curve.other")).to_have_count(1)
    sheet.press("Jump, pause")
    runs = sheet.page.get_by_test_id("runs").get_by_role("button")
    expect(runs).to_have_count(2)
    expect(runs.first).to_contain_text(f"at {newest}")
    runs.first.focus()
    expect(sheet.page.locator(".film-label")).to_contain_text(f"at {newest}")


def test_playing_pauses_where_it_was_told_to_and_says_why(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.page.get_by_test_id("rail").press("5")
    sheet.press("Jump, pause")
    form = sheet.page.get_by_test_id("breakpoints")
    form.get_by_label("Pause").select_option("loss")
    form.get_by_label("Below").fill("0.2")
    form.get_by_label("Below").press("Enter")
    form.get_by_role("button", name="Add").click()
    expect(form.get_by_role("listitem")).to_have_count(1)
    sheet.press("Play")
    paused = sheet.page.get_by_test_id("paused")
    expect(paused).to_contain_text("the loss is below 0.2 in iteration", timeout=PATIENCE_MILLISECONDS)
    loss = float(sheet.quantity("loss", "loss").get_attribute("data-value") or "nan")
    assert 0.19 < loss < 0.2
    form.get_by_role("button", name="Remove").click()
    expect(form.get_by_role("listitem")).to_have_count(0)


def test_jumps_lead_to_an_iteration_and_to_the_turn_of_a_neuron(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.press("Jump, pause")
    sheet.page.get_by_role("textbox", name="Iteration").fill("40")
    sheet.page.get_by_role("textbox", name="Iteration").press("Enter")
    expect(sheet.page.locator(".track .where")).to_contain_text("iteration 40")
    sheet.page.get_by_label("The turn of").select_option("h1")
    sheet.press("Its backward turn")
    sheet.expect_state("neuron:h1", "delta", "current")
    sheet.expect_state("neuron:i1", "gradient", "current")


def test_one_rail_leads_from_a_term_to_full_speed(sheet: Sheet, server_url: str) -> None:
    page = sheet.open(server_url).page
    rail, words = page.get_by_test_id("rail"), page.get_by_test_id("pace")
    expect(words).to_have_text("by neuron, 1.4 s a step")
    box = rail.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 14)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.78 * box["width"], box["y"] + 14)
    page.mouse.up()
    expect(words).to_have_text(re.compile(r"^\d{3} iterations per second$"))
    rail.press("Home")
    expect(rail).to_have_attribute("aria-valuetext", "by term, 0.9 s a step")
    rail.press("End")
    expect(words).to_have_text("full speed")
    page.reload()
    expect(words).to_have_text("full speed")
