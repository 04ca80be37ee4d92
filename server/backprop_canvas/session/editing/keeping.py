"""The parameters that a run has reached, as changes to the document. A run itself never changes the document."""

from __future__ import annotations

from backprop_canvas.document.diff import Change, Diff
from backprop_canvas.document.schema import Document
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.session.run.iteration import all_finite
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.run.run import Run


def present_parameters(run: Run, place: Place) -> Floats:
    """(P,) the parameters that a member at `place` sees. They are the updated ones once the whole iteration is done, if
    they are finite."""
    iteration = run.iteration(place.iteration)
    done = place.step == run.ends.total and all_finite(iteration.updated)
    return iteration.updated if done else iteration.parameters


def changes(document: Document, parameters: Floats) -> Diff:
    """The diff that gives the document's parameters these values, (P,) in document order."""
    return tuple(
        Change(kind="parameters", id=record.id, fields={"value": float(value)})
        for record, value in zip(document.parameters, parameters, strict=True)
        if record.value != value
    )


def place_after_edit(run: Run, place: Place) -> Place:
    """The place of a cursor once the parameters it sees are the document's. It is the same step of the same sample in
    the same iteration, but before the update. After a finished iteration, it is that step of the next iteration."""
    done = place.step == run.ends.total
    return Place(place.iteration + done, place.turn, min(place.step, run.ends.pass_steps))
