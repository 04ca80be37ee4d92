"""The two ways in which the kernel runs, interpreted or compiled, and which of them is in use. Both give the same
bits. Who compiles, and when, is decided elsewhere."""

from __future__ import annotations

import dis
from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType
from typing import Any, cast

import numpy as np

from backprop_canvas import engine
from backprop_canvas.engine.kernel import loop

Twins = dict[FunctionType, Any]
# All that is ever called by name from the kernel lives in the engine.
ENGINE = engine.__name__


@dataclass(frozen=True)
class Way:
    """run, evaluate: the functions of `kernel.loop`. pack: an array as these take it."""

    name: str
    run: Callable[..., None]
    evaluate: Callable[..., None]
    pack: Callable[[Any], Any]


def _arrays(array: Any) -> Any:
    return np.require(array, requirements=["C", "W"])


INTERPRETED = Way("interpreted", loop.run, loop.evaluate, lambda array: array.tolist())

_in_use = INTERPRETED


def in_use() -> Way:
    return _in_use


def use(way: Way) -> None:
    """From now on the kernel runs this way; a call that runs already ends as it began."""
    global _in_use
    _in_use = way


def work_limit(interpreted: int, compiled: int) -> int:
    """How much work is not too much at once, the way the kernel runs now."""
    return interpreted if _in_use is INTERPRETED else compiled


def compiled(compile_inner: Callable[[Any], Any], compile_outer: Callable[[Any], Any]) -> Way:
    """The compiled way. compile_inner: makes a function callable from compiled ones; compile_outer: and from
    Python."""
    twins: Twins = {}
    run = compile_outer(_over_twins(cast(FunctionType, loop.run), compile_inner, twins))
    evaluate = compile_outer(_over_twins(cast(FunctionType, loop.evaluate), compile_inner, twins))
    return Way("compiled", run, evaluate, _arrays)


def _over_twins(function: FunctionType, compiling: Callable[[Any], Any], twins: Twins) -> Any:
    """The same function, but each function of the engine that it calls, at any depth, is replaced by its compiled
    twin."""
    names = function.__globals__.copy()
    for name in _globals_used(function):
        callee = names.get(name)
        if isinstance(callee, FunctionType) and callee.__module__.startswith(ENGINE):
            if callee not in twins:
                twins[callee] = compiling(_over_twins(callee, compiling, twins))
            names[name] = twins[callee]
    return FunctionType(function.__code__, names, function.__name__)


def _globals_used(function: FunctionType) -> set[str]:
    """The names of the globals that a function reads. `co_names` would hold attributes too, such as the tanh of
    math.tanh."""
    return {str(step.argval) for step in dis.get_instructions(function) if step.opname == "LOAD_GLOBAL"}
