"""The one change that makes a wrong expression right, found where it stands: a factor too much, left out, exchanged,
upside down. Each change is tried at several places, so that no coincidence is told as a mistake. Knows values and the
tree; sentences are made elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.closed_form import ClosedForm
from backprop_canvas.explain.judging.likes import Likes
from backprop_canvas.explain.judging.mending.changes import Changes
from backprop_canvas.explain.judging.mending.mends import Mend
from backprop_canvas.explain.judging.mending.required import needed_in
from backprop_canvas.explain.judging.mending.trees import values_in
from backprop_canvas.explain.judging.readings import Evaluation
from backprop_canvas.explain.judging.replacing import replaced
from backprop_canvas.explain.judging.terms import nodes_in
from backprop_canvas.explain.reading.expression import Expression

# A text with more parts than this is not searched.
MOST_PARTS = 400
# So many changes are tried beyond the places at which they were found.
MOST_TRIED = 12


class Mender:
    """likes: at the same places as the evaluations. asked: what belongs nowhere in the equation."""

    def __init__(self, likes: Likes, closed: ClosedForm, asked: tuple[Quantity, Quantity]) -> None:
        self._likes, self._closed, self._asked = likes, closed, asked
        # By the expression's identity and its values: in two readings these are often the same.
        self._found: dict[tuple[int, bytes], tuple[Expression, list[Mend]]] = {}

    def first(
        self,
        root: Expression,
        evaluations: Sequence[Evaluation],
        truth: Floats,
        is_right: Callable[[Expression], bool],
    ) -> Mend | None:
        """The likeliest single change that makes `root`, evaluated in one reading, come to `truth`, (places,), at every
        place. is_right: whether the changed expression holds beyond these places too."""
        if sum(1 for _ in nodes_in(root)) > MOST_PARTS:
            return None
        with np.errstate(all="ignore"):
            tried = self._all(root, evaluations, truth)
            return next((mend for mend in tried if is_right(replaced(root, mend.by))), None)

    def _all(self, root: Expression, evaluations: Sequence[Evaluation], truth: Floats) -> Iterator[Mend]:
        values = values_in(root, evaluations)
        value = values[id(root)]
        if not (np.isfinite(value).all() and np.isfinite(truth).all()):
            return
        key = id(root), np.stack([truth, *values.values()]).tobytes()
        if key in self._found:
            yield from self._found[key][1]
            return
        error = 1e-12 * np.maximum(np.abs(truth), np.abs(value))
        needed = needed_in(root, values, truth, error)
        found: list[Mend] = []
        changes = Changes(self._likes, self._closed, values, needed, root, self._asked)
        for mend in islice(changes.all(), MOST_TRIED):
            found.append(mend)
            yield mend
        self._found[key] = root, found
