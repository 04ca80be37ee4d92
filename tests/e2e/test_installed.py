"""The page as an installed package serves it: a first visit, drawing, asking and training.

All other stories see the checkout's program with the bundled page. These are told once more against a wheel that was
built from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from tests.e2e.asking.test_walk import test_somebody_walks_the_dependencies_of_w3
from tests.e2e.drawing.test_draw import test_drawing_the_worked_example_by_pointer_gives_its_numbers
from tests.e2e.sheet import Sheet
from tests.e2e.test_first_visit import test_the_network_plays_up_to_one_gradient_and_stops_before_the_update
from tests.e2e.training.test_training import test_adam_is_chosen_and_moves_the_weights_by_its_own_rule
from tests.live import LiveServer, running

__all__ = [
    "test_adam_is_chosen_and_moves_the_weights_by_its_own_rule",
    "test_drawing_the_worked_example_by_pointer_gives_its_numbers",
    "test_somebody_walks_the_dependencies_of_w3",
    "test_the_network_plays_up_to_one_gradient_and_stops_before_the_update",
]

MOST_REQUESTS = 30


@pytest.fixture(scope="module")
def server_url(installed: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    for server in running(LiveServer(tmp_path_factory.mktemp("own") / "data", environment=installed)):
        yield server.url


def test_the_page_asks_for_few_files_and_each_only_once(sheet: Sheet, server_url: str) -> None:
    asked: list[str] = []
    sheet.page.on("request", lambda request: asked.append(request.url))
    sheet.open(server_url)
    assert len(asked) <= MOST_REQUESTS
    assert not [url for url in asked if "/static/js/" in url]
    assert any("/static/main-" in url for url in asked)
