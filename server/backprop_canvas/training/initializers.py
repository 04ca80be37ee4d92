"""The initializers: one row each, with its numbers, its rule for drawing weights, and the LaTeX of the distribution. A
new initializer is a new row. Names and defaults of the numbers are those of PyTorch 2's `torch.nn.init`; PyTorch's
kaiming is called he here. In the LaTeX, n_in and n_out are the fans."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.network import NO_BIAS, Topology


@dataclass(frozen=True)
class Fans:
    """fan_in: (W,) for each weight, the number of edges that enter its edge's target. fan_out: (W,) for each weight,
    the number of edges that leave its edge's source. For a shared weight, its first edge counts."""

    fan_in: Floats
    fan_out: Floats


Draw = Callable[[np.random.Generator, Fans, Mapping[str, float]], Floats]


@dataclass(frozen=True)
class Initializer:
    """numbers: their names and defaults, None for one that must be given. draw: (W,) the weights."""

    name: str
    numbers: Mapping[str, float | None]
    draw: Draw
    latex: str


def zeros(_generator: np.random.Generator, fans: Fans, _numbers: Mapping[str, float]) -> Floats:
    return np.zeros_like(fans.fan_in)


def constant(_generator: np.random.Generator, fans: Fans, numbers: Mapping[str, float]) -> Floats:
    return np.full_like(fans.fan_in, numbers["val"])


def uniform(generator: np.random.Generator, fans: Fans, numbers: Mapping[str, float]) -> Floats:
    return generator.uniform(numbers["a"], numbers["b"], fans.fan_in.size)


def normal(generator: np.random.Generator, fans: Fans, numbers: Mapping[str, float]) -> Floats:
    return generator.normal(numbers["mean"], numbers["std"], fans.fan_in.size)


def xavier_uniform(generator: np.random.Generator, fans: Fans, numbers: Mapping[str, float]) -> Floats:
    return _within(generator, math.sqrt(3.0) * _xavier_std(fans, numbers))


def xavier_normal(generator: np.random.Generator, fans: Fans, numbers: Mapping[str, float]) -> Floats:
    return generator.normal(0.0, _xavier_std(fans, numbers))


def he_uniform(generator: np.random.Generator, fans: Fans, numbers: Mapping[str, float]) -> Floats:
    return _within(generator, math.sqrt(3.0) * _he_std(fans, numbers))


def he_normal(generator: np.random.Generator, fans: Fans, numbers: Mapping[str, float]) -> Floats:
    return generator.normal(0.0, _he_std(fans, numbers))


def _xavier_std(fans: Fans, numbers: Mapping[str, float]) -> Floats:
    """(W,) Glorot and Bengio (2010)."""
    return numbers["gain"] * np.sqrt(2.0 / (fans.fan_in + fans.fan_out))


def _he_std(fans: Fans, numbers: Mapping[str, float]) -> Floats:
    """(W,) He et al. (2015), for a rectifier of slope `a` below zero."""
    return math.sqrt(2.0 / (1.0 + numbers["a"] * numbers["a"])) / np.sqrt(fans.fan_in)


def _within(generator: np.random.Generator, bounds: Floats) -> Floats:
    return generator.uniform(-bounds, bounds)


INITIALIZERS: Mapping[str, Initializer] = {
    row.name: row
    for row in (
        Initializer("zeros", {}, zeros, r"0"),
        Initializer("constant", {"val": None}, constant, r"c"),
        Initializer("uniform", {"a": 0.0, "b": 1.0}, uniform, r"U(a,\,b)"),
        Initializer("normal", {"mean": 0.0, "std": 1.0}, normal, r"N(\mu,\,\sigma^2)"),
        Initializer(
            "xavier_uniform",
            {"gain": 1.0},
            xavier_uniform,
            r"U(-r,\,r),\quad r=k\sqrt{\frac{6}{n_{\text{in}}+n_{\text{out}}}}",
        ),
        Initializer(
            "xavier_normal",
            {"gain": 1.0},
            xavier_normal,
            r"N(0,\,\sigma^2),\quad\sigma=k\sqrt{\frac{2}{n_{\text{in}}+n_{\text{out}}}}",
        ),
        Initializer("he_uniform", {"a": 0.0}, he_uniform, r"U(-r,\,r),\quad r=\sqrt{\frac{6}{(1+a^2)\,n_{\text{in}}}}"),
        Initializer(
            "he_normal",
            {"a": 0.0},
            he_normal,
            r"N(0,\,\sigma^2),\quad\sigma=\sqrt{\frac{2}{(1+a^2)\,n_{\text{in}}}}",
        ),
    )
}
SYMBOLS: Mapping[str, str] = {"val": "c", "a": "a", "b": "b", "mean": r"\mu", "std": r"\sigma", "gain": "k"}


def initial_parameters(
    topology: Topology,
    trainable: npt.NDArray[np.bool_],
    parameters: Floats,
    kind: str,
    numbers: Mapping[str, float],
    seed: int,
) -> Floats:
    """The parameters (P,) from which training starts: weights drawn by the row `kind` with all its numbers from
    `default_rng(seed)`, biases 0. A parameter that is both weight and bias is drawn. A parameter that is not
    trainable (P,) or unused keeps its value. The array `parameters` (P,) is not changed.

    Frozen weights are drawn too, so that freezing one changes no other.
    """
    drawn = parameters.copy()
    drawn[[slot for slot in topology.biases if slot != NO_BIAS]] = 0.0
    slots, fans = _weights(topology)
    drawn[slots] = INITIALIZERS[kind].draw(np.random.default_rng(seed), fans, numbers)
    return np.where(trainable, drawn, parameters)


def _weights(topology: Topology) -> tuple[npt.NDArray[np.intp], Fans]:
    """The slots of the weights (W,), by first use, and their fans."""
    count = len(topology.activations)
    sources, targets = np.array(topology.sources, dtype=np.intp), np.array(topology.targets, dtype=np.intp)
    entering, leaving = np.bincount(targets, minlength=count), np.bincount(sources, minlength=count)
    # The edges are written in reverse, so the first edge is written last and counts.
    firsts = sorted({slot: edge for edge, slot in reversed(list(enumerate(topology.weights)))}.values())
    first = np.array(firsts, dtype=np.intp)
    fans = Fans(entering[targets[first]].astype(np.float64), leaving[sources[first]].astype(np.float64))
    return np.array(topology.weights, dtype=np.intp)[first], fans
