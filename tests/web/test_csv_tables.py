"""Tables of people's own over HTTP: read, answered with a document, refused in one sentence."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from backprop_canvas.document.read import decode_document
from backprop_canvas.storage import Store
from backprop_canvas.web import create_app

LEAVES = "length;tree\n1,5;oak\n2,5;beech\n3,5;n.a.\n"


@pytest.fixture
def visitor(store: Store) -> FlaskClient:
    return create_app(store).test_client()


def sent(visitor: FlaskClient, text: str, name: str = "leaves.csv", **more: str) -> Any:
    answer = visitor.post("/csv", data={"table": (io.BytesIO(text.encode()), name), **more})
    assert answer.status_code == 200
    return answer.get_json()


def test_a_table_becomes_a_document(visitor: FlaskClient) -> None:
    answer = sent(visitor, LEAVES)
    document = decode_document(json.dumps(answer["document"]).encode())
    assert (document.title, len(document.samples)) == ("leaves, 1-4-2", 2)
    assert answer["table"]["left_out"] == [{"line": 4, "column": "tree", "cell": "n.a."}]


def test_choices_come_with_the_file(visitor: FlaskClient) -> None:
    choices = {"roles": ["target", "input"], "scaling": "none", "header": True}
    answer = sent(visitor, LEAVES, choices=json.dumps(choices))
    assert [each["role"] for each in answer["table"]["columns"]] == ["target", "input"]
    assert [sample["targets"] for sample in answer["document"]["samples"]] == [{"o1": 1.5}, {"o1": 2.5}]


@pytest.mark.parametrize(
    ("text", "choices", "code"),
    [
        ("", "{}", "csv_empty"),
        ('a,b\n"1,2\n', "{}", "csv_quote"),
        (LEAVES, '{"roles": ["input", "nothing"]}', "csv_roles"),
        (LEAVES, "not JSON", "csv_roles"),
        (LEAVES, '{"roles": ["input", "input"]}', "csv_no_target"),
    ],
)
def test_what_cannot_be_read_says_why(visitor: FlaskClient, text: str, choices: str, code: str) -> None:
    answer = sent(visitor, text, choices=choices)
    assert answer["code"] == code
    assert answer["message"].endswith(".")


def test_another_site_cannot_have_tables_read(visitor: FlaskClient) -> None:
    data = {"table": (io.BytesIO(LEAVES.encode()), "leaves.csv")}
    answer = visitor.post("/csv", data=data, headers={"Origin": "http://elsewhere.example"})
    assert answer.get_json()["code"] == "foreign_form"


def test_without_a_file_nothing_is_read(visitor: FlaskClient) -> None:
    assert visitor.post("/csv", data={}).status_code == 400


def test_shares_of_what_is_kept_come_with_the_choices(visitor: FlaskClient) -> None:
    text = "x,y\n" + "".join(f"{at},{at}\n" for at in range(10))
    choices = {"shares": {"validation": 0.2, "test": 0.1, "seed": 3}}
    answer = sent(visitor, text, choices=json.dumps(choices))
    assert answer["table"]["splits"] == {"train": 7, "validation": 2, "test": 1}
    assert sum(sample.get("split") == "validation" for sample in answer["document"]["samples"]) == 2
    refused = sent(visitor, text, choices=json.dumps({"shares": {"validation": 2}}))
    assert "table" not in refused
