"""Every optimizer has all that an optimizer needs: what is compiled, numbers that are felt, a formula and a sentence
about the very state that it moves, a paper that it is held against."""

from __future__ import annotations

import re
from collections.abc import Collection

import numpy as np

from backprop_canvas.engine.optimizing import optimizers
from backprop_canvas.engine.optimizing.optimizers import OPTIMIZERS
from backprop_canvas.session.network.tables import operations
from tests.complete.page import Page, rows_of, set_by_katex, told_apart
from tests.complete.sets import after, assert_everywhere, those
from tests.engine import test_optimizers

TOLD = operations()


def numbers(name: str) -> tuple[float, ...]:
    """The numbers of a row, each of them another one than its default and than the others."""
    return tuple(0.1 + 0.1 * at for at in range(len(OPTIMIZERS[name].hyper)))


def moves(name: str) -> bool:
    row, code, hyper = OPTIMIZERS[name], optimizers.CODES[name], numbers(name)
    pace = row.pace(0.1, 2.0, hyper)
    return optimizers.moved(code, 3.0, -2.0, 0.4, 0.6, *pace, hyper) == row.move(3.0, -2.0, 0.4, 0.6, *pace, hyper)


def paces(name: str) -> bool:
    row, code, hyper = OPTIMIZERS[name], optimizers.CODES[name], numbers(name)
    return all(optimizers.paced(code, 0.1, age, hyper) == row.pace(0.1, age, hyper) for age in (1.0, 2.0, 9.0))


def feels(name: str) -> bool:
    """Whether each number of an optimizer changes what it does."""
    rate = OPTIMIZERS[name].learning_rate
    plain = list(test_optimizers.walked(name, rate, {}))
    changes = ({number: value * 0.8 + 0.05} for number, value in OPTIMIZERS[name].hyper.items())
    return all(not np.array_equal(list(test_optimizers.walked(name, rate, change)), plain) for change in changes)


def test_every_optimizer_has_all_that_an_optimizer_needs(page_tables: Page) -> None:
    places: dict[str, Collection[str]] = {
        "its number in engine.optimizing.optimizers.CODES": optimizers.CODES,
        "the chain engine.optimizing.optimizers.moved": those(OPTIMIZERS, moves),
        "the chain engine.optimizing.optimizers.paced": those(OPTIMIZERS, paces),
        "an effect of each of its numbers": those(OPTIMIZERS, feels),
        "LaTeX that KaTeX can set": set_by_katex("optimizer", page_tables),
        "its row in docs/training.md": rows_of("training.md"),
        "what the page is told of it": [row.name for row in TOLD.optimizers],
        "a label of its own": told_apart(page_tables.labels["optimizer"]),
        "its moves_… in words/en": after("moves_", page_tables.codes),
        "its paper in tests.engine.test_optimizers.PAPERS": test_optimizers.PAPERS,
        "other numbers than the defaults in tests.engine.test_optimizers.OTHERS": dict(test_optimizers.OTHERS),
    }
    assert_everywhere("optimizer", OPTIMIZERS, places)


def state(name: str) -> set[str]:
    """What of m, v and t an optimizer goes by."""
    row, hyper = OPTIMIZERS[name], numbers(name)
    _, first, second = row.move(3.0, -2.0, 0.4, 0.6, *row.pace(0.1, 2.0, hyper), hyper)
    ages = {row.pace(0.1, age, hyper) for age in (1.0, 2.0, 9.0)}
    return {letter for letter, there in (("m", first != 0.4), ("v", second != 0.6), ("t", len(ages) > 1)) if there}


def test_the_formula_of_an_optimizer_has_the_state_that_it_moves() -> None:
    for name, row in OPTIMIZERS.items():
        lines = " ".join(row.latex)
        written = set(re.findall(r"{([mv])} \\leftarrow", lines)) | set(re.findall(r"\bt\b", lines))
        assert written == state(name), name


def test_the_page_says_of_an_optimizer_the_state_that_it_moves(page_tables: Page) -> None:
    for name, sentence in page_tables.moves.items():
        told = set(re.findall(r"{(\w)}", sentence))
        # With a momentum, which is 0 by default, rmsprop has a sum besides.
        assert told == state(name) - ({"m"} if name == "rmsprop" else set()), name
