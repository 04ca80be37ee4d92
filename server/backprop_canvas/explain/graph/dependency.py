"""The dependency walk. It asks what L is made of and which of these quantities depend on w1, and goes on until w1 is
reached. The slow algorithm becomes a sequence of questions, each with its answer.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from backprop_canvas.engine.plan.network import NO_BIAS
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.graph.unfolding import Factor, Use, of_loss, of_neuron, of_use, used_at, uses_of

# Nobody reads a longer path. Of a longer one, the end is shown.
LONGEST_WAY = 60


@dataclass(frozen=True)
class Question:
    """Does the neuron `of` depend on the quantity asked about? made_of: its direct source neurons; constants: its
    parameters. way: the edges of one path from the quantity to `of`, in that order, the last LONGEST_WAY of them.
    factor: ∂parent/∂of, if `of` depends. last: the direct derivative of `of`, if `of` is a direct function of the
    quantity."""

    of: Quantity
    parent: Quantity
    made_of: tuple[Quantity, ...]
    constants: tuple[Quantity, ...]
    depends: bool
    way: tuple[int, ...]
    factor: Factor | None
    last: Factor | None


@dataclass(frozen=True)
class Dependencies:
    """made_of, constants: the outputs and the targets that L is made of. left_out: how many exceed the limit."""

    about: Quantity
    made_of: tuple[Quantity, ...]
    constants: tuple[Quantity, ...]
    questions: tuple[Question, ...]
    left_out: int


def dependencies(derivatives: Derivatives, about: Quantity, limit: int) -> Dependencies:
    """Goes backward from L, level by level. If a neuron depends on `about`, its sources are asked about next, each
    once. Inputs are not asked about, since they depend on nothing; neither is `about` itself."""
    return _Walk(derivatives.local, about).all(limit)


class _Walk:
    def __init__(self, local: Local, about: Quantity) -> None:
        self._local = local
        self._about = about
        self._uses = self._direct_uses()
        self._arrived: dict[int, tuple[int | None, int | None]] = {}
        for neuron in local.plan.order:
            self._arrive(neuron)

    def all(self, limit: int) -> Dependencies:
        outputs = self._local.topology.outputs
        waiting = deque((output, LOSS) for output in outputs if not self._is_asked(output))
        seen = set(outputs)
        questions: list[Question] = []
        count = 0
        while waiting:
            neuron, parent = waiting.popleft()
            count += 1
            if count <= limit:
                questions.append(self._question(neuron, parent))
            for source in self._sources(neuron) if neuron in self._arrived else ():
                if source not in seen and self._is_computed(source) and not self._is_asked(source):
                    seen.add(source)
                    waiting.append((source, Quantity("neuron", neuron)))
        return Dependencies(
            about=self._about,
            made_of=tuple(Quantity("neuron", output) for output in outputs),
            constants=tuple(Quantity("target", output) for output in outputs),
            questions=tuple(questions),
            left_out=count - len(questions),
        )

    def _direct_uses(self) -> dict[int, list[Use]]:
        """By neuron: the uses of the quantity asked about that its a depends on directly."""
        if self._about.kind == "neuron":
            return {}
        pre = self._about.kind == "pre"
        uses = [Use("", self._about.index)] if pre else uses_of(self._local, self._about.index)
        found: dict[int, list[Use]] = {}
        for use in uses:
            for neuron in self._local.group(used_at(self._local, use)):
                found.setdefault(neuron, []).append(use)
        return found

    def _arrive(self, neuron: int) -> None:
        """Records, for a neuron that depends, the edge of one path to it and the neuron before it."""
        local = self._local
        if neuron in self._uses:
            use = self._uses[neuron][0]
            self._arrived[neuron] = (use.index if use.kind == "edge" else None, None)
            return
        for member in sorted(local.group(neuron), key=lambda member: member != neuron):
            for edge in local.plan.incoming[member]:
                source = local.topology.sources[edge]
                if source in self._arrived or self._is_asked(source):
                    self._arrived[neuron] = (edge, source)
                    return

    def _is_asked(self, neuron: int) -> bool:
        return self._about == Quantity("neuron", neuron)

    def _is_computed(self, neuron: int) -> bool:
        return self._local.topology.activations[neuron] is not None

    def _sources(self, neuron: int) -> list[int]:
        local = self._local
        edges = [edge for member in local.group(neuron) for edge in local.plan.incoming[member]]
        return list(dict.fromkeys(local.topology.sources[edge] for edge in edges))

    def _parameters(self, neuron: int) -> list[int]:
        local, found = self._local, []
        for member in local.group(neuron):
            found += [local.topology.weights[edge] for edge in local.plan.incoming[member]]
            found += [bias for bias in (local.topology.biases[member],) if bias != NO_BIAS]
        return list(dict.fromkeys(found))

    def _question(self, neuron: int, parent: Quantity) -> Question:
        depends = neuron in self._arrived
        return Question(
            of=Quantity("neuron", neuron),
            parent=parent,
            made_of=tuple(Quantity("neuron", source) for source in self._sources(neuron)),
            constants=tuple(Quantity("parameter", slot) for slot in self._parameters(neuron)),
            depends=depends,
            way=self._way(neuron) if depends else (),
            factor=self._factor(neuron, parent) if depends else None,
            last=self._last(neuron),
        )

    def _way(self, neuron: int) -> tuple[int, ...]:
        edges: list[int] = []
        here: int | None = neuron
        while here is not None and not self._is_asked(here) and len(edges) < LONGEST_WAY:
            edge, here = self._arrived[here]
            edges += [] if edge is None else [edge]
        return tuple(reversed(edges))

    def _factor(self, neuron: int, parent: Quantity) -> Factor:
        if parent == LOSS:
            return of_loss(self._local, neuron)
        return of_neuron(self._local, parent.index, neuron)

    def _last(self, neuron: int) -> Factor | None:
        if neuron in self._uses:
            return of_use(self._local, neuron, self._about, self._uses[neuron])
        if self._about.kind == "neuron" and self._about.index in self._sources(neuron):
            return of_neuron(self._local, neuron, self._about.index)
        return None
