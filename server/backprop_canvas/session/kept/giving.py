"""What is to be kept of a session's runs now, and has not been kept yet. Few states stand for all: the first, some that
are evenly apart, the last and the newest; so a long run takes as little room as a short one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace

from backprop_canvas.session.kept import points, states
from backprop_canvas.session.kept.head import HEAD, Head, KeptBranch, curve_names, encode, identity, state_name
from backprop_canvas.session.run.branches import Branch
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.state.core import Core

# Between the first state of a run and its last one, at most so many are kept, and at most so many bytes of them.
MAX_STATES = 64
MAX_STATE_BYTES = 1 << 20

# What a part says, compared with what was kept under its name, and how it is written.
_Part = tuple[object, Callable[[], bytes]]


@dataclass(frozen=True)
class Offer:
    """parts: by name, what is new, or None for what is gone. says: what all parts say once these are kept. work: of the
    present run so far, as of `Run.work`."""

    parts: Mapping[str, bytes | None]
    says: Mapping[str, object]
    work: int


class Giving:
    """known: what is kept by now, by the names of its parts: what each of them says."""

    def __init__(self, known: Mapping[str, object]) -> None:
        self._known = known
        self._identity: tuple[int, str] = (0, "")

    def offer(self, core: Core, engine: str) -> Offer | None:
        """None if nothing is new."""
        wanted = dict(self._parts(core, engine))
        says = {name: said for name, (said, _) in wanted.items()}
        new = {name: pack() for name, (said, pack) in wanted.items() if self._known.get(name) != said}
        gone = dict.fromkeys(name for name in self._known if name not in wanted)
        work = 0 if core.run is None else core.run.work_done
        return Offer({**new, **gone}, says, work) if new or gone else None

    def kept(self, offer: Offer) -> None:
        """An offer is durable."""
        self._known = offer.says

    def _parts(self, core: Core, engine: str) -> Iterator[tuple[str, _Part]]:
        branches = core.branches.branches
        if core.left is None and all(len(branch.curve) < 2 for branch in branches):
            # Nobody has gone anywhere.
            return
        at = 0 if core.left is None else core.left.iteration
        chosen = [] if core.run is None else core.run.few_states(MAX_STATES, MAX_STATE_BYTES, at)
        for state in chosen:
            yield state_name(branches[-1].run, state.iteration), (True, partial(states.packed, state))
        for branch in branches:
            said = [*points.chunks(branch.curve.points)]
            for name, chunk in zip(curve_names(branch.run, len(said)), said, strict=True):
                yield name, (chunk, partial(points.packed, chunk))
        head = encode(self._head(core, engine, tuple(state.iteration for state in chosen)))
        yield HEAD, (head, lambda: head)

    def _head(self, core: Core, engine: str, chosen: tuple[int, ...]) -> Head:
        run, branches = core.run, tuple(map(_kept_branch, core.branches.branches))
        some = Head(engine=engine, identity="", runs=core.runs, branches=branches, place=core.left)
        if run is None:
            return some
        same = self._identity_of(core, run)
        return replace(some, identity=same, start=run.start, states=chosen, spacing=run.curve.spacing)

    def _identity_of(self, core: Core, run: Run) -> str:
        """Of the present run; later edits of the layout do not change it."""
        if self._identity[0] != run.number:
            self._identity = run.number, identity(core.document)
        return self._identity[1]


def _kept_branch(branch: Branch) -> KeptBranch:
    return KeptBranch(
        run=branch.run,
        points=len(branch.curve),
        samples=branch.curve.samples,
        parent=branch.parent,
        parent_iteration=branch.parent_iteration,
    )
