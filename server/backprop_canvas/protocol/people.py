"""Who is in a room, what they are called and what they point at. This module does not know how anybody is told."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from backprop_canvas.protocol.message import Count, Finite, Message

Role = Literal["editor", "viewer"]

# A name is cut to its real limits, and refused by them, where it is taken in.
MAX_NAME = 24
MAX_VERSION_NAME = 80
AnyName = Annotated[str, Meta(max_length=400)]
# What can be pointed at on the drawing, such as "neuron:h1" or "knob:e7".
EntityKey = Annotated[str, Meta(max_length=80)]
# A selection of more is shown by its first ones.
MAX_SELECTED = 12
Selection = Annotated[tuple[EntityKey, ...], Meta(max_length=MAX_SELECTED)]


class SetName(Message, frozen=True, kw_only=True, tag="set_name"):
    """What the member wants to be called from now on, also on the next visits; "" for the name it was given."""

    name: AnyName


class NameVersion(Message, frozen=True, kw_only=True, tag="name_version"):
    """Name a revision for everybody who edits; "" takes its name away. The answer is `named`, or `rejected` without an
    id."""

    revision: Count
    name: AnyName


class Point(Message, frozen=True, kw_only=True, tag="point"):
    """Where the member's pointer is, in units of the drawing, and what it is `on`; null where there is no pointer. What
    the member has selected. Only the newest counts, and nothing answers it."""

    x: Finite | None = None
    y: Finite | None = None
    on: EntityKey | None = None
    selection: Selection = ()


class Pointer(Struct, frozen=True, kw_only=True):
    """What `point` says of a member."""

    member: str
    x: float | None
    y: float | None
    on: str | None
    selection: tuple[str, ...]


class Pointers(Message, frozen=True, kw_only=True, tag="pointers"):
    """Pointers that have changed. Where many look on, they hear of it less often."""

    pointers: tuple[Pointer, ...]


class Named(Message, frozen=True, kw_only=True, tag="named"):
    """A revision is called so from now on; "" for no name."""

    revision: int
    name: str


class Member(Struct, frozen=True, kw_only=True):
    """A page that is open. `person` is a key of whose browser it is: pages of one person have the same. `name` is the
    one that the person has chosen; "" if none."""

    id: str
    role: Role
    number: int
    following: str | None
    person: str = ""
    name: str = ""


class Members(Message, frozen=True, kw_only=True, tag="members"):
    """Everybody who is here."""

    members: tuple[Member, ...]
