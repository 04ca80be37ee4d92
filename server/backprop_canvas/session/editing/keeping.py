"""The parameters that a run has reached, as changes to the document. A run itself never changes the document."""

from __future__ import annotations

from backprop_canvas.document.diff import Change, Diff
from backprop_canvas.document.schema import Document
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.session.run.iteration import all_finite
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.state.cursor import Cursor


def is_done(run: Run, cursor: Cursor) -> bool:
    """Whether the iteration in view is done. An update whose result is still asked for is not: an edit tells everybody
    the parameters."""
    return cursor.place.step == run.ends.total and cursor.shown is None


def present_parameters(run: Run, cursor: Cursor) -> Floats:
    """(P,) the parameters at a cursor. They are the updated ones once the whole iteration is done, if they are
    finite."""
    iteration = run.iteration(cursor.place.iteration)
    return iteration.updated if is_done(run, cursor) and all_finite(iteration.updated) else iteration.parameters


def changes(document: Document, parameters: Floats) -> Diff:
    """The diff that gives the document's parameters these values, (P,) in document order."""
    return tuple(
        Change(kind="parameters", id=record.id, fields={"value": float(value)})
        for record, value in zip(document.parameters, parameters, strict=True)
        if record.value != value
    )


def place_after_edit(run: Run, cursor: Cursor) -> Place:
    """The place of a cursor once the parameters it sees are the document's. It is the same step of the same sample in
    the same iteration, but before the update. After a finished iteration, it is that step of the next iteration."""
    place = cursor.place
    return Place(place.iteration + is_done(run, cursor), place.turn, min(place.step, run.ends.pass_steps))
