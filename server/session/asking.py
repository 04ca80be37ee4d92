"""Questions about what a member sees: each is answered to the one who asks and changes nothing. Knows which
answer belongs to which question, not how it is found.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from server.protocol import messages as wire
from server.session.answer_check import answer_check
from server.session.answer_curves import answer_curves
from server.session.answer_fast import answer_fast
from server.session.answer_paths import answer_paths
from server.session.answer_turn import answer_turn
from server.session.answer_update import answer_update
from server.session.answer_walk import answer_walk
from server.session.core import Core, Outgoing
from server.session.viewpoint import Viewpoint, of_member

Handler = Callable[[Core, str, Any], list[Outgoing]]


def _from_viewpoint(answer: Callable[[Viewpoint, Any], wire.AnswerMessage]) -> Handler:
    def handler(core: Core, member: str, message: Any) -> list[Outgoing]:
        return [Outgoing(member, answer(of_member(core, member), message))]

    return handler


def _curves(core: Core, member: str, message: wire.AskCurves) -> list[Outgoing]:
    return [Outgoing(member, answer_curves(of_member(core, member), core.runnable(), message))]


def _update(core: Core, member: str, message: wire.AskUpdate) -> list[Outgoing]:
    return [Outgoing(member, answer_update(of_member(core, member), core.runnable(), message))]


# Each raises a Problem where there is no answer.
HANDLERS: dict[type[Any], Handler] = {
    wire.AskPaths: _from_viewpoint(answer_paths),
    wire.AskWalk: _from_viewpoint(answer_walk),
    wire.AskFast: _from_viewpoint(answer_fast),
    wire.Turn: _from_viewpoint(answer_turn),
    wire.AskCurves: _curves,
    wire.AskUpdate: _update,
    wire.Check: _from_viewpoint(answer_check),
}
