"""What was computed lately is at hand."""

from __future__ import annotations

import pytest

from backprop_canvas.session.run.recent import Recent


def test_what_was_not_asked_for_the_longest_gives_way() -> None:
    recent: Recent[str, int] = Recent(2)
    computed: list[str] = []

    def ask(key: str) -> None:
        recent.get(key, lambda: computed.append(key) or len(computed))  # type: ignore[func-returns-value]

    for key in ("a", "b", "a", "c", "a", "b"):
        ask(key)
    assert computed == ["a", "b", "c", "b"]
    assert len(recent) == 2


def test_what_fails_is_tried_again() -> None:
    recent: Recent[str, float] = Recent(2)
    with pytest.raises(ZeroDivisionError):
        recent.get("a", lambda: 1 / 0)
    assert recent.get("a", lambda: 2.0) == 2.0
