"""A run that another version of the engine computed is computed again up to where it was, beside what members do. This
module moves no cursor."""

from __future__ import annotations

from backprop_canvas.engine.advancing.ways import work_limit
from backprop_canvas.errors import Problem
from backprop_canvas.session.run.diverged_neuron import Diverged
from backprop_canvas.session.state.core import Core, Outgoing, rejection

# The work of a slice, as of `Run.work`: about 15 ms.
INTERPRETED_SLICE = 15_000
COMPILED_SLICE = 150_000


def is_due(core: Core) -> bool:
    """Whether a part of the run is not computed again yet."""
    return core.again is not None and core.run is not None and core.run.nearest(core.again) < core.again


def compute(core: Core) -> list[Outgoing]:
    """Compute a slice, and tell everybody of the loss curve."""
    run, until = core.runnable(), core.again
    if until is None:
        return []
    try:
        run.reach(run.reachable(until, work_limit(INTERPRETED_SLICE, COMPILED_SLICE)))
    except Diverged:
        # This version comes no farther.
        core.again = None
    return core.tell_curves()


def tell(core: Core, member: str) -> list[Outgoing]:
    """A member that comes in is told that the run is computed again, until it is."""
    if not is_due(core):
        return []
    return [Outgoing(member, rejection(Problem("computed_again")))]
