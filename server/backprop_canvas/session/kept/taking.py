"""A session goes on from the parts that were kept of its runs. A run that began from other numbers is not taken; one
that another version of the engine computed begins again."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

from backprop_canvas.engine.advancing.state import State
from backprop_canvas.session.kept import points, states
from backprop_canvas.session.kept.head import HEAD, Head, KeptBranch, curve_names, decode, identity, state_name
from backprop_canvas.session.run.branches import Branch, Branches
from backprop_canvas.session.run.told import Measured, Told
from backprop_canvas.session.state.core import Core


def take(core: Core, parts: Mapping[str, bytes], engine: str) -> dict[str, object]:
    """What is kept by now, as `Giving` takes it. Raises ValueError, with nothing changed, if a part is missing or is
    not what it should be."""
    if not parts:
        return {}
    try:
        return _taken(core, parts, engine)
    except KeyError as missing:
        raise ValueError(f"the part {missing} is missing") from None
    except struct.error as error:
        raise ValueError(str(error)) from None


def _taken(core: Core, parts: Mapping[str, bytes], engine: str) -> dict[str, object]:
    head = decode(parts[HEAD])
    curves = [_points(parts, each) for each in head.branches]
    says: dict[str, object] = {name: True for name in parts if name.startswith("state/")}
    for kept, curve in zip(head.branches, curves, strict=True):
        said = [*points.chunks(curve)]
        says.update(zip(curve_names(kept.run, len(said)), said, strict=True))
    _resume(core, parts, engine, head, curves)
    return {**says, HEAD: parts[HEAD]}


def _resume(
    core: Core, parts: Mapping[str, bytes], engine: str, head: Head, curves: Sequence[Sequence[Measured]]
) -> None:
    past = [
        Branch(kept.run, Told(curve, kept.samples), kept.parent, kept.parent_iteration)
        for kept, curve in zip(head.branches, curves, strict=True)
    ]
    run = core.run
    if run is None or not past or head.identity != identity(core.document):
        core.begin_after(Branches(tuple(past)), head.runs)
    elif head.engine != engine:
        core.begin_again(Branches(tuple(past[:-1])), head.runs, head.start, max(head.states, default=0) + 1)
    else:
        last = past[-1]
        run.resume(last.run, head.start, _states(parts, head, last.run, run.count), curves[-1], head.spacing)
        present = Branch(last.run, run.curve, last.parent, last.parent_iteration)
        core.resume(Branches((*past[:-1], present)), head.runs)
    core.left = head.place


def _points(parts: Mapping[str, bytes], kept: KeptBranch) -> list[Measured]:
    count = -(-kept.points // points.CHUNK)
    found = [point for name in curve_names(kept.run, count) for point in points.unpacked(parts[name])]
    if len(found) != kept.points:
        raise ValueError(f"a loss curve has {len(found)} points, not {kept.points}")
    points.check(found)
    return found


def _states(parts: Mapping[str, bytes], head: Head, run: int, count: int) -> list[State]:
    """The states of the present run, the first one first. An optimizer's state is as old as the run."""
    found = [states.unpacked(parts[state_name(run, iteration)], count) for iteration in head.states]
    done = [(state.iteration, state.age) for state in found]
    if not found or done != [(iteration, iteration - head.start + 1) for iteration in sorted(head.states)]:
        raise ValueError("the states of a run are not in order")
    if found[0].iteration != head.start - 1:
        raise ValueError("a run has no beginning")
    return found
