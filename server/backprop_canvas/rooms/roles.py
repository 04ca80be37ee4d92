"""Which role may send which message: the whole table, in one place."""

from __future__ import annotations

from backprop_canvas.protocol.messages import (
    AskCurves,
    AskFast,
    AskFirst,
    AskLandmarks,
    AskLayer,
    AskOff,
    AskPaths,
    AskPlane,
    AskPractice,
    AskRows,
    AskSpread,
    AskUpdate,
    AskWalk,
    Check,
    ClientMessage,
    Credit,
    Edit,
    Follow,
    Initialize,
    Keep,
    NameVersion,
    Pause,
    Play,
    Point,
    Reset,
    Restart,
    Role,
    Seek,
    SetBreakpoints,
    SetName,
    SetPace,
    Share,
    Show,
    Step,
    Turn,
)

_EVERYONE: frozenset[Role] = frozenset({"editor", "viewer"})
_EDITORS: frozenset[Role] = frozenset({"editor"})

ALLOWED: dict[type[ClientMessage], frozenset[Role]] = {
    Edit: _EDITORS,
    Keep: _EDITORS,
    Reset: _EDITORS,
    Initialize: _EDITORS,
    Share: _EDITORS,
    NameVersion: _EDITORS,
    # Who looks on may be hundreds.
    Point: _EDITORS,
    SetName: _EVERYONE,
    Step: _EVERYONE,
    Seek: _EVERYONE,
    Restart: _EVERYONE,
    Play: _EVERYONE,
    Pause: _EVERYONE,
    SetPace: _EVERYONE,
    SetBreakpoints: _EVERYONE,
    AskFirst: _EVERYONE,
    Show: _EVERYONE,
    Follow: _EVERYONE,
    Credit: _EVERYONE,
    AskPaths: _EVERYONE,
    AskWalk: _EVERYONE,
    AskFast: _EVERYONE,
    Turn: _EVERYONE,
    AskCurves: _EVERYONE,
    AskUpdate: _EVERYONE,
    AskOff: _EVERYONE,
    AskLayer: _EVERYONE,
    AskLandmarks: _EVERYONE,
    AskPlane: _EVERYONE,
    AskSpread: _EVERYONE,
    AskRows: _EVERYONE,
    AskPractice: _EVERYONE,
    Check: _EVERYONE,
}


def may(role: Role, message: ClientMessage) -> bool:
    """Whether a member of this role may send this message."""
    return role in ALLOWED[type(message)]
