"""The rules by which one parameter moves: against the formulas of the papers, written out here, and against
PyTorch where it is installed."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from backprop_canvas.engine.optimizing.optimizers import (
    CODES,
    OPTIMIZERS,
    SYMBOLS,
    initial_state,
    moved,
    paced,
)
from backprop_canvas.engine.optimizing.rows import Optimizer

Floats = npt.NDArray[np.float64]
State = dict[str, Floats]
Hyper = dict[str, float]

STEPS = 20
START = np.array([0.7, -1.3, 0.02, 40.0])
ZERO = np.zeros(START.size)
BOWL = np.array([1.0, 0.3, 2.0, 0.01])
TILT = np.array([0.1, 2.0, 1e-3, 0.0])
ROWS = list(OPTIMIZERS.values())
DEFAULTS: list[tuple[str, Hyper]] = [(name, {}) for name in OPTIMIZERS]
OTHERS: list[tuple[str, Hyper]] = [
    ("sgd", {"weight_decay": 0.1}),
    ("momentum", {"momentum": 0.5, "dampening": 0.3, "weight_decay": 0.1}),
    ("momentum", {"momentum": 0.0, "dampening": 1.0, "weight_decay": 0.1}),
    ("nesterov", {"momentum": 0.7, "weight_decay": 0.1}),
    ("rmsprop", {"alpha": 0.7, "eps": 1e-3, "weight_decay": 0.1, "momentum": 0.6}),
    ("rmsprop", {"alpha": 0.0}),
    ("adagrad", {"lr_decay": 0.2, "weight_decay": 0.1, "initial_accumulator_value": 0.5, "eps": 1e-2}),
    ("adam", {"beta1": 0.5, "beta2": 0.8, "eps": 1e-2, "weight_decay": 0.1}),
    ("adam", {"beta1": 0.0, "beta2": 0.0}),
    ("adamw", {"beta1": 0.5, "beta2": 0.8, "eps": 1e-2, "weight_decay": 0.3}),
]


def gradient(value: Floats, step: int) -> Floats:
    """Of a bowl that tilts with every step, so that gradients change their signs and sizes."""
    slopes: Floats = value * BOWL + math.sin(step) * TILT
    return slopes


def walked(name: str, rate: float, changes: Hyper) -> Iterator[Floats]:
    row = OPTIMIZERS[name]
    hyper = tuple((dict(row.hyper) | changes).values())
    values, firsts = START.tolist(), [0.0] * START.size
    seconds = [initial_state(name, hyper)] * START.size
    for step in range(1, STEPS + 1):
        slopes = gradient(np.array(values), step).tolist()
        pace, p, q = paced(CODES[name], rate, float(step), hyper)
        for at, slope in enumerate(slopes):
            state = values[at], slope, firsts[at], seconds[at]
            values[at], firsts[at], seconds[at] = moved(CODES[name], *state, pace, p, q, hyper)
        yield np.array(values)


# The same once more, as the papers have it: all parameters at once, state by name.


def descent(w: Floats, g: Floats, state: State, rate: float, h: Hyper, t: int) -> Floats:
    return w - rate * (g + h["weight_decay"] * w)


def heavy_ball(w: Floats, g: Floats, state: State, rate: float, h: Hyper, t: int) -> Floats:
    """Polyak (1964), the velocity in units of the gradient; dampening belongs to a velocity that goes on."""
    g = g + h["weight_decay"] * w
    state["b"] = g if t == 1 or h["momentum"] == 0 else h["momentum"] * state["b"] + (1 - h["dampening"]) * g
    return w - rate * state["b"]


def accelerated(w: Floats, g: Floats, state: State, rate: float, h: Hyper, t: int) -> Floats:
    """Nesterov (1983) as rewritten by Sutskever et al. (2013), looking ahead along the velocity."""
    g = g + h["weight_decay"] * w
    state["b"] = h["momentum"] * state.get("b", ZERO) + g
    return w - rate * (g + h["momentum"] * state["b"])


def root_mean_square(w: Floats, g: Floats, state: State, rate: float, h: Hyper, t: int) -> Floats:
    """Tieleman and Hinton (2012), with momentum on the scaled gradient."""
    g = g + h["weight_decay"] * w
    state["s"] = h["alpha"] * state.get("s", ZERO) + (1 - h["alpha"]) * g**2
    state["b"] = h["momentum"] * state.get("b", ZERO) + g / (np.sqrt(state["s"]) + h["eps"])
    return w - rate * state["b"]


def adaptive_gradient(w: Floats, g: Floats, state: State, rate: float, h: Hyper, t: int) -> Floats:
    """Duchi et al. (2011)."""
    g = g + h["weight_decay"] * w
    state["s"] = state.get("s", ZERO + h["initial_accumulator_value"]) + g**2
    return w - rate / (1 + (t - 1) * h["lr_decay"]) * g / (np.sqrt(state["s"]) + h["eps"])


def adaptive_moments(w: Floats, g: Floats, state: State, rate: float, h: Hyper, t: int) -> Floats:
    """Kingma and Ba (2015), algorithm 1, on the gradient with L2."""
    return corrected_moments(w, g + h["weight_decay"] * w, state, rate, h, t)


def decoupled(w: Floats, g: Floats, state: State, rate: float, h: Hyper, t: int) -> Floats:
    """Loshchilov and Hutter (2019), algorithm 2, with the decay scaled by the learning rate."""
    return corrected_moments(w, g, state, rate, h, t) - rate * h["weight_decay"] * w


def corrected_moments(w: Floats, g: Floats, state: State, rate: float, h: Hyper, t: int) -> Floats:
    state["m"] = h["beta1"] * state.get("m", ZERO) + (1 - h["beta1"]) * g
    state["v"] = h["beta2"] * state.get("v", ZERO) + (1 - h["beta2"]) * g**2
    m = state["m"] / (1 - h["beta1"] ** t)
    v = state["v"] / (1 - h["beta2"] ** t)
    return w - rate * m / (np.sqrt(v) + h["eps"])


PAPERS: dict[str, Callable[[Floats, Floats, State, float, Hyper, int], Floats]] = {
    "sgd": descent,
    "momentum": heavy_ball,
    "nesterov": accelerated,
    "rmsprop": root_mean_square,
    "adagrad": adaptive_gradient,
    "adam": adaptive_moments,
    "adamw": decoupled,
}
# Of those that PyTorch has: its class, and what it takes besides.
PYTORCH: dict[str, tuple[str, dict[str, Any]]] = {
    "sgd": ("SGD", {"lr": 0.5}),
    "momentum": ("SGD", {"momentum": 0.9}),
    "nesterov": ("SGD", {"momentum": 0.9, "nesterov": True}),
    "rmsprop": ("RMSprop", {}),
    "adagrad": ("Adagrad", {}),
    "adam": ("Adam", {}),
    "adamw": ("AdamW", {}),
}


@pytest.mark.parametrize("rate", [0.01, 0.3])
@pytest.mark.parametrize(("name", "changes"), DEFAULTS + OTHERS)
def test_the_papers_agree(name: str, changes: Hyper, rate: float) -> None:
    hyper = dict(OPTIMIZERS[name].hyper) | changes
    w, state = START, State()
    for step, values in enumerate(walked(name, rate, changes), 1):
        w = PAPERS[name](w, gradient(w, step), state, rate, hyper, step)
        np.testing.assert_allclose(values, w, rtol=1e-11, atol=1e-13)


def test_every_rule_has_a_paper() -> None:
    assert set(PAPERS) == set(OPTIMIZERS)


@pytest.mark.parametrize(("name", "changes"), [case for case in DEFAULTS + OTHERS if case[0] in PYTORCH])
def test_pytorch_agrees(name: str, changes: Hyper) -> None:
    torch: Any = pytest.importorskip("torch")
    w = torch.tensor(START, requires_grad=True)
    optimizer = pytorch(torch.optim, name, changes)([w])
    # Without a rate of its own PyTorch takes its default, which is to be ours too.
    rate = 0.5 if name == "sgd" else OPTIMIZERS[name].learning_rate
    for step, values in enumerate(walked(name, rate, changes), 1):
        w.grad = torch.tensor(gradient(w.detach().numpy(), step))
        optimizer.step()
        np.testing.assert_allclose(values, w.detach().numpy(), rtol=1e-11, atol=1e-13)


def pytorch(optim: Any, name: str, changes: Hyper) -> Callable[[list[Any]], Any]:
    kind, given = PYTORCH[name]
    named: dict[str, Any] = {key: value for key, value in changes.items() if not key.startswith("beta")}
    if "beta1" in changes:
        named["betas"] = (changes["beta1"], changes["beta2"])
    return lambda w: getattr(optim, kind)(w, **{**given, **named})


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_chains_hold_the_rows_of_the_table(row: Optimizer) -> None:
    hyper = tuple(0.1 + 0.1 * at for at in range(len(row.hyper)))
    code = CODES[row.name]
    for age in (1.0, 2.0, 9.0):
        pace = row.pace(0.1, age, hyper)
        assert paced(code, 0.1, age, hyper) == pace
        assert moved(code, 3.0, -2.0, 0.4, 0.6, *pace, hyper) == row.move(3.0, -2.0, 0.4, 0.6, *pace, hyper)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
@pytest.mark.parametrize("slope", [1e308, -1e308, math.inf, -math.inf, math.nan])
def test_nothing_raises_where_numbers_overflow(row: Optimizer, slope: float) -> None:
    hyper = tuple(row.hyper.values())
    value, first, second = 1e308, 0.0, initial_state(row.name, hyper)
    for age in range(1, 5):
        pace = row.pace(1e308, float(age), hyper)
        value, first, second = row.move(value, slope, first, second, *pace, hyper)
    assert not math.isnan(slope) or math.isnan(value)


def test_the_last_representable_betas_leave_no_zero_to_divide_by() -> None:
    beta = math.nextafter(1.0, 0.0)
    for name in ("adam", "adamw"):
        rate, p, _ = OPTIMIZERS[name].pace(1e-3, 1.0, (beta, beta, 1e-8, 0.0))
        assert math.isfinite(rate)
        assert p > 0.0


def test_ages_far_away_correct_nothing() -> None:
    assert OPTIMIZERS["adam"].pace(1e-3, 1e12, (0.9, 0.999, 1e-8, 0.0)) == (1e-3, 1.0, 1.0)


def test_only_adagrad_starts_with_a_number_of_its_own() -> None:
    assert initial_state("adagrad", (0.0, 0.0, 0.25, 1e-10)) == 0.25
    assert {initial_state(row.name, tuple(row.hyper.values())) for row in ROWS} == {0.0}


def test_sgd_goes_against_the_gradient() -> None:
    assert moved(CODES["sgd"], 3.0, -8.0, 0.0, 0.0, 0.05, 0.0, 0.0, (0.0,)) == (3.4, 0.0, 0.0)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_latex_is_written_in_the_numbers_of_the_row(row: Optimizer) -> None:
    lines = " ".join(row.latex)
    assert set(re.findall(r"(?<!\\begin)(?<!\\operatorname){(\w+)}", lines)) - {"cases"} <= {"w", "g", "eta", "m", "v"}
    assert row.latex[-1].startswith(r"{w} \leftarrow {w}-")
    for name in row.hyper:
        assert SYMBOLS[name] in lines or name == "initial_accumulator_value"
