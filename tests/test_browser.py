"""Finding a browser: what is tried, in which order, and what is said when there is none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import browser


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, ...]]:
    """A machine without a browser on which every command fails; what was run, in order."""
    ran: list[tuple[str, ...]] = []

    def fail(*command: str) -> bool:
        ran.append(command)
        return False

    monkeypatch.setattr(browser, "run", fail)
    monkeypatch.setattr(browser, "COMMANDS", ())
    monkeypatch.setattr(browser, "SHELLS", ())
    monkeypatch.setattr(browser, "MAC_APPLICATIONS", ())
    monkeypatch.setattr(browser, "WINDOWS_PROGRAMS", ())
    monkeypatch.setattr(browser, "playwright_executable", lambda: tmp_path / "chrome")
    monkeypatch.setattr(browser, "may_install_packages", lambda: True)
    return ran


def executable(path: Path, text: str = "#!/bin/sh\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def test_an_installed_browser_is_found_on_the_path(tmp_path: Path) -> None:
    found = executable(tmp_path / "google-chrome")
    assert found in list(browser.installed({"PATH": str(tmp_path)}))


def test_an_installed_browser_is_found_in_the_usual_places(tmp_path: Path) -> None:
    found = tmp_path / "Microsoft/Edge/Application/msedge.exe"
    assert found in list(browser.installed({"PATH": "", "PROGRAMFILES": str(tmp_path)}))


@pytest.mark.skipif(os.name == "nt", reason="a shell script does not start there")
def test_a_placeholder_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    assert browser.runs(executable(tmp_path / "chromium"))
    assert not browser.runs(executable(tmp_path / "chromium-browser", "#!/bin/sh\nexit 1\n"))
    assert not browser.runs(tmp_path / "not there")


def test_packages_and_a_download_are_tried(commands: list[tuple[str, ...]]) -> None:
    with pytest.raises(browser.NoBrowser) as caught:
        browser.find_browser()
    tried = [command[-1] for command in commands]
    assert tried == ["chromium-headless-shell", "update", "chromium", "chromium", "update"]
    assert str(caught.value) == browser.INSTALL_ONE


def test_packages_are_only_installed_by_root(commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "may_install_packages", lambda: False)
    with pytest.raises(browser.NoBrowser):
        browser.find_browser()
    assert [command[-2:] for command in commands] == [("install", "chromium")]


def test_a_worker_leaves_packages_to_the_process_that_hands_the_tests_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "is_root", lambda: True)
    monkeypatch.setattr("shutil.which", lambda command: f"/usr/bin/{command}")
    assert browser.may_install_packages({})
    assert not browser.may_install_packages({"PYTEST_XDIST_WORKER": "gw0"})


def test_the_first_that_starts_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def offered() -> Iterator[Path]:
        yield from map(Path, ("broken", "good", "never looked at"))

    monkeypatch.setattr(browser, "shells", lambda: iter(()))
    monkeypatch.setattr(browser, "may_install_packages", lambda: False)
    monkeypatch.setattr(browser, "installed", offered)
    monkeypatch.setattr(browser, "runs", lambda candidate: candidate != Path("broken"))
    assert browser.find_browser() == Path("good")


def test_one_without_windows_is_preferred_and_fetched_where_packages_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    there: list[Path] = []

    def fetch(package: str) -> bool:
        there.append(Path(package))
        return True

    monkeypatch.setattr(browser, "shells", lambda: iter(there))
    monkeypatch.setattr(browser, "installed", lambda: iter((Path("chromium"),)))
    monkeypatch.setattr(browser, "runs", lambda candidate: True)
    monkeypatch.setattr(browser, "install", fetch)
    monkeypatch.setattr(browser, "may_install_packages", lambda: False)
    assert browser.find_browser() == Path("chromium")
    monkeypatch.setattr(browser, "may_install_packages", lambda: True)
    assert browser.find_browser() == Path("chromium-headless-shell")
    monkeypatch.setattr(browser, "install", lambda package: False)
    assert browser.find_browser() == Path("chromium-headless-shell")
