"""XOR from the template to "all right", seen over its two inputs, and back into a single step."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from backprop_canvas.document.read import encode_document
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.session.editing.made import made_document
from tests.e2e.sheet import PATIENCE_MILLISECONDS, Sheet
from tests.e2e.test_accessible import Audit


@dataclass(frozen=True)
class Pictured:
    """Opens a network from a file, with the picture over its inputs."""

    sheet: Sheet
    url: str
    file: Path

    def __call__(self, document: Document) -> Page:
        self.file.write_bytes(encode_document(document))
        page = self.sheet.open_file(self.url, self.file).page
        page.keyboard.press("Shift+B")
        return page


@pytest.fixture
def pictured(sheet: Sheet, server_url: str, tmp_path: Path) -> Pictured:
    return Pictured(sheet, server_url, tmp_path / "network.json")


def test_xor_is_learnt_before_ones_eyes_and_a_sample_of_the_picture_is_walked(pictured: Pictured) -> None:
    page = pictured(template("xor"))
    plane = page.get_by_test_id("plane")
    expect(plane).to_have_attribute("data-state", "current")
    learnt = page.locator("#margin h2").first
    expect(learnt).to_have_text("2 of 4 samples lie on their side of the line.")
    expect(plane.locator("[data-wrong]")).to_have_count(2)
    page.keyboard.press("5")
    page.keyboard.press("Space")
    expect(learnt).to_have_text("4 of 4 samples lie on their side of the line.", timeout=PATIENCE_MILLISECONDS)
    page.keyboard.press("Space")
    expect(plane).to_have_attribute("data-state", "current")
    expect(plane.locator("[data-wrong]")).to_have_count(0)
    assert int(plane.get_attribute("data-iteration") or 0) > 1
    page.keyboard.press("2")
    plane.locator('[data-sample="2"] .plane-touch').click()
    expect(page.locator("#transport")).to_contain_text(re.compile("sample 3 of 4"))
    page.keyboard.press("Shift+N")
    expect(page.get_by_test_id("pictures-legend")).to_contain_text("each neuron over i1, i2")
    # The layer of the pictures, between bodies and numbers.
    expect(page.locator("#canvas canvas").nth(2)).to_be_visible()
    audit = Audit(page)
    audit.of("the picture over two inputs, and those of all neurons")
    assert audit.found == []


def test_three_classes_are_parted_and_what_is_taken_for_what_is_counted(pictured: Pictured) -> None:
    page = pictured(made_document("blobs"))
    learnt = page.locator("#margin h2").first
    expect(learnt).to_have_text(re.compile(r"^\d+ of 150 samples have the output of their own class as the largest\.$"))
    page.keyboard.press("5")
    page.keyboard.press("Space")
    expect(learnt).to_have_text(re.compile(r"^(149|150) of 150"), timeout=PATIENCE_MILLISECONDS)
    page.keyboard.press("Space")
    plane = page.get_by_test_id("plane")
    expect(plane).to_have_attribute("data-state", "current")
    expect(plane.locator(".plane-line")).to_have_attribute("d", re.compile("^M.*L"))
    confusion = page.get_by_test_id("confusion")
    expect(confusion.locator("caption")).to_have_text(re.compile(r"^Accuracy (9[5-9](\.\d)?|100) %: 1[45]\d of 150$"))
    expect(confusion.locator("tbody tr")).to_have_count(3)
    audit = Audit(page)
    audit.of("the picture of three classes")
    assert audit.found == []


def test_one_input_has_a_curve_and_its_samples(pictured: Pictured) -> None:
    plane = pictured(template("regression")).get_by_test_id("plane")
    expect(plane.locator(".plane-curve")).to_have_attribute("d", re.compile("^M.*L"))
    expect(plane.locator(".plane-sample")).to_have_count(len(template("regression").samples))


def test_samples_are_painted_by_class_and_the_boundary_bends(pictured: Pictured) -> None:
    page = pictured(template("xor"))
    plane = page.get_by_test_id("plane")
    expect(plane).to_have_attribute("data-state", "current")
    line = plane.locator(".plane-line").get_attribute("d") or ""
    plane.get_by_role("radio", name="1", exact=True).check(force=True)
    field = plane.locator("svg[data-paints]")
    for place in ((150, 150), (170, 150)):
        field.click(position={"x": place[0], "y": place[1]})
    expect(plane.locator(".plane-sample")).to_have_count(6)
    expect(page.locator("#margin h2").first).to_have_text(re.compile("of 6 samples"))
    page.keyboard.press("5")
    page.keyboard.press("Space")
    expect(plane.locator(".plane-line")).not_to_have_attribute("d", line, timeout=PATIENCE_MILLISECONDS)
    page.keyboard.press("Space")
    pictured.sheet.undo()
    expect(plane.locator(".plane-sample")).to_have_count(5)
    audit = Audit(page)
    audit.of("painting")
    assert audit.found == []
