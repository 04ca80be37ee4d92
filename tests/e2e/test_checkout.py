"""The page as a checkout serves it, module by module: a first visit with a question asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.asking.test_check import WRONG, expect_verdict, field
from tests.e2e.sheet import Sheet
from tests.live import LiveServer, running


@pytest.fixture(scope="module")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    for server in running(LiveServer(tmp_path_factory.mktemp("own") / "data")):
        yield server.url


def test_a_first_visit_with_an_equation_to_check(newcomer: Sheet, server_url: str) -> None:
    asked: list[str] = []
    newcomer.page.on("request", lambda request: asked.append(request.url))
    newcomer.open(server_url)
    assert any("/static/js/main.js" in url for url in asked)
    newcomer.expect_step(10)
    newcomer.press("I have an equation to check")
    field(newcomer).fill(WRONG)
    newcomer.press("Check")
    expect_verdict(newcomer, "incorrect")
