"""The viewpoint of a question: a document with its network at one place, and that place."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from backprop_canvas.document.schema import Document
from backprop_canvas.engine.plan.compile import compile_plan
from backprop_canvas.explain.graph.point import Point, point
from backprop_canvas.session.network.building import build_network, sample_arrays
from backprop_canvas.session.network.what_fits import what_is_missing
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.run.run import Run

# Members look at a few places, and ask about each of them several times.
REMEMBERED = 4


@dataclass(frozen=True, eq=False)
class Viewpoint:
    """`sample` and `turn`, its place in its batch, count from 0. The other numbers are as in the wire's answers."""

    document: Document
    point: Point
    revision: int
    run: int
    iteration: int
    sample: int
    turn: int = 0

    @property
    def where(self) -> dict[str, int]:
        """The fields of every answer that describe its place."""
        return {"revision": self.revision, "run": self.run, "iteration": self.iteration, "sample": self.sample}


class Viewpoints:
    """The newest viewpoints. Each is found by the identity of its run and document. Their numbers are not used, because
    they may be given again if a revision could not be saved."""

    def __init__(self) -> None:
        self._views: deque[tuple[Run, Viewpoint]] = deque(maxlen=REMEMBERED)

    def at(self, document: Document, revision: int, run: Run, place: Place) -> Viewpoint:
        """The viewpoint of a place. It stays the same object while it is remembered."""
        for of, view in self._views:
            here = (view.iteration, view.turn) == (place.iteration, place.turn)
            if of is run and view.document is document and here:
                return view
        view = _of_place(document, revision, run, place)
        self._views.append((run, view))
        return view


def _of_place(document: Document, revision: int, run: Run, place: Place) -> Viewpoint:
    iteration = run.iteration(place.iteration)
    sample = iteration.sample(place.turn)
    inputs, targets = sample_arrays(document, run.network, sample)
    at = point(compile_plan(run.network.topology), iteration.parameters, inputs, targets)
    return Viewpoint(document, at, revision, run.number, place.iteration, sample, place.turn)


def of_document(document: Document, sample: int = 0) -> Viewpoint:
    """A document's own values, for the command line. Raises the first Problem that keeps it from running, or
    "no_such_sample"."""
    for problem in what_is_missing(document):
        raise problem
    network = build_network(document)
    inputs, targets = sample_arrays(document, network, sample)
    at = point(compile_plan(network.topology), network.parameters, inputs, targets)
    return Viewpoint(document, at, 0, 0, 1, sample)
