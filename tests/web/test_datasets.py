"""Data sets over HTTP: the list, one of them as a document, and what is wrong with an address in one sentence."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from backprop_canvas.document.read import decode_document
from backprop_canvas.session.editing.made import made_document
from backprop_canvas.storage import Store
from backprop_canvas.training.datasets.drawing import DATASETS
from backprop_canvas.web import create_app


@pytest.fixture
def visitor(store: Store) -> FlaskClient:
    return create_app(store).test_client()


def test_the_list_has_all_of_them_and_is_sent_once(visitor: FlaskClient) -> None:
    answer = visitor.get("/datasets")
    assert [row["name"] for row in answer.get_json()["sets"]] == list(DATASETS)
    assert visitor.get("/datasets", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_an_address_names_a_set_with_its_numbers(visitor: FlaskClient) -> None:
    answer = visitor.get("/datasets/blobs?count=12&noise=0.25&seed=3&classes=4")
    assert decode_document(answer.data) == made_document("blobs", count=12, noise=0.25, seed=3, classes=4)


def test_what_is_not_said_is_as_usual(visitor: FlaskClient) -> None:
    assert decode_document(visitor.get("/datasets/xor").data) == made_document("xor")


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("nothing", "no_such_dataset"),
        ("xor?count=0", "out_of_bounds"),
        ("xor?count=99999999999999999999999999", "number_needed"),
        ("xor?count=-1", "number_needed"),
        ("xor?count=", "number_needed"),
        ("xor?noise=nan", "out_of_bounds"),
        ("xor?noise=much", "number_needed"),
        ("xor?noise=", "number_needed"),
        ("xor?seed=9007199254740992", "out_of_bounds"),
        ("xor?seed=٣", "number_needed"),
    ],
)
def test_a_wrong_address_says_why(visitor: FlaskClient, address: str, code: str) -> None:
    answer = visitor.get(f"/datasets/{address}")
    assert (answer.status_code, answer.get_json()["code"]) == (400, code)
    assert answer.get_json()["message"].endswith(".")
