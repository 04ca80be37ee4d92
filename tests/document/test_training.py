"""How a document says that it is trained: what is read, what is refused in one sentence, what is written."""

from __future__ import annotations

import json
from typing import Any

import pytest

from backprop_canvas.document.diff import Settings, apply_diff
from backprop_canvas.document.read import decode_document, encode_document
from backprop_canvas.document.templates import template
from backprop_canvas.document.training import Training
from backprop_canvas.errors import Problem
from tests.document.documents import document, spoilt

OLD = {"optimizer", "batch_size", "reduction", "update", "shuffle", "seed"}


def written(training: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = json.loads(encode_document(document(training=training)))["training"]
    return fields


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("optimizer.learning_rate", -1, "a number of more than 0 is needed"),
        ("optimizer.momentum", 1.5, "a number of at most 1 is needed"),
        ("optimizer.dampening", -0.5, "a number of at least 0 is needed"),
        ("optimizer.weight_decay", -0.5, "a number of at least 0 is needed"),
        ("optimizer.alpha", 1.1, "a number of at most 1 is needed"),
        ("optimizer.eps", 0, "a number of more than 0 is needed"),
        ("optimizer.lr_decay", -1, "a number of at least 0 is needed"),
        ("optimizer.initial_accumulator_value", -1, "a number of at least 0 is needed"),
        ("optimizer.betas", [0.9], "2 values are needed"),
        ("optimizer.betas", [0.9, 0.99, 0.999], "2 values are needed"),
        ("optimizer.betas[1]", [0.9, 1], "a number of less than 1 is needed"),
        ("optimizer.betas[0]", [-0.1, 0.9], "a number of at least 0 is needed"),
        ("schedule.step_size", 0, "a whole number of at least 1 is needed"),
        ("schedule.gamma", 1.5, "a number of at most 1 is needed"),
        ("schedule.T_max", 0, "a whole number of at least 1 is needed"),
        ("schedule.eta_min", -1e-9, "a number of at least 0 is needed"),
        ("warm_up.start_factor", 0, "a number of more than 0 is needed"),
        ("warm_up.start_factor", 2, "a number of at most 1 is needed"),
        ("warm_up.total_iters", 0, "a whole number of at least 1 is needed"),
        ("penalty.l1", -1, "a number of at least 0 is needed"),
        ("penalty.l2", -1, "a number of at least 0 is needed"),
        ("clip.clip_value", 0, "a number of more than 0 is needed"),
        ("clip.max_norm", 0, "a number of more than 0 is needed"),
        ("initializer.seed", -1, "a whole number of at least 0 is needed"),
        ("initializer.val", 1e7, "a number of at most 1,000,000 is needed"),
        ("initializer.std", -1, "a number of at least 0 is needed"),
        ("initializer.gain", -1, "a number of at least 0 is needed"),
        ("initializer.kind", "Xavier", '"Xavier" is not a word of small letters, digits and underscores'),
    ],
)
def test_what_is_out_of_range_is_told_in_one_sentence(field: str, value: object, sentence: str) -> None:
    part, _, name = field.partition(".")
    held = {"total_iters": 3} if part == "warm_up" else {}
    with pytest.raises(Problem) as caught:
        document(training={part: {**held, name.partition("[")[0]: value}})
    assert (caught.value.code, caught.value.message) == ("out_of_range", f"training.{field}: {sentence}.")


def test_a_warm_up_says_how_long_it_is() -> None:
    with pytest.raises(Problem, match=r"training\.warm_up lacks the field total_iters"):
        document(training={"warm_up": {"start_factor": 0.5}})


def test_a_field_that_no_kind_has_is_refused() -> None:
    with pytest.raises(Problem, match=r"training\.optimizer has a field that the format does not know: lr"):
        document(training={"optimizer": {"lr": 0.5}})


def test_what_came_later_is_not_written_where_it_says_nothing() -> None:
    nothing = {
        "optimizer": {"kind": "sgd", "learning_rate": None, "betas": None},
        "schedule": {"kind": "constant", "gamma": None},
        "warm_up": None,
        "penalty": {"l1": 0, "l2": 0.0},
        "clip": {"clip_value": None},
        "initializer": {"kind": "xavier_uniform", "seed": 0},
    }
    assert written(nothing).keys() == OLD
    assert encode_document(document(training=nothing)) == encode_document(document())
    assert document(training=nothing).training == Training()


def test_what_says_something_is_written_and_read_again() -> None:
    something = {
        "optimizer": {"kind": "adam", "learning_rate": 0.1, "betas": [0.8, 0.9], "eps": 1e-6},
        "batch_size": 7,
        "schedule": {"kind": "cosine", "T_max": 100, "eta_min": 0.01},
        "warm_up": {"start_factor": 0.25, "total_iters": 10},
        "penalty": {"l1": 0.0, "l2": 0.5},
        "clip": {"max_norm": 1.0},
        "initializer": {"kind": "he_normal", "seed": 3},
    }
    assert (
        written(something) == {"reduction": "mean", "update": "simultaneous", "shuffle": False, "seed": 0} | something
    )
    data = encode_document(document(training=something))
    assert encode_document(decode_document(data)) == data


def test_documents_of_older_writers_mean_what_they_meant() -> None:
    old = spoilt(lambda values: values.update(training={"optimizer": {"kind": "sgd", "learning_rate": 0.5}}))
    training = decode_document(old).training
    assert training.optimizer.learning_rate == 0.5
    assert training == template("2-2-2").training


def test_an_edit_is_refused_in_the_same_words() -> None:
    diff = (Settings(fields={"training": {"optimizer": {"kind": "adam", "betas": [0.9]}}}),)
    with pytest.raises(Problem) as caught:
        apply_diff(template("2-2-2"), diff)
    assert caught.value.message == "training.optimizer.betas: 2 values are needed."
