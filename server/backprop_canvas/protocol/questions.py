"""The questions that a page asks about its gradients and equations. Knows nothing of how they are answered."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from backprop_canvas.protocol.message import Count, Finite, Message, QuantityKey


class AskPaths(Message, frozen=True, kw_only=True, tag="ask_paths"):
    """Where does ∂L/∂`about` come from: the sum over paths, the `limit` largest of them. The answer is `paths`, with
    the same id, or `unanswered`; likewise for the questions below."""

    id: Count
    about: QuantityKey
    limit: Annotated[int, Meta(ge=1, le=50)] = 10


class AskWalk(Message, frozen=True, kw_only=True, tag="ask_walk"):
    """How are these paths found: the dependencies from L down to `about`. The answer is `walk`."""

    id: Count
    about: QuantityKey


class AskFast(Message, frozen=True, kw_only=True, tag="ask_fast"):
    """The same derivative with each δ computed once. The answer is `fast`."""

    id: Count
    about: QuantityKey


class Turn(Message, frozen=True, kw_only=True, tag="turn"):
    """What would L be if this parameter alone were `value`; null: its present value. Changes nothing. `h` is the
    step of the finite difference. The answer is `turned`."""

    id: Count
    parameter: QuantityKey
    value: Finite | None = None
    h: Annotated[float, Meta(gt=0, le=1)] = 1e-4


class AskCurves(Message, frozen=True, kw_only=True, tag="ask_curves"):
    """How the quantities `about` go on from here over so many iterations. The answer is `curves`."""

    id: Count
    about: Annotated[tuple[QuantityKey, ...], Meta(max_length=12)]
    iterations: Annotated[int, Meta(ge=1, le=1000)]


class AskUpdate(Message, frozen=True, kw_only=True, tag="ask_update"):
    """What stands between the gradient and the new value of a parameter, in the update of the present iteration. The
    answer is `updated`. Not about sequential updates, whose gradients are of weights that have moved."""

    id: Count
    parameter: QuantityKey


class Check(Message, frozen=True, kw_only=True, tag="check"):
    """Is this equation right; `about` says of which gradient where the equation does not say it itself. The answer
    is `checked`. The length is bounded by the checker, which says so in words."""

    id: Count
    equation: Annotated[str, Meta(max_length=60_000)]
    about: QuantityKey | None = None


Question = AskPaths | AskWalk | AskFast | Turn | AskCurves | AskUpdate | Check
