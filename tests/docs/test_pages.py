"""What the pages point to exists, and what they show can be done."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

import pytest
from msgspec import convert

from backprop_canvas.cli import read_arguments
from backprop_canvas.document.read import decode_document
from backprop_canvas.document.schema import FORMAT
from backprop_canvas.document.training import Training
from backprop_canvas.session.network.settings import rule_problems
from tests.commands.programs import WORKED
from tests.docs.command_line import answered
from tests.docs.layout import page_folders
from tests.docs.links import broken, sections
from tests.docs.pages import PAGES, ROOT, read
from tests.docs.shell import MODULE, blocks, commands

EVERY_PAGE = pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
README = ROOT / "README.md"
TESTS = re.compile(r"pytest (tests[\w/.]*)")
# With a folder: `elementary.py` beside `engine/functions/rectifiers.py` is in its folder.
NAMED_FILE = re.compile(r"`(\w[\w/]*/\w+\.(?:py|js))`")
# What stands for a file of the reader's.
ANY_FILE = "network.json"


def test_the_readme_is_read_in_a_minute() -> None:
    assert len(README.read_bytes()) <= 8 * 1024


def test_the_readme_leads_to_every_page() -> None:
    assert [page.name for page in PAGES if page != README and f"](docs/{page.name})" not in read(README)] == []


def test_the_readme_has_the_two_lines_that_ci_takes() -> None:
    start, test = blocks(read(README), "sh")
    assert start.rstrip().endswith("backprop-canvas --open")
    assert test.rstrip().endswith("-m pytest")


@EVERY_PAGE
def test_every_link_leads_somewhere(file: Path) -> None:
    assert broken(file) == []


def test_each_decision_has_a_number_of_its_own() -> None:
    numbers = re.findall(r"^(\d+)\. \*\*", read(ROOT / "docs" / "decisions.md"), re.MULTILINE)
    assert sorted(map(int, numbers)) == list(range(1, len(numbers) + 1))


def test_a_link_to_nowhere_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One two\n[a](#one-two) [b](#three) [c](other.md) ![d](page.md)\n```\n[e](f)\n```\n")
    assert broken(page) == ["#three", "other.md"]
    assert sections("## `a` & b\n") == {"a--b"}


@EVERY_PAGE
def test_every_module_that_is_named_exists(file: Path) -> None:
    named = set(MODULE.findall(read(file)))
    assert {name for name in named if importlib.util.find_spec(name) is None} == set()


@EVERY_PAGE
def test_every_folder_of_tests_that_is_named_exists(file: Path) -> None:
    assert [path for path in TESTS.findall(read(file)) if not (ROOT / path).exists()] == []


def test_every_file_of_the_layout_exists() -> None:
    """Files are named from the package, from the page's modules, or from the root."""
    roots = (ROOT, ROOT / "server" / "backprop_canvas", ROOT / "static" / "js")
    named = NAMED_FILE.findall(read(ROOT / "docs" / "contributing.md"))
    assert [name for name in named if not any((root / name).exists() for root in roots)] == []


@EVERY_PAGE
def test_every_command_can_be_read(file: Path) -> None:
    for arguments in commands(read(file)):
        read_arguments(arguments)


@EVERY_PAGE
def test_commands_for_a_file_of_the_reader_do_what_they_should(file: Path) -> None:
    for arguments in commands(read(file)):
        if ANY_FILE in arguments and not any("$" in word for word in arguments):
            printed, status = answered(*(str(WORKED) if word == ANY_FILE else word for word in arguments))
            assert status == 0, printed


def test_commands_are_found_in_a_line_of_shell() -> None:
    text = '```bash\nx=1; .venv/bin/backprop-canvas check n.json --equation "a || b" || echo no  # why\n```\n'
    assert list(commands(text)) == [["check", "n.json", "--equation", "a || b"]]


@EVERY_PAGE
def test_json_is_what_the_program_reads(file: Path) -> None:
    for block in blocks(read(file), "json"):
        value = json.loads(block)
        if value.get("format") == FORMAT:
            decode_document(block.encode())
        if set(value) == {"training"}:
            assert list(rule_problems(convert(value["training"], Training))) == []


def test_every_folder_of_the_page_is_described() -> None:
    rows = read(ROOT / "docs" / "contributing.md")
    assert [folder for folder in page_folders() if f"| `{folder}/` |" not in rows] == []


def test_every_benchmark_is_described() -> None:
    commands = MODULE.findall(read(ROOT / "docs" / "benchmarks.md"))
    folder = ROOT / "tests" / "benchmarks"
    files = {f"tests.benchmarks.{file.stem}" for file in folder.glob("[a-z]*.py")}
    files |= {f"tests.benchmarks.pressure.{file.stem}" for file in (folder / "pressure").glob("[a-z]*.py")}
    assert set(commands) == files
