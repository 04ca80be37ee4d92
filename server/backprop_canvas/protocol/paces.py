"""How fast a cursor plays: how far one step goes, and how soon the next one follows. This module has no clock."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

Grain = Literal["term", "neuron", "layer", "phase", "pass", "sample", "iteration", "epoch"]
GRAINS: tuple[Grain, ...] = get_args(Grain)
# The duration of a step where nobody has chosen another, in milliseconds.
STEP_MILLISECONDS: dict[Grain, int] = {
    "term": 900,
    "neuron": 1400,
    "layer": 2000,
    "phase": 2400,
    "pass": 2400,
    "sample": 1200,
    "iteration": 600,
    "epoch": 600,
}
# The most steps in a second that are shown one by one.
MOST_SEEN = 30

Rate = Annotated[float, Meta(ge=0.01, le=1e6)]


class Pace(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a cursor plays: how far one step goes, and how many steps are made in a second; null means as many as can be
    computed. eases: while the loss falls fast, a cursor that flies forward makes fewer of them."""

    grain: Grain
    rate: Rate | None
    eases: bool = False

    @property
    def flies(self) -> bool:
        """Whether several steps are made for one picture, so that only the newest is shown."""
        return self.rate is None or self.rate > MOST_SEEN


def usual(grain: Grain) -> Pace:
    """The pace at which people read along, grain by grain."""
    return Pace(grain=grain, rate=1000 / STEP_MILLISECONDS[grain])


# The pace where nobody has chosen another.
USUAL_PACE = usual("neuron")
FULL_SPEED = Pace(grain="iteration", rate=None)
