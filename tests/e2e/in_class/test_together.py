"""Two people at one network: what one of them takes away the other brings back, and each sees where the other is."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.sheet import Sheet


def test_a_student_deletes_a_neuron_and_the_teacher_restores_the_version(
    sheet: Sheet, beside: Callable[[Sheet], Sheet], server_url: str
) -> None:
    sheet.open(server_url)
    student = beside(sheet)
    student.select("neuron:h2")
    student.key("Delete")
    expect(sheet.page.get_by_test_id("moved")).to_have_text(re.compile(r"^\w+ deleted h₂"))
    sheet.page.get_by_test_id("rail").press("4")
    sheet.press("Step")
    expect(sheet.page.locator(".track .where")).to_contain_text("iteration 1")
    sheet.page.locator(".network-title").click()
    sheet.press("History")
    version = sheet.page.get_by_test_id("version").last
    version.get_by_role("button").first.click()
    expect(sheet.page.get_by_test_id("past-banner")).to_contain_text("Not the present drawing")
    expect(sheet.page.locator("#past")).to_be_visible()
    expect(sheet.row("neuron:h2")).not_to_be_attached()
    sheet.press("Restore this version")
    expect(sheet.page.locator("#past")).to_be_hidden()
    for page in (sheet, student):
        expect(page.row("neuron:h2")).to_be_attached()
        expect(page.row("edge:e8")).to_be_attached()
    assert sheet.saved_parameter(0.15), "what was learnt meanwhile is not in the version"
    sheet.key("Control+z")
    expect(student.row("neuron:h2")).not_to_be_attached()
    assert sheet.faults == student.faults == []


def test_two_pages_see_what_the_other_has_selected_and_points_at(
    sheet: Sheet, beside: Callable[[Sheet], Sheet], server_url: str
) -> None:
    sheet.open(server_url)
    other = beside(sheet)
    for one, seen in ((other, sheet), (sheet, other)):
        one.select("neuron:h1")
        expect(seen.page.get_by_test_id("others-selection")).to_have_attribute("data-key", "neuron:h1")
        one.page.mouse.move(300, 640)
        expect(seen.page.get_by_test_id("others-pointer")).to_have_text(re.compile(r"^\w+, edits$"))
    assert sheet.faults == other.faults == []
