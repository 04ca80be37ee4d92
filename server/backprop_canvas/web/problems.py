"""What cannot be had, as JSON, for the addresses from which the page fetches data."""

from __future__ import annotations

import msgspec

from backprop_canvas.errors import Problem


def problem_body(problem: Problem) -> bytes:
    """Its code and its sentence."""
    return msgspec.json.encode({"code": problem.code, "message": problem.message})
