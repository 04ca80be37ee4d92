"""Gradients as NumPy computes and prints them, in 64 and in 32 bits, and what the checker says of them. The program
here works with matrices, as a reader's own would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from backprop_canvas.reports.check import judgement
from backprop_canvas.session.state.viewpoint import Viewpoint, of_document
from tests.graphs import Json, decoded

Array = npt.NDArray[Any]
Values = Mapping[str, list[Array]]
ACTIVATE: Mapping[str, tuple[Callable[[Array], Array], Callable[[Array], Array]]] = {
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda a: a * (1 - a)),
    "tanh": (np.tanh, lambda a: 1 - a * a),
    "relu": (lambda z: np.maximum(z, 0), lambda a: (a > 0).astype(a.dtype)),
}


class Dense:
    """Layers of neurons with weights w<level>_<to>_<from> and biases b<level>_<to>."""

    def __init__(self, seed: int) -> None:
        numbers = np.random.default_rng(seed)
        sizes = numbers.integers(1, 4, numbers.integers(3, 5)).tolist()
        self.activation = list(ACTIVATE)[seed % len(ACTIVATE)]
        self.weights = [numbers.normal(size=(to, of)).round(3) for of, to in pairwise(sizes)]
        self.biases = [numbers.normal(size=to).round(3) for to in sizes[1:]]
        self.x, self.t = numbers.normal(size=sizes[0]).round(3), numbers.uniform(size=sizes[-1]).round(3)

    def gradients(self, dtype: type[np.floating[Any]]) -> Iterator[tuple[str, Array]]:
        """∂L/∂ each parameter, with sigmoid outputs and half the squared error."""
        slope = ACTIVATE[self.activation][1]
        weights = [weight.astype(dtype) for weight in self.weights]
        layers = [self.x.astype(dtype)]
        for level, (weight, bias) in enumerate(zip(weights, self.biases, strict=True)):
            last = level == len(weights) - 1
            layers.append(ACTIVATE["sigmoid" if last else self.activation][0](weight @ layers[-1] + bias.astype(dtype)))
        delta = (layers[-1] - self.t.astype(dtype)) * ACTIVATE["sigmoid"][1](layers[-1])
        for level in reversed(range(len(weights))):
            for at, of in np.ndindex(weights[level].shape):
                yield f"w{level}_{at}_{of}", np.outer(delta, layers[level])[at, of]
            for at in range(len(delta)):
                yield f"b{level}_{at}", delta[at]
            if level:
                delta = (weights[level].T @ delta) * slope(layers[level])

    def view(self) -> Viewpoint:
        levels = [len(self.x), *(len(bias) for bias in self.biases)]
        names = [[f"n{level}_{at}" for at in range(size)] for level, size in enumerate(levels)]
        return of_document(decoded(self._document(names)))

    def _document(self, names: list[list[str]]) -> Json:
        edges = [
            {
                "id": f"e{lv}_{to}_{of}",
                "source": names[lv][of],
                "target": names[lv + 1][to],
                "weight": f"w{lv}_{to}_{of}",
            }
            for lv, weight in enumerate(self.weights)
            for to, of in np.ndindex(weight.shape)
        ]
        values = {
            **{f"w{lv}_{to}_{of}": w[to, of] for lv, w in enumerate(self.weights) for to, of in np.ndindex(w.shape)},
            **{f"b{lv}_{to}": value for lv, bias in enumerate(self.biases) for to, value in enumerate(bias)},
        }
        return {
            "format": "backprop-canvas/1",
            "neurons": [
                *({"id": name, "role": "input"} for name in names[0]),
                *(
                    {"id": name, "role": role, "activation": activation, "bias": f"b{level}_{at}"}
                    for level, layer in enumerate(names[1:])
                    for at, name in enumerate(layer)
                    for role, activation in [
                        ("output", "sigmoid") if level == len(names) - 2 else ("hidden", self.activation)
                    ]
                ),
            ],
            "edges": edges,
            "parameters": [{"id": name, "value": float(value)} for name, value in values.items()],
            "loss": "half_squared_error",
            "samples": [
                {
                    "inputs": dict(zip(names[0], self.x.tolist(), strict=True)),
                    "targets": dict(zip(names[-1], self.t.tolist(), strict=True)),
                }
            ],
        }


def misjudged(view: Viewpoint, gradients: Mapping[str, Array]) -> Iterator[tuple[str, str]]:
    """The right numbers that are refused, and the scaled, negated and exchanged ones that are accepted."""
    for name, gradient in gradients.items():
        if _verdict(view, name, str(gradient)) != "correct":
            yield name, str(gradient)
        if gradient == 0:
            continue
        others = [other for other in gradients.values() if abs(other - gradient) > 1e-3 * abs(gradient)]
        for wrong in (2 * gradient, gradient / 2, -gradient, *others[:1]):
            if _verdict(view, name, str(wrong)) != "incorrect":
                yield name, str(wrong)


def _verdict(view: Viewpoint, parameter: str, equation: str) -> str:
    return judgement(view, equation, parameter).verdict
