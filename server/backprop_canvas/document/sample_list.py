"""The samples of a document while they are being changed, each by its id. The id of a sample is its position at first
reading; it is written only where it differs from the position. Knows nothing of values.

The twin in the page is static/js/model/document/sample_list.js.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from backprop_canvas.document.fields import MAX_SAMPLE_ID
from backprop_canvas.document.schema import Sample
from backprop_canvas.errors import Problem


def sample_ids(samples: Sequence[Sample]) -> Iterator[int]:
    """The id of each sample, in order."""
    return (at if sample.id is None else sample.id for at, sample in enumerate(samples))


def written_once(samples: Sequence[Sample], ids: Sequence[int]) -> tuple[Sample, ...]:
    """The samples with these ids, in the one way in which they are written."""
    wanted = (None if at == number else number for at, number in enumerate(ids))
    return tuple(
        sample if sample.id == number else replace(sample, id=number)
        for sample, number in zip(samples, wanted, strict=True)
    )


class Samples:
    """`items` may be read, and exchanged in place."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self.items = list(samples)
        # Made when a sample is not where its id says; with all ids once more, and the largest.
        self._ids: list[int] | None = None
        self._taken: set[int] = set()
        self._largest = -1

    def position(self, number: int) -> int:
        """Where the sample with this id stands. Raises Problem no_such_record."""
        if self._ids is None and number < len(self.items) and self.items[number].id is None:
            return number
        try:
            return self._known().index(number)
        except ValueError:
            raise Problem("no_such_record", path="samples", id=f"sample {number}") from None

    def positions(self, numbers: Iterable[int]) -> dict[int, int]:
        """Where the samples with these ids stand, each by its id. Raises Problem as `position`."""
        known = {number: at for at, number in enumerate(self._known())}
        return {number: known[number] if number in known else self.position(number) for number in numbers}

    def insert(self, at: int, number: int | None, sample: Sample) -> int:
        """Put a sample in, and return its id. Without a given id it gets one above all others."""
        ids = self._known()
        new = self._largest + 1 if number is None else number
        if new in self._taken or new > MAX_SAMPLE_ID:
            raise Problem("duplicate_id", path=f"samples[{at}].id", id=new)
        ids.insert(at, new)
        self._taken.add(new)
        self._largest = max(self._largest, new)
        self.items.insert(at, sample)
        return new

    def pop(self, at: int) -> Sample:
        gone = self._known().pop(at)
        self._taken.remove(gone)
        if gone == self._largest:
            self._largest = max(self._taken, default=-1)
        return self.items.pop(at)

    def finish(self) -> tuple[Sample, ...]:
        return tuple(self.items) if self._ids is None else written_once(self.items, self._ids)

    def _known(self) -> list[int]:
        if self._ids is None:
            self._ids = list(sample_ids(self.items))
            self._taken = set(self._ids)
            self._largest = max(self._ids, default=-1)
        return self._ids
