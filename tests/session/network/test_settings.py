"""From `training` to the engine's rules, and what the tables do not know."""

from __future__ import annotations

import math

import msgspec
import pytest

from backprop_canvas.document.training import Initializer, Training
from backprop_canvas.engine.advancing.rules import Rules
from backprop_canvas.engine.optimizing.optimizers import OPTIMIZERS
from backprop_canvas.session.network.settings import (
    build_rules,
    initializer_numbers,
    initializer_problems,
    rule_problems,
)


def training(**fields: object) -> Training:
    return msgspec.convert(fields, Training)


def refused(**fields: object) -> list[tuple[str, str]]:
    """The path and the sentence of each problem."""
    return [(problem.path, problem.message) for problem in rule_problems(training(**fields))]


def test_a_document_that_says_nothing_is_trained_by_plain_descent() -> None:
    assert build_rules(Training()) == Rules("sgd", 0.5, (0.0,))


@pytest.mark.parametrize("row", OPTIMIZERS.values(), ids=lambda row: row.name)
def test_numbers_that_are_not_given_are_those_of_the_kind(row: object) -> None:
    assert isinstance(row, type(OPTIMIZERS["sgd"]))
    rules = build_rules(training(optimizer={"kind": row.name}))
    assert (rules.optimizer, rules.learning_rate) == (row.name, row.learning_rate)
    assert rules.hyper == tuple(row.hyper.values())


def test_every_setting_reaches_the_rules() -> None:
    rules = build_rules(
        training(
            optimizer={"kind": "adam", "learning_rate": 2, "betas": [0.5, 0.75], "weight_decay": 0.25},
            schedule={"kind": "step", "step_size": 30},
            warm_up={"total_iters": 5},
            penalty={"l1": 0.125, "l2": 0.5},
            clip={"clip_value": 3, "max_norm": 4},
            batch_size=8,
            reduction="sum",
            shuffle=True,
            seed=9,
        )
    )
    assert rules == Rules(
        optimizer="adam",
        learning_rate=2.0,
        hyper=(0.5, 0.75, 1e-8, 0.25),
        schedule="step",
        schedule_numbers=(30.0, 0.1),
        warm_up=(1 / 3, 5.0),
        reduction="sum",
        l1=0.125,
        l2=0.5,
        clip_value=3.0,
        max_norm=4.0,
        batch_size=8,
        shuffle=True,
        seed=9,
    )


def test_what_is_absent_bounds_nothing() -> None:
    rules = build_rules(training(schedule={"kind": "exponential", "gamma": 0.5}))
    assert rules.schedule_numbers == (0.5, 0.0)
    assert (rules.clip_value, rules.max_norm, rules.warm_up) == (math.inf, math.inf, (1.0, 0.0))


def test_numbers_of_the_engine_are_floats() -> None:
    rules = build_rules(
        training(schedule={"kind": "cosine", "T_max": 10}, optimizer={"kind": "momentum", "momentum": 1})
    )
    assert {type(number) for number in (*rules.schedule_numbers, *rules.hyper, *rules.warm_up)} == {float}


def test_unknown_kinds_are_refused() -> None:
    assert refused(optimizer={"kind": "lbfgs"}, schedule={"kind": "plateau"}) == [
        (
            "training.optimizer.kind",
            f"There is no optimizer lbfgs here. Known: {', '.join(OPTIMIZERS)}.",
        ),
        (
            "training.schedule.kind",
            "There is no schedule plateau here. Known: constant, step, exponential, cosine.",
        ),
    ]


def test_a_number_that_a_kind_does_not_take_is_refused() -> None:
    assert refused(optimizer={"kind": "sgd", "momentum": 0.9}) == [
        ("training.optimizer.momentum", "sgd has no momentum. It has learning_rate, weight_decay.")
    ]
    assert refused(optimizer={"kind": "rmsprop", "betas": [0.9, 0.99]}) == [
        (
            "training.optimizer.betas",
            "rmsprop has no betas. It has learning_rate, alpha, eps, weight_decay, momentum.",
        )
    ]
    assert refused(optimizer={"kind": "adam", "alpha": 0.9}) == [
        ("training.optimizer.alpha", "adam has no alpha. It has learning_rate, betas, eps, weight_decay.")
    ]
    assert refused(schedule={"gamma": 0.5}) == [
        ("training.schedule.gamma", "constant has no gamma. It has no numbers to set.")
    ]


@pytest.mark.parametrize(("kind", "name"), [("step", "step_size"), ("exponential", "gamma"), ("cosine", "T_max")])
def test_a_number_that_a_schedule_cannot_do_without_is_asked_for(kind: str, name: str) -> None:
    assert refused(schedule={"kind": kind}) == [(f"training.schedule.{name}", f"{kind} needs a {name}.")]


@pytest.mark.parametrize(
    "fields",
    [
        {"optimizer": {"kind": "adam"}},
        {"optimizer": {"weight_decay": 0.1}},
        {"penalty": {"l1": 0.1}},
        {"penalty": {"l2": 0.1}},
        {"clip": {"clip_value": 1.0}},
        {"clip": {"max_norm": 1.0}},
    ],
)
def test_sequential_updates_are_for_plain_descent(fields: dict[str, object]) -> None:
    assert refused(**fields) == []
    assert refused(update="sequential", **fields) == [
        (
            "training.update",
            "Sequential updates, one by one, are for plain SGD: without weight decay, penalties and clipping.",
        )
    ]


def test_sequential_updates_go_with_batches_and_schedules() -> None:
    fields = {"update": "sequential", "batch_size": 3, "shuffle": True, "optimizer": {"weight_decay": 0}}
    schedule = {"kind": "step", "step_size": 3}
    assert refused(schedule=schedule, warm_up={"total_iters": 2}, **fields) == []
    assert build_rules(training(**fields)).sequential


def initializer(**fields: object) -> Initializer:
    return msgspec.convert(fields, Initializer)


def test_an_initializer_has_the_numbers_of_its_kind() -> None:
    assert initializer_numbers(initializer()) == {"gain": 1.0}
    assert initializer_numbers(initializer(kind="uniform", a=-1)) == {"a": -1.0, "b": 1.0}


@pytest.mark.parametrize(
    ("fields", "path", "sentence"),
    [
        (
            {"kind": "lecun"},
            "kind",
            (
                "There is no initializer lecun here. Known: zeros, constant, uniform, normal, xavier_uniform, "
                "xavier_normal, he_uniform, he_normal."
            ),
        ),
        ({"kind": "constant"}, "val", "constant needs a val."),
        ({"kind": "normal", "gain": 2}, "gain", "normal has no gain. It has mean, std."),
        ({"kind": "uniform", "a": 2}, "a", "training.initializer.a: a number of at most b, 1.0, is needed."),
    ],
)
def test_an_initializer_that_cannot_draw_is_refused(fields: dict[str, object], path: str, sentence: str) -> None:
    (problem,) = initializer_problems(initializer(**fields))
    assert (problem.path, problem.message) == (f"training.initializer.{path}", sentence)


def test_training_does_not_mind_an_initializer_that_cannot_draw() -> None:
    assert refused(initializer={"kind": "lecun"}) == []
