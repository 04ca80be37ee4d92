"""The table of all samples: XOR made in the page, each row walked by a press, and what is no number."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from backprop_canvas.document.read import encode_document
from backprop_canvas.document.templates import template
from tests.e2e.sheet import Sheet
from tests.e2e.test_accessible import Audit

XOR = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]


def table(page: Page) -> Locator:
    return page.get_by_test_id("samples")


def cell(page: Page, row: int, column: int) -> Locator:
    return table(page).locator(f'[data-cell="{row}:{column}"]')


def opened(sheet: Sheet, url: str, tmp_path: Path, samples: list[list[float]]) -> Page:
    """The XOR template with other samples."""
    document: dict[str, Any] = json.loads(encode_document(template("xor")))
    ids = {role: [n["id"] for n in document["neurons"] if n["role"] == role] for role in ("input", "output")}
    document["samples"] = [
        {"inputs": dict(zip(ids["input"], row, strict=False)), "targets": {ids["output"][0]: row[2]}} for row in samples
    ]
    file = tmp_path / "few.json"
    file.write_text(json.dumps(document))
    sheet.open_file(url, file)
    sheet.page.get_by_test_id("samples-door").click()
    return sheet.page


def shown(page: Page) -> list[list[str]]:
    """The value that has the focus stands in a field, all others are text."""
    rows = table(page).locator("tbody tr[data-sample]")
    return [
        row.locator("[data-cell]").evaluate_all("(cells) => cells.map((cell) => cell.value ?? cell.textContent)")
        for row in rows.all()
    ]


def typed(page: Page, row: int, column: int, text: str) -> None:
    """In place of what stands there."""
    cell(page, row, column).click()
    expect(cell(page, row, column)).to_be_focused()
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def paste(page: Page, text: str) -> None:
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(paste);
        }""",
        text,
    )


def test_xor_is_made_by_keys_and_each_row_is_walked(sheet: Sheet, server_url: str, tmp_path: Path) -> None:
    page = opened(sheet, server_url, tmp_path, [[0, 0, 0]])
    for _ in range(3):
        page.get_by_test_id("add-sample").click()
    expect(cell(page, 3, 2)).to_be_visible()
    cell(page, 1, 0).focus()
    for row in XOR[1:]:
        for value in row:
            page.keyboard.type(str(value))
            page.keyboard.press("Tab")
        # Behind the last value are the number of the next row, and its first value.
        page.keyboard.press("Tab")
    expect(page.get_by_test_id("samples-door")).to_contain_text("4 samples")
    assert shown(page) == [[str(value) for value in row] for row in XOR]
    third = table(page).locator('tr[data-sample="2"]')
    expect(third).to_have_attribute("data-state", "current")
    page.keyboard.press("Escape")
    third.get_by_role("button", name=re.compile("Walk sample 3")).click()
    expect(third).to_have_attribute("aria-current", "true")
    expect(page.locator("#transport")).to_contain_text("sample 3 of 4")
    page.get_by_test_id("samples-door").click()
    expect(table(page)).to_have_count(0)


def test_a_block_is_pasted_and_one_undo_takes_it_back(sheet: Sheet, server_url: str, tmp_path: Path) -> None:
    page = opened(sheet, server_url, tmp_path, [[9, 9, 9]])
    cell(page, 0, 0).focus()
    paste(page, "x\ty\tt\n" + "\n".join("\t".join(map(str, row)) for row in XOR))
    expect(cell(page, 3, 2)).to_be_visible()
    assert shown(page) == [[str(value) for value in row] for row in XOR]
    page.keyboard.press("Control+z")
    expect(cell(page, 3, 2)).to_have_count(0)
    assert shown(page) == [["9", "9", "9"]]


def test_rows_are_copied_moved_and_taken_away_by_keys(sheet: Sheet, server_url: str, tmp_path: Path) -> None:
    page = opened(sheet, server_url, tmp_path, [[1, 1, 0], [2, 2, 1]])
    cell(page, 0, 0).focus()
    page.keyboard.press("Control+d")
    expect(cell(page, 2, 0)).to_have_text("2")
    page.keyboard.press("Alt+ArrowDown")
    expect(cell(page, 1, 0)).to_have_text("2")
    expect(cell(page, 2, 0)).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(cell(page, 2, 0)).to_have_text("2")
    cell(page, 2, 0).focus()
    page.keyboard.press("Control+Backspace")
    expect(cell(page, 2, 0)).to_have_count(0)
    assert shown(page) == [["1", "1", "0"], ["1", "1", "0"]]


