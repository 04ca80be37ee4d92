"""Finds a Chromium for the tests of the page: the one without windows if it is there or Debian has it, else any that is
installed, else Playwright's download, else Debian's with windows.

Nothing is skipped when there is none: the run ends with one sentence saying what to install. Knows
nothing of the tests.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

INSTALL_ONE = (
    "The tests of the page need a browser: install Chromium, Chrome or Edge, or run "
    "`python -m playwright install --with-deps chromium`, and start the tests again."
)
# The browser without windows takes half the processor time: the other draws its tabs and bars for every story.
SHELL = "chromium-headless-shell"
SHELLS = (SHELL, "chrome-headless-shell")
COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
# Debian's name first.
FIREFOX = ("firefox-esr", "firefox")
MAC_APPLICATIONS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
# A test's browser has no business with any host but the program's; root needs to go without the sandbox.
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowser(Exception):
    """Says in one sentence what to install."""


def find_browser() -> Path:
    """A browser that runs, installed now if need be. Raises NoBrowser."""
    for search in (shells, shell_from_debian, installed, downloaded, from_debian):
        for candidate in search():
            if runs(candidate):
                return candidate
    raise NoBrowser(INSTALL_ONE)


def launch_arguments() -> list[str]:
    return [*ARGUMENTS, "--no-sandbox"] if is_root() else list(ARGUMENTS)


def find_firefox() -> Path | None:
    """Firefox as a distribution ships it, installed now if need be."""
    if next(on_path(FIREFOX, os.environ), None) is None and may_install_packages():
        install(FIREFOX[0])
    return next(on_path(FIREFOX, os.environ), None)


def shells() -> Iterator[Path]:
    yield from on_path(SHELLS, os.environ)


def shell_from_debian() -> Iterator[Path]:
    if may_install_packages() and install(SHELL):
        yield from shells()


def installed(environment: Mapping[str, str] = os.environ) -> Iterator[Path]:
    """What is on the path and in the usual places."""
    yield from on_path(COMMANDS, environment)
    for home in (Path("/Applications"), Path.home() / "Applications"):
        yield from (home / application for application in MAC_APPLICATIONS)
    for variable in WINDOWS_FOLDERS:
        if variable in environment:
            yield from (Path(environment[variable]) / program for program in WINDOWS_PROGRAMS)


def on_path(commands: Iterable[str], environment: Mapping[str, str]) -> Iterator[Path]:
    for command in commands:
        if found := shutil.which(command, path=environment.get("PATH")):
            yield Path(found)


def downloaded() -> Iterator[Path]:
    """Playwright's own Chromium, asked for if it is not there; without a network that fails at once."""
    executable = playwright_executable()
    if not executable.is_file():
        run(sys.executable, "-m", "playwright", "install", "chromium")
    yield executable


def playwright_executable() -> Path:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def from_debian() -> Iterator[Path]:
    """Debian's package, where the tests may install it."""
    if may_install_packages() and install("chromium"):
        yield from installed()


def install(package: str) -> bool:
    """Whether Debian has the package. Its lists are fetched where they are old or not there."""
    command = ("apt-get", "install", "--yes", "--no-install-recommends", package)
    return run(*command) or (run("apt-get", "update") and run(*command))


def may_install_packages(environment: Mapping[str, str] = os.environ) -> bool:
    """Not in a worker: the process that hands the tests out has tried already."""
    return is_root() and shutil.which("apt-get") is not None and "PYTEST_XDIST_WORKER" not in environment


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def runs(candidate: Path) -> bool:
    """Whether it is there and starts: a distribution's placeholder or a download that lacks a library does not.

    On Windows asking for the version would open a window, so being there is enough.
    """
    return candidate.is_file() and (os.name == "nt" or run(str(candidate), "--version"))


def run(*command: str) -> bool:
    """Runs quietly; whether it went well. Debian's installer must not ask."""
    try:
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
    except OSError:
        return False
    return done.returncode == 0
