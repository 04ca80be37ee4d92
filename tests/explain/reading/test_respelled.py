"""Reading never changes a verdict: an equation gets the same one in each spelling."""

from __future__ import annotations

from backprop_canvas.reports.check import judgement
from backprop_canvas.session.state.viewpoint import of_document
from tests.explain.judging.generator.trial import equations
from tests.explain.reading.respelled import SPELLINGS
from tests.graphs import decoded


def differing(count: int, first: int = 0) -> tuple[int, list[tuple[str, str, str, str]]]:
    """How many equations were tried, and those with another verdict in another spelling."""
    faults: list[tuple[str, str, str, str]] = []
    done, seed = 0, first
    while done < count:
        view = None
        for written in equations(seed):
            view = view or of_document(decoded(written.document))
            plain = judgement(view, written.equation, None).verdict
            done += 1
            for name, spelled in SPELLINGS.items():
                text = spelled(written.equation)
                found = judgement(view, text, None).verdict
                if found != plain:
                    faults.append((name, plain, found, text))
        seed += 1
    return done, faults


def test_each_spelling_gets_the_same_verdict() -> None:
    done, faults = differing(120)
    assert done >= 120
    assert faults == []