def test_what_is_no_number_gets_one_sentence_and_the_old_value_stays(
    sheet: Sheet, server_url: str, tmp_path: Path
) -> None:
    page = opened(sheet, server_url, tmp_path, [[0.5, 0.25, 1]])
    problem = table(page).get_by_role("alert")
    for text in ("abc", "1e999", "1,000"):
        typed(page, 0, 0, text)
        expect(problem).to_contain_text("Sample 1")
        cell(page, 0, 1).focus()
        expect(cell(page, 0, 0)).to_have_text("0.5")
    cell(page, 0, 0).focus()
    paste(page, "1\t2\t3\t4")
    expect(page.get_by_role("alert").first).to_contain_text("4 columns")
    paste(page, "1\tn.a.")
    expect(problem).to_contain_text("n.a.")
    assert shown(page) == [["0.5", "0.25", "1"]]


def test_ten_thousand_rows_are_few_elements(sheet: Sheet, server_url: str, tmp_path: Path) -> None:
    page = opened(sheet, server_url, tmp_path, [[at % 2, at % 3, at % 2] for at in range(10_000)])
    rows = table(page).locator("tbody tr[data-sample]")
    expect(rows.first).to_have_attribute("data-state", "current")
    assert rows.count() < 60
    table(page).locator(".samples-rows").evaluate("(list) => list.scrollTo(0, list.scrollHeight)")
    last = table(page).locator('tr[data-sample="9999"]')
    expect(last).to_have_attribute("data-state", "current")
    assert rows.count() < 60


def test_the_batch_s_gradient_is_seen_to_add_up(sheet: Sheet, server_url: str, tmp_path: Path) -> None:
    page = opened(sheet, server_url, tmp_path, [[float(value) for value in row] for row in XOR])
    page.evaluate("location.hash = '#ask=w1'")
    expect(table(page).locator("svg.stack")).to_have_count(4)
    expect(table(page).locator('tr[data-sample="0"] .stacked')).to_have_text("i1 is 0")
    audit = Audit(page)
    audit.of("the table of samples")
    assert audit.found == []
    expect(table(page).locator("tfoot")).to_contain_text("mean, a quarter of it")


def test_a_sample_of_the_test_set_is_walked_and_nothing_learns_from_it(
    sheet: Sheet, server_url: str, tmp_path: Path
) -> None:
    page = opened(sheet, server_url, tmp_path, [[float(each) for each in row] for row in XOR])
    page.locator('[data-ask="split"]').click()
    page.get_by_label("Validation, in percent").fill("0")
    page.get_by_label("Test, in percent").fill("25")
    page.keyboard.press("Enter")
    page.get_by_test_id("split-divide").click()
    expect(page.get_by_test_id("split-is")).to_have_text("3 to train on, 0 for validation, 1 for the test.")
    audit = Audit(page)
    audit.of("dividing samples")
    page.keyboard.press("Escape")
    page.locator('tr[data-split="test"] .walked-sample').click()
    told = page.get_by_test_id("kept")
    expect(told).to_have_text("A test sample: nothing learns from it.")
    for _ in range(3):
        page.keyboard.press(".")
    expect(told).to_have_text("A test sample: nothing learns from it.")
    expect(page.locator("#transport")).to_contain_text("test sample · step 3 of")
    # The way on leads back to the training.
    page.keyboard.press("End")
    page.keyboard.press(".")
    expect(told).to_have_count(0)
    sheet.key("ControlOrMeta+z")
    expect(page.locator('tr[data-split="test"]')).to_have_count(0)
    assert audit.found == []


def test_a_large_table_is_fetched_apart_and_comes_back_with_its_changes(
    sheet: Sheet, server_url: str, tmp_path: Path
) -> None:
    asked = list[str]()
    sheet.page.on("request", lambda request: asked.append(request.url) if "/samples/" in request.url else None)
    page = opened(sheet, server_url, tmp_path, [[at / 8, 1.0, 0.0] for at in range(250)])
    expect(cell(page, 2, 0)).to_have_text("0.25")
    typed(page, 2, 0, "7")
    expect(table(page).locator('tr[data-sample="2"]')).to_have_attribute("data-state", "current")
    page.reload()
    page.get_by_test_id("samples-door").click()
    expect(page.get_by_test_id("samples-door")).to_contain_text("250 samples")
    expect(cell(page, 2, 0)).to_have_text("7")
    assert len(set(asked)) == len(asked) == 2
