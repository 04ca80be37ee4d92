"""The usual mistakes, each as the number that comes out with it, likeliest first. Knows one network at one point,
and no equation."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.errors import SentenceValue
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.paths import Path, sum_over_paths
from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.graph.reach import reach_of
from backprop_canvas.explain.judging.places.pieces import of_loss
from backprop_canvas.explain.notation.latex import Formulas
from backprop_canvas.explain.said import Said
from backprop_canvas.explain.usual_mistakes.variants import Change, gradient

PATHS = 10
# In larger networks only the cheapest candidates are tried.
MOST_EDGES = 200
# So many paths at most are multiplied.
MOST_MULTIPLIED = 4


class Update(NamedTuple):
    """The next training step. parameters: (P,) after it. penalties: (P,) what a penalty adds to their gradients."""

    parameters: Floats
    penalties: Floats
    learning_rate: float


@dataclass(frozen=True, eq=False)
class Rule:
    """How a document is trained. samples: how many it is trained on. frozen: the slots that training leaves alone.
    step: makes the next step from a point; few equations ask for it. here: the present point."""

    samples: int
    frozen: frozenset[int]
    step: Callable[[Point], Update]
    here: Point

    @cached_property
    def next(self) -> Update:
        return self.step(self.here)


@dataclass(frozen=True)
class Candidate:
    """code: of the mistake. sentence: its code, if it differs."""

    code: str
    value: float
    values: Mapping[str, SentenceValue] = field(default_factory=dict)
    sentence: str = ""

    @property
    def says(self) -> Said:
        return Said(self.sentence or self.code, self.values)


class Candidates:
    """Of ∂L/∂about; about: a parameter, a neuron or a z."""

    def __init__(self, derivatives: Derivatives, about: Quantity, rule: Rule, formulas: Formulas) -> None:
        self._about, self._rule = about, rule
        self._derivatives = derivatives
        self._local = self._derivatives.local
        self._plan, self._topology = self._local.plan, self._local.topology
        self._formulas = formulas
        self._reached = reach_of(self._plan).reached(about)
        self.truth = self._derivatives.total(LOSS, about)

    def all(self, anywhere: bool = False) -> Iterator[Candidate]:
        """The mistakes, likeliest first. anywhere: without those that mean something at the present place alone, since
        they come from the next training step."""
        small = len(self._topology.weights) <= MOST_EDGES
        yield from self._single_paths()
        if small:
            yield from self._without_slopes()
            yield from () if anywhere else self._updated_weights()
        yield Candidate("sign", -self.truth)
        if self._about.kind == "pre":
            turned = "_turned" if self._formulas.minus_delta else ""
            yield Candidate("sign_convention", -self.truth, sentence=f"sign_convention_number{turned}")
        if small:
            yield from self._wrong_weights()
            yield from self._wrong_inputs()
            yield from self._factors()
            yield from self._slopes()
        yield from self._of_the_loss()
        yield from () if anywhere else self._penalty()
        yield from self._multiples()
        yield from () if anywhere else self._steps()

    def _changed(self, code: str, change: Change, values: Mapping[str, SentenceValue], sentence: str = "") -> Candidate:
        return Candidate(code, gradient(self._local, self._about, change), values, sentence)

    def _single_paths(self) -> Iterator[Candidate]:
        found = sum_over_paths(self._derivatives, self._about, PATHS)
        if found.count < 2:
            return
        if not found.remainder_count and found.count <= MOST_MULTIPLIED:
            product = math.prod(path.value for path in found.paths)
            yield Candidate("paths_multiplied", product, sentence="paths_multiplied_number")
            begins = {path.factors[0] for path in found.paths}
            if len(begins) == 1 and (begin := found.paths[0].factors[0].value) != 0.0:
                # Written with what they have in common once.
                once = product / begin ** (found.count - 1)
                yield Candidate("paths_multiplied", once, sentence="paths_multiplied_number")
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
            yield self._changed("slope_missing", Change(slopes=dict.fromkeys(group, 1.0)), {"names": names})

    def _computes(self, neuron: int) -> bool:
        return self._topology.activations[neuron] not in (None, "linear", "softmax")

    def _updated_weights(self) -> Iterator[Candidate]:
        updated: list[float] = self._rule.next.parameters.tolist()
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

    def _factors(self) -> Iterator[Candidate]:
        """The input of the weight: twice, divided by, or another one in its place."""
        uses = [edge for edge, slot in enumerate(self._topology.weights) if self._is_about(slot)]
        if len(uses) != 1:
            return
        source, target = self._topology.sources[uses[0]], self._topology.targets[uses[0]]
        delta, a = self._derivatives.total(LOSS, Quantity("pre", target)), self._local.a[source]
        name = self._names([Quantity("neuron", source)])
        yield Candidate("factor_doubled", delta * a * a, {"name": name}, "factor_doubled_number")
        if a != 0.0:
            yield Candidate("factor_inverted", delta / a, {"name": name}, "factor_inverted_number")
        for other in (Quantity("neuron", target), self._about):
            words = {"name": self._names([other]), "right": name}
            yield Candidate("factor_swapped", delta * self._derivatives.value(other), words, "factor_swapped_number")

    def _is_about(self, slot: int) -> bool:
        return self._about == Quantity("parameter", slot)

    def _slopes(self) -> Iterator[Candidate]:
        """Slopes of the wrong thing, at every neuron on the way: z(1 − z), σ′ of the output, the sigmoid's for tanh."""
        local = self._local
        neurons = [n for n in self._plan.order if n in self._reached and self._computes(n)]
        rows = {n: ACTIVATIONS[self._topology.activations[n] or ""] for n in neurons}
        of_outputs = {n: rows[n].derivative(local.a[n], rows[n].value(local.a[n])) for n in neurons}
        yield self._changed("slope_of_the_wrong_thing", Change(slopes=of_outputs), {}, "slope_of_output_number")
        names = {self._topology.activations[n] for n in neurons}
        if names == {"sigmoid"}:
            slopes = {n: local.z[n] * (1.0 - local.z[n]) for n in neurons}
            yield self._changed("slope_of_the_wrong_thing", Change(slopes=slopes), {}, "slope_of_z_number")
            slopes = {n: 1.0 - local.a[n] * local.a[n] for n in neurons}
            yield self._changed("slope_of_the_wrong_thing", Change(slopes=slopes), {}, "slope_of_tanh_number")
        elif "tanh" in names:
            slopes = {n: local.a[n] * (1.0 - local.a[n]) for n in neurons if self._topology.activations[n] == "tanh"}
            yield self._changed("slope_of_the_wrong_thing", Change(slopes=slopes), {}, "slope_of_sigmoid_number")

    def _of_the_loss(self) -> Iterator[Candidate]:
        outputs = [Quantity("neuron", n) for n in self._topology.outputs if n in self._reached]
        if self._about.kind != "neuron" or self._about not in outputs:
            words = {"name": self._formulas.plain_derivative(LOSS, outputs[0]) if outputs else ""}
            ones = dict.fromkeys(self._topology.outputs, 1.0)
            yield self._changed("factor_missing", Change(own=ones), words, "own_missing_number")
            if of_loss(self._topology.loss) is not None:
                errors = {n: self._local.a[n] - self._local.target(n) for n in self._topology.outputs}
                yield self._changed("factor_swapped", Change(own=errors), words, "error_for_own_number")
        if LOSSES[self._topology.loss].activation is not None:
            yield self._changed("slope_doubled", Change(twice=True), {}, "slope_doubled_number")
        if self._plan.softmax:
            yield self._changed("softmax_coupling", Change(uncoupled=True), {}, "softmax_coupling_number")

    def _penalty(self) -> Iterator[Candidate]:
        if self._about.kind == "parameter" and self._rule.next.penalties[self._about.index] != 0.0:
            added = float(self._rule.next.penalties[self._about.index])
            yield Candidate("penalty_added", self.truth + added, sentence="penalty_added_number")

    def _multiples(self) -> Iterator[Candidate]:
        yield Candidate("factor_two", 2.0 * self.truth)
        yield Candidate("factor_two", 0.5 * self.truth, sentence="factor_half")
        outputs, samples = len(self._topology.outputs), self._rule.samples
        for count, sentence in ((outputs, "mean_or_sum_of_outputs"), (samples, "mean_or_sum_of_samples")):
            if count > 2:
                values = {"count": str(count)}
                yield Candidate("mean_or_sum", self.truth * count, values, sentence)
                yield Candidate("mean_or_sum", self.truth / count, values, sentence)

    def _steps(self) -> Iterator[Candidate]:
        for sign in (1.0, -1.0):
            step = sign * self._rule.next.learning_rate * self.truth
            yield Candidate("learning_rate", step, sentence="learning_rate_in_it")

    def _weights(self, edges: Sequence[int]) -> tuple[str, ...]:
        slots = dict.fromkeys(self._topology.weights[edge] for edge in edges)
        return self._names([Quantity("parameter", slot) for slot in slots])

    def _names(self, quantities: Sequence[Quantity]) -> tuple[str, ...]:
        return self._formulas.listed(quantities)
