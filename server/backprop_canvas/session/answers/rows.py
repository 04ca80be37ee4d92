"""What samples give, as rows of a table, in answer to the page's question. Changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add

from backprop_canvas.engine.plan.network import Topology
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.protocol.frames import pack
from backprop_canvas.session.answers.keys import slot_of
from backprop_canvas.session.run.rows import Rows
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.state.viewpoint import Viewpoint

# The work limit of an answer, in neurons and edges over all samples: about twenty milliseconds of the interpreter.
MAX_WORK = 40_000
# A gradient takes a backward pass too, which costs about twice as much as the forward pass.
GRADIENT_WORK = 3


def answer_rows(view: Viewpoint, run: Run, message: wire.AskRows) -> wire.Rows:
    """Raises Problem "no_such_sample", "no_such_quantity" or "not_a_parameter"."""
    samples = len(view.document.samples)
    if message.first >= samples:
        raise Problem("no_such_sample", sample=message.first, count=samples)
    slot = None if message.parameter is None else slot_of(view.document, message.parameter)
    most = max(1, MAX_WORK // _work(run.network.topology, slot))
    chosen = slice(message.first, min(message.first + min(message.count, most), samples))
    iteration = run.iteration(view.iteration)
    rows = iteration.rows(run.start)
    losses, outputs = rows.passed(chosen)
    return wire.Rows(
        **view.where,
        id=message.id,
        first=message.first,
        losses=pack(losses, single=False),
        outputs=pack(outputs.reshape(-1), single=False),
        iterations=rows.walked.iterations[chosen].astype("<u4").tobytes(),
        turns=rows.walked.turns[chosen].astype("<u4").tobytes(),
        parameter=message.parameter,
        gradients=b"" if slot is None else pack(rows.gradients(range(samples)[chosen], slot), single=False),
        loss=iteration.loss,
        gradient=None if slot is None else float(iteration.gradient[slot]),
        summed=None if slot is None or len(iteration.samples) > most else _summed(rows, iteration.samples, slot),
    )


def _summed(rows: Rows, batch: Sequence[int], slot: int) -> float:
    total: float = reduce(add, rows.gradients(batch, slot).tolist())
    return total


def _work(topology: Topology, slot: int | None) -> int:
    """Of one sample, in neurons and edges."""
    return (len(topology.activations) + len(topology.sources)) * (1 if slot is None else GRADIENT_WORK)
