"""A document around a data set that is made: its samples, a network with an input and an output for each number, and
settings with which it learns. The page and the command line take it as any other document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from backprop_canvas.document.diff import apply_diff
from backprop_canvas.document.schema import Document, Edge, Neuron, Parameter, Role, Sample
from backprop_canvas.document.training import Initializer, Optimizer, Training
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.session.editing.initializing import drawn_first
from backprop_canvas.training.datasets.drawing import BOUNDS, CLASSES, DATASETS, drawn
from backprop_canvas.training.datasets.rows import Dataset, Recipe, Task

# The activation of the outputs, and the loss.
HEADS: Mapping[Task, tuple[str, str]] = {
    "two": ("sigmoid", "binary_cross_entropy"),
    "classes": ("softmax", "cross_entropy"),
    "numbers": ("linear", "half_squared_error"),
}
# How far layers and neurons stand apart.
ACROSS, DOWN = 220.0, 110.0
# Samples of a small picture.
SHOWN = 60


def made_document(
    name: str, *, count: int | None = None, noise: float | None = None, seed: int = 0, classes: int | None = None
) -> Document:
    """Weights are drawn with the seed of the set's recipe, whatever `seed` its samples have. None: what is usual.
    Raises Problem "no_such_dataset" or "out_of_bounds"."""
    row, inputs, targets = drawn(name, count=count, noise=noise, seed=seed, classes=classes)
    sizes = (row.inputs, *row.recipe.hidden, targets.shape[1])
    activation, loss = HEADS[row.task]
    layers = _Layers(sizes, row.recipe.activation, activation)
    document = Document(
        format="backprop-canvas/1",
        title=f"{title_of(name)}, {'-'.join(map(str, sizes))}",
        neurons=tuple(layers.neurons),
        edges=tuple(layers.edges),
        parameters=tuple(layers.parameters),
        loss=loss,
        samples=tuple(_samples(inputs, targets)),
        training=_training(row.recipe, len(inputs)),
    )
    first = drawn_first(document, frozenset(parameter.id for parameter in document.parameters))
    return apply_diff(document, first)[0]


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
        "inputs": inputs.tolist(),
        "targets": targets.tolist(),
    }


def _training(recipe: Recipe, samples: int) -> Training:
    return Training(
        optimizer=Optimizer(kind=recipe.optimizer, learning_rate=recipe.learning_rate),
        batch_size=recipe.batch_size,
        # One batch of all samples has no order.
        shuffle=recipe.batch_size < samples,
        initializer=Initializer(seed=recipe.seed),
    )


def _samples(inputs: Floats, targets: Floats) -> Iterator[Sample]:
    for xs, ts in zip(inputs.tolist(), targets.tolist(), strict=True):
        yield Sample(
            inputs={f"i{at}": x for at, x in enumerate(xs, 1)}, targets={f"o{at}": t for at, t in enumerate(ts, 1)}
        )


@dataclass
class _Layers:
    """The neurons, edges and parameters of layers that are connected fully, named as the page names them."""

    sizes: tuple[int, ...]
    hidden: str
    output: str
    neurons: list[Neuron] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    parameters: list[Parameter] = field(default_factory=list)

    def __post_init__(self) -> None:
        layers = [self._layer(at) for at in range(len(self.sizes))]
        for before, after in pairwise(layers):
            for target in after:
                for source in before:
                    self._connect(source, target)

    def _layer(self, at: int) -> list[str]:
        role: Role = "input" if at == 0 else "output" if at == len(self.sizes) - 1 else "hidden"
        activation = {"input": None, "hidden": self.hidden, "output": self.output}[role]
        first = len([each for each in self.neurons if each.role == role]) + 1
        names = [f"{role[0]}{first + i}" for i in range(self.sizes[at])]
        for i, name in enumerate(names):
            y = DOWN * (i - (len(names) - 1) / 2)
            bias = None if role == "input" else self._parameter("b")
            self.neurons.append(Neuron(id=name, role=role, activation=activation, bias=bias, x=ACROSS * at, y=y))
        return names

    def _connect(self, source: str, target: str) -> None:
        edge = f"e{len(self.edges) + 1}"
        self.edges.append(Edge(id=edge, source=source, target=target, weight=self._parameter("w")))

    def _parameter(self, letter: str) -> str:
        count = len([each for each in self.parameters if each.id[0] == letter])
        self.parameters.append(Parameter(id=f"{letter}{count + 1}", value=0.0))
        return self.parameters[-1].id
