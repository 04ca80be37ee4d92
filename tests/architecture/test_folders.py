"""A folder is about one thing: few enough files to take in at one look, enough to be worth a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# An __init__ counts.
MOST, LEAST = 22, 3
# Generated, or named by the tools that read them.
ASIDE = {"protocol", "migrations", "versions", "vendor", "__pycache__", "data"}


def folders(root: Path) -> list[Path]:
    return [each for each in (root, *sorted(root.rglob("*"))) if each.is_dir() and not ASIDE & set(each.parts)]


def modules(folder: Path) -> list[Path]:
    return [each for each in folder.iterdir() if each.is_file()]


@pytest.mark.parametrize("root", ["server/backprop_canvas", "static/js", "static/css", "tests"])
def test_no_folder_is_crowded(root: str) -> None:
    counts = {str(each.relative_to(ROOT)): len(modules(each)) for each in folders(ROOT / root)}
    assert {name: count for name, count in counts.items() if count > MOST} == {}


@pytest.mark.parametrize("root", ["server/backprop_canvas", "static/js"])
def test_no_folder_is_all_but_empty(root: str) -> None:
    """One that holds folders alone is a name on the way to them."""
    everything = folders(ROOT / root)
    counts = {
        str(each.relative_to(ROOT)): len(modules(each)) + sum(inner.parent == each for inner in everything)
        for each in everything
        if modules(each)
    }
    assert {name: count for name, count in counts.items() if count < LEAST} == {}
