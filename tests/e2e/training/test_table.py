"""A table of one's own: chosen as a file or pasted, its columns chosen, a network drawn for it and trained; what is
wrong is said by its line."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from backprop_canvas.document.read import encode_document
from backprop_canvas.document.templates import template
from tests.e2e.sheet import PATIENCE_MILLISECONDS, Sheet
from tests.e2e.test_accessible import Audit
from tests.e2e.training.test_samples import paste

LEAVES = """length_mm;width_mm;soil;tree
87,4;55,4;loam;beech
97,1;54,2;loam;oak
107,8;n.a.;clay;oak
75,4;47,6;clay;maple
"""


def opened(sheet: Sheet, url: str, tmp_path: Path) -> Page:
    file = tmp_path / "xor.json"
    file.write_bytes(encode_document(template("xor")))
    page = sheet.open_file(url, file).page
    page.keyboard.press("Shift+D")
    expect(page.get_by_test_id("table-box")).to_be_visible()
    return page


def chosen(page: Page, text: str) -> None:
    file = FilePayload(name="leaves.csv", mimeType="text/csv", buffer=text.encode())
    page.get_by_test_id("table-file").set_input_files(file)


def test_a_file_is_read_its_columns_are_chosen_and_its_network_trained(
    sheet: Sheet, server_url: str, tmp_path: Path
) -> None:
    page = opened(sheet, server_url, tmp_path)
    chosen(page, LEAVES)
    table = page.get_by_test_id("table")
    expect(table).to_contain_text("4 lines under a line of names; semicolons; decimal comma")
    expect(page.get_by_test_id("table-left-out")).to_have_text("Line 4 is left out: width_mm reads “n.a.”.")
    draw = page.get_by_test_id("table-draw")
    expect(draw).to_have_text("Draw a 4-4-3 network for it")
    audit = Audit(page)
    audit.of("a table of one's own")
    assert audit.found == []
    page.locator('[data-field="column-1"]').select_option("none")
    expect(draw).to_have_text("Draw a 3-4-3 network for it")
    expect(page.get_by_test_id("table-left-out")).to_have_count(0)
    page.get_by_test_id("table-samples").click()
    expect(page.get_by_test_id("table-problem")).to_contain_text("3 inputs and 3 targets wait for a network.")
    draw.click()
    expect(page.get_by_test_id("data-is-there")).to_have_text("4 samples, 3-4-3")
    page.keyboard.press("Escape")
    # Space on a button that still has the focus would be that button's.
    expect(page.get_by_test_id("table-box")).to_have_count(0)
    page.keyboard.press("5")
    page.keyboard.press("Space")
    iteration = page.locator("#transport")
    expect(iteration).to_contain_text(re.compile(r"iteration \d{3,}"), timeout=PATIENCE_MILLISECONDS)
    page.keyboard.press("Space")


def test_a_table_that_is_dropped_on_the_drawing_is_opened(sheet: Sheet, server_url: str, tmp_path: Path) -> None:
    page = opened(sheet, server_url, tmp_path)
    page.keyboard.press("Escape")
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "dropped.CSV", { type: "text/csv" }));
          const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
          document.getElementById("canvas").dispatchEvent(drop);
        }""",
        LEAVES,
    )
    expect(page.get_by_test_id("table")).to_contain_text("dropped.CSV")
    expect(page.get_by_test_id("table-draw")).to_have_text("Draw a 4-4-3 network for it")


def test_a_pasted_table_and_what_is_wrong_in_one(sheet: Sheet, server_url: str, tmp_path: Path) -> None:
    page = opened(sheet, server_url, tmp_path)
    page.get_by_test_id("table-box").focus()
    paste(page, "a\tb\tc\n1\t0\t1\n0\t1\t1\n1\t1\t0\n")
    expect(page.get_by_test_id("table")).to_contain_text("3 lines under a line of names; tabs")
    page.get_by_test_id("table-samples").click()
    expect(page.get_by_test_id("data-is-there")).to_have_text("3 samples, 2-2-1")
    chosen(page, 'a,b\n1,2\n"3,4\n')
    expect(page.get_by_test_id("table-problem")).to_contain_text("Line 3: a quotation mark is not closed")
    expect(page.get_by_test_id("table")).to_have_count(0)
