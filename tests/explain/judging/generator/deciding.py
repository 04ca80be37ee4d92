"""Whether a side is the gradient: by its own numbers, at places where every neuron with a kink is seen off and on."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any, Literal

from tests.explain.judging.generator.networks import drawn_targets
from tests.explain.judging.generator.numbers import Forward, Numbers, Wiring
from tests.explain.judging.generator.writing import Tree, worth

Json = dict[str, Any]
Decision = Literal["right", "wrong", "unclear"]
SAME, DIFFERENT = 1e-8, 1e-6
# A step is small beside the parameter that it moves.
SAME_VALUE, DIFFERENT_VALUE = 1e-13, 1e-8
KINKED = ("relu", "leaky_relu", "elu")
SATURATED = 6.0
LOOSE, ALIVE, OFF, TURNED = 8, 4, 2, 12
# More where parameters are frozen, since fewer things can be turned.
LOOSE_AROUND_FROZEN = 120
LOOKED_AGAIN, LOOKED_FAR = 600, 60
# How large trainable parameters get, and the share of those that get farther: with many, sums would saturate.
NEAR, FAR, FEW = 1.3, 4.0, 0.15


def here(document: Json) -> Numbers:
    sample = document["samples"][0]
    parameters = {each["id"]: each["value"] for each in document["parameters"]}
    return Numbers(Wiring(document), parameters, sample["inputs"], sample["targets"])


def places(document: Json, numbers: random.Random) -> list[Numbers]:
    """The present one first. Most are all alive but for one neuron or for what a few parameters turn off."""
    kinked = [each["id"] for each in document["neurons"] if each.get("activation") in KINKED]
    moving = [each["id"] for each in document["parameters"] if each.get("trainable", True)]
    found, wiring = [here(document)], Wiring(document)
    loose = LOOSE if len(moving) == len(document["parameters"]) else LOOSE_AROUND_FROZEN
    found += [_place(wiring, numbers, {}, signed=True, mixed=True) for _ in range(loose)]
    found += [_place(wiring, numbers, {}) for _ in range(ALIVE)]
    found += [_place(wiring, numbers, _against(document, neuron)) for neuron in kinked for _ in range(OFF)]
    for _ in range(TURNED):
        chosen = numbers.sample(moving, min(len(moving), numbers.randint(1, 3)))
        found.append(_place(wiring, numbers, dict.fromkeys(chosen, -numbers.choice((1.0, 4.0))), mixed=True))
    return found


def more_places(document: Json, numbers: random.Random) -> list[Numbers]:
    """For a mistake that seems to make no difference."""
    free = all(each.get("trainable", True) for each in document["parameters"])
    count, wiring = LOOSE_AROUND_FROZEN if free else LOOKED_AGAIN, Wiring(document)
    found = [_place(wiring, numbers, {}, signed=at % 2 == 0, mixed=True) for at in range(count)]
    if not free:
        # What is frozen may keep a neuron off until others are large.
        found += [_place(wiring, numbers, {}, signed=at % 2 == 0, mixed=True, far=True) for at in range(LOOKED_FAR)]
    return found


def _against(document: Json, neuron: str) -> dict[str, float]:
    """What turns a neuron off: its weights and its bias below zero."""
    into = [edge["weight"] for edge in document["edges"] if edge["target"] == neuron]
    bias = [each["bias"] for each in document["neurons"] if each["id"] == neuron and "bias" in each]
    return dict.fromkeys([*into, *bias], -1.0)


def _place(wiring: Wiring, numbers: random.Random, turned: dict[str, float], **how: bool) -> Numbers:
    """Where no neuron is saturated, so that no digits are lost."""
    while True:
        try:
            found = _any_place(wiring, numbers, turned, **how)
        except (ZeroDivisionError, OverflowError):
            continue
        if max(map(abs, found.z.values())) < SATURATED:
            return found


def _any_place(
    wiring: Wiring,
    numbers: random.Random,
    turned: dict[str, float],
    *,
    signed: bool = False,
    mixed: bool = False,
    far: bool = False,
) -> Numbers:
    document = wiring.document
    largest = FAR if far else NEAR
    parameters = {
        each["id"]: numbers.uniform(0.2, largest)
        * turned.get(each["id"], numbers.choice((-1.0, 1.0)) if signed else 1.0)
        if each.get("trainable", True)
        else each["value"]
        for each in document["parameters"]
    }
    # With all parameters and inputs above zero every neuron is on.
    scale = numbers.choice((1.0, 1.0, 3.0, 5.0)) * (numbers.choice((1.0, 1.0, -1.0)) if mixed else 1.0)
    inputs = {
        each["id"]: scale * numbers.uniform(0.2, 1.3) * (numbers.choice((-1.0, 1.0)) if signed else 1.0)
        for each in document["neurons"]
        if each["role"] == "input"
    }
    outputs, loss = list(document["samples"][0]["targets"]), document["loss"]
    targets = drawn_targets(outputs, loss, numbers)
    if not loss.endswith("entropy"):
        at = Forward(wiring, parameters, inputs)
        wide = (numbers.uniform(0.1, 0.9), numbers.uniform(1.1, 3.0))
        targets = {name: at.a[name] - numbers.choice((-1.0, 1.0)) * numbers.choice(wide) for name in outputs}
    return Numbers(wiring, parameters, inputs, targets)


def decide(side: Tree, parameter: str, at: list[Numbers]) -> Decision:
    found = set[Decision]()
    for total in (True, False):
        decision = _in_reading(side, parameter, at, total=total)
        if decision == "right":
            return "right"
        found.add(decision)
    return "wrong" if found == {"wrong"} else "unclear"


def _in_reading(side: Tree, parameter: str, at: list[Numbers], *, total: bool) -> Decision:
    """total: what ∂L/∂· means. Where the side has no value it says nothing."""
    largest = 0.0
    for number, place in enumerate(at):
        found, size = worth(side, place, total=total)
        truth = place.gradients[parameter]
        if math.isnan(found) and number:
            continue
        if not math.isfinite(found):
            return "wrong"
        largest = max(largest, abs(found - truth) / max(size, abs(truth), 1e-12))
        if largest > DIFFERENT:
            return "wrong"
    return "right" if largest < SAME else "unclear"


def decide_value(side: Tree, truth: Callable[[Numbers], float], at: list[Numbers]) -> Decision:
    """truth: what the left side is at a place."""
    largest = 0.0
    for place in at:
        found, size = worth(side, place, total=True)
        if not math.isfinite(found):
            return "wrong"
        largest = max(largest, abs(found - truth(place)) / max(size, 1e-12))
    return "right" if largest < SAME_VALUE else "wrong" if largest > DIFFERENT_VALUE else "unclear"
