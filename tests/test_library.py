"""The functions of the package: they return what the commands print, refuse by one error, and bring nothing along."""

from __future__ import annotations

import doctest
import json
import math
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import backprop_canvas
from backprop_canvas.cli import main
from backprop_canvas.reports.as_json import to_json
from tests.commands.programs import EXAMPLES, ROOT, WORKED, written
from tests.docs.pages import read
from tests.docs.shell import blocks
from tests.graphs import diverging, example

Call = Callable[[str], Mapping[str, Any]]
HALF = "dL/dw1 = dh1/dw1*do1/dh1*dL/do1"
CALLS: dict[str, tuple[Call, list[str]]] = {
    "trace": (backprop_canvas.trace, ["trace", "--json"]),
    "train": (lambda file: backprop_canvas.train(file, 100), ["train", "--iterations", "100", "--json"]),
    "explain": (
        lambda file: backprop_canvas.explain(file, "w1"),
        ["explain", "--parameter", "w1", "--format", "json"],
    ),
    "explain, one path": (
        lambda file: backprop_canvas.explain(file, "w1", limit=1),
        ["explain", "--parameter", "w1", "--format", "json", "--limit", "1"],
    ),
    "check": (lambda file: backprop_canvas.check(file, HALF), ["check", "--equation", HALF, "--json"]),
    "check, a number": (
        lambda file: backprop_canvas.check(file, "0.1", "w1"),
        ["check", "--equation", "0.1", "--parameter", "w1", "--json"],
    ),
    "check, unreadable": (lambda file: backprop_canvas.check(file, "foo"), ["check", "--equation", "foo", "--json"]),
}


@pytest.mark.parametrize(("call", "command"), CALLS.values(), ids=CALLS.keys())
@pytest.mark.parametrize("file", [WORKED, EXAMPLES / "chain-1-1-1.json"], ids=lambda file: file.stem)
def test_a_function_returns_what_its_command_prints(
    call: Call, command: list[str], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([command[0], str(file), *command[1:]])
    assert capsys.readouterr().out == to_json(call(str(file))) + "\n"


def test_a_number_that_is_not_finite_is_a_float_and_printed_a_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = diverging()
    for parameter in document["parameters"]:
        parameter["value"] = 1e200
    returned = backprop_canvas.trace(document)["loss"]
    main(["trace", written(tmp_path, document), "--json"])
    assert (returned, json.loads(capsys.readouterr().out)["loss"]) == (math.inf, "Infinity")


def test_the_sample_is_counted_from_0() -> None:
    document = example("mazur-2-2-2")
    other = {"inputs": {"i1": 0.9, "i2": -0.4}, "targets": {"o1": 0.2, "o2": 0.3}}
    alone, both = {**document, "samples": [other]}, {**document, "samples": [*document["samples"], other]}
    assert backprop_canvas.trace(both, 1) == backprop_canvas.trace(alone)
    assert backprop_canvas.explain(both, "w1", 1) == backprop_canvas.explain(alone, "w1")
    assert backprop_canvas.check(both, HALF, sample=1) == backprop_canvas.check(alone, HALF)


def test_a_network_goes_on_from_what_it_was_trained_to() -> None:
    network = backprop_canvas.load(WORKED)
    reached = backprop_canvas.train(network, 3)
    onward = backprop_canvas.load(network, reached["parameters"])
    assert backprop_canvas.train(onward, 4)["parameters"] == backprop_canvas.train(network, 7)["parameters"]


NETWORK = backprop_canvas.load(WORKED)
REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "load": (lambda: backprop_canvas.load("none.json"), "unreadable_file"),
    "load, values": (lambda: backprop_canvas.load(NETWORK, {"w9": 1.0}), "unknown_reference"),
    "trace": (lambda: backprop_canvas.trace(NETWORK, 5), "no_such_sample"),
    "trace, a type": (lambda: backprop_canvas.trace(NETWORK, "0"), "wrong_type"),  # type: ignore[arg-type]
    "trace, nothing to run": (
        lambda: backprop_canvas.trace({**example("mazur-2-2-2"), "samples": []}),
        "no_sample",
    ),
    "train": (lambda: backprop_canvas.train(NETWORK, 0), "out_of_range"),
    "train, unfit": (lambda: backprop_canvas.train({**example("mazur-2-2-2"), "loss": "hinge"}, 1), "unknown_loss"),
    "explain": (lambda: backprop_canvas.explain(NETWORK, "w9"), "unknown_parameter_near"),
    "explain, a type": (lambda: backprop_canvas.explain(NETWORK, 1), "wrong_type"),  # type: ignore[arg-type]
    "explain, no paths": (lambda: backprop_canvas.explain(NETWORK, "w1", limit=0), "out_of_range"),
    "check": (lambda: backprop_canvas.check(NETWORK, HALF, "w9"), "unknown_parameter_near"),
    "check, a sample": (lambda: backprop_canvas.check(NETWORK, HALF, sample=-1), "no_such_sample"),
    "check, a type": (lambda: backprop_canvas.check(NETWORK, None), "wrong_type"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize(("call", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_bad_input_is_the_one_error_with_its_code(call: Callable[[], object], code: str) -> None:
    with pytest.raises(backprop_canvas.Problem) as caught:
        call()
    assert caught.value.code == code


def in_a_fresh_process(lines: str) -> Any:
    """What the lines print as JSON."""
    done = subprocess.run([sys.executable, "-c", lines], cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_the_functions_bring_no_server_no_database_and_no_thread() -> None:
    used = f"""
import json, sys, backprop_canvas as b
n = b.load({str(WORKED)!r})
b.trace(n), b.train(n, 10), b.explain(n, "w1"), b.check(n, {HALF!r})
import threading
print(json.dumps([sorted(sys.modules), threading.active_count()]))
"""
    modules, threads = in_a_fresh_process(used)
    own = {".".join(name.split(".")[:2]) for name in modules if name.startswith("backprop_canvas.")}
    assert own & {f"backprop_canvas.{layer}" for layer in ("app", "cli", "rooms", "service", "storage", "web")} == set()
    others = {name.partition(".")[0] for name in modules}
    assert not others & {
        "flask",
        "flask_socketio",
        "socketio",
        "engineio",
        "gunicorn",
        "sqlalchemy",
        "sqlite3",
        "numba",
    }
    assert threads == 1


def test_importing_the_package_imports_nothing_of_weight() -> None:
    imported = in_a_fresh_process("import json, sys, backprop_canvas; print(json.dumps(sorted(sys.modules)))")
    assert "backprop_canvas.errors" in imported
    assert not {"numpy", "msgspec", "backprop_canvas.document", "backprop_canvas.reports"} & set(imported)


def test_the_function_keeps_its_name_beside_the_folder() -> None:
    looked_up = "import backprop_canvas.explain.graph.paths, backprop_canvas as b; print(callable(b.explain) * 1)"
    assert in_a_fresh_process(looked_up) == 1


def test_the_examples_of_the_notebook_page_are_what_it_returns(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "network.json").write_bytes(WORKED.read_bytes())
    monkeypatch.chdir(tmp_path)
    page = ROOT / "docs" / "notebook.md"
    lines = "\n".join(blocks(read(page), "pycon"))
    test = doctest.DocTestParser().get_doctest(lines, {}, page.name, str(page), 0)
    assert len(test.examples) >= 10
    shown: list[str] = []
    assert doctest.DocTestRunner(verbose=False).run(test, out=shown.append).failed == 0, "".join(shown)
