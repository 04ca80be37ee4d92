"""A guess under Ask first: every number of a step is judged, as kindly as an equation, and unsaid while it is wrong."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.engine.passes.steps import KINDS
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.session import Session
from backprop_canvas.words.wording import word
from tests.session.batches import several
from tests.session.conftest import Table


def at(document: Document, step: int) -> Table:
    table = Table(Session(document, 0))
    table.join("x")
    run = Run(1, 1, document)
    turn = len(run.iteration(1).samples) - 1 if step >= run.schedule.pass_steps else 0
    table.say("x", wire.Seek(to=wire.Target(step=min(step + 1, len(run.schedule.kinds)), iteration=1, turn=turn)))
    return table


def guess(document: Document, step: int, text: str) -> wire.Checked:
    table = at(document, step)
    table.say("x", wire.Check(id=1, equation=text, step=step))
    found: wire.Checked = table.last("x", wire.Checked)
    return found


def step_of(document: Document, kind: str, target: int) -> int:
    run = Run(1, 1, document)
    steps = zip(run.schedule.kinds.tolist(), run.schedule.targets.tolist(), strict=True)
    return next(at for at, each in enumerate(steps) if each == (list(KINDS).index(kind), target))


def number(document: Document, step: int) -> float:
    run = Run(1, 1, document)
    last = len(run.iteration(1).samples) - 1
    return float(run.shown(1, last if step >= run.schedule.pass_steps else 0).values[step])


def said(told: wire.Checked) -> str:
    texts = [word(each.code, each.values) for found in told.findings for each in found.says]
    texts += [word(each.says.code, each.says.values) for each in told.diagnosis]
    return " ".join([word(told.short.code, told.short.values), *texts])


@pytest.mark.parametrize("document", [template("2-2-2"), several(5, 2)], ids=["one", "batch"])
def test_every_number_is_right_to_six_digits_and_unsaid_while_the_guess_is_wrong(document: Document) -> None:
    for step in range(len(Run(1, 1, document).schedule.kinds)):
        value = number(document, step)
        told = guess(document, step, f"{value:.6g}")
        assert told.verdict == "correct", (step, value, told)
        wrong = guess(document, step, f"{value * 1.37:.6g}")
        assert wrong.verdict == "incorrect", (step, value)
        assert f"{value:.4g}" not in said(wrong), (step, said(wrong))


@pytest.mark.parametrize(
    ("kind", "target", "text", "verdict", "told"),
    [
        ("activation", 2, "h1 = σ(z_h1)", "correct", "Right"),
        ("activation", 2, "sigmoid(0.35 + 0.15*0.05 + 0.2*0.1)", "correct", "Right"),
        ("activation", 2, "0.6", "incorrect", "One digit proves nothing"),
        ("activation", 2, "z_h1 = 0.3775 and h1 = 0.59327", "correct", "Right"),
        ("activation", 2, "z_h1 = 0.4775 and h1 = 0.59327", "incorrect", "0.4775"),
        ("activation", 2, "z_h1 = 0.3775 and h1 = 0.69327", "incorrect", "Not yet"),
        ("activation", 2, "1/0", "incorrect", "Not yet"),
        ("activation", 2, "0.3775", "incorrect", "0.3775 is z_h1, not h1."),
        ("activation", 2, "h1", "not_an_answer", "h1 itself stands on the right"),
        ("activation", 2, "h1 = 0.4", "incorrect", "One digit"),
        ("activation", 2, "b1 + w1*i1", "incorrect", "As written this is 0.3575, which is not h1."),
        ("activation", 2, "my guess: 0.593", "correct", "Right"),
        ("activation", 2, "h1 + blub", "unreadable", "blub"),
        ("loss", 0, "L = ½(o1-t1)² + ½(o2-t2)²", "correct", "Right"),
        ("grad_weight", 0, "dL/dw1 = dL/dh1*dh1/dw1", "correct", "Right"),
        ("grad_weight", 0, "0.000438568", "correct", "Right"),
        ("grad_weight", 0, "-0.000438568", "incorrect", "wrong sign"),
        ("grad_weight", 0, "dL/dw2 = dL/dh1*dh1/dw2", "not_an_answer", "What is asked for is ∂L/∂w1"),
        ("update", 0, "w1 = w1 - 0.5*dL/dw1", "correct", "Right"),
        ("update", 0, "w1 - η dL/dw1", "correct", "Right"),
        ("update", 0, "0.15 - 0.5*0.000438568", "correct", "Right"),
        ("term", 0, "w1*i1", "correct", "Right"),
    ],
)
def test_what_is_said(kind: str, target: int, text: str, verdict: str, told: str) -> None:
    document = template("2-2-2")
    found = guess(document, step_of(document, kind, target), text)
    assert (found.verdict, told in said(found)) == (verdict, True), (found.verdict, said(found))


def test_an_edge_of_a_shared_weight_is_asked_for_its_own_part() -> None:
    document = template("2-2-2")
    tied = replace(document, edges=(*document.edges[:3], replace(document.edges[3], weight="w1"), *document.edges[4:]))
    tied = replace(tied, parameters=tuple(each for each in tied.parameters if each.id != "w4"))
    step = step_of(tied, "grad_weight", 0)
    assert guess(tied, step, f"{number(tied, step):.6g}").verdict == "correct"


def test_a_step_that_is_not_there() -> None:
    table = at(template("2-2-2"), 1)
    table.say("x", wire.Check(id=1, equation="1", step=999))
    assert table.last("x", wire.Unanswered).code == "no_such_step"
