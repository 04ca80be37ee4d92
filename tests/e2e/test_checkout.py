"""The page as a checkout serves it, module by module: a first visit with a question asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.asking.test_check import test_the_wrong_equation_of_a_first_visit_is_mended_on_the_drawing
from tests.e2e.sheet import Sheet
from tests.live import LiveServer, running

__all__ = ["test_the_wrong_equation_of_a_first_visit_is_mended_on_the_drawing"]


@pytest.fixture(scope="module")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    for server in running(LiveServer(tmp_path_factory.mktemp("own") / "data")):
        yield server.url


def test_its_modules_are_served_as_they_are(sheet: Sheet, server_url: str) -> None:
    asked: list[str] = []
    sheet.page.on("request", lambda request: asked.append(request.url))
    sheet.open(server_url)
    assert any("/static/js/main.js" in url for url in asked)
