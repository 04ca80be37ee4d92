"""Measures the branch coverage of the core tests while all tests run: `pytest -p tests.architecture.measured`.

A plugin of its own, so that they need not run a second time. Every worker leaves its data beside the others'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator

import coverage
import pytest

# Measuring takes several times as long as running. More instances of one test add next to nothing, and no more do
# thousands of random equations.
MOST_INSTANCES = 3
UNMEASURED = ("test_generated.py", "test_checker_random.py")

measured = coverage.Coverage("build/coverage", data_suffix=True, branch=True, source_pkgs=["backprop_canvas"])
# What nothing was run of is no fault: the process that hands the tests out runs none.
measured.set_option("run:disable_warnings", ["no-data-collected", "module-not-measured"])
# Before anything of the program is imported: importing a module runs its lines too.
measured.start()
instances = Counter[object]()


def pytest_collection_finish() -> None:
    measured.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fixtures are not measured: one compiles the kernel."""
    if item.get_closest_marker("core") is None or item.path.name in UNMEASURED or is_one_of_many(item):
        return (yield)
    measured.start()
    try:
        return (yield)
    finally:
        measured.stop()


def is_one_of_many(item: pytest.Item) -> bool:
    function = getattr(item, "function", item)
    instances[function] += 1
    return instances[function] > MOST_INSTANCES


def pytest_unconfigure() -> None:
    measured.save()
