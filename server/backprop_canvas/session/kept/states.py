"""A state of a training as bytes, bit by bit, and back."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Any

import numpy as np

from backprop_canvas.engine.advancing.state import State
from backprop_canvas.engine.passes.trace import Floats

# iteration, age, and whether the generator's state follows.
_START = struct.Struct("<qq?")
# Of PCG64: the state, the increment, and the half of a number that may be left.
_GENERATOR = struct.Struct("<16s16s?I")


def packed(state: State) -> bytes:
    """The parameters (P,) and both moments (P,) stand at the end."""
    numbers = np.array([state.parameters, state.first, state.second], dtype="<f8").tobytes()
    start = _START.pack(state.iteration, state.age, state.generator is not None)
    return start + (b"" if state.generator is None else _packed_generator(state.generator)) + numbers


def unpacked(data: bytes, count: int) -> State:
    """The state of `count` parameters, P. Raises ValueError or struct.error for anything else."""
    iteration, age, drawn = _START.unpack_from(data)
    generator = _read_generator(data) if drawn else None
    begin = _START.size + (_GENERATOR.size if drawn else 0)
    parameters, first, second = np.frombuffer(data, "<f8", offset=begin).reshape(3, count).astype(np.float64)
    _check(parameters, first, second)
    return State(iteration, age, parameters, first, second, generator)


def _check(*numbers: Floats) -> None:
    if not all(np.isfinite(each).all() for each in numbers):
        raise ValueError("a state is not finite")


def _packed_generator(generator: Mapping[str, Any]) -> bytes:
    inner = generator["state"]
    state, increment = (int(inner[part]).to_bytes(16, "little") for part in ("state", "inc"))
    return _GENERATOR.pack(state, increment, bool(generator["has_uint32"]), int(generator["uinteger"]))


def _read_generator(data: bytes) -> Mapping[str, Any]:
    state, increment, has_half, half = _GENERATOR.unpack_from(data, _START.size)
    inner = {"state": int.from_bytes(state, "little"), "inc": int.from_bytes(increment, "little")}
    return {"bit_generator": "PCG64", "state": inner, "has_uint32": int(has_half), "uinteger": half}
