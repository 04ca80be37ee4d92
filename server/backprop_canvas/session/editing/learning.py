"""A document around samples: a network with an input and an output for each number, connected fully, and settings with
which it learns them. Must not know where samples come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from backprop_canvas.document.diff import apply_diff
from backprop_canvas.document.schema import Document, Edge, Neuron, Parameter, Role, Sample, Split
from backprop_canvas.document.training import Initializer, Optimizer, Training
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.session.editing.initializing import drawn_first
from backprop_canvas.training.datasets.rows import Recipe, Task

# The activation of the outputs, and the loss.
HEADS: Mapping[Task, tuple[str, str]] = {
    "two": ("sigmoid", "binary_cross_entropy"),
    "classes": ("softmax", "cross_entropy"),
    "numbers": ("linear", "half_squared_error"),
}
# How far layers and neurons stand apart.
ACROSS, DOWN = 220.0, 110.0


def learning_document(
    title: str, inputs: Floats, targets: Floats, task: Task, recipe: Recipe, splits: Sequence[Split] = ()
) -> Document:
    """inputs: (S, I), targets: (S, K). splits: (S,) what samples are for; without any, training. Weights are
    drawn with the seed of the recipe."""
    everyone: list[Split] = ["train"] * len(inputs)
    splits = splits or everyone
    sizes = (inputs.shape[1], *recipe.hidden, targets.shape[1])
    activation, loss = HEADS[task]
    layers = _Layers(sizes, recipe.activation, activation)
    document = Document(
        format="backprop-canvas/1",
        title=f"{title}, {'-'.join(map(str, sizes))}",
        neurons=tuple(layers.neurons),
        edges=tuple(layers.edges),
        parameters=tuple(layers.parameters),
        loss=loss,
        samples=tuple(_samples(inputs, targets, splits)),
        training=_training(recipe, splits.count("train")),
    )
    first = drawn_first(document, frozenset(parameter.id for parameter in document.parameters))
    return apply_diff(document, first)[0]


def _training(recipe: Recipe, samples: int) -> Training:
    return Training(
        optimizer=Optimizer(kind=recipe.optimizer, learning_rate=recipe.learning_rate),
        batch_size=recipe.batch_size,
        # One batch of all samples has no order.
        shuffle=recipe.batch_size < samples,
        initializer=Initializer(seed=recipe.seed),
    )


def _samples(inputs: Floats, targets: Floats, splits: Sequence[Split]) -> Iterator[Sample]:
    ins = [f"i{at + 1}" for at in range(inputs.shape[1])]
    outs = [f"o{at + 1}" for at in range(targets.shape[1])]
    for xs, ts, split in zip(inputs.tolist(), targets.tolist(), splits, strict=True):
        yield Sample(inputs=dict(zip(ins, xs, strict=True)), targets=dict(zip(outs, ts, strict=True)), split=split)


@dataclass
class _Layers:
    """The neurons, edges and parameters of layers that are connected fully, named as the page names them."""

    sizes: tuple[int, ...]
    hidden: str
    output: str
    neurons: list[Neuron] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    parameters: list[Parameter] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        layers = [self._layer(at) for at in range(len(self.sizes))]
        for before, after in pairwise(layers):
            for target in after:
                for source in before:
                    self._connect(source, target)

    def _layer(self, at: int) -> list[str]:
        role: Role = "input" if at == 0 else "output" if at == len(self.sizes) - 1 else "hidden"
        activation = {"input": None, "hidden": self.hidden, "output": self.output}[role]
        first = sum(each.role == role for each in self.neurons) + 1
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
        self.counts[letter] = self.counts.get(letter, 0) + 1
        self.parameters.append(Parameter(id=f"{letter}{self.counts[letter]}", value=0.0))
        return self.parameters[-1].id
