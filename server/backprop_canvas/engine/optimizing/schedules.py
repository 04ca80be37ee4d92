"""The schedules of the learning rate: one row each, with the closed form and its LaTeX side by side, and the
warm-up that is multiplied in. A new schedule is a function and a row. Names, defaults and formulas are
those of PyTorch 2's `torch.optim.lr_scheduler`; their unit is the iteration. Scalar functions as in `descents`.

In the LaTeX the text ``{eta}`` (the base rate) is replaced as text; t counts the iterations done.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from backprop_canvas.engine.functions.chain import chain


@dataclass(frozen=True)
class Schedule:
    """numbers: the names and defaults of at most two hyper-parameters, a and b; None for one that must be
    given. value: the rate from (base rate, t, a, b), where t is 0 in the first iteration."""

    name: str
    numbers: Mapping[str, float | None]
    value: Callable[[float, float, float, float], float]
    latex: str


def constant(base: float, _t: float, _a: float, _b: float) -> float:
    return base


def step(base: float, t: float, step_size: float, gamma: float) -> float:
    """`StepLR`: the rate falls to gamma times itself after every step_size iterations."""
    # Gammas are in [0, 1], so that no power overflows.
    return base * math.pow(gamma, float(math.floor(t / step_size)))


def exponential(base: float, t: float, gamma: float, _b: float) -> float:
    """`ExponentialLR`: the rate falls to gamma times itself in every iteration."""
    return base * math.pow(gamma, float(t))


def cosine(base: float, t: float, t_max: float, eta_min: float) -> float:
    """`CosineAnnealingLR`: half a cosine from the base rate to eta_min in t_max iterations, then up again."""
    return eta_min + (base - eta_min) * ((1.0 + math.cos(math.pi * t / t_max)) / 2.0)


SCHEDULES: Mapping[str, Schedule] = {
    row.name: row
    for row in (
        Schedule("constant", {}, constant, r"{eta}"),
        Schedule("step", {"step_size": None, "gamma": 0.1}, step, r"{eta}\,\gamma^{\lfloor t/s\rfloor}"),
        Schedule("exponential", {"gamma": None}, exponential, r"{eta}\,\gamma^{t}"),
        Schedule(
            "cosine",
            {"T_max": None, "eta_min": 0.0},
            cosine,
            r"\eta_{\min}+\tfrac12\,({eta}-\eta_{\min})\left(1+\cos\frac{\pi\,t}{T_{\max}}\right)",
        ),
    )
}
CODES: Mapping[str, int] = {name: code for code, name in enumerate(SCHEDULES)}
SYMBOLS: Mapping[str, str] = {
    "step_size": "s",
    "gamma": r"\gamma",
    "T_max": r"T_{\max}",
    "eta_min": r"\eta_{\min}",
}

# From (code, base rate, t, a, b): `Schedule.value` of the row at position `code`.
scheduled = chain("scheduled", (row.value for row in SCHEDULES.values()))


def rate(code: int, base: float, t: float, a: float, b: float, warm_start: float, warm_iters: float) -> float:
    """The learning rate of the iteration that follows t others, t >= 0: the schedule's value times the
    factor of the warm-up."""
    return scheduled(code, base, t, a, b) * warm_factor(t, warm_start, warm_iters)


def warm_factor(t: float, start: float, total: float) -> float:
    """`LinearLR` with end_factor 1: from `start` in the first iteration to 1 after `total` of them; a total
    of 0 is no warm-up."""
    if t >= total:
        return 1.0
    return start + (1.0 - start) * t / total
