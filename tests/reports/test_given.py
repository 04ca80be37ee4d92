"""What a caller gives: a network in any form, values by name, numbers and text."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from backprop_canvas.document.read import read_document
from backprop_canvas.errors import Problem
from backprop_canvas.reports import given
from backprop_canvas.reports.given import Source, network, positive, with_values
from tests.commands.programs import WORKED
from tests.graphs import SHAPES, example

DOCUMENT = read_document(WORKED)
TEXT = WORKED.read_text("utf-8")


@pytest.mark.parametrize(
    "source",
    [WORKED, str(WORKED), TEXT, f"\ufeff\n {TEXT}", example("mazur-2-2-2"), DOCUMENT],
    ids=["path", "path as text", "JSON", "JSON after a mark and blanks", "dict", "network"],
)
def test_a_network_comes_in_any_of_these_forms(source: Source) -> None:
    assert network(source) == DOCUMENT


def test_a_relative_path_is_seen_from_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "{1}.json").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert network(Path("{1}.json")) == DOCUMENT


def nested(depth: int) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for _ in range(depth):
        tree = {"a": tree}
    return tree


BAD_SOURCES: dict[str, tuple[Any, str]] = {
    "a number": (3, "wrong_type"),
    "nothing": (None, "wrong_type"),
    "a list": ([example("mazur-2-2-2")], "wrong_type"),
    "no such file": ("no/such/file.json", "unreadable_file"),
    "a folder": ("", "unreadable_file"),
    "JSON that ends too early": ('{"format": ', "not_json"),
    "JSON of a list": ("[1, 2]", "wrong_type"),
    "half a character": ('{"format": "\ud800"}', "not_json"),
    "a dict with a set": ({**example("mazur-2-2-2"), "title": {"a"}}, "not_json"),
    "a deep dict": (nested(100_000), "not_json"),
    "a dict with NaN": ({**SHAPES["chain"](), "title": math.nan}, "not_finite"),
    "an unknown field": ({**example("mazur-2-2-2"), "colour": 1}, "unknown_field"),
    "another format": ({"format": "backprop-canvas/9"}, "unknown_format"),
}


@pytest.mark.parametrize(("source", "code"), BAD_SOURCES.values(), ids=BAD_SOURCES.keys())
def test_what_is_no_network_is_a_problem(source: Any, code: str) -> None:
    with pytest.raises(Problem) as caught:
        network(source)
    assert caught.value.code == code


def test_values_are_given_by_name_in_any_spelling() -> None:
    values: dict[str, Any] = {"w_{1}": 2, "b₂": np.float32(-0.5)}
    changed = with_values(DOCUMENT, values)
    before, after = ({record.id: record.value for record in each.parameters} for each in (DOCUMENT, changed))
    assert after == {**before, "w1": 2.0, "b2": -0.5}


@pytest.mark.parametrize(
    ("values", "code", "path"),
    [
        ({"w9": 1.0}, "unknown_reference", "parameters"),
        ({"h1": 1.0}, "unknown_reference", "parameters"),
        ({3: 1.0}, "wrong_type", "parameters"),
        ([1.0], "wrong_type", "parameters"),
        ({"w1": "1"}, "wrong_type", "parameters.w1"),
        ({"w1": True}, "wrong_type", "parameters.w1"),
        ({"w1": math.inf}, "not_finite", "parameters.w1"),
        ({"w1": math.nan}, "not_finite", "parameters.w1"),
        ({"w1": 10**400}, "not_finite", "parameters.w1"),
    ],
)
def test_what_is_no_value_of_a_parameter_is_a_problem(values: Any, code: str, path: str) -> None:
    with pytest.raises(Problem) as caught:
        with_values(DOCUMENT, values)
    assert (caught.value.code, caught.value.path) == (code, path)


def test_numbers_of_numpy_are_numbers() -> None:
    assert (given.whole("sample", np.int64(3)), positive("limit", np.uint8(1))) == (3, 1)


@pytest.mark.parametrize(
    ("checked", "value", "code"),
    [
        (given.whole, 1.0, "wrong_type"),
        (given.whole, "1", "wrong_type"),
        (given.whole, None, "wrong_type"),
        (given.positive, 0, "out_of_range"),
        (given.positive, 0.5, "wrong_type"),
        (given.text, 1, "wrong_type"),
        (given.text, b"w1", "wrong_type"),
    ],
)
def test_what_an_argument_cannot_be_is_a_problem(checked: object, value: object, code: str) -> None:
    with pytest.raises(Problem, match="there: ") as caught:
        cast(Callable[[str, object], object], checked)("there", value)
    assert (caught.value.code, caught.value.path) == (code, "there")
