"""How parameters begin: within which bounds, how far apart, and what is left alone."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.network import NO_BIAS, Topology
from backprop_canvas.training.initializers import INITIALIZERS, SYMBOLS, initial_parameters

# Neurons of a dense network, and its slots: the weights first, then a bias for each neuron that computes.
WIDTHS = (40, 50, 30)


def dense() -> Topology:
    starts = np.cumsum((0, *WIDTHS)).tolist()
    layers = [range(start, start + width) for start, width in zip(starts, WIDTHS, strict=False)]
    ends = [(s, t) for before, after in pairwise(layers) for t in after for s in before]
    biases = [NO_BIAS] * WIDTHS[0] + list(range(len(ends), len(ends) + sum(WIDTHS[1:])))
    return Topology(
        activations=(*[None] * WIDTHS[0], *["tanh"] * sum(WIDTHS[1:])),
        sources=tuple(source for source, _ in ends),
        targets=tuple(target for _, target in ends),
        weights=tuple(range(len(ends))),
        biases=tuple(biases),
        outputs=tuple(layers[-1]),
        parameter_count=len(ends) + sum(WIDTHS[1:]),
        loss="squared_error",
    )


DENSE = dense()
FIRST, SECOND = slice(0, 40 * 50), slice(40 * 50, 40 * 50 + 50 * 30)
BIASES = slice(40 * 50 + 50 * 30, None)


def drawn(kind: str, numbers: Mapping[str, float] | None = None, seed: int = 1, topology: Topology = DENSE) -> Floats:
    count = topology.parameter_count
    defaults = {name: 0.0 if default is None else default for name, default in INITIALIZERS[kind].numbers.items()}
    everything: npt.NDArray[np.bool_] = np.ones(count, dtype=np.bool_)
    return initial_parameters(topology, everything, np.full(count, 9.0), kind, defaults | dict(numbers or {}), seed)


UNIFORM: list[tuple[str, dict[str, float], float, float]] = [
    ("xavier_uniform", {}, math.sqrt(6 / 90), math.sqrt(6 / 80)),
    ("xavier_uniform", {"gain": 2.0}, 2 * math.sqrt(6 / 90), 2 * math.sqrt(6 / 80)),
    ("he_uniform", {}, math.sqrt(6 / 40), math.sqrt(6 / 50)),
    ("he_uniform", {"a": 1.0}, math.sqrt(3 / 40), math.sqrt(3 / 50)),
    ("uniform", {"a": -0.3, "b": 0.3}, 0.3, 0.3),
]


@pytest.mark.parametrize(("kind", "numbers", "first", "second"), UNIFORM)
def test_uniform_weights_fill_their_bounds(kind: str, numbers: dict[str, float], first: float, second: float) -> None:
    values = drawn(kind, numbers)
    for part, bound in ((FIRST, first), (SECOND, second)):
        assert np.abs(values[part]).max() == pytest.approx(bound, rel=0.01)
        assert np.abs(values[part]).max() <= bound
        assert values[part].std() == pytest.approx(bound / math.sqrt(3), rel=0.05)


NORMAL: list[tuple[str, dict[str, float], float, float, float]] = [
    ("xavier_normal", {}, 0.0, math.sqrt(2 / 90), math.sqrt(2 / 80)),
    ("xavier_normal", {"gain": 0.5}, 0.0, 0.5 * math.sqrt(2 / 90), 0.5 * math.sqrt(2 / 80)),
    ("he_normal", {}, 0.0, math.sqrt(2 / 40), math.sqrt(2 / 50)),
    ("he_normal", {"a": 1.0}, 0.0, math.sqrt(1 / 40), math.sqrt(1 / 50)),
    ("normal", {"mean": 3.0, "std": 0.2}, 3.0, 0.2, 0.2),
]


@pytest.mark.parametrize(("kind", "numbers", "mean", "first", "second"), NORMAL)
def test_normal_weights_have_their_spread(
    kind: str, numbers: dict[str, float], mean: float, first: float, second: float
) -> None:
    values = drawn(kind, numbers)
    for part, spread in ((FIRST, first), (SECOND, second)):
        assert values[part].mean() == pytest.approx(mean, abs=4 * spread / math.sqrt(1_500))
        assert values[part].std() == pytest.approx(spread, rel=0.08)
        assert np.abs(values[part] - mean).max() > 2.5 * spread


FIXED: list[tuple[str, dict[str, float], float]] = [("zeros", {}, 0.0), ("constant", {"val": -0.7}, -0.7)]


@pytest.mark.parametrize(("kind", "numbers", "value"), FIXED)
def test_some_draw_nothing(kind: str, numbers: dict[str, float], value: float) -> None:
    values = drawn(kind, numbers)
    assert set(values[: BIASES.start]) == {value}


@pytest.mark.parametrize("kind", INITIALIZERS)
def test_biases_are_0(kind: str) -> None:
    assert set(drawn(kind)[BIASES]) == {0.0}


@pytest.mark.parametrize("kind", [kind for kind in INITIALIZERS if kind not in ("zeros", "constant")])
def test_a_seed_says_everything(kind: str) -> None:
    assert drawn(kind, seed=5).tobytes() == drawn(kind, seed=5).tobytes()
    assert not np.array_equal(drawn(kind, seed=5), drawn(kind, seed=6))


# x → h → y and x → y, with w of x → h used again by x → y; b of h used by nothing else; u by nothing at all.
SMALL = Topology(
    activations=(None, None, "tanh", "tanh"),
    sources=(0, 1, 2, 0),
    targets=(2, 2, 3, 3),
    weights=(1, 2, 0, 1),
    biases=(NO_BIAS, NO_BIAS, 3, 2),
    outputs=(3,),
    parameter_count=5,
    loss="squared_error",
)


def test_of_a_shared_weight_the_first_use_counts() -> None:
    values = drawn("he_uniform", topology=SMALL)
    units = np.random.default_rng(1).uniform(-1.0, 1.0, 3)
    # By first use: slot 1 into h, which two edges enter; slot 2 into h; slot 0 into y, which two enter.
    np.testing.assert_allclose(values[[1, 2, 0]], units * math.sqrt(6 / 2), rtol=1e-12)
    values = drawn("xavier_uniform", topology=SMALL)
    # Two edges leave the first neuron, one leaves each of the others.
    np.testing.assert_allclose(values[[1, 2, 0]], units * np.sqrt(6 / np.array([4, 3, 3])), rtol=1e-12)


def test_a_weight_that_is_a_bias_too_is_drawn_and_the_unused_is_kept() -> None:
    values = drawn("constant", {"val": 0.25}, topology=SMALL)
    assert values.tolist() == [0.25, 0.25, 0.25, 0.0, 9.0]


def test_what_is_frozen_keeps_its_value_and_changes_no_other() -> None:
    parameters = np.arange(5.0)
    free = np.array([True, True, True, True, True])
    frozen = np.array([True, False, True, False, True])
    everything = initial_parameters(SMALL, free, parameters, "normal", {"mean": 0.0, "std": 1.0}, 3)
    some = initial_parameters(SMALL, frozen, parameters, "normal", {"mean": 0.0, "std": 1.0}, 3)
    assert some[~frozen].tolist() == [1.0, 3.0]
    assert some[frozen].tolist() == everything[frozen].tolist()
    assert parameters.tolist() == [0.0, 1.0, 2.0, 3.0, 4.0]


def test_a_network_without_edges_has_nothing_to_draw() -> None:
    lonely = Topology((None, "tanh"), (), (), (), (NO_BIAS, 0), (1,), 1, "squared_error")
    assert drawn("xavier_normal", topology=lonely).tolist() == [0.0]


@pytest.mark.parametrize("kind", INITIALIZERS)
def test_every_number_has_a_symbol(kind: str) -> None:
    row = INITIALIZERS[kind]
    assert all(SYMBOLS[name] in row.latex for name in row.numbers)
