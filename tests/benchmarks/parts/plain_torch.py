"""The PyTorch program of the engine's benchmark: a Sequential of Linear and Tanh, SGD, half of MSELoss, one
thread, float64. Importing it raises ImportError where PyTorch is not installed, which no part of the
project needs.
"""

from __future__ import annotations

from itertools import pairwise

import torch

from backprop_canvas.engine.passes.trace import Floats
from tests.benchmarks.parts.cases import LEARNING_RATE, Case, joined, parted

torch.set_num_threads(1)


class PlainTorch:
    def __init__(self, case: Case) -> None:
        self.case = case
        self.inputs, self.targets = torch.from_numpy(case.inputs), torch.from_numpy(case.targets)
        self.linear = [torch.nn.Linear(*sizes, dtype=torch.float64) for sizes in pairwise(case.sizes)]
        for linear, (weights, biases) in zip(self.linear, parted(case.parameters, case.sizes), strict=True):
            linear.weight.data = torch.from_numpy(weights)
            linear.bias.data = torch.from_numpy(biases)
        self.model = torch.nn.Sequential(*(part for linear in self.linear for part in (linear, torch.nn.Tanh())))
        self.loss = torch.nn.MSELoss()
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=LEARNING_RATE)

    def train(self, epochs: int) -> None:
        for _ in range(epochs):
            for at in range(0, len(self.inputs), self.case.batch):
                batch = slice(at, at + self.case.batch)
                self.optimizer.zero_grad()
                loss = self.loss(self.model(self.inputs[batch]), self.targets[batch]) / 2
                loss.backward()
                self.optimizer.step()

    def parameters(self) -> Floats:
        return joined([(each.weight.detach().numpy(), each.bias.detach().numpy()) for each in self.linear])
