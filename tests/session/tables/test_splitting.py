"""What lines of a table are for: by a column or by shares; and numbers scaled by those to train on alone."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest

from backprop_canvas.document.schema import Document
from backprop_canvas.errors import Problem
from backprop_canvas.session.tables.documents import table_document
from backprop_canvas.session.tables.splitting import Shares, by_chance

TOLD = "x;y;set\n1;10;train\n3;30;Training\n100;0;test\n50;7;val\n2;2;\n9;9;other\n"


def told(text: str, **more: Any) -> tuple[dict[str, Any], Document]:
    return table_document(text.encode(), "t", **more)


def splits(document: Document) -> list[str]:
    return [sample.split for sample in document.samples]


def test_a_column_that_says_it_is_found_by_its_words() -> None:
    answer, document = told("set,x,y\ntrain,1,2\ntest,2,4\ntrain,3,5\nvalid,4,4\n")
    assert [column["role"] for column in answer["columns"]] == ["split", "input", "target"]
    assert splits(document) == ["train", "test", "train", "validation"]
    assert answer["splits"] == {"train": 2, "validation": 1, "test": 1}
    # One of a few words that mean something else is an input as ever.
    answer, _ = told("by,x,y\ntrain,1,2\nbus,2,4\ntrain,3,5\n")
    assert [column["role"] for column in answer["columns"]] == ["input", "input", "target"]


def test_lines_that_do_not_say_it_are_left_out_by_name() -> None:
    answer, document = told(TOLD, roles=("input", "target", "split"), scaling="standard")
    assert splits(document) == ["train", "train", "test", "validation"]
    assert answer["left_out"] == [
        {"line": 6, "column": "set", "cell": ""},
        {"line": 7, "column": "set", "cell": "other"},
    ]


@pytest.mark.parametrize(
    ("scaling", "less", "by"), [("standard", (2.0, 20.0), (1.0, 10.0)), ("range", (1.0, 10.0), (2.0, 20.0))]
)
def test_numbers_are_scaled_by_the_lines_to_train_on_alone(
    scaling: str, less: tuple[float, ...], by: tuple[float, ...]
) -> None:
    answer, document = told(TOLD, roles=("input", "target", "split"), scaling=scaling)
    parts = [*answer["inputs"], *answer["targets"]]
    assert [(part["less"], part["by"]) for part in parts] == list(zip(less, by, strict=True))
    # What is shown leads back to the cells, kept lines too.
    raw = [
        [sample.inputs["i1"] * by[0] + less[0], sample.targets["o1"] * by[1] + less[1]] for sample in document.samples
    ]
    assert np.allclose(raw, [[1, 10], [3, 30], [100, 0], [50, 7]], rtol=1e-5)


def test_shares_are_drawn_by_a_seed_and_scale_too() -> None:
    lines = "x,y\n" + "".join(f"{at},{at * at}\n" for at in range(50))
    answer, document = told(lines, shares=Shares(validation=0.2, test=0.3, seed=4))
    assert answer["splits"] == {"train": 25, "validation": 10, "test": 15}
    trained = [at for at, split in enumerate(splits(document)) if split == "train"]
    assert answer["inputs"][0]["less"] == pytest.approx(np.mean(trained), rel=1e-5)
    assert splits(told(lines, shares=Shares(0.2, 0.3, 4))[1]) == splits(document)
    assert splits(told(lines, shares=Shares(0.2, 0.3, 5))[1]) != splits(document)
    assert set(splits(told(lines)[1])) == {"train"}


def test_half_a_line_more_is_kept_as_on_the_page() -> None:
    assert Counter(by_chance(10, Shares(0.25, 0.05, 0))) == {"train": 6, "validation": 3, "test": 1}


@pytest.mark.parametrize(
    ("text", "more", "code"),
    [
        ("x,y,s\n1,2,test\n2,3,test\n", {"roles": ("input", "target", "split")}, "csv_no_training"),
        ("x,y\n1,2\n2,3\n", {"shares": Shares(0.5, 0.5)}, "csv_no_training"),
        ("x,y,s,r\n1,2,train,train\n2,3,test,test\n", {"roles": ("input", "target", "split", "split")}, "csv_splits"),
    ],
)
def test_what_leaves_nothing_to_train_on_or_says_it_twice_is_refused(text: str, more: Any, code: str) -> None:
    with pytest.raises(Problem) as caught:
        told(text, **more)
    assert caught.value.code == code
