"""Junk of every kind, a little of it: no fault, no traceback, and the room lives. The benchmark of the same name sends
more."""

from __future__ import annotations

from collections import Counter

from tests.live import LiveServer
from tests.promises.junk import Junk
from tests.promises.shower import GOOD, ROUTES, Target, requests

EACH = 40
FRAMES = 300


def test_junk_is_refused_and_the_room_lives(live_server: LiveServer) -> None:
    junk = Junk(1)
    target = Target(live_server.url)
    for event in junk.events:
        target.events(junk, event, EACH)
    target.introductions(junk, EACH)
    target.frames(junk, FRAMES)
    counts = Counter(target.counts)
    for route in ROUTES:
        counts += requests(live_server.port, junk, route, EACH)
    assert target.alive()
    assert set(counts) <= GOOD, (counts, live_server.errors()[-3000:])
