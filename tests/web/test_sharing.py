"""Links are withdrawn by the owner: whoever is here by one is told, loses the right at once, and nothing else changes.
A link to edit moves its right into the cookie; one that copies makes one copy."""

from __future__ import annotations

from collections.abc import Callable

from flask.testing import FlaskClient

from backprop_canvas.storage import Person
from tests.networks import Own
from tests.web.conftest import Page, Served

Connect = Callable[..., Page]


def client_of(served: Served, person: Person | None = None) -> FlaskClient:
    client = served.app.test_client()
    if person is not None:
        client.set_cookie("person", person.secret)
    return client


def invited(served: Served) -> tuple[FlaskClient, Own]:
    """A browser that has opened the link to edit."""
    client = client_of(served)
    answer = client.get(f"/e/{served.network.links.editor}", follow_redirects=True)
    assert (answer.status_code, answer.request.path) == (200, f"/n/{served.network.handle}")
    assert served.network.links.editor not in answer.text
    assert answer.request.query_string == b""
    cookie = client.get_cookie("person")
    assert cookie is not None
    return client, Own(served.network.handle, f"person={cookie.value}")


def test_a_link_that_is_withdrawn_while_somebody_uses_it(served: Served, connect: Connect) -> None:
    network = served.network
    client, handle = invited(served)
    owner = connect(network=Own(network.handle, f"person={network.owner.secret}"))
    editor, viewer = connect(network=handle), connect(network=network.links.viewer)
    for page in (owner, editor, viewer):
        page.next("members")
    owns = client_of(served, network.owner)
    assert [each.get(f"/n/{network.handle}/links").get_json()["owner"] for each in (owns, client)] == [True, False]
    fresh = owns.post(f"/n/{network.handle}/withdraw").get_json()
    for page in (editor, viewer):
        assert page.next("rejected")[1]["code"] == "link_withdrawn"
    editor.say("edit", id=7, diff=[{"op": "settings", "fields": {"title": "theirs"}}])
    refused = editor.next("rejected")[1]
    assert (refused["id"], refused["code"]) == (7, "link_withdrawn")
    owner.say("edit", id=1, diff=[{"op": "settings", "fields": {"title": "mine"}}])
    assert owner.next("accepted")[1]["revision"] == 1
    assert client.get(f"/n/{network.handle}").status_code == 403
    for address in (f"/v/{network.links.viewer}", f"/e/{network.links.editor}", f"/c/{network.links.copy}"):
        assert client.get(address, follow_redirects=True).status_code == 404, address
    assert connect(network=handle).next("rejected")[1]["code"] == "no_right"
    assert client.get(f"/e/{fresh['editor']}", follow_redirects=True).status_code == 200
    assert connect(network=handle).next("welcome")[1]["role"] == "editor"


def test_a_link_to_a_copy_makes_one_copy_for_each_browser(served: Served) -> None:
    link = f"/c/{served.network.links.copy}"
    client = client_of(served)
    addresses = [client.get(link, follow_redirects=True).request.path for _ in range(2)]
    assert addresses[0] == addresses[1] != f"/n/{served.network.handle}"
    assert client_of(served).get(link, follow_redirects=True).request.path not in addresses


def test_a_browser_without_cookies_is_told_and_nothing_is_made(served: Served) -> None:
    client = served.app.test_client(use_cookies=False)
    links = served.network.links
    for address in (f"/e/{links.editor}", f"/c/{links.copy}", "/"):
        answer = client.get(address, follow_redirects=True)
        assert answer.status_code == 403, address
        assert "keeps no cookie" in answer.text


def test_no_answer_lets_a_browser_tell_the_address_of_a_page(served: Served) -> None:
    """A referrer would carry the secret of a link to view into requests and logs."""
    answer = client_of(served).get(f"/v/{served.network.links.viewer}")
    assert (answer.status_code, answer.headers["Referrer-Policy"]) == (200, "strict-origin")
