"""Gradients against central differences, random graphs against the independent program: for a test and a benchmark."""

from __future__ import annotations

from collections.abc import Sequence

from backprop_canvas.engine.passes.gradient_check import GradientCheck
from tests.engine.compared import differing
from tests.engine.passes import Passes, passes
from tests.graphs import random_document

LEAST_SMOOTH = 0.9


def disagreeing(traced: Passes, directions: int, seed: int) -> tuple[int, list[object]]:
    """How many directions met no kink, and the checks along those that found a gradient wrong."""
    gradients = traced.backward.parameter_gradients
    check = GradientCheck(traced.plan, traced.network.parameters, traced.inputs, traced.targets, gradients)
    smooth = [found for found in check.random(directions, seed) if not found.kinks]
    return len(smooth), [found for found in smooth if not found.agrees]


def check_random_graphs(activation: str, loss: str, seeds: Sequence[int]) -> None:
    """Raises AssertionError with the seed of a graph in which a number or a gradient is wrong, or if too many graphs
    were checked at a kink, where a central difference proves nothing."""
    checked = 0
    for seed in seeds:
        json = random_document(seed, activation, loss)
        traced = passes(json)
        assert differing(json, traced) == [], f"seed {seed}"
        smooth, wrong = disagreeing(traced, 1, seed)
        assert wrong == [], f"seed {seed}"
        checked += smooth
    assert checked > LEAST_SMOOTH * len(seeds)
