"""Is my equation right? The verdict in answer to the page's question, with keys and ids in place of positions."""

from __future__ import annotations

from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging import span_values
from backprop_canvas.explain.reading.chosen import fitting
from backprop_canvas.explain.reading.roles.conventions import ReaderNames
from backprop_canvas.explain.said import Said
from backprop_canvas.explain.verdicts.guess import Goal
from backprop_canvas.explain.verdicts.telling.findings import Finding
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.checking import another, judged, judged_guess
from backprop_canvas.session.answers.goals import wanted_at
from backprop_canvas.session.answers.keys import key_of, quantity_of
from backprop_canvas.session.answers.vocabulary import vocabulary
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.state.viewpoint import Viewpoint


def answer_check(view: Viewpoint, message: wire.Check, run: Run | None = None) -> wire.Checked:
    """run: of the step that is asked for, if one is. Raises Problem "no_such_quantity" or "no_such_step"."""
    wanted = None if message.step is None or run is None else wanted_at(view, run, message.step)
    about = None if message.about is None else quantity_of(view.document, message.about)
    if isinstance(wanted, Quantity):
        about = wanted
    # A reader keeps choices for several networks.
    names = fitting(message.names, vocabulary(view.document))
    choices = ReaderNames(names, message.order, message.input_layer)
    if isinstance(wanted, Goal):
        found = judged_guess(view, message.equation, wanted, choices)
    else:
        found = judged(view, message.equation, about, message.asked or wanted is not None, choices)
    asked = found.wrt if found.of == LOSS else about
    after = another(view.document, view.point.plan, asked) if found.verdict == "correct" else None
    return wire.Checked(
        id=message.id,
        **view.where,
        equation=message.equation,
        about=_key(view, asked),
        verdict=found.verdict,
        short=_said(found.short),
        reading=found.reading,
        reading_matters=found.reading_matters,
        value=found.value,
        expected=found.expected,
        praise=tuple(_said(each) for each in found.praise),
        findings=tuple(
            _finding(view, finding, idea) for finding, idea in zip(found.findings, found.ideas, strict=True)
        ),
        diagnosis=tuple(wire.Diagnosis(code=guess.code, says=_said(guess.says)) for guess in found.guesses),
        factors=tuple(_factor(view, factor) for factor in found.factors),
        paths=tuple(_edges(view, path) for path in found.paths),
        path_values=found.path_values,
        experiment=found.experiment,
        corrected=found.corrected,
        corrected_text=found.corrected_text,
        next=_key(view, after),
        taken=tuple(wire.StandsFor(name=each.name, meant=each.meant) for each in found.taken),
    )


def _finding(view: Viewpoint, finding: Finding, idea: int) -> wire.Finding:
    return wire.Finding(
        code=finding.code,
        says=tuple(_said(each) for each in finding.says),
        span=finding.span,
        suggestion=finding.suggestion,
        idea=idea,
        of=_key(view, finding.of),
        wrt=_key(view, finding.wrt),
        path=_edges(view, finding.path),
        choices=finding.choices,
    )


def _said(said: Said) -> wire.Said:
    return wire.Said(code=said.code, values=dict(said.values))


def _factor(view: Viewpoint, factor: span_values.SpanValue) -> wire.SpanValue:
    return wire.SpanValue(span=factor.span, value=factor.value, of=_key(view, factor.of), wrt=_key(view, factor.wrt))


def _key(view: Viewpoint, quantity: Quantity | None) -> str:
    return "" if quantity is None else key_of(view.document, quantity)


def _edges(view: Viewpoint, path: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(view.document.edges[edge].id for edge in path)
