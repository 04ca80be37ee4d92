"""What the lines of a table are for: by the words of a column, or by shares and a seed. Knows no numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor

from backprop_canvas.document.schema import Split
from backprop_canvas.errors import Problem
from backprop_canvas.session.tables.columns import Column
from backprop_canvas.training.shuffled import shuffled

# As people write them, in small letters.
WORDS: Mapping[str, Split] = {
    **dict.fromkeys(("train", "training"), "train"),
    **dict.fromkeys(("validation", "validate", "valid", "val", "dev", "development"), "validation"),
    **dict.fromkeys(("test", "testing", "holdout", "hold-out"), "test"),
}


@dataclass(frozen=True)
class Shares:
    """Parts of all lines, from 0 to 1. The same seed takes the same ones."""

    validation: float = 0.0
    test: float = 0.0
    seed: int = 0


def split_of(cell: str) -> Split | None:
    """What a cell says that its line is for; None if it says nothing of the kind."""
    return WORDS.get(cell.strip().lower())


def tells_splits(column: Column) -> bool:
    """Whether a column looks as if it says what its lines are for."""
    said = {split_of(word) for word in column.words}
    return len(said) > 1 and None not in said and "train" in said


def by_column(column: Column, rows: Sequence[int]) -> tuple[Split, ...]:
    """What these lines are for, each of which says so. Raises Problem csv_no_training."""
    splits = tuple(split for split in (split_of(column.cells[at]) for at in rows) if split is not None)
    return _trained(splits)


def by_chance(count: int, shares: Shares) -> tuple[Split, ...]:
    """What each of so many lines is for: the same as the page says of so many samples, by the same shares and seed.
    Raises Problem csv_no_training."""
    order = shuffled(count, shares.seed)
    # Halves are rounded up, as the page does.
    validating, testing = (floor(share * count + 0.5) for share in (shares.validation, shares.test))
    splits: list[Split] = ["train"] * count
    for at in order[:validating]:
        splits[at] = "validation"
    for at in order[validating : validating + testing]:
        splits[at] = "test"
    return _trained(tuple(splits))


def _trained(splits: tuple[Split, ...]) -> tuple[Split, ...]:
    if "train" not in splits:
        raise Problem("csv_no_training")
    return splits
