"""Payloads are read strictly, and refused with a code."""

import struct
from typing import Any

import msgpack
import pytest

from backprop_canvas.errors import Problem
from backprop_canvas.protocol import codec
from backprop_canvas.protocol.messages import Edit, Seek, Show, Target


def test_a_message_is_read_by_its_event() -> None:
    assert codec.decode("seek", {"to": {"step": 7}}) == Seek(to=Target(step=7))


@pytest.mark.parametrize(
    ("event", "payload", "code"),
    [
        ("dance", {}, "unknown_message"),
        ("welcome", {}, "unknown_message"),
        ("seek", {"to": {"step": -1}}, "malformed_message"),
        ("seek", {"to": {"step": True}}, "malformed_message"),
        ("seek", {"to": {"step": 1}, "extra": 1}, "malformed_message"),
        ("seek", {"to": {"step": 1}, "event": "keep"}, "malformed_message"),
        ("seek", [7], "malformed_message"),
        ("seek", None, "malformed_message"),
        ("seek", {"to": {"step": msgpack.ExtType(1, b"7")}}, "malformed_message"),
        ("follow", {"member": "../../etc"}, "malformed_message"),
        ("edit", {"id": 0, "diff": [{"op": "erase"}]}, "malformed_message"),
        ("play", {"until": 2**53}, "malformed_message"),
    ],
)
def test_what_is_not_declared_is_refused(event: str, payload: Any, code: str) -> None:
    with pytest.raises(Problem) as caught:
        codec.decode(event, payload)
    assert caught.value.code == code


@pytest.mark.parametrize(("shown", "asked"), [(None, ""), (24, ""), (6, "h1")])
def test_what_a_question_hides_is_read(shown: int | None, asked: str) -> None:
    payload: dict[str, Any] = {"iteration": 1, "turn": 0, "step": 25, "shown": shown, "asked": asked}
    assert codec.decode("show", payload) == Show(**payload)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_are_not_finite_are_refused(value: float) -> None:
    operation = {"op": "cell", "part": "inputs", "sample": 0, "neuron": "i1", "value": value}
    with pytest.raises(Problem):
        codec.decode("edit", {"id": 0, "diff": [operation]})


def test_large_whole_numbers_come_as_their_bytes() -> None:
    operation = {"op": "cell", "part": "inputs", "sample": 0, "neuron": "i1", "value": struct.pack("<d", 1e300)}
    message = codec.decode("edit", {"id": 0, "diff": [operation]})
    assert isinstance(message, Edit)
    assert message.diff[0].value == 1e300  # type: ignore[union-attr]


@pytest.mark.parametrize("value", [struct.pack("<d", float("nan")), b"1234567", b"123456789"])
def test_other_bytes_are_refused(value: bytes) -> None:
    operation = {"op": "cell", "part": "inputs", "sample": 0, "neuron": "i1", "value": value}
    with pytest.raises(Problem):
        codec.decode("edit", {"id": 0, "diff": [operation]})


def test_a_refusal_does_not_repeat_a_long_payload() -> None:
    with pytest.raises(Problem) as caught:
        codec.decode("x" * 100_000, {})
    assert len(caught.value.message) < 300
