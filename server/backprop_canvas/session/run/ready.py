"""A document ready to be trained: its arrays, its plan, and the setup of its training."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from backprop_canvas.document.samples import places_of, training_places
from backprop_canvas.document.schema import Document, Role, Split
from backprop_canvas.engine.advancing.batches import Epoch
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.compile import Plan, compile_plan
from backprop_canvas.session.network.building import Network, build_network, samples_arrays

# A run that begins late first draws the orders of all epochs before it: at most this many samples.
MAX_DRAWN = 100_000_000
# The cost of drawing an epoch's order in addition to its samples, counted in samples.
DRAW = 100


@dataclass(frozen=True, eq=False)
class Ready:
    """setup: of the samples that are trained on, and no others. trained: their positions in the document. inputs: (N,
    I) and targets: (N, K) of all samples of the document."""

    document: Document
    network: Network
    plan: Plan
    setup: Setup
    trained: tuple[int, ...]
    inputs: Floats
    targets: Floats

    @property
    def batched(self) -> bool:
        """Whether an iteration can contain more than one sample."""
        return min(self.network.rules.batch_size, len(self.setup.inputs)) > 1

    @cached_property
    def kept(self) -> frozenset[int]:
        """The positions of the samples that training does not use."""
        return frozenset(range(len(self.inputs))).difference(self.trained)

    def only(self, split: Split) -> Setup | None:
        """The setup with the samples of a split alone, to evaluate them; None where there are none."""
        places = list(places_of(self.document, split))
        return replace(self.setup, inputs=self.inputs[places], targets=self.targets[places]) if places else None


def ready(document: Document, before: Ready | None = None) -> Ready:
    """Prepares a document that can run (see `what_fits.what_is_missing`). `before` is the one that it follows: a knob
    that is turned leaves thousands of samples as they are, and their arrays too."""
    network = build_network(document)
    plan = compile_plan(network.topology)
    if before is not None and _same_samples(before.document, document):
        inputs, targets = before.inputs, before.targets
    else:
        inputs, targets = samples_arrays(document, network)
    trained = training_places(document)
    some = slice(None) if len(trained) == len(inputs) else list(trained)
    setup = Setup(plan, network.rules, network.trainable, inputs[some], targets[some])
    return Ready(document, network, plan, setup, trained, inputs, targets)


def _same_samples(one: Document, other: Document) -> bool:
    """Whether their arrays are the same: of the very samples, for the same inputs and outputs in one order."""
    return one.samples is other.samples and _ends(one) == _ends(other)


def _ends(document: Document) -> list[tuple[str, Role]]:
    return [(neuron.id, neuron.role) for neuron in document.neurons if neuron.role != "hidden"]


def within_reach(document: Document, start: int) -> bool:
    """Whether a run of this document, which can run, may begin at iteration `start`. The orders of all earlier epochs
    have to be drawn first."""
    training = document.training
    epoch = Epoch(len(training_places(document)), training.batch_size, training.shuffle, training.seed)
    return epoch.draws_to(start - 1) * (epoch.samples + DRAW) <= MAX_DRAWN
