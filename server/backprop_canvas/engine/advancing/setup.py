"""All that a training needs besides its state, and the same in the form that the kernel takes. Frozen; derived values
are kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from backprop_canvas.engine.advancing import batches
from backprop_canvas.engine.advancing.rules import Rules
from backprop_canvas.engine.advancing.ways import Way
from backprop_canvas.engine.advancing.wiring import Flags, Placement, Places, placement, rates
from backprop_canvas.engine.kernel.forms import LANES, Data, Rates, Wiring, Work
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.compile import Plan

# From so many samples on they are innermost in the loops: below that, lanes stand empty for longer than sweeping
# over the edges once for several samples saves.
LANES_FROM = 6


@dataclass(frozen=True, eq=False)
class Setup:
    """trainable: (P,). inputs: (S, I) in the order of Plan.inputs, targets: (S, K) in that of
    Topology.outputs; S >= 1."""

    plan: Plan
    rules: Rules
    trainable: Flags
    inputs: Floats
    targets: Floats

    @cached_property
    def placement(self) -> Placement:
        return placement(self.plan, self.trainable.tobytes())

    @property
    def slots(self) -> Places:
        return self.placement.slots

    @cached_property
    def rates(self) -> Rates:
        return rates(self.plan, self.rules, self.trainable, self.slots)

    @cached_property
    def epoch(self) -> batches.Epoch:
        return batches.Epoch(len(self.inputs), self.rules.batch_size, self.rules.shuffle, self.rules.seed)

    @cached_property
    def _packed(self) -> dict[str, Packed]:
        return {}

    def packed(self, way: Way) -> Packed:
        """What the kernel takes and does not change, as that way takes it."""
        if way.name not in self._packed:
            self._packed[way.name] = _pack(self, way)
        return self._packed[way.name]

    @property
    def width(self) -> int:
        """How many samples lie side by side while this is trained."""
        if self.rules.sequential:
            return min(self.rules.batch_size, len(self.inputs))
        return LANES if self.innermost else 1

    @property
    def innermost(self) -> bool:
        """Whether the samples of a batch are the innermost loop."""
        return min(self.rules.batch_size, len(self.inputs)) >= LANES_FROM


@dataclass(frozen=True, eq=False)
class Packed:
    wiring: Wiring
    rates: Rates
    data: Data


def _pack(setup: Setup, way: Way) -> Packed:
    inputs: Any = setup.inputs.reshape(-1)
    targets: Any = setup.targets.reshape(-1)
    data = Data(
        inputs=inputs,
        targets=targets,
        # Each call has its own.
        order=(),
        epoch=len(setup.inputs),
        batch=setup.rules.batch_size,
        sequential=int(setup.rules.sequential),
        lanes=int(setup.innermost),
    )
    wiring = _packed_wiring(setup.placement, way)
    return Packed(wiring, _packed_fields(setup.rates, way), _packed_fields(data, way))


@lru_cache(maxsize=8)
def _packed_wiring(placement: Placement, way: Way) -> Any:
    return _packed_fields(placement.wiring, way)


def _packed_fields(form: Any, way: Way) -> Any:
    """A named tuple whose arrays are packed and whose numbers stay."""
    return type(form)(*(way.pack(field) if isinstance(field, np.ndarray) else field for field in form))


def room(setup: Setup, way: Way, width: int) -> Work:
    """What a call overwrites, for `width` samples side by side."""
    numbers = len(setup.plan.order) * width
    sizes = (numbers, numbers, numbers, numbers, len(setup.slots) + 1)
    return Work(*(way.pack(np.zeros(size)) for size in sizes))
