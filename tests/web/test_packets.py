"""What is no proper packet becomes one event, whatever it is."""

from __future__ import annotations

from typing import Any

import msgpack
import pytest
from socketio import packet

from backprop_canvas.web.packets import MALFORMED, StrictPacket


def said(**fields: Any) -> StrictPacket:
    whole = {"type": packet.EVENT, "nsp": "/", "data": ["step", {}], **fields}
    return StrictPacket(encoded_packet=msgpack.packb(whole))


def event_of(found: StrictPacket) -> Any:
    assert isinstance(found.data, list)
    return found.data[0]


def test_a_proper_event_stays_as_it_is() -> None:
    assert said().data == ["step", {}]


@pytest.mark.parametrize("kind", [packet.CONNECT_ERROR, packet.BINARY_EVENT, packet.BINARY_ACK, 99, -1, "2", None])
def test_other_kinds_of_packets_are_none(kind: Any) -> None:
    found = said(type=kind, namespace="/elsewhere")
    assert (found.packet_type, found.namespace, event_of(found)) == (packet.EVENT, "/", MALFORMED)


@pytest.mark.parametrize("code", [0, 1, 127])
def test_extension_types_are_none(code: int) -> None:
    found = said(data=["step", {"grain": msgpack.ExtType(code, b"x")}])
    assert event_of(found) == MALFORMED
