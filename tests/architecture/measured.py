"""Measures the branch coverage of the core tests while all tests run: `pytest -p tests.architecture.measured`.

A plugin of its own, so that they need not run a second time. Every worker leaves its data beside the others'.
"""

from __future__ import annotations

from collections.abc import Generator

import coverage
import pytest

measured = coverage.Coverage("build/coverage", data_suffix=True, branch=True, source_pkgs=["backprop_canvas"])
# What nothing was run of is no fault: the process that hands the tests out runs none.
measured.set_option("run:disable_warnings", ["no-data-collected", "module-not-measured"])
# Before anything of the program is imported: importing a module runs its lines too.
measured.start()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    if item.get_closest_marker("core") is not None:
        return (yield)
    measured.stop()
    try:
        return (yield)
    finally:
        measured.start()


def pytest_unconfigure() -> None:
    measured.stop()
    measured.save()
