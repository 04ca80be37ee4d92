"""Where the page's files are, and which built file replaces which source file.

In a checkout static/ and templates/ lie beside the folder server/, and the page's modules are served unchanged. An
installed wheel contains them inside the package, bundled; manifest.json gives the name of each built file. Only this
module knows the difference. It does not know Flask; it returns folders, names and addresses."""

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


# Keys of the manifest that stand for what the entry of a bundle imports at once.
NOW = "js/now/"


def home(package: Path = PACKAGE) -> Path:
    """The folder that holds static/ and templates/: the package in an installed wheel, else the checkout."""
    return package if (package / "static").is_dir() else package.parents[1]


def static_folder() -> Path:
    """Raises Problem assets_missing if the page's libraries are neither bundled nor in the checkout."""
    # A Windows registry may give scripts the type of plain text; then no browser runs them.
    mimetypes.add_type("text/javascript", ".js")
    folder = home() / "static"
    if not built():
        require_libraries(folder)
    return folder


def template_folder() -> Path:
    return home() / "templates"


@cache
def built() -> Mapping[str, str]:
    """The built file for each file of the checkout's static/ that a page names. Empty in a checkout."""
    return read_manifest(home() / "static")


def read_manifest(static: Path) -> Mapping[str, str]:
    manifest = static / MANIFEST
    names: Mapping[str, str] = json.loads(manifest.read_text("utf-8")) if manifest.is_file() else {}
    return names


def name_of(file: str) -> str:
    """The served name of a file from the checkout's static/."""
    return built().get(file, file)


def import_map() -> dict[str, str]:
    """The `imports` of the page's import map, from bare names to addresses. A bundle imports none."""
    return {} if built() else {name: f"{VENDOR_URL}/{file}" for name, file in LIBRARIES.items()}


@cache
def modules(entry: str) -> tuple[str, ...]:
    """A page's own modules, so that the browser requests all of them at once. Of a bundle, what its entry imports at
    once; what a page imports late is left out. Of a checkout, all that there are."""
    if built():
        return tuple(sorted(file for file in built() if file.startswith(f"{NOW}{entry}/")))
    static = static_folder()
    return tuple(sorted(path.relative_to(static).as_posix() for path in (static / "js").rglob("*.js")))


def require_libraries(static: Path) -> None:
    if not all((static / "vendor" / file).is_file() for file in LIBRARIES.values()):
        raise Problem("assets_missing")
