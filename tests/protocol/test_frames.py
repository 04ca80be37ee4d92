"""The exact bytes of what travels."""

import struct

import msgpack
import numpy as np

from backprop_canvas.protocol import codec, frames
from backprop_canvas.protocol.messages import Frame
from backprop_canvas.web.packets import StrictPacket


def frame(first: int, *values: float, iteration: int = 1, turn: int = 0) -> Frame:
    packed = frames.pack(np.array(values), single=False)
    return Frame(number=0, run=1, revision=1, iteration=iteration, turn=turn, sample=0, first=first, values=packed)


def test_values_are_little_endian_doubles() -> None:
    assert frame(0, 0.15, float("nan")).values == struct.pack("<2d", 0.15, float("nan"))


def test_beyond_the_exact_edges_values_are_single() -> None:
    assert frames.pack(np.array([0.15, 1e300]), single=True) == struct.pack("<2f", 0.15, float("inf"))


def test_a_frame_as_a_packet_is_these_bytes() -> None:
    event, payload = codec.encode(frame(3, 0.5))
    encoded = StrictPacket(packet_type=2, data=[event, payload], namespace="/").encode()
    expected = {
        "type": 2,
        "data": [
            "frame",
            {
                "number": 0,
                "run": 1,
                "revision": 1,
                "iteration": 1,
                "sample": 0,
                "first": 3,
                "values": b"\x00\x00\x00\x00\x00\x00\xe0\x3f",
                "single": False,
                "parameters": None,
                "turn": 0,
            },
        ],
        "nsp": "/",
    }
    assert encoded == msgpack.packb(expected)


def test_consecutive_frames_join_and_others_do_not() -> None:
    both = frames.joined(frame(0, 1.0, 2.0), frame(2, 3.0))
    assert both is not None
    assert both.values == struct.pack("<3d", 1, 2, 3)
    assert both.first == 0
    assert frames.joined(frame(0, 1.0), frame(2, 3.0)) is None
    assert frames.joined(frame(0, 1.0), frame(1, 3.0, iteration=2)) is None
    assert frames.joined(frame(0, 1.0), frame(1, 3.0, turn=1)) is None
