"""The samples of large documents as bytes under their hash, from where pages fetch them. What is there never changes,
so browsers keep it. May be used from any thread. This module knows no documents and no addresses."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict

# Of one network: a page may still be on its way to fetch what it was told before the last change.
KEPT_EACH = 2
MOST_BYTES = 32 * 1024 * 1024


class Shelf:
    """What pages have been told of last. What is gone is put here again with the next welcome."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        # The newest last.
        self._kept: OrderedDict[tuple[str, str], bytes] = OrderedDict()

    def put(self, network: str, data: bytes) -> str:
        """Keep these bytes for the pages of a network, and return their hash in hexadecimal."""
        key = hashlib.sha256(data).hexdigest()
        with self._lock:
            self._kept[network, key] = data
            self._kept.move_to_end((network, key))
            own = [each for each in self._kept if each[0] == network]
            for old in own[:-KEPT_EACH]:
                del self._kept[old]
            while len(self._kept) > 1 and sum(map(len, self._kept.values())) > MOST_BYTES:
                self._kept.popitem(last=False)
        return key

    def get(self, network: str, key: str) -> bytes | None:
        """The bytes with this hash, if pages of this network may have them."""
        with self._lock:
            return self._kept.get((network, key))
