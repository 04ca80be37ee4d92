"""The table of data sets that are made, with the network that comes with each."""

from __future__ import annotations

from backprop_canvas.session.editing.made import made_document
from backprop_canvas.training.datasets.drawing import DATASETS
from backprop_canvas.training.datasets.rows import Dataset
from tests.docs.markdown import code, number, table


def datasets() -> str:
    rows = [
        (code(row.name), code(row.formula), number(row.count), number(row.noise), _network(row))
        for row in DATASETS.values()
    ]
    return table(("name", "sample n", "count", "noise", "network and settings"), rows)


def _network(row: Dataset) -> str:
    sizes = made_document(row.name).title.partition(", ")[2]
    optimizer = {"sgd": "SGD", "adam": "Adam"}[row.recipe.optimizer]
    return f"{sizes}, {optimizer}, η {number(row.recipe.learning_rate)}, batch {row.recipe.batch_size}"
