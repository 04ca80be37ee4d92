"""One name for all that decides the bits of a run: two programs with the same name compute the same run. Nothing that
does not decide them is in it, so that a new version of the program seldom has another name."""

from __future__ import annotations

import ast
import math
import platform
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np

from backprop_canvas import engine
from backprop_canvas.session import network

# The sources by which a document becomes numbers, and numbers move.
NAMES = ("advancing", "functions", "kernel", "optimizing", "plan")
FOLDERS = tuple(Path(engine.__file__).parent / name for name in NAMES)
READING = Path(network.__file__).parent
SOURCES = (READING / "building.py", READING / "settings.py")
# Where the machine's own functions are tried, and how many samples NumPy puts into an order.
PLACES = np.linspace(-5.0, 5.0, 1001)
ORDERED = (3, 100, 1000)


@cache
def engine_version() -> str:
    """16 letters and digits."""
    digest = sha256()
    for part in (*map(_meaning, _sources()), *_machine()):
        digest.update(part.encode())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    for folder in FOLDERS:
        yield from sorted(folder.rglob("*.py"))
    yield from SOURCES


def _meaning(path: Path) -> str:
    """A source without its comments and docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr) and _is_text(body[0].value):
            del body[0]
    return ast.dump(tree)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _machine() -> Iterator[str]:
    """The C library computes exp and its like, and NumPy draws orders. What they do counts, not their versions."""
    yield f"{sys.platform} {platform.machine()}"
    for function in (math.exp, math.expm1, math.tanh, math.erfc, math.sin, math.cos):
        yield ",".join(function(float(place)).hex() for place in PLACES)
    for function in (math.log1p, math.log10, math.sqrt):
        yield ",".join(function(1.0 + abs(float(place))).hex() for place in PLACES)
    yield ",".join(math.pow(0.9, float(place)).hex() for place in PLACES)
    for count in ORDERED:
        yield ",".join(map(str, np.random.default_rng(count).permutation(count)))
