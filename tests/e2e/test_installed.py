"""The page as an installed package and as a checkout serve it: a first visit, drawing, asking and training.

All other stories see the checkout's program with the bundled page. These are told once more against a wheel that was
built from it, and against the modules as they lie in the checkout.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.sheet import Sheet
from tests.e2e.test_check import test_the_wrong_equation_of_a_first_visit_is_mended_on_the_drawing
from tests.e2e.test_draw import test_drawing_the_worked_example_by_pointer_gives_its_numbers
from tests.e2e.test_first_visit import test_the_network_plays_up_to_one_gradient_and_stops_before_the_update
from tests.e2e.test_time import test_the_loss_curve_is_a_slider_over_the_run_and_keeps_the_step
from tests.e2e.test_training import test_adam_is_chosen_and_moves_the_weights_by_its_own_rule
from tests.e2e.test_walk import test_somebody_walks_the_dependencies_of_w3
from tests.live import LiveServer, running

__all__ = [
    "test_adam_is_chosen_and_moves_the_weights_by_its_own_rule",
    "test_drawing_the_worked_example_by_pointer_gives_its_numbers",
    "test_somebody_walks_the_dependencies_of_w3",
    "test_the_loss_curve_is_a_slider_over_the_run_and_keeps_the_step",
    "test_the_network_plays_up_to_one_gradient_and_stops_before_the_update",
    "test_the_wrong_equation_of_a_first_visit_is_mended_on_the_drawing",
]

MOST_REQUESTS = 30


@pytest.fixture(scope="module", params=["wheel", "checkout"])
def server_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a program that serves its own page."""
    environment = request.getfixturevalue("installed") if request.param == "wheel" else {}
    for server in running(LiveServer(tmp_path_factory.mktemp("own") / "data", environment=environment)):
        yield server.url


@pytest.mark.parametrize("server_url", ["wheel"], indirect=True)
def test_the_page_asks_for_few_files_and_each_only_once(sheet: Sheet, server_url: str) -> None:
    asked: list[str] = []
    sheet.page.on("request", lambda request: asked.append(request.url))
    sheet.open(server_url)
    assert len(asked) <= MOST_REQUESTS
    assert not [url for url in asked if "/static/js/" in url]
    assert any("/static/main-" in url for url in asked)
