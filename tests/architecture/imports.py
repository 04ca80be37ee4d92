"""What each module imports, read off its syntax tree. Nothing that is checked is ever run.

Imports for types alone count in Python. Types named in JSDoc comments do not: they are gone when the page runs.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath

from tests.architecture import javascript


def server_imports(package: Path) -> Iterator[tuple[str, str]]:
    """Each module of the package and the full name of what it imports."""
    for path in sorted(package.rglob("*.py")):
        name = module_name(path, package)
        for node in import_statements(path.read_text("utf-8")):
            if isinstance(node, ast.Import):
                yield from ((name, alias.name) for alias in node.names)
            else:
                yield from ((name, found) for found in imported_from(node, path, package))


@cache
def import_statements(source: str) -> tuple[ast.Import | ast.ImportFrom, ...]:
    """Kept, since several rules ask the same of all modules."""
    return tuple(node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import | ast.ImportFrom))


def module_name(path: Path, package: Path) -> str:
    return ".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__")


def imported_from(node: ast.ImportFrom, path: Path, package: Path) -> Iterator[str]:
    """The modules that names are taken from: `from package import module` imports the module."""
    parts = path.relative_to(package.parent).parts
    base = [*parts[: len(parts) - node.level], *([node.module] if node.module else [])]
    origin = ".".join(base) if node.level else str(node.module)
    folder = package.parent.joinpath(*origin.split("."))
    for alias in node.names:
        is_module = (folder / f"{alias.name}.py").is_file() or (folder / alias.name).is_dir()
        yield f"{origin}.{alias.name}" if is_module or origin == parts[0] else origin


def page_imports(folder: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """Each module of the page, by its place in the folder, and the name by which it imports another."""
    for path in sorted(folder.rglob("*.js")):
        yield from ((PurePosixPath(path.relative_to(folder)), name) for name in javascript.imports(path.read_bytes()))


def resolved(path: PurePosixPath, name: str) -> PurePosixPath:
    """The place of what a module at `path` imports by a relative name."""
    parts = list(path.parts[:-1])
    for step in name.split("/"):
        if step == "..":
            parts.pop()
        elif step != ".":
            parts.append(step)
    return PurePosixPath(*parts)
