"""The compiled kernel, for the tests that ask for it; all others see the interpreted one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from server.compiling import compile_now
from server.engine import ways


@pytest.fixture(scope="session")
def compiled_once() -> ways.Way:
    assert compile_now()
    way = ways.in_use()
    ways.use(ways.INTERPRETED)
    return way


@pytest.fixture
def compiled(compiled_once: ways.Way) -> Iterator[ways.Way]:
    """It is not in use until the test says so, and no longer afterwards."""
    yield compiled_once
    ways.use(ways.INTERPRETED)
