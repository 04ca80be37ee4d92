"""Names that people give, to themselves and to versions: what may be one, and keeping them. They are drawn as text, so
nothing in them can do anything; what would only disturb the lines around them is refused."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.attendance import Attendance
from backprop_canvas.rooms.keeping import Keeper
from backprop_canvas.session.session import Outgoing, rejection

# Letters, marks that belong to letters, digits, signs; no controls, no directions, nothing unseen.
_KINDS = frozenset("LMNPS")
# So many marks on one letter are enough for every language; more of them cover the lines above.
MOST_MARKS = 2

Naming = wire.SetName | wire.NameVersion


def name_of(typed: str, limit: int) -> str:
    """A name as it is kept: composed, without outer and double spaces. "" is none. Raises Problem bad_label."""
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    marks = 0
    for sign in name:
        kind = unicodedata.category(sign)
        marks = marks + 1 if kind[0] == "M" else 0
        if (kind[0] not in _KINDS and sign != " ") or marks > MOST_MARKS:
            raise Problem("bad_label", limit=limit)
    if len(name) > limit:
        raise Problem("bad_label", limit=limit)
    return name


def named(keeper: Keeper, here: Attendance, member: str, message: Naming) -> Iterable[Outgoing]:
    """Keep a name. Everybody hears at once what a member is called, and those who edit what a version is called."""
    person = here.everybody()[member].person
    try:
        if isinstance(message, wire.SetName):
            name = name_of(message.name, wire.MAX_NAME)
            keeper.call(person, name)
            here.call(person, name)
            return ()
        name = name_of(message.name, wire.MAX_VERSION_NAME)
        keeper.name_version(message.revision, name, person)
    except Problem as problem:
        return (Outgoing(member, rejection(problem)),)
    told = wire.Named(revision=message.revision, name=name)
    return [Outgoing(other, told) for other, present in here.everybody().items() if present.role == "editor"]
