"""What the package build makes: a wheel with the bundled page, and an archive from which it is built without Node."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

import hatch_build
from backprop_canvas.web.assets import LIBRARIES
from tests.installed import ROOT, build

TEMPLATES = ROOT / "templates"


def test_a_wheel_puts_only_the_package_at_the_top(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"backprop_canvas"}


def test_a_wheel_carries_the_bundled_page(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name.removeprefix("backprop_canvas/") for name in archive.namelist()}
        manifest = json.loads(archive.read("backprop_canvas/static/manifest.json"))
    built = {f"static/{name}" for name in manifest.values()}
    assert {"js/main.js", "js/networks.js", "css/page.css", "css/lone.css", "vendor/socket.io/socket.io.js"} <= set(
        manifest
    )
    assert (
        built | {f"{name}{ending}" for name in built if name.endswith((".js", ".css")) for ending in (".br", ".gz")}
        <= names
    )
    assert {"static/LICENSES.txt", "py.typed", "templates/editor.html"} <= names
    assert not any(
        name.startswith(("static/js/", "static/vendor/")) or name.endswith((".png", ".map")) for name in names
    )


def test_every_file_that_a_template_names_is_built(wheel: Path) -> None:
    named = {name for page in TEMPLATES.glob("*.html") for name in re.findall(r"asset\('([^']+)'\)", page.read_text())}
    with zipfile.ZipFile(wheel) as archive:
        manifest = json.loads(archive.read("backprop_canvas/static/manifest.json"))
    assert named
    assert named <= set(manifest)


def test_a_bundle_names_no_source_and_no_address_from_the_root(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        manifest = json.loads(archive.read("backprop_canvas/static/manifest.json"))
        script, styles = (
            archive.read(f"backprop_canvas/static/{manifest[name]}").decode() for name in ("js/main.js", "css/page.css")
        )
    assert re.findall(r"sourceMappingURL|static/js|node_modules|from\s*\"[@a-z]", script) == []
    addresses = re.findall(r"url\(\"?([^)\"]+)", styles)
    assert addresses
    assert [address for address in addresses if not address.startswith(("./", "data:"))] == []


def test_an_unpacked_wheel_finds_its_own_files(installed: Mapping[str, str], tmp_path: Path) -> None:
    script = "from backprop_canvas.web import assets; print(assets.static_folder(), assets.template_folder())"
    printed = python(script, installed, tmp_path)
    package = Path(installed["PYTHONPATH"].split(os.pathsep)[0]) / "backprop_canvas"
    assert printed.split() == [str(package / "static"), str(package / "templates")]


def test_a_project_of_ones_own_may_have_a_module_of_the_name_server(
    installed: Mapping[str, str], tmp_path: Path
) -> None:
    (tmp_path / "server.py").write_text("OWN = True\n")
    assert (
        python("import server, backprop_canvas.web, backprop_canvas.session; print(server.OWN)", installed, tmp_path)
        == "True\n"
    )


def python(script: str, environment: Mapping[str, str], folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive, unpacked."""
    folder = tmp_path_factory.mktemp("archive")
    with tarfile.open(build("sdist", folder / "packed")) as packed:
        packed.extractall(folder, filter="data")
    (unpacked,) = (path for path in folder.iterdir() if path.name != "packed")
    return unpacked


def test_a_source_archive_is_built_without_node(archive: Path) -> None:
    assert hatch_build.is_prepared(archive)
    (archive / "static" / "css" / "base.css").write_text("body{}")
    assert not hatch_build.is_prepared(archive)


def test_a_source_archive_holds_what_an_editable_install_serves(archive: Path) -> None:
    assert all((archive / "static" / "vendor" / file).is_file() for file in (*LIBRARIES.values(), *hatch_build.FILES))
    assert (archive / "static" / "js" / "main.js").is_file()
    assert not (archive / "node_modules").exists()
    assert not (archive / "build" / "npm").exists()


def test_a_checkout_asks_for_node_until_the_page_is_made(tmp_path: Path) -> None:
    for name in (*hatch_build.LOCKED, "hatch_build.py", "hatch_bundle.js"):
        shutil.copy(ROOT / name, tmp_path)
    hook = hatch_build.PageHook(str(tmp_path), {}, None, None, "", "wheel")  # type: ignore[arg-type]
    assert hook.dependencies() == [hatch_build.NODE]
    for stamp, sources in (
        (hatch_build.VENDOR / ".installed", hatch_build.vendor_sources),
        (hatch_build.BUNDLED_FROM, hatch_build.page_sources),
    ):
        (tmp_path / stamp).parent.mkdir(parents=True)
        (tmp_path / stamp).write_text(sources(tmp_path))
    assert hook.dependencies() == []
    hatch_build.install(tmp_path)
    hatch_build.bundle(tmp_path)
    assert [path.name for path in (tmp_path / hatch_build.VENDOR).iterdir()] == [".installed"]


def test_only_the_carried_subsets_of_the_typeface_are_named() -> None:
    css = (ROOT / "static" / "vendor" / "ibm-plex-sans" / "ibm-plex-sans.css").read_text("utf-8")
    named = re.findall(r"url\(\./(files/[^)]+)\)", css)
    assert len(named) == len(hatch_build.PLEX_SUBSETS)
    assert all((ROOT / "static" / "vendor" / "ibm-plex-sans" / file).is_file() for file in named)


def test_the_lock_file_leaves_open_where_packages_come_from() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
