"""A general equation written out: δ_j = Σ_k w_{kj} δ_k is one equation for each j, ∂L/∂w_{ij} = δ_i x_j one for each
pair. Which values an index has follows from the names that exist. Parses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from backprop_canvas.explain.reading.rewriting.index import INDICES, is_sum, stands_in, sum_word, with_value
from backprop_canvas.explain.reading.rewriting.items import Item
from backprop_canvas.explain.reading.rewriting.layer_index import with_layer
from backprop_canvas.explain.reading.rewriting.sums import Exists, names_with
from backprop_canvas.explain.reading.signs.kinds import WORD

# Indices without a sum, the values that are tried for each, and the equations that come of it.
MOST_FREE, MOST_TRIED, MOST_LAYERS, MOST_WRITTEN = 2, 9, 6, 24
# How far behind a sum its index stands.
_HEAD = 5


def written_out(items: Sequence[Item], exists: Exists) -> list[list[Item]]:
    """One list of tokens for each choice of values for which all names exist, in every layer where l stands for one; []
    where there is no free index, or where the names do not agree on its values."""
    layered = [each for value in range(MOST_LAYERS) if (each := with_layer(items, value)) is not None]
    instances = [instance for each in layered or [list(items)] for instance in _in_layer(each, exists)]
    return instances if len(instances) <= MOST_WRITTEN else []


def _in_layer(items: Sequence[Item], exists: Exists) -> list[list[Item]]:
    bound = _bound(items)
    free = [letter for letter in sorted(INDICES - bound) if stands_in(items, letter)]
    if not 0 < len(free) <= MOST_FREE:
        return []
    # Names with the index of a sum are looked at when the sum is written out.
    summed = {at for letter in bound for at in names_with(items, letter)}
    starts = [at for letter in free for at in names_with(items, letter) if at not in summed]
    fitting = []
    for values in product(range(1, MOST_TRIED + 1), repeat=len(free)):
        instance = list(items)
        for letter, value in zip(free, values, strict=True):
            instance = with_value(instance, letter, str(value))
        if starts and all(exists(instance, at) for at in starts):
            fitting.append((values, instance))
    ends = [max((values[at] for values, _ in fitting), default=0) for at in range(len(free))]
    whole = len(fitting) == len(list(product(*(range(end) for end in ends))))
    return [instance for _, instance in fitting] if whole else []


def _bound(items: Sequence[Item]) -> frozenset[str]:
    """The indices of sums."""
    letters = []
    for at, item in enumerate(items):
        if not is_sum(items, at):
            continue
        own = sum_word(item)
        words = [each.text for each in items[at + 1 : at + _HEAD] if each.kind == WORD]
        letters += [own.letter] if own else words[:1]
    return frozenset(letters)
