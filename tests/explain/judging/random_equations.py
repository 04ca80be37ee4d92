"""Random right sides of equations, written by expanding the chain rule of a drawing. Knows no checker."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.explain.graph.by_differences import LOSS, Drawing, Reading, Thing
from tests.explain.judging.written import Minus, Name, Product, Ratio, Sum, Tree

# The derivatives of one expanded side. A text with more would be too long to be read.
MOST_FACTORS = 250


class TooLong(Exception):
    """More than MOST_FACTORS."""


class ChainRule:
    """Expands ∂L/∂p of one drawing, by chance."""

    def __init__(self, drawing: Drawing, numbers: random.Random) -> None:
        self._drawing, self._numbers = drawing, numbers
        self._reaching = drawing.reaching()
        self._count = 0

    def any_side(self, parameter: str) -> tuple[Tree, Reading]:
        """A right side of ∂L/∂parameter and a reading in which it is right. Raises TooLong."""
        feeding = any(self._drawing.feeds_on(output) for output in self._drawing.outputs)
        reading: Reading = self._numbers.choice(("mixed", "mixed", "direct", "direct" if feeding else "total"))
        match reading:
            case "mixed":
                side = self._start(parameter, by_z=self._chance(0.4))
            case "direct":
                side = self._start(parameter, every_path=True)
            case "total":
                side = self._over_outputs(parameter)
        return side, reading

    def _start(self, parameter: str, *, by_z: bool = False, every_path: bool = False) -> Tree:
        """Σ ∂L/∂k·∂k/∂p over the neurons that use p, by their a or their z."""
        users = self._drawing.users(parameter)
        if by_z:
            users = [user for user in users if self._heads([user])]
            return self._sum([self._product([self._mixed_z(m), self._z_by_use(m, parameter)]) for m in users])
        onward = self._every_path if every_path else self._mixed
        heads = self._heads(users)
        return self._sum([self._product([onward(k), self._a_by_parameter(k, parameter)]) for k in heads])

    def _mixed(self, neuron: str) -> Tree:
        """∂L/∂a, as it is or by the neurons behind it."""
        output = neuron in self._drawing.outputs
        if output and self._is_half_squared(neuron) and self._chance(0.3):
            return Sum((Name(("a", neuron)), Minus(Name(("t", neuron)))))
        if output or self._chance(0.45):
            return self._ratio(LOSS, ("a", neuron))
        targets = [each for each in self._drawing.targets(neuron) if self._heads([each])]
        if self._chance(0.35):
            return self._sum([self._product([self._mixed_z(m), self._z_by_a(m, neuron)]) for m in targets])
        heads = self._heads(targets)
        return self._sum([self._product([self._mixed(m), self._a_by_a(m, neuron)]) for m in heads])

    def _mixed_z(self, neuron: str) -> Tree:
        """∂L/∂z, as it is or by the a that depend on it."""
        if self._chance(0.5):
            return self._ratio(LOSS, ("z", neuron))
        heads = self._heads([neuron])
        return self._sum([self._product([self._mixed(m), self._ratio(("a", m), ("z", neuron))]) for m in heads])

    def _every_path(self, neuron: str) -> Tree:
        """∂L/∂a with all other neurons held fixed. No quantity may remain that L depends on through other neurons."""
        ends = [self._ratio(LOSS, ("a", neuron))] if neuron in self._drawing.outputs else []
        heads = self._heads(self._drawing.targets(neuron))
        return self._sum([*ends, *(self._product([self._every_path(m), self._a_by_a(m, neuron)]) for m in heads)])

    def _over_outputs(self, parameter: str) -> Tree:
        """Σ ∂L/∂o·∂o/∂p; outputs that do not depend on p add a harmless 0."""
        terms = [[self._ratio(LOSS, ("a", o)), self._total(o, parameter)] for o in self._drawing.outputs]
        return self._sum([self._product(term) for term in terms])

    def _total(self, output: str, parameter: str) -> Tree:
        """∂o/∂p where everything downstream of p follows; a single use of p may stand between them."""
        users = self._drawing.users(parameter)
        if len(users) > 1 or self._chance(0.4):
            return self._ratio(("a", output), ("p", parameter))
        return self._product([self._ratio(("a", output), ("z", users[0])), self._z_by_use(users[0], parameter)])

    # links that are the same in each reading

    def _a_by_a(self, of: str, wrt: str) -> Tree:
        if of in self._drawing.softmax or self._chance(0.7):
            return self._ratio(("a", of), ("a", wrt))
        return self._product([self._ratio(("a", of), ("z", of)), self._z_by_a(of, wrt)])

    def _a_by_parameter(self, of: str, parameter: str) -> Tree:
        if of in self._drawing.softmax or self._chance(0.7):
            return self._ratio(("a", of), ("p", parameter))
        return self._product([self._ratio(("a", of), ("z", of)), self._z_by_use(of, parameter)])

    def _z_by_a(self, of: str, wrt: str) -> Tree:
        weights = [edge["weight"] for edge in self._drawing.into[of] if edge["source"] == wrt]
        return Name(("p", weights[0])) if self._chance(0.5) else self._ratio(("z", of), ("a", wrt))

    def _z_by_use(self, of: str, parameter: str) -> Tree:
        sources = [edge["source"] for edge in self._drawing.into[of] if edge["weight"] == parameter]
        is_bias = self._drawing.neurons[of].get("bias") == parameter
        if len(sources) == 1 and not is_bias and self._chance(0.5):
            return Name(("a", sources[0]))
        return self._ratio(("z", of), ("p", parameter))

    def _heads(self, neurons: Sequence[str]) -> list[str]:
        """The neurons whose a follow the z of these and that L depends on."""
        followers = dict.fromkeys(head for neuron in neurons for head in self._drawing.group(neuron))
        return [head for head in followers if head in self._reaching]

    def _is_half_squared(self, output: str) -> bool:
        return self._drawing.document["loss"] == "half_squared_error" and not self._drawing.feeds_on(output)

    def _ratio(self, of: Thing, wrt: Thing) -> Tree:
        self._count += 1
        if self._count > MOST_FACTORS:
            raise TooLong
        return Ratio(of, wrt)

    def _sum(self, parts: list[Tree]) -> Tree:
        self._numbers.shuffle(parts)
        return parts[0] if len(parts) == 1 else Sum(tuple(parts))

    def _product(self, parts: list[Tree]) -> Tree:
        """One product, or one within the other; brackets are multiplied out now and then."""
        flat = [
            p for part in parts for p in (part.parts if isinstance(part, Product) and self._chance(0.8) else [part])
        ]
        self._numbers.shuffle(flat)
        sums = [part for part in flat if isinstance(part, Sum)]
        if sums and self._chance(0.4):
            others = [part for part in flat if part is not sums[0]]
            return self._sum([self._product([term, *others]) for term in sums[0].parts])
        return Product(tuple(flat))

    def _chance(self, share: float) -> bool:
        return self._numbers.random() < share
