"""The learning rate of each iteration: against the closed forms, and against PyTorch where it is installed."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import pytest

from backprop_canvas.engine.optimizing.schedules import CODES, SCHEDULES, SYMBOLS, rate, scheduled, warm_factor

BASE = 0.3
NUMBERS = {
    "constant": (0.0, 0.0),
    "step": (4.0, 0.5),
    "exponential": (0.9, 0.0),
    "cosine": (10.0, 0.01),
}


def rates(name: str, count: int, warm_start: float = 1.0, warm_iters: float = 0.0) -> list[float]:
    a, b = NUMBERS[name]
    return [rate(CODES[name], BASE, float(t), a, b, warm_start, warm_iters) for t in range(count)]


CLOSED_FORMS: dict[str, list[float]] = {
    "constant": [0.3] * 13,
    "step": [0.3] * 4 + [0.15] * 4 + [0.075] * 4 + [0.0375],
    "exponential": [0.3 * 0.9**t for t in range(13)],
    "cosine": [0.155 + 0.145 * math.cos(math.pi * t / 10) for t in range(13)],
}


@pytest.mark.parametrize("name", CLOSED_FORMS)
def test_closed_forms(name: str) -> None:
    assert rates(name, 13) == pytest.approx(CLOSED_FORMS[name], rel=1e-14)


def test_a_cosine_falls_to_its_end_and_rises_again() -> None:
    values = rates("cosine", 21)
    assert (values[0], values[5], values[10], values[20]) == pytest.approx((0.3, 0.155, 0.01, 0.3), rel=1e-14)
    assert values[3] == pytest.approx(0.01 + 0.29 * (1 + math.cos(0.3 * math.pi)) / 2, rel=1e-14)


@pytest.mark.parametrize("name", SCHEDULES)
def test_a_warm_up_is_multiplied_in(name: str) -> None:
    factors = [0.25, 0.4375, 0.625, 0.8125, 1.0, 1.0]
    plain = rates(name, 6)
    assert rates(name, 6, 0.25, 4.0) == [factor * value for factor, value in zip(factors, plain, strict=True)]


def test_without_a_warm_up_the_factor_is_1() -> None:
    assert [warm_factor(float(t), 1.0, 0.0) for t in range(3)] == [1.0, 1.0, 1.0]


@pytest.mark.parametrize("name", SCHEDULES)
def test_the_chain_holds_the_rows_of_the_table(name: str) -> None:
    for t in (0.0, 3.0, 17.0):
        assert scheduled(CODES[name], BASE, t, *NUMBERS[name]) == SCHEDULES[name].value(BASE, t, *NUMBERS[name])


@pytest.mark.parametrize(
    ("name", "numbers"),
    [("step", (1.0, 0.0)), ("step", (1.0, 1.0)), ("exponential", (0.0, 0.0)), ("cosine", (1.0, 0.0))],
)
def test_far_away_iterations_raise_nothing(name: str, numbers: tuple[float, float]) -> None:
    for t in (0.0, 1.0, 1e6, 1e12):
        assert 0.0 <= rate(CODES[name], BASE, t, *numbers, 1e-300, 1e12) <= BASE


@pytest.mark.parametrize("row", SCHEDULES.values(), ids=lambda row: row.name)
def test_latex_says_the_base_rate_and_the_numbers(row: Any) -> None:
    assert set(re.findall(r"{(\w+)}", row.latex)) - {"t", r"\max", r"\min"} <= {"eta"}
    for name in row.numbers:
        assert SYMBOLS[name] in row.latex


@pytest.mark.parametrize("name", SCHEDULES)
@pytest.mark.parametrize("warm", [False, True])
def test_pytorch_agrees(name: str, warm: bool) -> None:
    torch: Any = pytest.importorskip("torch")
    lr_scheduler = torch.optim.lr_scheduler
    makers: dict[str, Callable[[Any], Any]] = {
        "constant": lambda optimizer: lr_scheduler.ConstantLR(optimizer, factor=1.0),
        "step": lambda optimizer: lr_scheduler.StepLR(optimizer, step_size=4, gamma=0.5),
        "exponential": lambda optimizer: lr_scheduler.ExponentialLR(optimizer, gamma=0.9),
        "cosine": lambda optimizer: lr_scheduler.CosineAnnealingLR(optimizer, T_max=10, eta_min=0.01),
    }

    def told(make: Callable[[Any], Any], base: float) -> list[float]:
        optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=base)
        scheduler, seen = make(optimizer), []
        for _ in range(20):
            seen.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            scheduler.step()
        return seen

    plain = told(makers[name], BASE)
    if not warm:
        assert rates(name, 20) == pytest.approx(plain, rel=1e-12)
        return
    factors = told(lambda optimizer: lr_scheduler.LinearLR(optimizer, total_iters=6), 1.0)
    expected = [factor * value for factor, value in zip(factors, plain, strict=True)]
    assert rates(name, 20, 1 / 3, 6.0) == pytest.approx(expected, rel=1e-12)
