"""A second browser on the address to look on: it sees each step of the editor, number for number, looks for itself
when it moves, and comes back with one press.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.sheet import VISITED, Sheet

# Every number of the page, with how far it can be trusted.
NUMBERS = """() => [...document.querySelectorAll('[data-testid="outline"] [data-quantity]')].map((each) =>
    `${each.closest('[data-key]').dataset.key} ${each.dataset.quantity} ${each.dataset.state} ${each.dataset.value}`)"""


def numbers(sheet: Sheet) -> list[str]:
    found: list[str] = sheet.page.evaluate(NUMBERS)
    return found


def following(sheet: Sheet) -> Locator:
    return sheet.page.get_by_test_id("following")


class Audience:
    """Opens browsers of their own on the address to look on."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.viewers: list[Sheet] = []

    def comes(self, editor: Sheet) -> Sheet:
        context = self._browser.new_context(reduced_motion="reduce", viewport={"width": 1440, "height": 900})
        context.add_init_script(VISITED)
        origin = editor.page.evaluate("location.origin")
        view = editor.page.locator("body").get_attribute("data-view")
        viewer = Sheet(context.new_page())
        self.viewers.append(viewer)
        return viewer.open(f"{origin}/v/{view}")


@pytest.fixture
def audience(browser: Browser) -> Iterator[Audience]:
    people = Audience(browser)
    yield people
    for viewer in people.viewers:
        viewer.page.context.close()
        assert viewer.faults == []


def test_each_step_of_the_editor_is_seen_number_for_number(sheet: Sheet, audience: Audience, server_url: str) -> None:
    sheet.open(server_url)
    viewer = audience.comes(sheet)
    expect(following(viewer)).to_have_text("Following page 1")
    for number in range(1, 12):
        sheet.step()
        viewer.expect_step(number)
        assert numbers(viewer) == numbers(sheet)
    sheet.press("Back")
    viewer.expect_step(10)
    sheet.expect_step(10)
    assert numbers(viewer) == numbers(sheet)


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
    expect(following(viewer)).to_have_text("Following page 1")
    sheet.step()
    viewer.expect_step(8)
    assert numbers(viewer) == numbers(sheet)


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
    assert numbers(viewer) == numbers(sheet)


def test_whoever_comes_while_it_plays_sees_it_go_on(sheet: Sheet, audience: Audience, server_url: str) -> None:
    sheet.open(server_url)
    sheet.step(4)
    sheet.press("Play")
    viewer = audience.comes(sheet)
    expect(viewer.page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    expect(following(viewer)).to_have_text("Following page 1")
    sheet.press("Pause")
    expect(viewer.page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    step = int(sheet.page.get_by_test_id("playhead").get_attribute("aria-valuenow") or "0")
    sheet.expect_step(step)
    viewer.expect_step(step)
    assert numbers(viewer) == numbers(sheet)


def test_an_editor_that_reloads_is_followed_again(sheet: Sheet, audience: Audience, server_url: str) -> None:
    sheet.open(server_url)
    viewer = audience.comes(sheet)
    sheet.step(2)
    viewer.expect_step(2)
    sheet.page.reload()
    sheet.expect_step(2)
    expect(following(viewer)).to_have_text("Following page 3")
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
