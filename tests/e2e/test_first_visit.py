"""A newcomer opens the page and is shown where the gradient of w1 comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.sheet import Sheet

EXPECTED = json.loads((Path(__file__).parents[1] / "examples" / "mazur-2-2-2.expected.json").read_text())["trace"]
W1 = EXPECTED["parameters"]["w1"]["gradient"]


def watch_captions(sheet: Sheet) -> None:
    """Remember each caption as it comes."""
    sheet.page.add_init_script(
        """
        window.captions = [];
        addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
          const text = document.querySelector('[data-testid=caption]')?.innerText;
          if (text && text !== window.captions.at(-1)) window.captions.push(text);
        }).observe(document.getElementById('caption'), {subtree: true, childList: true, characterData: true}));
        """
    )


def test_the_network_plays_up_to_one_gradient_and_stops_before_the_update(newcomer: Sheet, server_url: str) -> None:
    watch_captions(newcomer)
    newcomer.open(server_url)
    newcomer.expect_state("parameter:w1", "gradient", "none")
    newcomer.expect_number("parameter:w1", "gradient", W1)
    newcomer.expect_step(10)
    expect(newcomer.page.get_by_role("button", name="Play")).to_be_visible()
    newcomer.expect_number("parameter:w1", "value", 0.15)
    expect(newcomer.page.get_by_test_id("step-card")).to_contain_text("has its gradient")
    assert len(newcomer.page.evaluate("window.captions")) == 4


def test_it_never_plays_again_unasked(newcomer: Sheet, server_url: str) -> None:
    newcomer.open(server_url)
    newcomer.key(".")
    newcomer.page.reload()
    newcomer.row("loss").wait_for(state="attached")
    expect(newcomer.page.get_by_role("button", name="Play")).to_be_visible()
    newcomer.page.goto(server_url)
    expect(newcomer.page.get_by_role("button", name="Play")).to_be_visible()
    expect(newcomer.page.get_by_test_id("caption")).to_have_count(0)


@pytest.mark.parametrize("sign", ["key", "touch"])
def test_it_hands_over_at_any_key_or_touch(newcomer: Sheet, server_url: str, sign: str) -> None:
    newcomer.open(server_url)
    expect(newcomer.page.get_by_role("button", name="Pause")).to_be_visible()
    if sign == "key":
        newcomer.page.keyboard.press("Shift")
    else:
        newcomer.click((300, 620))
    expect(newcomer.page.get_by_role("button", name="Play")).to_be_visible()
    expect(newcomer.page.get_by_test_id("caption")).to_have_count(0)


def test_with_reduced_motion_it_waits_at_the_first_step(
    browser: Browser, browser_context_args: dict[str, Any], server_url: str
) -> None:
    context = browser.new_context(**{**browser_context_args, "reduced_motion": "reduce"})
    sheet = Sheet(context.new_page()).open(server_url)
    sheet.expect_step(0)
    expect(sheet.page.get_by_role("button", name="Play")).to_be_visible()
    sheet.step(10)
    sheet.expect_number("parameter:w1", "gradient", W1)
    context.close()
    assert sheet.faults == []


def test_every_number_of_the_iteration_is_on_the_page_at_its_end(sheet: Sheet, server_url: str) -> None:
    sheet.open(server_url)
    sheet.step(11)
    sheet.expect_number("loss", "loss", EXPECTED["loss"])
    for name, neuron in EXPECTED["neurons"].items():
        for quantity, key in (("z", "z"), ("a", "a"), ("gradient", "dL_da"), ("delta", "dL_dz")):
            if neuron[key] is not None:
                sheet.expect_number(f"neuron:{name}", quantity, neuron[key])
    for name, parameter in EXPECTED["parameters"].items():
        sheet.expect_number(f"parameter:{name}", "before", parameter["value"])
        sheet.expect_number(f"parameter:{name}", "value", parameter["updated"])
        sheet.expect_number(f"parameter:{name}", "gradient", parameter["gradient"])
