"""A second browser on the address to look on: it sees each step of the editor, number for number, looks for itself
when it moves, and comes back with one press.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.audience import Audience, expect_same
from tests.e2e.places import place, press
from tests.e2e.sheet import VISITED, Sheet

MAZUR = json.loads((Path(__file__).parents[2] / "examples" / "mazur-2-2-2.json").read_text())
OTHER_SAMPLE = {"inputs": {"i1": 0.5, "i2": 0.2}, "targets": {"o1": 0.9, "o2": 0.1}}


def following(sheet: Sheet) -> Locator:
    return sheet.page.get_by_test_id("following")


def test_each_step_of_the_editor_is_seen_number_for_number(sheet: Sheet, audience: Audience, server_url: str) -> None:
    sheet.open(server_url)
    viewer = audience.comes(sheet)
    expect(following(viewer)).to_have_text(re.compile(r"^Following \w+$"))
    for number in range(1, 12):
        sheet.step()
        viewer.expect_step(number)
        expect_same(viewer, sheet)
    sheet.press("Back")
    viewer.expect_step(10)
    sheet.expect_step(10)
    expect_same(viewer, sheet)


def test_a_viewer_looks_by_itself_and_comes_back_with_one_press(
    sheet: Sheet, audience: Audience, server_url: str
) -> None:
    sheet.open(server_url)
    viewer = audience.comes(sheet)
    sheet.step(3)
    viewer.expect_step(3)
    viewer.press("Step")
    viewer.expect_step(4)
    expect(following(viewer)).to_contain_text("You look by yourself.")
    sheet.step(4)
    viewer.expect_step(4)
    viewer.press("Follow again")
    viewer.expect_step(7)
    expect(following(viewer)).to_have_text(re.compile(r"^Following \w+$"))
    sheet.step()
    viewer.expect_step(8)
    expect_same(viewer, sheet)


@pytest.mark.parametrize("way", ["Play", "Home"])
def test_whatever_moves_breaks_away(sheet: Sheet, audience: Audience, server_url: str, way: str) -> None:
    sheet.open(server_url)
    viewer = audience.comes(sheet)
    sheet.step(2)
    viewer.expect_step(2)
    if way == "Play":
        viewer.press("Play")
    else:
        viewer.key("Home")
        viewer.expect_step(0)
    expect(following(viewer)).to_contain_text("You look by yourself.")
    sheet.expect_step(2)


def test_whoever_comes_late_arrives_at_the_present_step(sheet: Sheet, audience: Audience, server_url: str) -> None:
    sheet.open(server_url)
    sheet.step(9)
    viewer = audience.comes(sheet)
    viewer.expect_step(9)
    expect_same(viewer, sheet)


def test_whoever_comes_while_it_plays_sees_it_go_on(sheet: Sheet, audience: Audience, server_url: str) -> None:
    sheet.open(server_url)
    sheet.step(4)
    sheet.press("Play")
    viewer = audience.comes(sheet)
    expect(viewer.page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    expect(following(viewer)).to_have_text(re.compile(r"^Following \w+$"))
    sheet.press("Pause")
    expect(viewer.page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    step = int(sheet.page.get_by_test_id("playhead").get_attribute("aria-valuenow") or "0")
    sheet.expect_step(step)
    viewer.expect_step(step)
    expect_same(viewer, sheet)


def test_a_batch_is_followed_sample_by_sample_by_whoever_comes_in_its_middle(
    sheet: Sheet, audience: Audience, server_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "batch.json"
    training = {**MAZUR["training"], "batch_size": 2}
    file.write_text(json.dumps({**MAZUR, "samples": [*MAZUR["samples"], OTHER_SAMPLE], "training": training}))
    sheet.open_file(server_url, file)
    sheet.page.locator("#canvas").focus()
    while place(sheet.page)[:2] != (1, 1):
        press(sheet, ".")
    viewer = audience.comes(sheet)
    expect_same(viewer, sheet)
    while place(sheet.page)[0] == 1:
        press(sheet, ".")
        expect_same(viewer, sheet)


def test_an_editor_that_reloads_is_followed_again(sheet: Sheet, audience: Audience, server_url: str) -> None:
    sheet.open(server_url)
    viewer = audience.comes(sheet)
    sheet.step(2)
    viewer.expect_step(2)
    sheet.page.reload()
    sheet.expect_step(2)
    expect(following(viewer)).to_have_attribute("data-whom", "3")
    sheet.step()
    viewer.expect_step(3)


def test_the_conventions_of_the_network_are_seen_and_not_changed_by_who_looks_on(
    sheet: Sheet, audience: Audience, server_url: str
) -> None:
    sheet.open(server_url)
    viewer = audience.comes(sheet)
    sheet.press("How the page looks")
    sheet.page.locator('[data-field="pre-activation"] [value="net"]').check()
    viewer.press("How the page looks")
    section = viewer.page.get_by_test_id("look_conventions")
    expect(section.locator('[data-field="pre-activation"] [value="net"]')).to_be_checked()
    expect(section.locator('[data-field="pre-activation"] [value="z"]')).to_be_disabled()
    expect(section).to_contain_text("Whoever can edit it can change them.")


def test_whoever_is_moved_by_another_pages_change_is_told(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.step(3)
    page = sheet.page.context.new_page()
    page.add_init_script(VISITED)
    other = Sheet(page).open(sheet.page.url)
    other.page.get_by_test_id("rail").press("4")
    expect(other.page.locator("#transport")).to_contain_text("by iteration")
    for number in (1, 2):
        other.press("Step")
        expect(other.page.locator(".track .where")).to_contain_text(f"iteration {number}")
        other.expect_step(11)
    other.select("loss")
    other.fill("Learning rate", "0.25")
    moved = sheet.page.get_by_test_id("moved")
    expect(moved).to_contain_text(" changed the training settings, so a new run starts here.")
    expect(sheet.page.locator(".track .where")).not_to_contain_text("iteration 1")
    sheet.press("Step")
    expect(moved).not_to_contain_text("new run")
    assert other.faults == []


def test_a_run_that_is_played_goes_on_through_another_pages_change(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.page.get_by_test_id("rail").press("5")
    page = sheet.page.context.new_page()
    page.add_init_script(VISITED)
    other = Sheet(page).open(sheet.page.url)
    other.select("loss")
    sheet.press("Play")
    expect(sheet.page.locator(".track .where")).to_contain_text(re.compile(r"iteration \d{2}"))
    other.fill("Learning rate", "0.25")
    moved = sheet.page.get_by_test_id("moved")
    expect(moved).to_contain_text(" changed the training settings. The run goes on, from iteration ")
    sheet.press("Pause")
    expect(sheet.page.locator(".track .where")).not_to_contain_text(re.compile(r"iteration \d\b"))
    assert other.faults == []
