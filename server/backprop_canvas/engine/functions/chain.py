"""Makes the function that picks a row's function by its number, for what is compiled: Numba can compile a chain of
comparisons, but no look-up in a table. The chain is made from the table's rows, so that a new row is in it at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from inspect import signature
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")


def chain(name: str, functions: Iterable[Callable[P, R]]) -> Callable[Concatenate[int, P], R]:
    """The function `name` that calls the one at position `code` among `functions`, with the arguments that follow
    `code`; the last one for every code that is left. The functions take equally many arguments by position.

    Its text holds nothing but positions, so that it depends on the sources of the engine alone, by which compiled
    kernels are kept. It reads::

        def name(code, x0, x1):
            if code == 0: return row_0(x0, x1)
            …
            return row_9(x0, x1)
    """
    rows = list(functions)
    # What is compiled is looked for by the package that a function's globals name.
    names: dict[str, Any] = {"__name__": __name__, **{f"row_{at}": row for at, row in enumerate(rows)}}
    given = ", ".join(f"x{at}" for at in range(len(signature(rows[0]).parameters)))
    calls = [f"return row_{at}({given})" for at in range(len(rows))]
    lines = [f"if code == {at}: {call}" for at, call in enumerate(calls[:-1])] + calls[-1:]
    text = "\n    ".join([f"def {name}(code, {given}):", *lines])
    exec(compile(text, f"<chain {name}>", "exec"), names)  # noqa: S102
    return cast(Callable[Concatenate[int, P], R], names[name])
