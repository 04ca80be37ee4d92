"""When sample ids were given. An id may be given again after its sample is gone, so an edit that was made before that
means another sample. This module knows no threads and no members."""

from __future__ import annotations

from itertools import chain

from backprop_canvas.document.diff import AddSample, Cell, Divide, RemoveSample
from backprop_canvas.document.sample_list import sample_ids
from backprop_canvas.document.schema import Document
from backprop_canvas.errors import Problem
from backprop_canvas.protocol.messages import Edit


class Births:
    """Of the samples that were put in since the room was opened."""

    def __init__(self) -> None:
        self._given: dict[int, tuple[int, str]] = {}

    def check(self, tab: str, edit: Edit) -> None:
        """Raises Problem no_such_record if the edit means a sample that is gone. A tab knows its own samples, before
        it hears of their revisions."""
        for number in _meant(edit):
            revision, giver = self._given.get(number, (0, tab))
            if edit.revision is not None and revision > edit.revision and giver != tab:
                raise Problem("no_such_record", path="samples", id=f"sample {number}")

    def note(self, tab: str, edit: Edit, before: Document, after: Document, revision: int) -> None:
        """Record the ids that an edit was given. One that it brought along is an old sample that came back."""
        if any(isinstance(each, AddSample) and each.id is None for each in edit.diff):
            brought = {each.id for each in edit.diff if isinstance(each, AddSample)}
            given = set(sample_ids(after.samples)) - set(sample_ids(before.samples)) - brought
            self._given.update(dict.fromkeys(given, (revision, tab)))


def _meant(edit: Edit) -> list[int]:
    cells = [each.sample for each in edit.diff if isinstance(each, Cell)]
    divided = [(*each.train, *each.validation, *each.test) for each in edit.diff if isinstance(each, Divide)]
    return [*cells, *chain(*divided), *(each.id for each in edit.diff if isinstance(each, RemoveSample))]
