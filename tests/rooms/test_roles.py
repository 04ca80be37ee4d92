"""The table of roles speaks of every message that a page can send."""

from typing import get_args

import pytest
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.roles import ALLOWED, may


def test_every_message_is_in_the_table() -> None:
    assert set(ALLOWED) == set(get_args(wire.ClientMessage))


@pytest.mark.parametrize(
    "message", [wire.Edit(id=0, diff=()), wire.Keep(id=0), wire.Reset(id=0), wire.Initialize(id=0)]
)
def test_only_editors_change_what_all_see(message: wire.ClientMessage) -> None:
    assert may("editor", message)
    assert not may("viewer", message)


@pytest.mark.parametrize("message", [wire.Step(direction=1, grain="term"), wire.Play(), wire.Follow(member=None)])
def test_everybody_may_look_around(message: wire.ClientMessage) -> None:
    assert may("viewer", message)


@pytest.mark.parametrize("question", get_args(wire.Question))
def test_everybody_may_ask(question: type[wire.ClientMessage]) -> None:
    assert ALLOWED[question] == {"editor", "viewer"}
