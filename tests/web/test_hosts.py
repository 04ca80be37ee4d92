"""Which names are answered, whose forwarded headers are believed, and what keeps other sites out."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from backprop_canvas.storage import Store
from backprop_canvas.web import create_app
from backprop_canvas.web.hosts import Hosts, names_of, this_machine

NAMES = names_of("192.0.2.7", ["Canvas.example"])
PROXY = "192.0.2.9"
FORWARDED = {
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "canvas.example",
    "X-Forwarded-For": "198.51.100.1, 203.0.113.4",
}


@pytest.fixture
def visitor(store: Store) -> FlaskClient:
    app = create_app(store)
    app.wsgi_app = Hosts(app.wsgi_app, NAMES, frozenset({PROXY}))  # type: ignore[method-assign]
    return app.test_client(use_cookies=False)


@pytest.mark.parametrize(
    "host", ["localhost:8000", "127.0.0.1", "[::1]:8000", "192.0.2.7:80", "canvas.example", "CANVAS.EXAMPLE"]
)
def test_its_own_names_are_answered(visitor: FlaskClient, host: str) -> None:
    assert visitor.get("/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["elsewhere.example", "localhost.elsewhere.example", "", "[", "a@localhost.example"])
def test_other_names_are_not(visitor: FlaskClient, host: str) -> None:
    assert visitor.get("/health", headers={"Host": host}).status_code == 421


def test_at_every_address_it_answers_to_those_of_this_machine() -> None:
    assert names_of("0.0.0.0", []) >= {name.lower() for name in this_machine()}


def test_health_says_that_it_serves(visitor: FlaskClient) -> None:
    assert visitor.get("/health").get_json() == {"status": "ok"}


def answer(visitor: FlaskClient, remote: str) -> Any:
    headers = {**FORWARDED, "Host": "127.0.0.1"}
    return visitor.get("/", headers=headers, environ_overrides={"REMOTE_ADDR": remote})


def test_forwarded_headers_are_believed_of_a_trusted_proxy_alone(visitor: FlaskClient) -> None:
    behind, direct = answer(visitor, PROXY), answer(visitor, "203.0.113.4")
    assert [cookie for cookie in behind.headers.getlist("Set-Cookie") if "Secure" not in cookie] == []
    assert behind.headers["Strict-Transport-Security"]
    assert "Secure" not in "".join(direct.headers.getlist("Set-Cookie"))
    assert "Strict-Transport-Security" not in direct.headers


def seen(**headers: str) -> dict[str, Any]:
    """What an application hears of a request that a trusted proxy passes on."""
    heard: dict[str, Any] = {}

    def application(environ: dict[str, Any], _: Any) -> list[bytes]:
        heard.update(environ)
        return []

    asked = {"REMOTE_ADDR": PROXY, "HTTP_HOST": "127.0.0.1", "wsgi.url_scheme": "http", **headers}
    Hosts(application, NAMES, frozenset({PROXY}))(asked, lambda *_: None)
    return heard


def test_of_several_proxies_the_nearest_is_believed() -> None:
    """What stands before its word comes from whoever asked it."""
    heard = seen(
        HTTP_X_FORWARDED_FOR="127.0.0.1, 203.0.113.4",
        HTTP_X_FORWARDED_PROTO="http, https",
        HTTP_X_FORWARDED_HOST="elsewhere.example, canvas.example",
    )
    assert heard["REMOTE_ADDR"] == "203.0.113.4"
    assert (heard["wsgi.url_scheme"], heard["HTTP_HOST"]) == ("https", "canvas.example")


@pytest.mark.parametrize("scheme", ["javascript", "HTTPS://elsewhere.example", "wss", ""])
def test_another_scheme_than_the_webs_is_not_believed(scheme: str) -> None:
    assert seen(HTTP_X_FORWARDED_PROTO=scheme)["wsgi.url_scheme"] == "http"


@pytest.mark.parametrize(
    ("site", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 303), ("none", 303)]
)
def test_forms_of_other_sites_make_nothing(visitor: FlaskClient, site: str, status: int) -> None:
    assert visitor.post("/new", data={"template": "blank"}, headers={"Sec-Fetch-Site": site}).status_code == status


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_sockets_of_other_sites_are_refused(visitor: FlaskClient, site: str) -> None:
    answer = visitor.get("/socket.io/?EIO=4&transport=websocket", headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 403


def test_every_answer_renounces_what_the_page_does_not_use(visitor: FlaskClient) -> None:
    assert "camera=()" in visitor.get("/health").headers["Permissions-Policy"]
