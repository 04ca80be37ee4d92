"""A document ready to be trained: its arrays, its plan, and the setup of its training."""

from __future__ import annotations

from dataclasses import dataclass

from backprop_canvas.document.schema import Document
from backprop_canvas.engine.advancing.batches import Epoch
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.plan.compile import Plan, compile_plan
from backprop_canvas.session.network.building import Network, build_network, samples_arrays

# A run that begins late first draws the orders of all epochs before it: at most this many samples.
MAX_DRAWN = 100_000_000
# The cost of drawing an epoch's order in addition to its samples, counted in samples.
DRAW = 100


@dataclass(frozen=True, eq=False)
class Ready:
    document: Document
    network: Network
    plan: Plan
    setup: Setup

    @property
    def batched(self) -> bool:
        """Whether an iteration can contain more than one sample."""
        return min(self.network.rules.batch_size, len(self.setup.inputs)) > 1


def ready(document: Document) -> Ready:
    """Prepares a document that can run (see `what_fits.what_is_missing`)."""
    network = build_network(document)
    plan = compile_plan(network.topology)
    inputs, targets = samples_arrays(document, network)
    return Ready(document, network, plan, Setup(plan, network.rules, network.trainable, inputs, targets))


def within_reach(document: Document, start: int) -> bool:
    """Whether a run of this document, which can run, may begin at iteration `start`. The orders of all earlier epochs
    have to be drawn first."""
    training = document.training
    epoch = Epoch(len(document.samples), training.batch_size, training.shuffle, training.seed)
    return epoch.draws_to(start - 1) * (epoch.samples + DRAW) <= MAX_DRAWN
