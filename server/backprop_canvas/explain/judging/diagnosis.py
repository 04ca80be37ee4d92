"""Which usual mistake leads to a number. Every candidate is computed for this network and compared with the printed
digits. Returns the mistakes that fit, likeliest first.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.errors import SentenceValue
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.paths import Path, sum_over_paths
from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.graph.reach import Reach
from backprop_canvas.explain.judging.judgement import Guess
from backprop_canvas.explain.judging.numerals import fits
from backprop_canvas.explain.judging.tolerances import is_near
from backprop_canvas.explain.judging.variants import Change, gradient
from backprop_canvas.explain.notation.latex import Formulas
from backprop_canvas.explain.notation.vocabulary import Vocabulary
from backprop_canvas.explain.said import Said

PATHS = 10
# In larger networks only the cheapest candidates are tried.
MOST_EDGES = 200


@dataclass(frozen=True)
class Rule:
    """The next training step. updated: (P,) the parameters after one update. samples: of the document. frozen: the
    slots that training leaves alone."""

    updated: Floats
    learning_rate: float
    samples: int
    frozen: frozenset[int]


@dataclass(frozen=True)
class Candidate:
    """sentence: its code, if it differs from the code of the mistake."""

    code: str
    value: float
    values: Mapping[str, SentenceValue] = field(default_factory=dict)
    sentence: str = ""

    @property
    def guess(self) -> Guess:
        return Guess(self.code, Said(self.sentence or self.code, self.values))


def diagnose(point: Point, about: Quantity, text: str, rule: Rule, vocabulary: Vocabulary) -> tuple[Guess, ...]:
    """text: a numeral of at least three digits that is not ∂L/∂about. Returns at least one guess."""
    candidates = _Candidates(point, about, rule, vocabulary)
    found = [each for each in candidates.all() if each.value != candidates.truth and fits(text, each.value)]
    if not found:
        found = [Candidate("rounded" if is_near(float(text), candidates.truth) else "unrecognised", math.nan)]
    guesses: list[Guess] = []
    for each in found:
        if each.guess not in guesses:
            guesses.append(each.guess)
    return tuple(guesses)


class _Candidates:
    def __init__(self, point: Point, about: Quantity, rule: Rule, vocabulary: Vocabulary) -> None:
        self._about, self._rule = about, rule
        self._derivatives = Derivatives(point)
        self._local = self._derivatives.local
        self._plan, self._topology = point.plan, point.plan.topology
        self._formulas = Formulas(self._local, vocabulary)
        self._reached = Reach(point.plan).reached(about)
        self.truth = self._derivatives.total(LOSS, about)

    def all(self) -> Iterator[Candidate]:
        """The mistakes, likeliest first."""
        small = len(self._topology.weights) <= MOST_EDGES
        yield from self._single_paths()
        if small:
            yield from self._without_slopes()
            yield from self._updated_weights()
        yield Candidate("sign", -self.truth)
        if small:
            yield from self._wrong_weights()
            yield from self._wrong_inputs()
        yield from self._multiples()

    def _changed(self, code: str, change: Change, values: Mapping[str, SentenceValue]) -> Candidate:
        return Candidate(code, gradient(self._local, self._about, change), values)

    def _single_paths(self) -> Iterator[Candidate]:
        found = sum_over_paths(self._derivatives, self._about, PATHS)
        if found.count < 2:
            return
        common = set.intersection(*(set(path.neurons) for path in found.paths))
        for path in found.paths:
            yield Candidate("one_path", path.value, {"way": self._way(path, common)})
        if 2 < found.count <= PATHS:
            for path in found.paths:
                others = [other.value for other in found.paths if other is not path]
                yield Candidate("all_but_one_path", math.fsum(others), {"way": self._way(path, common)})

    def _way(self, path: Path, common: set[int]) -> tuple[str, ...]:
        """The feature that distinguishes this path from the others."""
        own = [neuron for neuron in path.neurons if neuron not in common] or list(path.neurons)
        return self._names([Quantity("neuron", neuron) for neuron in own])

    def _without_slopes(self) -> Iterator[Candidate]:
        neurons = [neuron for neuron in self._plan.order if neuron in self._reached and self._computes(neuron)]
        outputs = [neuron for neuron in neurons if neuron in self._local.outputs]
        groups = [[neuron] for neuron in neurons] + [outputs, [n for n in neurons if n not in outputs], neurons]
        for group in dict.fromkeys(tuple(group) for group in groups if group):
            names = self._names([Quantity("neuron", neuron) for neuron in group])
            yield self._changed("slope_missing", Change(without_slope=frozenset(group)), {"names": names})

    def _computes(self, neuron: int) -> bool:
        return self._topology.activations[neuron] not in (None, "linear", "softmax")

    def _updated_weights(self) -> Iterator[Candidate]:
        updated: list[float] = self._rule.updated.tolist()
        later = [edge for edge, source in enumerate(self._topology.sources) if source in self._reached]
        weights = {edge: updated[self._topology.weights[edge]] for edge in later}
        if later:
            yield self._changed("updated_weight", Change(weights=weights), {"names": self._weights(later)})

    def _wrong_weights(self) -> Iterator[Candidate]:
        """Mistaken weights in place of those that leave the neuron at which the path begins. They are the weights that
        leave another neuron of its layer, or those that enter one target."""
        for neuron in self._starts():
            edges = self._plan.outgoing[neuron]
            for other in self._siblings(neuron):
                by_target = {self._topology.targets[edge]: edge for edge in self._plan.outgoing[other]}
                taken = [by_target.get(self._topology.targets[edge]) for edge in edges]
                yield from self._other_weights(edges, taken)
            for edge in edges:
                incoming = self._plan.incoming[self._topology.targets[edge]]
                yield from self._other_weights(edges, list(incoming[: len(edges)]))

    def _other_weights(self, edges: Sequence[int], taken: Sequence[int | None]) -> Iterator[Candidate]:
        known = [edge for edge in taken if edge is not None]
        if not edges or len(known) != len(edges):
            return
        weights = {edge: self._local.weight(other) for edge, other in zip(edges, known, strict=True)}
        words = {"names": self._weights(known), "right": self._weights(edges)}
        yield self._changed("wrong_weight", Change(weights=weights), words)

    def _starts(self) -> list[int]:
        """The neurons at which the quantity is used."""
        if self._about.kind != "parameter":
            return [self._about.index]
        topology = self._topology
        used = [topology.targets[edge] for edge, slot in enumerate(topology.weights) if slot == self._about.index]
        used += [neuron for neuron, slot in enumerate(topology.biases) if slot == self._about.index]
        return list(dict.fromkeys(used))

    def _siblings(self, neuron: int) -> list[int]:
        levels = self._plan.levels
        return [other for other in self._plan.order if levels[other] == levels[neuron] and other != neuron]

    def _wrong_inputs(self) -> Iterator[Candidate]:
        if self._about.kind != "parameter":
            return
        uses = [edge for edge, slot in enumerate(self._topology.weights) if slot == self._about.index]
        for edge in uses:
            source = self._topology.sources[edge]
            for other in self._siblings(source):
                words = {
                    "name": self._names([Quantity("neuron", other)]),
                    "right": self._names([Quantity("neuron", source)]),
                }
                yield self._changed("wrong_input", Change(inputs={edge: self._local.a[other]}), words)

    def _multiples(self) -> Iterator[Candidate]:
        yield Candidate("factor_two", 2.0 * self.truth)
        yield Candidate("factor_two", 0.5 * self.truth, sentence="factor_half")
        outputs, samples = len(self._topology.outputs), self._rule.samples
        for count, sentence in ((outputs, "mean_or_sum_of_outputs"), (samples, "mean_or_sum_of_samples")):
            if count > 2:
                values = {"count": str(count)}
                yield Candidate("mean_or_sum", self.truth * count, values, sentence)
                yield Candidate("mean_or_sum", self.truth / count, values, sentence)
        for sign in (1.0, -1.0):
            step = sign * self._rule.learning_rate * self.truth
            yield Candidate("learning_rate", step, sentence="learning_rate_in_it")

    def _weights(self, edges: Sequence[int]) -> tuple[str, ...]:
        slots = dict.fromkeys(self._topology.weights[edge] for edge in edges)
        return self._names([Quantity("parameter", slot) for slot in slots])

    def _names(self, quantities: Sequence[Quantity]) -> tuple[str, ...]:
        return self._formulas.listed(quantities)
