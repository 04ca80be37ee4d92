"""The page in Firefox: a first visit, the 2-2-2 network drawn, a gradient asked for and an equation checked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser import find_firefox
from tests.e2e.drawing.test_counted import LAYERS, VALUES
from tests.e2e.drawing.test_draw import EXPECTED
from tests.e2e.elsewhere.firefox import Firefox, firefox
from tests.e2e.sheet import VISITED

W1 = EXPECTED["parameters"]["w1"]
RIGHT = "dL/dw1 = dh1/dw1 * do1/dh1 * dL/do1 + dh1/dw1 * do2/dh1 * dL/do2"
LOSS = """document.querySelector('#outline [data-key="loss"]') !== null"""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    program = find_firefox()
    if program is None:
        pytest.skip("no Firefox is installed, and none can be")
    with firefox(program, tmp_path_factory.mktemp("firefox")) as started:
        yield started


@pytest.fixture
def fox(opened: Firefox) -> Iterator[Firefox]:
    opened.begin()
    yield opened
    assert opened.faults == []


def number(key: str, name: str) -> str:
    """The script that reads a number off the outline, null until it is current."""
    quantity = f'#outline [data-key="{key}"] [data-quantity="{name}"][data-state="current"]'
    return f"document.querySelector('{quantity}')?.dataset.value"


def visited(fox: Firefox, address: str) -> None:
    """Somebody who has been here before."""
    fox.open(address)
    fox.value(f"({VISITED}, true)")
    fox.open(address)
    fox.until(LOSS)


def test_a_first_visit_plays_up_to_one_gradient(fox: Firefox, server_url: str) -> None:
    fox.open(server_url)
    assert float(fox.until(number("parameter:w1", "gradient"))) == W1["gradient"]


def test_the_network_is_drawn_by_keys_and_gets_its_numbers(fox: Firefox, server_url: str) -> None:
    visited(fox, server_url)
    before = fox.value("document.title")
    fox.press(before.partition(" · ")[0])
    fox.press("Blank")
    fox.until("document.title.startsWith('Untitled')")
    fox.until(LOSS)
    fox.value("document.getElementById('canvas').focus()")
    fox.keys("l", "l", "2")
    for last in LAYERS.values():
        fox.keys("l", "Enter")
        fox.until(f"document.querySelector('#outline [data-key=\"{last}\"]') !== null")
    fox.keys("Escape", "Tab", "Enter")
    for name, value in VALUES.items():
        fox.keys(*value)
        fox.until(f"document.getElementById('in-place-field')?.getAttribute('aria-label') === '{name}'")
        fox.keys("Tab")
    fox.value("document.getElementById('canvas').focus()")
    fox.keys("End")
    assert float(fox.until(number("parameter:w1", "gradient"))) == W1["gradient"]
    assert float(fox.until(number("loss", "loss"))) == EXPECTED["loss"]


def test_a_gradient_is_asked_for_and_an_equation_checked(fox: Firefox, server_url: str) -> None:
    visited(fox, f"{server_url}#ask=w1")
    fox.until("document.querySelectorAll('.path-factor').length === 6")
    fox.value("document.getElementById('canvas').focus()")
    fox.keys("c")
    fox.until("document.querySelector('[data-testid=equation-field]') === document.activeElement")
    fox.keys(*RIGHT, "Enter")
    fox.until("document.querySelector('[data-testid=verdict]')?.dataset.verdict === 'correct'")
