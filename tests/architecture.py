"""The directions in which modules may import, and a checker that reads them off the source.

It parses and never imports what it checks. Types named in JSDoc comments do not count: they are gone when
the page runs.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

# What each layer of the server may import; what those may import in turn is allowed too.
SERVER = {
    "app": {"web", "config", "compiling"},
    "compiling": {"engine"},
    "web": {"rooms", "protocol", "export", "storage"},
    "rooms": {"session", "storage"},
    "reports": {"session"},
    "export": {"session", "engine"},
    "storage": {"protocol", "document"},
    "session": {"training", "explain", "protocol"},
    "training": {"engine"},
    "explain": {"engine"},
    "protocol": {"document"},
    "document": set[str](),
    "engine": set[str](),
    "config": set[str](),
    "errors": set[str](),
}
# The command line asks the layers that have an answer for it, and none that lies below them.
COMMAND_LINE = {
    "app",
    "reports",
    "session",
    "explain",
    "training",
    "document",
    "export",
    "compiling",
    "config",
    "errors",
}
SAME_LAYER = {"__main__": "cli", "commands": "cli", "production": "app", "portable": "app", "service": "app"}

# Packages, the standard library's too, that belong to some layers and to no other.
OWNERS = {
    "flask": {"web"},
    "flask_socketio": {"web"},
    "socketio": {"web"},
    "engineio": {"web"},
    "simple_websocket": {"web"},
    "sqlalchemy": {"storage"},
    "alembic": {"storage"},
    "gunicorn": {"app"},
    "webbrowser": {"app"},
    "argparse": {"cli"},
    "numba": {"compiling"},
    "threading": {"app", "compiling", "web", "rooms", "storage"},
    "queue": {"web", "rooms"},
    "time": {"cli", "web", "rooms", "storage"},
    "socket": {"app", "web"},
}

# The page's layers from top to bottom; those on one line do not import each other.
PAGE = (("main",), ("panels", "tools", "net"), ("render", "playback"), ("model",), ("protocol",), ("lib",), ("words",))
LIBRARIES = {
    "preact": {"panels"},
    "preact/hooks": {"panels"},
    "htm": {"panels"},
    "htm/preact": {"panels"},
    "@preact/signals": {"panels"},
    "@preact/signals-core": {"main", "panels", "tools", "net", "render", "playback", "model"},
    "katex": {"panels", "lib"},
}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
IMPORT = re.compile(
    r"""^\s*(?:import|export)\b[^"'`;(]*?(?<=[\s}])from\s*["']([^"']+)["']"""
    r"""|^\s*import\s*["']([^"']+)["']"""
    r"""|\bimport\(\s*["']([^"']+)["']""",
    re.MULTILINE,
)


def server_violations(package: Path) -> list[str]:
    """One line for each import against the directions in the package folder."""
    return [
        f"{path.relative_to(package.parent)}: {module}"
        for path in sorted(package.rglob("*.py"))
        for module in python_imports(path, package)
        if not server_may(layer_of(path.relative_to(package)), module)
    ]


def layer_of(path: Path) -> str:
    top = path.parts[0].removesuffix(".py")
    return SAME_LAYER.get(top, top)


def python_imports(path: Path, package: Path) -> Iterator[str]:
    """Full names of the modules that a file imports anywhere, the names of a package one by one."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from from_import(node, path.relative_to(package.parent))


def from_import(node: ast.ImportFrom, path: Path) -> Iterator[str]:
    base = [*path.parts[: len(path.parts) - node.level], *([node.module] if node.module else [])]
    module = ".".join(base) if node.level else str(node.module)
    if module == path.parts[0]:
        yield from (f"{module}.{alias.name}" for alias in node.names)
    else:
        yield module


def server_may(layer: str, module: str) -> bool:
    top, _, rest = module.partition(".")
    if top != "backprop_canvas":
        return layer in OWNERS.get(top, {layer})
    target = layer_of(Path(rest.partition(".")[0]))
    return target in (layer, "errors") or target in (COMMAND_LINE if layer == "cli" else below(layer))


def below(layer: str) -> set[str]:
    """Everything that a layer reaches along the arrows."""
    direct = SERVER.get(layer, set())
    return direct.union(*(below(other) for other in direct))


def page_violations(folder: Path) -> list[str]:
    """One line for each import against the directions in the folder of the page's modules."""
    return [
        f"{path.relative_to(folder)}: {name}"
        for path in sorted(folder.rglob("*.js"))
        for name in javascript_imports(path)
        if not page_may(path.relative_to(folder), name)
    ]


def javascript_imports(path: Path) -> Iterator[str]:
    for found in IMPORT.finditer(COMMENT.sub("", path.read_text("utf-8"))):
        yield next(filter(None, found.groups()))


def page_may(path: Path, name: str) -> bool:
    layer = page_layer(path.parts)
    if not name.startswith("."):
        return layer in LIBRARIES.get(name, ())
    target = page_layer(resolved(path, name))
    return target == layer or level(target) > level(layer)


def resolved(path: Path, name: str) -> tuple[str, ...]:
    """The parts of a relative import, seen from the folder of the page's modules."""
    parts = list(path.parts[:-1])
    for step in name.split("/"):
        if step == "..":
            parts.pop()
        elif step != ".":
            parts.append(step)
    return tuple(parts)


def page_layer(parts: tuple[str, ...]) -> str:
    """A folder is a layer; a module outside every folder belongs to the uppermost one."""
    return parts[0] if len(parts) > 1 else "main"


def level(layer: str) -> int:
    """How far down a layer is; one that the page does not have is nobody's to import."""
    return next((at for at, layers in enumerate(PAGE) if layer in layers), -1)
