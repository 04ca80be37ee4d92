"""Commands within this process stay interpreted: nothing is compiled behind the tests' back."""

import pytest


@pytest.fixture(autouse=True)
def _interpreted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backprop_canvas.compiling.start_compiling", lambda: None)
