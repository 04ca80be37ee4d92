"""Every activation, loss and reduction has all that its kind needs: what is compiled, a derivative, LaTeX, words, a
case in the oracle that shares no line with the engine."""

from __future__ import annotations

import math
from itertools import product
from typing import get_args

from backprop_canvas.document import training
from backprop_canvas.engine.functions import activations, losses, reductions
from backprop_canvas.engine.functions.activations import ACTIVATIONS, SOFTMAX
from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.engine.functions.reductions import REDUCTIONS
from backprop_canvas.session.network.tables import operations
from tests.complete.page import Page, rows_of, set_by_katex, told_apart
from tests.complete.sets import after, assert_everywhere, those
from tests.graphs import SHAPES
from tests.oracle import Oracle

TOLD = operations()
# Where activations are looked at: on either side of 0, and of what is large for them.
POINTS = (-30.0, -1.5, -0.1, 0.3, 2.0, 30.0)
H = 1e-6
# Outputs between 0 and 1, so that every loss has a part, and targets among them.
OUTPUTS, TARGETS = (0.15, 0.6, 0.75), (0.0, 0.25, 1.0)


def close(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-7)


def activates(name: str) -> bool:
    row, code = ACTIVATIONS[name], activations.CODES[name]
    return all(repr(activations.activate(code, z)) == repr(row.value(z)) for z in POINTS)


def slopes(name: str) -> bool:
    row, code = ACTIVATIONS[name], activations.CODES[name]
    return all(repr(activations.slope(code, z, row.value(z))) == repr(row.derivative(z, row.value(z))) for z in POINTS)


def rises_as_it_says(name: str) -> bool:
    row = ACTIVATIONS[name]
    return all(close(row.derivative(z, row.value(z)), (row.value(z + H) - row.value(z - H)) / (2 * H)) for z in POINTS)


def test_every_activation_is_compiled_and_has_its_derivative() -> None:
    places = {
        "the chain engine.functions.activations.activate": those(ACTIVATIONS, activates),
        "the chain engine.functions.activations.slope": those(ACTIVATIONS, slopes),
        "a derivative that is the slope of its value": those(ACTIVATIONS, rises_as_it_says),
    }
    assert_everywhere("activation", ACTIVATIONS, places)


def test_every_activation_is_told_set_and_proved(page_tables: Page) -> None:
    names = [*ACTIVATIONS, SOFTMAX.name]

    def computed(name: str) -> bool:
        return math.isfinite(Oracle(SHAPES["two_outputs"](activation=name)).loss)

    places = {
        "its number in engine.functions.activations.CODES": activations.CODES,
        "LaTeX that KaTeX can set": set_by_katex("activation", page_tables),
        "its row in docs/format.md": rows_of("format.md"),
        "what the page is told of it": [row.name for row in TOLD.activations],
        "a label of its own": told_apart(page_tables.labels["activation"]),
        "tests.oracle.ACTIVATE": those(names, computed),
    }
    assert_everywhere("activation", names, places)


def at(name: str, y: float, t: float) -> tuple[float, float, float, float]:
    """What a loss is asked with for an output y, one of three."""
    of = {"sigmoid": math.log(y) - math.log1p(-y), "softmax": math.log(y)}
    return y, of.get(LOSSES[name].activation or "", y), t, 3.0


def parts(name: str) -> bool:
    row, code = LOSSES[name], losses.CODES[name]
    probes = [at(name, y, t) for y, t in product(OUTPUTS, TARGETS)]
    return all(repr(losses.loss_part(code, *probe)) == repr(row.part(*probe)) for probe in probes)


def parts_slope(name: str) -> bool:
    row, code = LOSSES[name], losses.CODES[name]
    probes = [at(name, y, t) for y, t in product(OUTPUTS, TARGETS)]
    return all(repr(losses.loss_slope(code, *probe)) == repr(row.derivative(*probe)) for probe in probes)


def falls_as_it_says(name: str) -> bool:
    row = LOSSES[name]

    def difference(y: float, t: float) -> float:
        return (row.part(*at(name, y + H, t)) - row.part(*at(name, y - H, t))) / (2 * H)

    return all(close(row.derivative(*at(name, y, t)), difference(y, t)) for y, t in product(OUTPUTS, TARGETS))


def test_every_loss_has_all_that_a_loss_needs(page_tables: Page) -> None:
    def computed(name: str) -> bool:
        return math.isfinite(Oracle(SHAPES["two_outputs"](loss=name)).loss)

    places = {
        "its number in engine.functions.losses.CODES": losses.CODES,
        "the chain engine.functions.losses.loss_part": those(LOSSES, parts),
        "the chain engine.functions.losses.loss_slope": those(LOSSES, parts_slope),
        "a derivative that is the slope of its part": those(LOSSES, falls_as_it_says),
        "LaTeX that KaTeX can set": set_by_katex("loss", page_tables),
        "its row in docs/format.md": rows_of("format.md"),
        "what the page is told of it": [row.name for row in TOLD.losses],
        "a label of its own": told_apart(page_tables.labels["loss"]),
        "its case in tests.oracle.part": those(LOSSES, computed),
    }
    assert_everywhere("loss", LOSSES, places)


def reduces(name: str) -> bool:
    code, row = reductions.CODES[name], REDUCTIONS[name]
    return all(reductions.reduced(code, total, 5.0) == row.value(total, 5.0) for total in (12.0, -0.1))


def shares(name: str) -> bool:
    row = REDUCTIONS[name]
    return all(close(row.derivative(n), row.value(3.0, n) - row.value(2.0, n)) for n in (1.0, 2.0, 5.0))


def test_every_reduction_has_all_that_a_reduction_needs(page_tables: Page) -> None:
    places = {
        "its number in engine.functions.reductions.CODES": reductions.CODES,
        "the chain engine.functions.reductions.reduced": those(REDUCTIONS, reduces),
        "a derivative that is the slope of its value": those(REDUCTIONS, shares),
        "LaTeX that KaTeX can set": set_by_katex("reduction", page_tables),
        "its row in docs/format.md": rows_of("format.md"),
        "what the page is told of it": [row.name for row in TOLD.reductions],
        "a label of its own": told_apart(page_tables.labels["reduction"]),
        "document.training.Reduction": get_args(training.Reduction),
        "its note_… in words/en": after("note_", page_tables.codes),
        "its combined_… in words/en": after("combined_", page_tables.codes),
    }
    assert_everywhere("reduction", REDUCTIONS, places)
