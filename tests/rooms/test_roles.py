"""Who may send what, written out a second time: message by role."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.roles import ALLOWED, may

W1 = "parameter:w1"
# Whether an editor may send it, whether a viewer may.
MAY: list[tuple[wire.ClientMessage, bool, bool]] = [
    (wire.Edit(id=0, diff=()), True, False),
    (wire.Keep(id=0), True, False),
    (wire.Reset(id=0), True, False),
    (wire.Initialize(id=0), True, False),
    (wire.Share(), True, False),
    (wire.NameVersion(revision=0, name="first"), True, False),
    (wire.Point(x=0.0, y=0.0), True, False),
    (wire.SetName(name="Ada"), True, True),
    (wire.Step(direction=1, grain="term"), True, True),
    (wire.Seek(to=wire.Target(step=0)), True, True),
    (wire.Restart(), True, True),
    (wire.Play(), True, True),
    (wire.Pause(), True, True),
    (wire.SetPace(pace=wire.FULL_SPEED), True, True),
    (wire.SetBreakpoints(breakpoints=()), True, True),
    (wire.AskFirst(on=True), True, True),
    (wire.Show(iteration=1, turn=0, step=1), True, True),
    (wire.Follow(member=None), True, True),
    (wire.Credit(frame=1), True, True),
    (wire.AskPaths(id=0, about=W1), True, True),
    (wire.AskWalk(id=0, about=W1), True, True),
    (wire.AskFast(id=0, about=W1), True, True),
    (wire.Turn(id=0, parameter=W1), True, True),
    (wire.AskCurves(id=0, about=(W1,), iterations=1), True, True),
    (wire.AskUpdate(id=0, parameter=W1), True, True),
    (wire.AskOff(id=0, neuron="h1"), True, True),
    (wire.AskLayer(id=0, neuron="h1"), True, True),
    (wire.AskSpread(id=0), True, True),
    (wire.AskPlane(id=0, output="o1", across="i1", up="i2", box=(0, 1, 0, 1), size=4), True, True),
    (wire.AskLandmarks(id=0), True, True),
    (wire.AskRows(id=0, first=0, count=1), True, True),
    (wire.AskPractice(id=0, about="parameter:w1", seed=1, stage="path"), True, True),
    (wire.Check(id=0, equation="dL/dw1 = 0"), True, True),
]


def named(value: object) -> str | None:
    return type(value).__name__ if isinstance(value, wire.ClientMessage) else None


@pytest.mark.parametrize(("message", "editor", "viewer"), MAY, ids=named)
def test_who_may_send_it(message: wire.ClientMessage, editor: bool, viewer: bool) -> None:
    assert (may("editor", message), may("viewer", message)) == (editor, viewer)


def test_every_message_and_every_role_is_written_out() -> None:
    written: set[type[Any]] = {type(message) for message, _, _ in MAY}
    assert written == set(ALLOWED) == set(get_args(wire.ClientMessage))
    assert set(get_args(wire.Role)) == {"editor", "viewer"} == {role for roles in ALLOWED.values() for role in roles}
