"""Answers in JSON, for the addresses from which the page fetches data: what no cache may keep, what cannot be had, and
what only those who may edit a network are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from flask import Response

from backprop_canvas.errors import Problem
from backprop_canvas.storage import Person, Right, Store
from backprop_canvas.web.persons import visitor


def problem_body(problem: Problem) -> bytes:
    """Its code and its sentence."""
    return msgspec.json.encode({"code": problem.code, "message": problem.message})


def private(body: bytes, status: int = 200) -> Response:
    """JSON that no cache keeps."""
    answer = Response(body, status=status, mimetype="application/json")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def for_editors(
    store: Store, network: str, told: Callable[[Right, Person], bytes], statuses: Mapping[str, int]
) -> Response:
    """What is told to a visitor who may edit a network, or why it is not. `statuses`: of problems by code; 503 for any
    other."""
    try:
        person = visitor()
        right = store.right(network, person)
        if right is None or person is None:
            raise Problem("network_not_found")
        return private(told(right, person))
    except Problem as problem:
        return private(problem_body(problem), statuses.get(problem.code, 503))
