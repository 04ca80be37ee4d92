"""What a presenter asks for first, as pages hear it over the line."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

import pytest

from tests.web.conftest import Page, Served

Connect = Callable[..., Page]
H1 = 0.5932699921071872
LOSS = 0.2983711087600027


def holds(value: Any, number: float) -> bool:
    """Whether a number stands anywhere in what a page was told."""
    if isinstance(value, dict):
        return any(holds(each, number) for each in value.values())
    if isinstance(value, list | tuple):
        return any(holds(each, number) for each in value)
    return value == number or (isinstance(value, bytes) and struct.pack("<d", number) in value)


@pytest.mark.parametrize(("number", "step", "asked"), [(H1, 6, "h1"), (LOSS, 24, "")])
@pytest.mark.parametrize("late", [False, True])
def test_a_viewer_hears_the_number_once_it_is_shown(
    connect: Connect, served: Served, number: float, step: int, asked: str, late: bool
) -> None:
    teacher = connect()
    teacher.until("members")
    viewer = None if late else connect(network=served.network.links.viewer)
    teacher.say("ask_first", on=True)
    teacher.say("seek", to={"step": step + 1})
    before, _ = teacher.until("cursor", step=step + 1, holds=True)
    assert holds(before, number)
    place = {"iteration": 1, "turn": 0, "step": step + 1}
    teacher.say("show", **place, shown=step, asked=asked)
    if viewer is None:
        # The teacher's own answer to this says that what it said before is done.
        teacher.say("edit", id=0, diff=[])
        teacher.next("accepted")
        viewer = connect(network=served.network.links.viewer)
    told, cursor = viewer.until("cursor", step=step, asked=asked)
    assert not holds(told, number)
    assert cursor["following"] is not None
    viewer.say("ask_paths", id=1, about="parameter:w1")
    told, unanswered = viewer.until("unanswered", id=1)
    assert unanswered["code"] == "asked_first"
    assert not holds(told, number)
    teacher.say("show", **place)
    told, cursor = viewer.until("cursor", step=step + 1)
    assert holds(told, number)
    assert cursor["asked"] is None
