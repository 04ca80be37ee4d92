"""Who has said something is answered at once; a class is told of everything in a few parcels."""

from __future__ import annotations

from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.sending.post import SECONDS_EACH, Parcels, Post
from backprop_canvas.session.session import rejection

NOW = 100.0
CLASS = tuple(f"m{number}" for number in range(40))
MESSAGES = tuple(rejection(Problem("internal"), number) for number in range(6))


class Sent:
    """What a post has sent, in which parcels."""

    def __init__(self) -> None:
        self.parcels: list[dict[str, list[wire.ServerMessage]]] = []
        self.post = Post(self._send)

    def _send(self, parcels: Parcels) -> None:
        self.parcels.append({member: list(messages) for member, messages in parcels.items()})

    def tell(self, message: wire.ServerMessage, sender: str, now: float) -> None:
        """All are told, in answer to one."""
        for member in CLASS:
            self.post.put(member, [message])
        self.post.answer({sender}, now)


def test_after_a_while_all_are_told_at_once() -> None:
    sent = Sent()
    sent.tell(MESSAGES[0], "m1", NOW)
    sent.tell(MESSAGES[1], "m1", NOW + SECONDS_EACH * len(CLASS))
    assert sent.parcels == [{member: [message] for member in CLASS} for message in MESSAGES[:2]]
    assert sent.post.next() is None


def test_of_what_follows_closely_the_others_are_told_together() -> None:
    sent = Sent()
    sent.tell(MESSAGES[0], "m1", NOW)
    for number in (1, 2, 3):
        sent.tell(MESSAGES[number], "m1", NOW)
    assert sent.parcels[1:] == [{"m1": [MESSAGES[number]]} for number in (1, 2, 3)]
    later = sent.post.next()
    assert later == NOW + SECONDS_EACH * len(CLASS)
    sent.post.answer((), later)
    assert sent.parcels[4] == {member: list(MESSAGES[1:4]) for member in CLASS if member != "m1"}


def test_an_answer_comes_after_everything_that_was_said_before_it() -> None:
    sent = Sent()
    sent.tell(MESSAGES[0], "m1", NOW)
    sent.tell(MESSAGES[1], "m1", NOW)
    sent.tell(MESSAGES[2], "m2", NOW)
    assert sent.parcels[2] == {"m2": list(MESSAGES[1:3])}
    sent.post.send()
    assert sent.parcels[3]["m1"] == [MESSAGES[2]]
    assert sent.parcels[3]["m3"] == list(MESSAGES[1:3])
    assert "m2" not in sent.parcels[3]


def test_a_few_hardly_wait() -> None:
    sent = Sent()
    sent.post.put("a", MESSAGES[:1])
    sent.post.answer({"a"}, NOW)
    sent.post.put("b", MESSAGES[:1])
    sent.post.answer({"a"}, NOW + 2 * SECONDS_EACH)
    assert sent.parcels == [{"a": list(MESSAGES[:1])}, {"b": list(MESSAGES[:1])}]
