"""What the page of an installed package asks for. All stories but those of a checkout see this page."""

from __future__ import annotations

from tests.e2e.sheet import Sheet

MOST_REQUESTS = 30


def test_the_page_asks_for_few_files_and_each_only_once(sheet: Sheet, server_url: str) -> None:
    asked: list[str] = []
    sheet.page.on("request", lambda request: asked.append(request.url))
    sheet.open(server_url)
    assert len(asked) <= MOST_REQUESTS
    assert not [url for url in asked if "/static/js/" in url]
    assert any("/static/main-" in url for url in asked)
