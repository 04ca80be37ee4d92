"""The plain NumPy program of the engine's benchmark: layer by layer, a matrix product for each."""

from __future__ import annotations

import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from tests.benchmarks.parts.cases import LEARNING_RATE, Case, joined, parted


class PlainNumpy:
    def __init__(self, case: Case) -> None:
        self.case = case
        layers = parted(case.parameters, case.sizes)
        self.weights = [np.ascontiguousarray(weights.T) for weights, _ in layers]
        self.biases = [biases for _, biases in layers]

    def train(self, epochs: int) -> None:
        for _ in range(epochs):
            for at in range(0, len(self.case.inputs), self.case.batch):
                batch = slice(at, at + self.case.batch)
                self.iterate(self.case.inputs[batch], self.case.targets[batch])

    def iterate(self, inputs: Floats, targets: Floats) -> None:
        """One update by a batch. inputs: (B, I), targets: (B, K)."""
        activations = [inputs]
        for weights, biases in zip(self.weights, self.biases, strict=True):
            activations.append(np.tanh(activations[-1] @ weights + biases))
        grad_z = (activations[-1] - targets) * (1 - activations[-1] ** 2) / len(inputs)
        for layer in reversed(range(len(self.weights))):
            a = activations[layer]
            grad_weights, grad_biases = a.T @ grad_z, grad_z.sum(axis=0)
            if layer:
                grad_z = grad_z @ self.weights[layer].T * (1 - a**2)
            self.weights[layer] -= LEARNING_RATE * grad_weights
            self.biases[layer] -= LEARNING_RATE * grad_biases

    def parameters(self) -> Floats:
        return joined([(weights.T, biases) for weights, biases in zip(self.weights, self.biases, strict=True)])
