"""The rules by which one parameter moves."""

import math

from server.training.optimizers import OPTIMIZERS


def test_sgd_goes_against_the_gradient() -> None:
    assert OPTIMIZERS["sgd"](3.0, -8.0, 0.05) == 3.4


def test_sgd_overflows_to_infinity() -> None:
    assert OPTIMIZERS["sgd"](1.0, 1e308, 1e10) == -math.inf
