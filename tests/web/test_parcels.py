"""What a page is told at once comes in one packet."""

from __future__ import annotations

import threading
from typing import Any

import msgpack
import msgspec
import pytest

from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template, templates
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import codec
from backprop_canvas.protocol.messages import Member, Rejected, ServerMessage, Welcome
from backprop_canvas.rooms.room import Room
from backprop_canvas.session.network.tables import operations
from backprop_canvas.session.session import rejection
from backprop_canvas.storage import KeptNetwork
from backprop_canvas.web.parcels import ENOUGH_BYTES, SHARED_PARTS, Packer, Shared
from backprop_canvas.web.shelf import Shelf
from tests.line import PATIENCE_SECONDS, events
from tests.web.conftest import Page
from tests.web.test_channel import Connect, set_weight

PAGES = 4
EDITS = 30


def packed(*messages: ServerMessage, several: bool = True) -> list[Any]:
    packets = list(Packer(Shared(Shelf())).packets(messages, several=several))
    return [msgpack.unpackb(packet) for packet in packets]


def alone(message: ServerMessage) -> list[Any]:
    """A message as data of a packet."""
    data: list[Any] = msgpack.unpackb(msgpack.packb(codec.encode(message)))
    return data


def refusals(count: int) -> list[Rejected]:
    return [Rejected(id=number, code="internal", values={}, path="", ids=()) for number in range(count)]


def test_one_message_is_an_event_of_its_own() -> None:
    message = rejection(Problem("internal"))
    assert packed(message) == [{"type": 2, "data": alone(message), "nsp": "/"}]


def test_several_messages_are_one_packet_for_a_page_that_understands_it() -> None:
    messages = refusals(3)
    each = list(map(alone, messages))
    assert packed(*messages) == [{"type": 2, "data": ["several", each], "nsp": "/"}]
    assert [packet["data"] for packet in packed(*messages, several=False)] == each


def test_a_large_message_ends_a_packet() -> None:
    first, *more = refusals(3)
    large = Rejected(id=None, code="", values={}, path=ENOUGH_BYTES * "x", ids=())
    together = [[payload["id"] for _, payload in events(*each["data"])] for each in packed(first, large, *more)]
    assert together == [[0, None], [1, 2]]


def welcome(member: str, document: Document) -> Welcome:
    return Welcome(
        member=member,
        role="editor",
        handle="h",
        view_id="v",
        document=document,
        revision=3,
        last_edit=-1,
        closed=(1, 2),
        operations=operations(),
        members=(Member(id=member, role="editor", number=1, following=None),),
    )


def test_a_welcome_is_packed_like_any_message_and_its_document_once_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    parts: list[object] = []
    encode = msgspec.msgpack.encode

    def counted(value: object) -> bytes:
        parts.append(value)
        return encode(value)

    monkeypatch.setattr(msgspec.msgpack, "encode", counted)
    shared, documents = Shared(Shelf()), [template(key) for key, _ in templates()]
    for document in documents:
        for message in welcome("a", document), welcome("b", document):
            (packet,) = Packer(shared).packets([message], several=True)
            assert msgpack.unpackb(packet)["data"] == alone(message)
    packed_alone = [part for part in parts if isinstance(part, Document)]
    assert list(map(id, packed_alone)) == list(map(id, documents))
    assert len(shared._packed) <= SHARED_PARTS


def test_a_message_for_many_pages_is_packed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[ServerMessage] = []
    encode = codec.encode

    def counted(message: ServerMessage) -> tuple[str, dict[str, Any]]:
        calls.append(message)
        return encode(message)

    monkeypatch.setattr(codec, "encode", counted)
    packer, messages = Packer(Shared(Shelf())), refusals(3)
    assert len({packet for _ in range(5) for packet in packer.packets(messages, several=True)}) == 1
    assert calls == messages


def burst(pages: list[Page], monkeypatch: pytest.MonkeyPatch) -> None:
    """All pages send their edits while the room is busy with the first one."""
    posted, all_posted, busy = [0], threading.Event(), threading.Event()
    post, save = Room.post, KeptNetwork.save

    def counting(room: Room, command: Any) -> None:
        post(room, command)
        posted[0] += 1
        if posted[0] == PAGES * EDITS:
            all_posted.set()

    def waiting(*arguments: Any) -> None:
        busy.set()
        assert all_posted.wait(PATIENCE_SECONDS)
        save(*arguments)

    monkeypatch.setattr(Room, "post", counting)
    monkeypatch.setattr(KeptNetwork, "save", waiting)
    pages[0].say("edit", id=0, diff=set_weight(0.5))
    assert busy.wait(PATIENCE_SECONDS)
    for at, page in enumerate(pages):
        for number in range(at == 0, EDITS):
            page.say("edit", id=number, diff=set_weight(number / 7))


def told_of(page: Page, edits: int) -> tuple[list[int], list[int]]:
    """The revisions of so many edits, and the numbers of the page's own."""
    told = [page.next("accepted", "patch") for _ in range(edits)]
    return [payload["revision"] for _, payload in told], [payload["id"] for event, payload in told if event != "patch"]


def test_a_burst_of_several_pages_comes_in_few_packets(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [connect() for _ in range(PAGES)]
    for page in pages:
        page.until("members")
    before = [page.line.packets for page in pages]
    burst(pages, monkeypatch)
    for page, packets in zip(pages, before, strict=True):
        told, own = told_of(page, PAGES * EDITS)
        assert told == list(range(told[0], told[0] + PAGES * EDITS))
        assert own == list(range(EDITS))
        # What the pages heard of each other before, the first edit, and all others.
        assert page.line.packets - packets <= PAGES + 2


def test_a_page_of_an_older_version_gets_each_message_alone(connect: Connect) -> None:
    page = connect(several=False)
    heard = [page.next() for _ in range(5)]
    assert [event for event, _ in heard] == ["welcome", "plan", "frame", "cursor", "members"]
    assert page.line.packets == len(heard)


def test_the_first_words_come_in_one_packet(connect: Connect) -> None:
    page = connect()
    page.until("members")
    assert page.line.packets == 1
