"""The channel's promises, each through a real server and a real client."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backprop_canvas.document.diff import Change
from backprop_canvas.errors import Problem
from backprop_canvas.rooms.sending.outbox import WINDOW
from backprop_canvas.storage import KeptNetwork
from tests.networks import found
from tests.web.conftest import Page, Served

Connect = Callable[..., Page]


def set_weight(value: float, parameter: str = "w1") -> list[Any]:
    change = Change(kind="parameters", id=parameter, fields={"value": value})
    built: list[Any] = msgspec.to_builtins([change])
    return built


def test_a_page_is_told_the_document_the_plan_and_where_it_is(connect: Connect) -> None:
    page = connect()
    names = [page.next()[0] for _ in range(5)]
    assert names == ["welcome", "plan", "frame", "cursor", "members"]


def test_one_clients_events_are_answered_in_order(connect: Connect, served: Served) -> None:
    page = connect()
    for number in range(300):
        page.say("edit", id=number, diff=set_weight(number / 7))
    answers = [page.next("accepted")[1] for _ in range(300)]
    assert [answer["id"] for answer in answers] == list(range(300))
    revisions = [answer["revision"] for answer in answers]
    assert revisions == sorted(revisions)
    kept = found(served.store, served.network.links.editor)
    assert kept is not None
    assert kept.document.parameters[0].value == 299 / 7


def test_an_edit_that_takes_long_to_read_is_not_overtaken(connect: Connect) -> None:
    page = connect()
    many = [operation for number in range(2000) for operation in set_weight(number / 7)]
    for number in range(0, 20, 2):
        page.say("edit", id=number, diff=many)
        page.say("edit", id=number + 1, diff=set_weight(0.5))
    assert [page.next("accepted")[1]["id"] for _ in range(20)] == list(range(20))


def test_others_hear_of_edits_in_the_same_order(connect: Connect) -> None:
    one, other = connect(), connect()
    other.until("members")
    for number in range(50):
        one.say("edit", id=number, diff=set_weight(number / 7))
    mine = [one.next("accepted")[1]["revision"] for _ in range(50)]
    theirs = [other.next("patch")[1]["revision"] for _ in range(50)]
    assert mine == theirs


def test_an_edit_is_acknowledged_after_it_is_committed(connect: Connect, served: Served, tmp_path: Path) -> None:
    database = tmp_path / "networks.sqlite"
    page = connect()
    for number in range(20):
        page.say("edit", id=number, diff=set_weight(number / 7))
        _, accepted = page.next("accepted")
        with sqlite3.connect(database) as connection:
            (revision,) = connection.execute(
                "select max(revision) from edits where network = ?", (served.network.id,)
            ).fetchone()
        assert revision >= accepted["revision"]


def test_an_edit_that_cannot_be_saved_is_refused_and_changes_nothing(
    connect: Connect, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = connect()
    page.say("edit", id=0, diff=set_weight(0.5))
    _, accepted = page.next("accepted")

    def full(*arguments: object) -> None:
        raise Problem("storage_failed", reason="the disk is full")

    monkeypatch.setattr(KeptNetwork, "save", full)
    page.say("edit", id=1, diff=set_weight(0.75))
    _, rejected = page.next("rejected")
    assert (rejected["id"], rejected["code"]) == (1, "storage_failed")
    monkeypatch.undo()
    page.say("edit", id=2, diff=set_weight(0.25))
    _, again = page.next("accepted")
    assert again["revision"] == accepted["revision"] + 1


def test_an_unknown_network_is_refused(connect: Connect) -> None:
    page = connect(network="nobody-knows-this-one")
    (_, rejected), (last, _) = page.next("rejected"), page.next("disconnect")
    assert rejected["code"] == "network_not_found"
    assert last == "disconnect"


@pytest.mark.parametrize("auth", [{"tab": "x"}, {"tab": None}, {"more": 1}, {"position": {"start": "now"}}])
def test_a_malformed_introduction_is_refused(connect: Connect, auth: dict[str, Any]) -> None:
    page = connect(**auth)
    assert page.next("rejected")[1]["code"] == "malformed_message"
    page.next("disconnect")


def test_an_exception_while_connecting_lets_nobody_in(
    connect: Connect, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(address: str) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(served.store, "link", broken)
    page = connect()
    assert page.next() == ("disconnect", "server")


@pytest.mark.parametrize("event", ["connect", "disconnect", "connect_error", "malformed", "*"])
def test_socket_ios_own_events_cannot_be_sent(connect: Connect, event: str) -> None:
    page = connect()
    page.say(event, network="x")
    assert page.next("rejected")[1]["code"] == "malformed_message"
    page.say("seek", to={"step": 3})
    page.until("cursor", step=3)


@pytest.mark.parametrize(
    ("event", "payload", "code"),
    [
        ("dance", {}, "unknown_message"),
        ("seek", {"to": {"step": "far"}}, "malformed_message"),
        ("seek", 3, "malformed_message"),
    ],
)
def test_an_event_that_cannot_be_read_is_answered_with_a_code(
    connect: Connect, event: str, payload: Any, code: str
) -> None:
    page = connect()
    page.line.emit(event, payload)
    assert page.next("rejected")[1]["code"] == code
    page.say("seek", to={"step": 3})
    page.until("cursor", step=3)


@pytest.mark.parametrize("payload", [(), ({}, {})])
def test_an_event_carries_one_payload(connect: Connect, payload: tuple[Any, ...]) -> None:
    page = connect()
    page.line.emit("seek", *payload)
    assert page.next("rejected")[1]["code"] == "malformed_message"


def test_an_event_that_asks_for_an_acknowledgement_is_answered_like_any_other(connect: Connect) -> None:
    page = connect()
    page.line.emit("dance", {}, ack=1)
    assert page.next("rejected", "acknowledged")[0] == "rejected"


@pytest.mark.parametrize("packet", [b"\xc1", b"\x81", b"\xc7\x01\x05x", b"\x93\x01\x02\x03", b""])
def test_bytes_that_are_no_packet_leave_the_connection_alive(connect: Connect, packet: bytes) -> None:
    page = connect()
    page.next("members")
    page.line.send_bytes(packet)
    assert page.next("rejected")[1]["code"] == "malformed_message"
    page.say("seek", to={"step": 3})
    page.until("cursor", step=3)


def test_a_viewer_may_look_and_not_edit(connect: Connect, served: Served) -> None:
    page = connect(network=served.network.links.viewer)
    assert page.next("welcome")[1]["role"] == "viewer"
    page.say("edit", id=4, diff=set_weight(9))
    _, rejected = page.next("rejected")
    assert (rejected["id"], rejected["code"]) == (4, "not_allowed")
    page.say("step", direction=1, grain="neuron")
    page.until("cursor", step=2)


def test_a_viewer_asks_and_turns_a_weight_in_thought(connect: Connect, served: Served) -> None:
    page = connect(network=served.network.links.viewer)
    page.until("members")
    page.say("turn", id=3, parameter="parameter:w1", value=0.25)
    _, turned = page.next("turned")
    assert (turned["id"], turned["present"], turned["value"]) == (3, 0.15, 0.25)
    assert len(turned["curve_at"]) == len(turned["curve_loss"]) > 0


def test_a_question_that_cannot_be_read_has_no_answer_and_takes_no_edit_back(connect: Connect) -> None:
    page = connect()
    page.until("members")
    page.say("turn", id=4, parameter=1)
    _, told = page.next("unanswered", "rejected")
    assert (told["id"], told["code"]) == (4, "malformed_message")


def test_a_viewer_follows_the_editor_that_comes_back(connect: Connect, served: Served) -> None:
    viewer = connect(network=served.network.links.viewer)
    viewer.until("members")
    editor = connect()
    editor.say("step", direction=1, grain="neuron")
    viewer.until("cursor", step=2)
    editor.line.disconnect()
    viewer.until("cursor", following=None)
    again = connect(position={"start": 1, "iteration": 1, "step": 2, "pace": {"grain": "neuron", "rate": 0.5}})
    again.say("step", direction=1, grain="neuron")
    viewer.until("cursor", step=7)


def test_text_that_is_no_packet_leaves_the_connection_alive(connect: Connect) -> None:
    page = connect()
    page.next("members")
    for text in ("x", "", "b!!!", "4x"):
        page.line.send_text(text)
        assert page.next("rejected")[1]["code"] == "malformed_message"
    page.say("seek", to={"step": 3})
    page.until("cursor", step=3)


def test_a_fault_while_saving_refuses_the_edit_and_the_room_lives(
    connect: Connect, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = connect()

    def broken(*arguments: object) -> None:
        raise OSError("a fault of ours")

    monkeypatch.setattr(KeptNetwork, "save", broken)
    page.say("edit", id=0, diff=set_weight(0.75))
    assert page.next("rejected")[1]["code"] == "internal"
    monkeypatch.undo()
    page.say("edit", id=1, diff=set_weight(0.25))
    page.next("accepted")


def test_a_viewer_is_not_told_the_address_to_edit(connect: Connect, served: Served) -> None:
    page = connect(network=served.network.links.viewer)
    told, _ = page.until("members")
    assert served.network.links.editor not in repr(told)


def test_numbers_that_are_not_finite_travel_and_the_connection_lives(connect: Connect) -> None:
    page = connect()
    page.say("edit", id=0, diff=[{"op": "settings", "fields": {"loss": "squared_error"}}])
    for number, (neuron, parameter) in enumerate((("h1", "w1"), ("h2", "w3"), ("o1", "w5"), ("o2", "w7"))):
        linear = {"op": "change", "kind": "neurons", "id": neuron, "fields": {"activation": "linear"}}
        page.say("edit", id=1 + number, diff=[linear, *set_weight(1e308, parameter)])
    page.say("step", direction=1, grain="iteration")
    while True:
        _, frame = page.next("frame")
        values = struct.unpack(f"<{len(frame['values']) // 8}d", frame["values"])
        if any(value != value or value in (float("inf"), float("-inf")) for value in values):
            break
    page.say("seek", to={"step": 3})
    page.until("cursor", step=3)


def test_every_step_travels_in_order_in_a_frame_of_its_own(connect: Connect) -> None:
    page = connect()
    page.until("members")
    for grain in ("neuron", "neuron", "term", "term", "layer"):
        page.say("step", direction=1, grain=grain)
    before, _ = page.until("cursor", step=12)
    frames = [payload for event, payload in before if event == "frame"]
    assert [(frame["first"], len(frame["values"]) // 8) for frame in frames] == [(0, 2), (2, 5), (7, 1), (8, 1), (9, 3)]
    assert [frame["number"] for frame in frames] == list(range(2, 7))


def test_a_page_that_grants_no_credit_is_sent_a_window_of_frames(connect: Connect) -> None:
    page = connect()
    page.until("members")
    for _ in range(3):
        page.say("step", direction=1, grain="neuron")
        page.say("restart")
    for _ in range(WINDOW + 20):
        page.say("step", direction=1, grain="term")
    page.say("seek", to={"step": 0})
    page.say("dance")
    before, _ = page.until("rejected")
    numbers = [payload["number"] for event, payload in before if event == "frame"]
    assert numbers[-1] == WINDOW
    page.say("credit", frame=WINDOW)
    assert page.next("frame")[1]["number"] == WINDOW + 1


def test_an_edit_that_stands_twice_in_a_batch_is_made_once(connect: Connect) -> None:
    page = connect()
    add = [{"op": "add_sample", "at": 0}]
    for _ in range(3):
        page.say("edit", id=4, diff=add)
    page.say("edit", id=5, diff=set_weight(0.25))
    told = [page.next("accepted")[1] for _ in range(4)]
    assert [(answer["id"], answer["revision"]) for answer in told] == [(4, 1), (4, 1), (4, 1), (5, 2)]


def test_an_old_edit_sent_again_is_answered_with_its_own_revision(connect: Connect) -> None:
    page = connect()
    for number in (3, 4, 5):
        page.say("edit", id=number, diff=set_weight(number / 7))
    told = [page.next("accepted")[1]["revision"] for _ in range(3)]
    page.say("edit", id=4, diff=set_weight(4 / 7))
    assert page.next("accepted")[1]["revision"] == told[1]


@pytest.mark.parametrize("alone", [False, True])
def test_an_edit_sent_again_is_not_made_again(connect: Connect, alone: bool) -> None:
    tab = "ab" * 8
    page = connect(tab=tab)
    page.say("edit", id=5, diff=set_weight(0.5))
    _, accepted = page.next("accepted")
    if alone:
        page.line.disconnect()
    second = connect(tab=tab)
    assert second.next("welcome")[1]["last_edit"] == 5
    second.say("edit", id=5, diff=set_weight(0.5))
    assert second.next("accepted")[1]["revision"] == accepted["revision"]
