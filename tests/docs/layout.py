"""The folders of both sides; those of the server with their own words about what they are for and must not know."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.layers import SERVER
from tests.docs.markdown import code, table
from tests.docs.pages import ROOT

PACKAGE = ROOT / "server" / "backprop_canvas"


def layers() -> str:
    """The layers of the server that there are, and what each may import."""
    rows = [
        (code(layer), ", ".join(map(code, sorted(filter(is_there, below)))) or "none of these")
        for layer, below in SERVER.items()
        if is_there(layer) and layer != "errors"
    ]
    return table(("layer", "may import, with all that those may"), rows)


def is_there(layer: str) -> bool:
    return (PACKAGE / layer).exists() or (PACKAGE / f"{layer}.py").exists()


def folders() -> str:
    """Every folder of the package with the beginning of its docstring."""
    return table(("folder", "what it holds"), [(code(name), told) for name, told in described()])


def described() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("__init__.py")):
        if path.parent != PACKAGE:
            words = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
            yield f"{path.parent.relative_to(PACKAGE).as_posix()}/", " ".join(words.split("\n\n")[0].split())


def page_folders() -> list[str]:
    """The folders of the page that hold modules, such as render/marks."""
    modules = ROOT / "static" / "js"
    return sorted({path.parent.relative_to(modules).as_posix() for path in modules.rglob("*.js")} - {"."})
