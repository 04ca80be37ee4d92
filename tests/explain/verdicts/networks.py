"""The networks of the cases, by name: files of this folder, published examples, a chain of ten, and 7-8-4."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from backprop_canvas.document.read import read_document
from backprop_canvas.session.state.viewpoint import Viewpoint, of_document
from tests.explain.verdicts.equations import FILES
from tests.graphs import Json, decoded, drawing

HERE = Path(__file__).parent / "cases"
EXAMPLES = Path(__file__).parents[2] / "examples"


def chain() -> Json:
    names = [f"h{at}" for at in range(1, 11)]
    inside = [f"h{at} h{at + 1}" for at in range(1, 10)]
    return drawing(["x"], names, ["y"], ["x h1", *inside, "h10 y"], activation="tanh")


def wide() -> Json:
    inputs, hidden, outputs = (
        [f"{name}{at + 1}" for at in range(count)] for name, count in zip("xhy", (7, 8, 4), strict=True)
    )
    first = [f"{source} {target}" for target in hidden for source in inputs]
    return drawing(inputs, hidden, outputs, first + [f"{source} {target}" for target in outputs for source in hidden])


DRAWN = {"chain": chain, "7-8-4": wide}


@cache
def view_of(name: str) -> Viewpoint:
    if name in DRAWN:
        return of_document(decoded(DRAWN[name]()))
    if name in FILES:
        return of_document(read_document(FILES[name]))
    folder = HERE if (HERE / f"{name}.json").exists() else EXAMPLES
    return of_document(read_document(folder / f"{name}.json"))
