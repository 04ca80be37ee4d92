"""Circles in a graph of imports, of modules and of the folders they lie in."""

from __future__ import annotations

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tests.architecture.imports import page_imports, resolved, server_imports


def circle(arrows: Iterable[tuple[str, str]]) -> list[str]:
    """One circle, its first member last again; none: empty."""
    graph: dict[str, set[str]] = {}
    for source, target in arrows:
        if source != target:
            graph.setdefault(source, set()).add(target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as found:
        return list(found.args[1])
    return []


def server_arrows(package: Path) -> list[tuple[str, str]]:
    modules = {name for name, _ in server_imports(package)}
    return [(name, target) for name, target in server_imports(package) if target in modules]


def page_arrows(folder: Path) -> list[tuple[str, str]]:
    return [(str(path), str(resolved(path, name))) for path, name in page_imports(folder) if name.startswith(".")]


def folder_of_module(package: Path, name: str) -> str:
    """A module that stands in the package itself is a folder of its own: the roots belong to nobody."""
    below = name.split(".")[1:]
    is_folder = package.joinpath(*below).is_dir()
    return ".".join(below if is_folder or len(below) == 1 else below[:-1])


def server_folder_arrows(package: Path) -> list[tuple[str, str]]:
    """Without migrations, which the database finds by their place."""
    arrows = (
        (folder_of_module(package, source), folder_of_module(package, target))
        for source, target in server_arrows(package)
    )
    return [arrow for arrow in arrows if not any(".migrations" in end for end in arrow)]


def page_folder_arrows(folder: Path) -> list[tuple[str, str]]:
    return [(str(Path(source).parent), str(Path(target).parent)) for source, target in page_arrows(folder)]
