"""What the package build makes: where a wheel keeps the page's files, and that it can be built again.

The libraries are installed already when a test runs, so nothing here asks npm for anything.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from backprop_canvas.web.assets import LIBRARIES

import hatch_build

ROOT = Path(__file__).parents[1]


def build(target: str, folder: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


def test_a_wheel_puts_only_the_package_at_the_top(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"backprop_canvas"}


def test_a_wheel_carries_the_page_and_its_libraries(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"backprop_canvas/static/vendor/{file}" for file in (*LIBRARIES.values(), *hatch_build.FILES)} <= names
    assert any(name.startswith("backprop_canvas/templates/") for name in names)


def test_an_unpacked_wheel_finds_its_own_files(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    script = "from backprop_canvas.web import assets; print(assets.static_folder(), assets.template_folder())"
    done = subprocess.run(
        [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {script}"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == [
        str(tmp_path / "backprop_canvas" / "static"),
        str(tmp_path / "backprop_canvas" / "templates"),
    ]


def test_a_source_archive_can_build_the_wheel(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames()}
    assert {
        "hatch_build.py",
        "package.json",
        "package-lock.json",
        "server/backprop_canvas/cli.py",
        "static/js/main.js",
    } <= names
    assert not any(name.startswith(("static/vendor", "node_modules")) for name in names)


def test_what_is_installed_already_is_left_alone(tmp_path: Path) -> None:
    stamp = tmp_path / ".installed"
    stamp.write_text(hatch_build.fingerprint(ROOT))
    hatch_build.install(ROOT, tmp_path)
    assert list(tmp_path.iterdir()) == [stamp]


def test_only_the_carried_subsets_of_the_typeface_are_named() -> None:
    css = (ROOT / "static" / "vendor" / "ibm-plex-sans" / "ibm-plex-sans.css").read_text("utf-8")
    named = re.findall(r"url\(\./(files/[^)]+)\)", css)
    assert len(named) == len(hatch_build.PLEX_SUBSETS)
    assert all((ROOT / "static" / "vendor" / "ibm-plex-sans" / file).is_file() for file in named)


def test_the_lock_file_leaves_open_where_packages_come_from() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
