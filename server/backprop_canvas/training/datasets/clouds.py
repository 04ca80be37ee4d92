"""Points of two or more classes in a plane, about 3 to each side of its middle. Sample n belongs to class n mod 2, or
mod the number of classes, so that every batch has all of them."""

from __future__ import annotations

import math

import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.training.datasets.rows import Dataset, Recipe, Wish, column

RADIUS = 3.0
# How far the arms of the spiral go round.
TURNS = 1.25

Drawn = tuple[Floats, Floats]


def circle(generator: np.random.Generator, wish: Wish) -> Drawn:
    inner = _kinds(wish.count, 2)
    share = generator.uniform(size=wish.count)
    radius = RADIUS * np.where(inner == 1, 0.5 * share, 0.7 + 0.3 * share)
    return _noisy(generator, wish, _polar(radius, 2 * math.pi * generator.uniform(size=wish.count))), column(inner)


def moons(generator: np.random.Generator, wish: Wish) -> Drawn:
    kind = _kinds(wish.count, 2)
    angle = math.pi * generator.uniform(size=wish.count)
    sign = 1.0 - 2.0 * kind
    places = 2.0 * np.stack([sign * (np.cos(angle) - 0.5), sign * (np.sin(angle) - 0.25)], axis=1)
    return _noisy(generator, wish, places), column(kind)


def gauss(generator: np.random.Generator, wish: Wish) -> Drawn:
    kind = _kinds(wish.count, 2)
    middle = column(1.5 * (2.0 * kind - 1.0))
    return _noisy(generator, wish, np.repeat(middle, 2, axis=1)), column(kind)


def spiral(generator: np.random.Generator, wish: Wish) -> Drawn:
    kind = _kinds(wish.count, 2)
    along = (np.arange(wish.count) // 2 + 1) / ((wish.count + 1) // 2)
    return _noisy(generator, wish, _polar(RADIUS * along, math.pi * (2 * TURNS * along + kind))), column(kind)


def xor_cloud(generator: np.random.Generator, wish: Wish) -> Drawn:
    kind = _kinds(wish.count, 2)
    places = 0.3 + (RADIUS - 0.3) * generator.uniform(size=(wish.count, 2))
    left = np.where(generator.uniform(size=wish.count) < 0.5, -1.0, 1.0)
    signs = np.stack([left, left * (1.0 - 2.0 * kind)], axis=1)
    return _noisy(generator, wish, signs * places), column(kind)


def blobs(generator: np.random.Generator, wish: Wish) -> Drawn:
    kind = _kinds(wish.count, wish.classes)
    places = _polar(np.full(wish.count, 2.0), math.pi * (0.5 + 2 * kind / wish.classes))
    return _noisy(generator, wish, places), np.eye(wish.classes)[kind.astype(np.int64)]


def _kinds(count: int, classes: int) -> Floats:
    """(S,) which class each sample has."""
    return (np.arange(count) % classes).astype(np.float64)


def _polar(radius: Floats, angle: Floats) -> Floats:
    """(S, 2)"""
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _noisy(generator: np.random.Generator, wish: Wish, places: Floats) -> Floats:
    return places + generator.normal(0.0, wish.noise, places.shape)


CLOUDS = (
    Dataset(
        "circle",
        2,
        "two",
        200,
        0.1,
        circle,
        "t = n mod 2, r = 1.5·u for t = 1, else 2.1 + 0.9·u, x = r·(cos 2πu, sin 2πu) + ε",
        Recipe((4,), learning_rate=0.3),
    ),
    Dataset(
        "moons",
        2,
        "two",
        200,
        0.2,
        moons,
        "t = n mod 2, s = 1 − 2t, x = 2s·(cos πu − 0.5, sin πu − 0.25) + ε",
        Recipe((4,), learning_rate=0.3),
    ),
    Dataset("gauss", 2, "two", 200, 0.6, gauss, "t = n mod 2, x = 1.5·(2t − 1) + ε", Recipe((2,))),
    Dataset(
        "spiral",
        2,
        "two",
        200,
        0.03,
        spiral,
        "t = n mod 2, v = (⌊n/2⌋ + 1)/⌈S/2⌉ of S samples, x = 3v·(cos π(2.5v + t), sin π(2.5v + t)) + ε",
        Recipe((8, 8), optimizer="adam", learning_rate=0.01),
    ),
    Dataset(
        "xor_cloud",
        2,
        "two",
        200,
        0.1,
        xor_cloud,
        "t = n mod 2, s = ±1 drawn, x = (s·(0.3 + 2.7u), (1 − 2t)·s·(0.3 + 2.7u)) + ε",
        Recipe((4,), learning_rate=0.3),
    ),
    Dataset(
        "blobs",
        2,
        "classes",
        150,
        0.5,
        blobs,
        "c = n mod k, x = 2·(cos φ, sin φ) + ε with φ = π/2 + 2πc/k, one target of 1 for the class c, else 0",
        Recipe((4,)),
    ),
)
