"""One trial: a server is killed while several people edit one network. After its restart they send again what has no
answer. Each edit adds a sample of its own at the front, so that the document itself says what was made, how often
and in which order. A test and a benchmark share this.
"""

from __future__ import annotations

import json
import random
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from urllib.request import Request, urlopen

from tests.networks import Own
from tests.promises.editors import PATIENCE_SECONDS, Editor, Json, new_network

MOST_EDITORS = 5
EDITS = range(4, 13)
WINDOWS = range(1, 9)
SAMPLES_OF_TEMPLATE = 1


@dataclass
class Counts:
    """What came of one or more trials. `acknowledged`: edits with an answer before the kill. `resent`: edits sent again
    after it. The others are faults: `lost` edits are acknowledged and not in the document."""

    trials: int = 0
    acknowledged: int = 0
    resent: int = 0
    lost: int = 0
    twice: int = 0
    reordered: int = 0
    refused: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    @property
    def faults(self) -> int:
        return self.lost + self.twice + self.reordered + self.refused


def trial(url: str, kill: Callable[[], None], start: Callable[[], None], chance: random.Random) -> Counts:
    """`kill` ends the server at once, `start` has it back at the same address. `chance` says how many people edit, how
    much, and after how many answers the server is killed."""
    network = new_network(url)
    edits = chance.choice(EDITS)
    editors = [_editor(url, network, person, edits, chance) for person in range(chance.randint(1, MOST_EDITORS))]
    now = _countdown(editors, chance.randrange(len(editors) * (edits - 2)))
    for editor in editors:
        editor.connect()
    assert now.wait(PATIENCE_SECONDS), "no answer before the kill"
    kill()
    for editor in editors:
        assert editor.gone.wait(PATIENCE_SECONDS), "a line outlived its server"
    before = [dict(editor.acknowledged) for editor in editors]
    start()
    for editor in editors:
        editor.connect()
    for editor in editors:
        assert editor.done.wait(PATIENCE_SECONDS), f"edits without an answer: {editor.refused}"
        editor.leave()
    return _judged(made_in(url, network), editors, before)


def _editor(url: str, network: str, person: int, edits: int, chance: random.Random) -> Editor:
    def change(number: int) -> list[Json]:
        return [{"op": "add_sample", "at": 0, "inputs": {"i1": person, "i2": number}, "targets": {"o1": 0, "o2": 1}}]

    window, resends_all = chance.choice(WINDOWS), chance.random() < 0.5
    return Editor(url, network, change, limit=edits, window=window, resends_all=resends_all)


def _countdown(editors: Sequence[Editor], answers: int) -> threading.Event:
    """Set once so many edits are acknowledged and another one is."""
    now, lock, left = threading.Event(), threading.Lock(), [answers]

    def one_less() -> None:
        with lock:
            left[0] -= 1
            if left[0] < 0:
                now.set()

    for editor in editors:
        editor.on_accepted = one_less
    return now


def made_in(url: str, network: Own) -> list[tuple[int, int]]:
    """The edits in the document, in the order in which they were made: who, and the number."""
    with urlopen(Request(f"{url}/n/{network}/document", headers={"Cookie": network.cookie})) as answer:
        samples = json.load(answer)["samples"]
    own = samples[: len(samples) - SAMPLES_OF_TEMPLATE]
    return [(int(sample["inputs"]["i1"]), int(sample["inputs"]["i2"])) for sample in reversed(own)]


def _judged(made: Sequence[tuple[int, int]], editors: Sequence[Editor], before: Sequence[dict[int, int]]) -> Counts:
    counts = Counts(trials=1)
    times = Counter(made)
    for person, editor in enumerate(editors):
        counts.acknowledged += len(before[person])
        counts.resent += editor.resent
        counts.refused += len(editor.refused)
        counts.lost += sum(times[person, number] == 0 for number in editor.acknowledged)
        mine = [number for who, number in made if who == person]
        counts.reordered += sum(later < earlier for earlier, later in pairwise(mine)) + editor.gaps
        # A revision that was told names the place of the edit among all.
        told = [(number, at) for number, at in editor.acknowledged.items() if at >= 0]
        counts.reordered += sum(not 0 < at <= len(made) or made[at - 1] != (person, number) for number, at in told)
    counts.twice = sum(count - 1 for count in times.values())
    return counts
