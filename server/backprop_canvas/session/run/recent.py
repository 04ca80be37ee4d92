"""Keeps recent results, so that they need not be computed again at once. This module does not know what the results
are."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Up to `limit` values, >= 1. The least recently used value is dropped first."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._values: OrderedDict[K, V] = OrderedDict()

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, key: K) -> bool:
        return key in self._values

    def get(self, key: K, compute: Callable[[], V]) -> V:
        """The value of a key; it is computed if it is not kept. If the computation raises, nothing is kept."""
        if key not in self._values:
            self._values[key] = compute()
            if len(self._values) > self._limit:
                self._values.popitem(last=False)
        self._values.move_to_end(key)
        return self._values[key]
