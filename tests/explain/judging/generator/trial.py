"""Equations for random networks, put to the checker, and what became of them."""

from __future__ import annotations

import math
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from backprop_canvas.reports.check import judgement
from backprop_canvas.session.state.viewpoint import of_document
from tests.explain.judging.generator.deciding import Decision, decide, decide_value, more_places, places
from tests.explain.judging.generator.mistakes import Mistakes, leaves, with_part
from tests.explain.judging.generator.networks import KINDS, network
from tests.explain.judging.generator.numbers import Numbers
from tests.explain.judging.generator.statements import STATEMENTS
from tests.explain.judging.generator.writing import Chain, Leaf, Node, Tree, text
from tests.graphs import decoded

Json = dict[str, Any]
# Equations for each network.
EACH = 10
LONGEST = 4_000
# How often the mistake is in what is asked, and how often a value stands for its name.
WRONG_LEFT = 0.1
WITH_NUMBER = 0.15


@dataclass(frozen=True)
class Written:
    """seed: of its network. mistake: the one that was made, which may make no difference; empty where none was.
    accepted: the verdict where it is right: what is true of a value is no answer."""

    seed: int
    kind: str
    document: Json
    parameter: str
    equation: str
    mistake: str
    decision: Decision
    accepted: str = "correct"


def equations(seed: int) -> Iterator[Written]:
    """All for one network."""
    numbers = random.Random(seed)
    kind = list(KINDS)[seed % len(KINDS)]
    document = network(kind, numbers)
    if kind in STATEMENTS:
        yield from _statements(seed, kind, document, numbers)
        return
    used = [edge["weight"] for edge in document["edges"]] + [each.get("bias") for each in document["neurons"]]
    parameters = [each["id"] for each in document["parameters"] if each["id"] in used]
    if not parameters:
        return
    at, more = places(document, numbers), list[Numbers]()
    mistakes = Mistakes(document, numbers)
    for number in range(EACH):
        parameter = numbers.choice(parameters)
        side = Chain(document, numbers).gradient(parameter)
        mistake = ""
        if number % 2:
            mistake, side = mistakes.one(side)
            if numbers.random() < WRONG_LEFT:
                mistake, parameter = "wrong parameter", numbers.choice(parameters)
        decision = decide(side, parameter, at)
        if mistake and decision == "right":
            more = more or more_places(document, numbers)
            decision = decide(side, parameter, [*at, *more])
        written = text(_with_a_number(side, document, at[0], numbers), document)
        if any(sign.isalpha() for sign in written) and len(written) < LONGEST and not _is_empty(side):
            yield Written(seed, kind, document, parameter, f"dL/d{parameter} = {written}", mistake, decision)


def _statements(seed: int, kind: str, document: Json, numbers: random.Random) -> Iterator[Written]:
    parameters = [each["id"] for each in document["parameters"] if each.get("trainable", True)]
    at, more, mistakes = places(document, numbers), list[Numbers](), Mistakes(document, numbers)
    for number in range(EACH):
        parameter = numbers.choice(parameters)
        left, side, truth = STATEMENTS[kind](document, parameter, numbers)
        mistake = ""
        if number % 2:
            mistake, side = mistakes.one(side)
        decision = decide_value(side, truth, at)
        if mistake and decision == "right":
            more = more or more_places(document, numbers)
            decision = decide_value(side, truth, [*at, *more])
        written = text(side, document)
        is_whole = isinstance(side, Node) and not _is_empty(side)
        if any(sign.isalpha() for sign in written) and len(written) < LONGEST and is_whole:
            yield Written(seed, kind, document, parameter, left + written, mistake, decision, "not_an_answer")


def _with_a_number(side: Tree, document: Json, here: Numbers, numbers: random.Random) -> Tree:
    """Now and then an input or a weight is written as its value, if nothing else has that value."""
    inputs = document["samples"][0]["inputs"]
    values = {each["id"]: each["value"] for each in document["parameters"]} | inputs
    others = [*here.targets.values(), *(value for name, value in here.a.items() if name not in inputs)]
    counts = Counter(round(abs(value), 12) for value in (*values.values(), *others))
    fit = [(at, leaf) for at, leaf in leaves(side) if leaf.kind in ("a", "parameter") and leaf.name in values]
    fit = [(at, leaf) for at, leaf in fit if counts[round(abs(values[leaf.name]), 12)] == 1]
    if not fit or numbers.random() > WITH_NUMBER:
        return side
    at, leaf = numbers.choice(fit)
    return with_part(side, at, Leaf("number", f"({values[leaf.name]!r})", values[leaf.name]))


def _is_empty(side: Tree) -> bool:
    """Whether nothing is left of a product. It would have to be written as 1, which may stand for a value."""
    return isinstance(side, Node) and (not side.parts or any(map(_is_empty, side.parts)))


@dataclass
class Counts:
    """By kind of network. faults: wrong equations that were accepted and right ones that were refused. seconds: by
    decision."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    unclear: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[Written, str]] = field(default_factory=list)
    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    slowest: float = 0.0
    at_slowest: Written | None = None

    def add(self, written: Written, verdict: str, seconds: float) -> None:
        counter = {"right": self.right, "wrong": self.wrong, "unclear": self.unclear}[written.decision]
        counter[written.kind] += 1
        self.seconds[written.decision].append(seconds)
        if written.decision != "unclear" and (verdict == written.accepted) != (written.decision == "right"):
            self.faults.append((written, verdict))
        if seconds > self.slowest:
            self.slowest, self.at_slowest = seconds, written

    @property
    def total(self) -> int:
        return self.right.total() + self.wrong.total() + self.unclear.total()


def tried(seeds: Iterable[int], most: float = math.inf) -> Counts:
    """The equations for the networks of these seeds, until there are `most`."""
    counts = Counts()
    for seed in seeds:
        view = None
        for written in equations(seed):
            view = view or of_document(decoded(written.document))
            start = time.thread_time()
            verdict = judgement(view, written.equation, None).verdict
            counts.add(written, verdict, time.thread_time() - start)
        if counts.total >= most:
            break
    return counts
