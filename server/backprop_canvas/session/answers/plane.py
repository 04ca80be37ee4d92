"""What an output, or every neuron, gives over a plane of two inputs, in answer to the page's question. One evaluation
of a grid, which changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import isqrt
from typing import cast

import numpy as np

from backprop_canvas.document.schema import Document
from backprop_canvas.engine.advancing import ways
from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.engine.functions.rectifiers import RELU
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.network import Topology
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.protocol.frames import pack
from backprop_canvas.session.answers.keys import quantity_of
from backprop_canvas.session.network.building import sample_arrays
from backprop_canvas.session.run.rows import Rows
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.state.viewpoint import Viewpoint

# The work limit of a picture, in neurons and edges over all places, of an interpreted and of a compiled kernel: some
# tens of milliseconds.
MAX_WORK = 60_000
MAX_COMPILED_WORK = 4_000_000

# The answer to a question, but for what it tells.
Made = Callable[..., wire.Plane]


def answer_plane(view: Viewpoint, run: Run, message: wire.AskPlane) -> wire.Plane:
    """Raises Problem "no_such_quantity", "not_an_output" or "not_an_input"."""
    document, topology = view.document, run.network.topology
    axes = [_place(document, name, run.network.inputs, "not_an_input") for name in (message.across, message.up) if name]
    fitting = max(
        1, ways.work_limit(MAX_WORK, MAX_COMPILED_WORK) // (len(topology.activations) + len(topology.sources))
    )
    size = min(message.size, max(2, fitting if message.up is None else isqrt(fitting)))
    rows = run.iteration(view.iteration).rows(run.start)
    inputs, _ = sample_arrays(document, run.network, view.sample)
    grid = _grid(inputs, axes, message.box, size)
    made: Made = partial(
        cast(Made, wire.Plane),
        **view.where,
        id=message.id,
        output=message.output,
        across=message.across,
        up=message.up,
        box=message.box,
        size=size,
    )
    if message.output is None:
        return _of_every_neuron(made, topology, rows, grid)
    output = _place(document, message.output, topology.outputs, "not_an_output")
    return _of_output(made, topology, rows, grid, output, slice(0, fitting))


def _of_output(made: Made, topology: Topology, rows: Rows, grid: Floats, output: int, first: slice) -> wire.Plane:
    given = rows.over(grid)
    samples = rows.passed(first)[1]
    many = len(topology.outputs) > 2 and all(topology.activations[each] == "softmax" for each in topology.outputs)
    return made(
        values=pack(given[:, output], single=True),
        samples=pack(samples[:, output], single=False),
        iterations=rows.walked.iterations[first].astype("<u4").tobytes(),
        turns=rows.walked.turns[first].astype("<u4").tobytes(),
        margins=pack(_ahead(given, output), single=True) if many else b"",
        largest=samples.argmax(axis=1).astype("<u4").tobytes() if many else b"",
    )


def _of_every_neuron(made: Made, topology: Topology, rows: Rows, grid: Floats) -> wire.Plane:
    outputs = dict(zip(topology.outputs, rows.levels, strict=True))
    hidden = [neuron not in outputs for neuron in range(len(topology.activations))]
    # Of a ReLU, a does not tell where z is 0: beyond the line it is 0 everywhere.
    clipped = np.array([word == RELU.name for word in topology.activations]) & hidden
    levels = [outputs[neuron] if neuron in outputs else _turn(word) for neuron, word in enumerate(topology.activations)]
    return made(
        values=pack(rows.everywhere(grid, clipped).T, single=True),
        levels=pack(np.array(levels, dtype=np.float64), single=False),
    )


def _turn(activation: str | None) -> float:
    """What a hidden neuron gives where z is 0; an input's own middle is 0."""
    return 0.0 if activation is None else ACTIVATIONS[activation].value(0.0)


def _ahead(given: Floats, output: int) -> Floats:
    """(R,) by how much an output exceeds the largest other one of (R, K)."""
    exceeds: Floats = given[:, output] - np.delete(given, output, axis=1).max(axis=1)
    return exceeds


def _grid(inputs: Floats, axes: list[int], box: tuple[float, float, float, float], size: int) -> Floats:
    """(size ** axes, I) the middles of equal parts, the first axis fastest; other inputs as they are."""
    middles = (np.arange(size) + 0.5) / size
    places = np.tile(inputs, (size ** len(axes), 1))
    for fastness, (axis, low, high) in enumerate(zip(axes, box[::2], box[1::2], strict=False)):
        along = low + middles * (high - low)
        places[:, axis] = np.repeat(along, size) if fastness else np.tile(along, size ** (len(axes) - 1))
    return places


def _place(document: Document, name: str, among: tuple[int, ...], code: str) -> int:
    """The place of a neuron among the outputs, or the inputs."""
    neuron = quantity_of(document, f"neuron:{name}").index
    if neuron not in among:
        raise Problem(code, path="", name=name)
    return among.index(neuron)
