"""Forwards and backwards by steps: what a page shows at a place is the same, number for number, whichever way it came
there, over micro-steps, iterations and the samples of a batch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.places import State, first_difference, place, press, state
from tests.e2e.sheet import Sheet

MAZUR = json.loads((Path(__file__).parents[1] / "examples" / "mazur-2-2-2.json").read_text())
TERMS = 24


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    """Four samples in batches of three: the second batch of an epoch is a smaller one."""
    samples = [
        {"inputs": {"i1": 0.05 + at, "i2": 0.1}, "targets": {"o1": 0.01, "o2": 0.99 - at / 5}} for at in range(4)
    ]
    training = {**MAZUR.get("training", {}), "batch_size": 3}
    file = tmp_path / "batch.json"
    file.write_text(json.dumps({**MAZUR, "samples": samples, "training": training}))
    return file


def walk(sheet: Sheet, times: int) -> list[State]:
    """The states at the beginning and after each of so many steps on, each landed by a second press."""
    return [state(sheet.page), *(press(sheet, ".", finish=True) for _ in range(times))]


def walk_back(sheet: Sheet, states: list[State]) -> None:
    """Each step back must lead to the state before."""
    for before in reversed(states[:-1]):
        now = press(sheet, ",")
        assert now == before, first_difference(now, before)


def combined(now: State) -> list[str]:
    """The gradients of the whole batch that are shown."""
    return [row for row in now[1] if " combined " in row and row.endswith("current")]


def watch(page: Page) -> None:
    """Count how often something sets out."""
    page.evaluate(
        """
        () => {
          window.departures = 0;
          const track = document.querySelector(".track");
          new MutationObserver(() => { window.departures += Number(track.getAttribute("aria-busy") === "true"); })
            .observe(track, {attributes: true, attributeFilter: ["aria-busy"]});
        }
        """
    )


def test_terms_back_lead_to_the_very_states_they_came_from(moving: Sheet, server_url: str) -> None:
    moving.open(f"{server_url}#step=4")
    moving.expect_step(4)
    moving.key("1")
    states = walk(moving, TERMS)
    assert len({where for where, _ in states}) == TERMS + 1
    assert len({numbers for _, numbers in states}) > TERMS / 2
    watch(moving.page)
    walk_back(moving, states)
    assert moving.page.evaluate("window.departures") == TERMS, "each step back is seen to move"


def test_neurons_back_lead_over_the_beginning_of_an_iteration(sheet: Sheet, server_url: str) -> None:
    sheet.open(f"{server_url}#step=9")
    sheet.expect_step(9)
    sheet.page.locator("#canvas").focus()
    states = walk(sheet, 6)
    assert [where[0] for where, _ in states] == [1, 1, 1, 2, 2, 2, 2]
    walk_back(sheet, states)


def test_it_plays_back_to_where_the_run_began(sheet: Sheet, server_url: str) -> None:
    sheet.open(f"{server_url}#step=3")
    sheet.expect_step(3)
    sheet.key("Shift+Space")
    expect(sheet.page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    sheet.expect_step(0)
    expect(sheet.page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    assert place(sheet.page) == (1, 0, 0)


def test_a_batch_goes_sample_by_sample_then_combines_and_updates(sheet: Sheet, server_url: str, batch: Path) -> None:
    sheet.open_file(server_url, batch)
    sheet.page.locator("#canvas").focus()
    states = [state(sheet.page)]
    while place(sheet.page)[:2] != (2, 0):
        states.append(press(sheet, "."))
    assert sorted({where[1] for where, _ in states if where[0] == 1}) == [0, 1, 2]
    # What the samples say is combined once, behind the last of them, where the parameters move.
    done = states[-2]
    assert done[0][:2] == (1, 2)
    assert len(combined(done)) == len(MAZUR["parameters"])
    assert not any(combined(each) for each in states if each is not done)
    walk_back(sheet, states)
