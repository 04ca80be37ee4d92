"""Questions about what a member sees: each is answered to the one who asks and changes nothing. Knows which
answer belongs to which question, not how it is found.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.check import answer_check
from backprop_canvas.session.answers.curves import answer_curves
from backprop_canvas.session.answers.fast import answer_fast
from backprop_canvas.session.answers.landmarks import answer_landmarks
from backprop_canvas.session.answers.layer import answer_layer
from backprop_canvas.session.answers.off import answer_off
from backprop_canvas.session.answers.paths import answer_paths
from backprop_canvas.session.answers.plane import answer_plane
from backprop_canvas.session.answers.practice import answer_practice
from backprop_canvas.session.answers.rows import answer_rows
from backprop_canvas.session.answers.spread import answer_spread
from backprop_canvas.session.answers.turn import answer_turn
from backprop_canvas.session.answers.update import answer_update
from backprop_canvas.session.answers.walk import answer_walk
from backprop_canvas.session.state.core import Core, Outgoing
from backprop_canvas.session.state.viewpoint import Viewpoint

Handler = Callable[[Core, str, Any], list[Outgoing]]


def _from_viewpoint(answer: Callable[[Viewpoint, Any], wire.AnswerMessage]) -> Handler:
    def handler(core: Core, member: str, message: Any) -> list[Outgoing]:
        return [Outgoing(member, answer(core.viewpoint(member), message))]

    return handler


def _curves(core: Core, member: str, message: wire.AskCurves) -> list[Outgoing]:
    return [Outgoing(member, answer_curves(core.viewpoint(member), core.runnable(), message))]


def _update(core: Core, member: str, message: wire.AskUpdate) -> list[Outgoing]:
    return [Outgoing(member, answer_update(core.viewpoint(member), core.runnable(), message))]


def _off(core: Core, member: str, message: wire.AskOff) -> list[Outgoing]:
    return [Outgoing(member, answer_off(core.viewpoint(member), core.runnable(), message))]


def _rows(core: Core, member: str, message: wire.AskRows) -> list[Outgoing]:
    return [Outgoing(member, answer_rows(core.viewpoint(member), core.runnable(), message))]


def _plane(core: Core, member: str, message: wire.AskPlane) -> list[Outgoing]:
    return [Outgoing(member, answer_plane(core.viewpoint(member), core.runnable(), message))]


def _spread(core: Core, member: str, message: wire.AskSpread) -> list[Outgoing]:
    return [Outgoing(member, answer_spread(core.viewpoint(member), core.runnable(), message))]


def _landmarks(core: Core, member: str, message: wire.AskLandmarks) -> list[Outgoing]:
    return [Outgoing(member, answer_landmarks(core.viewpoint(member), core.runnable(), message))]


def _check(core: Core, member: str, message: wire.Check) -> list[Outgoing]:
    return [Outgoing(member, answer_check(core.viewpoint(member), message, core.runnable()))]


# Each raises a Problem where there is no answer.
HANDLERS: dict[type[Any], Handler] = {
    wire.AskPaths: _from_viewpoint(answer_paths),
    wire.AskWalk: _from_viewpoint(answer_walk),
    wire.AskFast: _from_viewpoint(answer_fast),
    wire.Turn: _from_viewpoint(answer_turn),
    wire.AskCurves: _curves,
    wire.AskUpdate: _update,
    wire.AskOff: _off,
    wire.AskLayer: _from_viewpoint(answer_layer),
    wire.AskRows: _rows,
    wire.AskPlane: _plane,
    wire.AskSpread: _spread,
    wire.AskLandmarks: _landmarks,
    wire.AskPractice: _from_viewpoint(answer_practice),
    wire.Check: _check,
}
