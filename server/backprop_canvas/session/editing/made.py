"""A document around a data set that is made: its samples, a network with an input and an output for each number, and
settings with which it learns. The page and the command line take it as any other document."""

from __future__ import annotations

from backprop_canvas.document.schema import Document, Split
from backprop_canvas.session.editing.learning import learning_document
from backprop_canvas.training.datasets.drawing import BOUNDS, CLASSES, DATASETS, drawn
from backprop_canvas.training.datasets.rows import Dataset

# Samples of a small picture.
SHOWN = 60


def made_document(
    name: str, *, count: int | None = None, noise: float | None = None, seed: int = 0, classes: int | None = None
) -> Document:
    """Weights are drawn with the seed of the set's recipe, whatever `seed` its samples have. None: what is usual.
    Raises Problem "no_such_dataset" or "out_of_bounds"."""
    row, inputs, targets = drawn(name, count=count, noise=noise, seed=seed, classes=classes)
    splits: list[Split] = ["train" if at % row.every == 0 else "validation" for at in range(len(inputs))]
    return learning_document(title_of(name), inputs, targets, row.task, row.recipe, splits)


def title_of(name: str) -> str:
    """A data set's name as people read it."""
    return name.upper() if name in ("and", "or", "xor") else name.replace("_", " ").capitalize().replace("Xor", "XOR")


def made_list() -> dict[str, object]:
    """All data sets in their order, each with its usual numbers and as many samples as a small picture shows; and the
    bounds of what can be asked for."""
    return {"sets": [_listed(row) for row in DATASETS.values()], "bounds": BOUNDS, "classes": CLASSES}


def _listed(row: Dataset) -> dict[str, object]:
    shown = min(SHOWN, row.count)
    _, inputs, targets = drawn(row.name, count=shown)
    return {
        "name": row.name,
        "task": row.task,
        "count": row.count,
        "noise": row.noise,
        "every": row.every,
        "inputs": inputs.tolist(),
        "targets": targets.tolist(),
    }
