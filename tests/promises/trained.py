"""One trial: a server is killed while somebody trains at full speed. After its restart another page comes in, is put
where the run was left, and trains on: in the bits of a run that nothing disturbed, or the trial fails. A test and a
benchmark share this.
"""

from __future__ import annotations

import queue
import random
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any
from urllib.request import Request, urlopen

import msgspec

from backprop_canvas.document.read import decode_document
from backprop_canvas.document.schema import Document
from backprop_canvas.protocol.messages import FULL_SPEED
from backprop_canvas.session.run.run import Run
from tests.line import Line
from tests.networks import Own
from tests.promises.editors import PATIENCE_SECONDS, Json, new_network

# A template, and how it is trained: all that a state holds, and batches whose order is drawn.
DRAWINGS: dict[str, tuple[str, Json]] = {
    "shuffled batches, adam": (
        "xor",
        {"optimizer": {"kind": "adam", "learning_rate": 0.001}, "batch_size": 3, "shuffle": True, "seed": 11},
    ),
    "momentum, penalties, warm-up": (
        "2-2-2",
        {
            "optimizer": {"kind": "momentum", "learning_rate": 0.01},
            "penalty": {"l1": 1e-6, "l2": 1e-5},
            "warm_up": {"total_iters": 300},
        },
    ),
    "softmax, a rate that falls": (
        "softmax",
        {"optimizer": {"kind": "adagrad"}, "schedule": {"kind": "cosine", "T_max": 5000}, "shuffle": True},
    ),
}
# Positions that are heard before the kill, thirty in a second.
HEARD = range(30, 50)
# One that each of the templates has.
PARAMETER = "w1"
ON = 500


@dataclass
class Counts:
    """What came of one or more trials. `lost`: the seconds of training that were not kept, at most. The others are
    faults: `forgotten` runs came back at their beginning, `different` ones have other bits, `bare` ones no curve."""

    trials: int = 0
    lost: float = 0.0
    forgotten: int = 0
    different: int = 0
    bare: int = 0

    def __add__(self, other: Counts) -> Counts:
        total = Counts(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))
        total.lost = max(self.lost, other.lost)
        return total

    @property
    def faults(self) -> int:
        return self.forgotten + self.different + self.bare


class Page:
    """A page that hears everything and confirms it."""

    def __init__(self, url: str, network: Own) -> None:
        self._told: queue.Queue[tuple[str, Any]] = queue.Queue()
        self.curve: Any = None
        auth = {"network": network, "tab": secrets.token_hex(8), "position": None}
        self.line = Line(url, auth, lambda event, payload: self._told.put((event, payload)))

    def next(self, wanted: str) -> Any:
        """The next message of a kind."""
        while True:
            event, payload = self._told.get(timeout=PATIENCE_SECONDS)
            if event in ("frame", "curve"):
                self.line.emit("credit", {"frame": payload["number"]})
            if event == "curve":
                self.curve = payload
            if event in (wanted, "rejected"):
                assert event == wanted, payload
                return payload

    def rest(self) -> Any:
        """Where the cursor comes to rest."""
        cursor = self.next("cursor")
        while cursor["playing"]:
            cursor = self.next("cursor")
        return cursor

    def edit(self, number: int, *diff: Json) -> None:
        self.line.emit("edit", {"id": number, "diff": list(diff)})
        self.next("accepted")

    def parameters_at(self, iteration: int) -> bytes:
        """The parameters at the start of an iteration that the page is not at yet."""
        self.line.emit("seek", {"to": {"iteration": iteration, "step": 0}})
        frame = self.next("frame")
        while frame["iteration"] != iteration or frame["parameters"] is None:
            frame = self.next("frame")
        return bytes(frame["parameters"])


def trial(
    url: str,
    kill: Callable[[], None],
    start: Callable[[], None],
    drawing: str,
    chance: random.Random,
    branch: bool,
) -> Counts:
    """`kill` ends the server at once, `start` has it back at the same address. `branch`: one weight is changed on the
    way, so that the run begins there."""
    template, training = DRAWINGS[drawing]
    network = new_network(url, template)
    page = Page(url, network)
    page.next("members")
    page.edit(0, {"op": "settings", "fields": {"training": training}})
    page.line.emit("pace", {"pace": msgspec.to_builtins(FULL_SPEED)})
    page.line.emit("play", {})
    if branch:
        heard(page, chance.choice(HEARD))
        page.edit(1, {"op": "change", "kind": "parameters", "id": PARAMETER, "fields": {"value": 0.3}})
    passed = heard(page, chance.choice(HEARD))
    kill()
    ended = time.monotonic()
    page.line.abort()
    start()
    return judged(url, network, passed, ended)


def heard(page: Page, count: int) -> list[tuple[float, int]]:
    """When the next positions were told, and their iterations."""
    return [(time.monotonic(), page.next("cursor")["iteration"]) for _ in range(count)]


def judged(url: str, network: Own, passed: list[tuple[float, int]], ended: float) -> Counts:
    """What a page finds that comes after the restart."""
    page = Page(url, network)
    left = page.rest()
    page.next("members")
    expected = Run(1, left["start"], document_of(url, network))
    goal = left["iteration"] + ON
    same = page.parameters_at(goal) == expected.iteration(goal).parameters.tobytes()
    page.line.abort()
    kept = max((at for at, iteration in passed if iteration <= left["iteration"]), default=passed[0][0])
    return Counts(
        trials=1,
        lost=ended - kept,
        forgotten=left["iteration"] == left["start"],
        different=not same,
        bare=page.curve is None,
    )


def document_of(url: str, network: Own) -> Document:
    with urlopen(Request(f"{url}/n/{network}/document", headers={"Cookie": network.cookie})) as answer:
        return decode_document(answer.read())
