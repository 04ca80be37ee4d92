"""Where the page's files are, and by which bare names its modules find the libraries.

In a checkout static/ and templates/ lie beside the folder server/, in an installed wheel inside the package; no
other module knows. This one knows nothing of Flask: it gives folders and addresses.
"""

from __future__ import annotations

import mimetypes
from pathlib import Path

from backprop_canvas.errors import Problem

PACKAGE = Path(__file__).parents[1]
STATIC_URL = "/static"
VENDOR_URL = f"{STATIC_URL}/vendor"

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
    """Raises Problem assets_missing when the libraries of the page are not in it."""
    # A Windows registry may call a script plain text, and then no browser runs it.
    mimetypes.add_type("text/javascript", ".js")
    folder = home() / "static"
    require_libraries(folder)
    return folder


def template_folder() -> Path:
    return home() / "templates"


def import_map() -> dict[str, str]:
    """The `imports` of the page's import map: bare names to addresses."""
    return {name: f"{VENDOR_URL}/{file}" for name, file in LIBRARIES.items()}


def require_libraries(static: Path) -> None:
    if not all((static / "vendor" / file).is_file() for file in LIBRARIES.values()):
        raise Problem("assets_missing")
