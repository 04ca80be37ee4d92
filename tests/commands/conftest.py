"""Commands within this process stay interpreted: nothing is compiled behind the tests' back."""

import math

import pytest


@pytest.fixture(autouse=True)
def _interpreted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backprop_canvas.compiling.WORTH_LOADING", math.inf)
