"""Where the page's files are, and which file stands for which.

In a checkout static/ and templates/ lie beside the folder server/, and the page's modules are served as they are. An
installed wheel holds them inside the package, bundled: manifest.json tells the name of each built file. No other
module knows. This one knows nothing of Flask: it gives folders, names and addresses.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from backprop_canvas.errors import Problem

PACKAGE = Path(__file__).parents[1]
STATIC_URL = "/static"
VENDOR_URL = f"{STATIC_URL}/vendor"
MANIFEST = "manifest.json"

# Every bare name that a module of the page or one of its libraries imports.
LIBRARIES = {
    "preact": "preact/preact.js",
    "preact/hooks": "preact/hooks.js",
    "htm": "htm/htm.js",
    "htm/preact": "htm/preact.js",
    "@preact/signals": "signals/signals.js",
    "@preact/signals-core": "signals-core/signals-core.js",
    "katex": "katex/katex.js",
}


def home(package: Path = PACKAGE) -> Path:
    """The folder that holds static/ and templates/: the package when a wheel was installed, else the checkout."""
    return package if (package / "static").is_dir() else package.parents[1]


def static_folder() -> Path:
    """Raises Problem assets_missing when the libraries of the page are neither bundled nor beside it."""
    # A Windows registry may call a script plain text, and then no browser runs it.
    mimetypes.add_type("text/javascript", ".js")
    folder = home() / "static"
    if not built():
        require_libraries(folder)
    return folder


def template_folder() -> Path:
    return home() / "templates"


@cache
def built() -> Mapping[str, str]:
    """The built file for each file of the checkout's static/ that a page names; empty in a checkout."""
    return read_manifest(home() / "static")


def read_manifest(static: Path) -> Mapping[str, str]:
    manifest = static / MANIFEST
    names: Mapping[str, str] = json.loads(manifest.read_text("utf-8")) if manifest.is_file() else {}
    return names


def name_of(file: str) -> str:
    """The name under which a file of the checkout's static/ is served."""
    return built().get(file, file)


def import_map() -> dict[str, str]:
    """The `imports` of the page's import map: bare names to addresses. A bundle imports none."""
    return {} if built() else {name: f"{VENDOR_URL}/{file}" for name, file in LIBRARIES.items()}


@cache
def modules() -> tuple[str, ...]:
    """The page's own modules, so that the browser asks for all of them at once. A bundle is one file."""
    if built():
        return ()
    static = static_folder()
    return tuple(sorted(path.relative_to(static).as_posix() for path in (static / "js").rglob("*.js")))


def require_libraries(static: Path) -> None:
    if not all((static / "vendor" / file).is_file() for file in LIBRARIES.values()):
        raise Problem("assets_missing")
