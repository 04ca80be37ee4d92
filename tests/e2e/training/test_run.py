"""A run and the document: keeping and resetting what training made of the weights; files taken and opened."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.sheet import Sheet

EXAMPLES = Path(__file__).parents[2] / "examples"
UPDATED = 0.1497807161327628


def after_one_iteration(sheet: Sheet, url: str) -> None:
    sheet.open(url)
    sheet.step(11)
    sheet.expect_number("parameter:w1", "value", UPDATED)


def test_reset_returns_to_the_drawn_weights_and_undo_brings_back_the_learnt_ones(sheet: Sheet, server_url: str) -> None:
    after_one_iteration(sheet, server_url)
    sheet.press("Reset weights")
    sheet.expect_number("parameter:w1", "value", 0.15)
    sheet.expect_step(0)
    sheet.undo()
    sheet.expect_number("parameter:w1", "value", UPDATED)


def test_keep_writes_the_learnt_weights_into_the_document(sheet: Sheet, server_url: str) -> None:
    after_one_iteration(sheet, server_url)
    sheet.press("Keep these weights")
    expect(sheet.page.get_by_role("button", name="Keep these weights")).to_have_count(0)
    sheet.page.evaluate("sessionStorage.clear()")
    sheet.page.reload()
    # A page that knows no place is put where the network was left.
    sheet.expect_step(10)
    sheet.expect_number("parameter:w1", "value", UPDATED)


def test_the_second_iteration_goes_on_from_the_first(sheet: Sheet, server_url: str) -> None:
    after_one_iteration(sheet, server_url)
    sheet.page.get_by_test_id("rail").press("4")
    sheet.press("Step")
    expect(sheet.page.locator(".track .where")).to_contain_text("iteration 2")
    sheet.expect_number("loss", "loss", 0.29102777369359933)


def test_a_network_is_opened_from_a_file(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.page.locator(".network-title").click()
    sheet.page.locator('input[type="file"]').set_input_files(EXAMPLES / "han-kamber-3-2-1.json")
    expect(sheet.page.locator(".network-title")).to_contain_text("Backpropagation example")
    sheet.step(9)
    sheet.expect_number("parameter:w46", "value", -0.26082884634154524)


def test_a_file_that_is_no_network_says_why(sheet: Sheet, server_url: str, tmp_path: Path) -> None:
    sheet.open(server_url)
    address = sheet.page.url
    broken = tmp_path / "broken.json"
    text = (EXAMPLES / "mazur-2-2-2.json").read_text()
    broken.write_text(text.replace('"target": "h1"', '"target": "zz"', 1))
    sheet.page.locator(".network-title").click()
    sheet.page.locator('input[type="file"]').set_input_files(broken)
    expect(sheet.page.get_by_role("heading", level=1)).to_contain_text(
        "edges[0].target names zz, which does not exist."
    )
    sheet.page.get_by_role("link", name="Open my network").click()
    sheet.page.wait_for_url(address)
    # The browser logs the refusal of the file as an error of its own.
    sheet.faults.clear()
