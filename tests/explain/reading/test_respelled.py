"""Reading never changes a verdict: an equation gets the same one in each spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from backprop_canvas.reports.check import judgement
from backprop_canvas.session.state.viewpoint import Viewpoint, of_document
from tests.explain.judging.generator.trial import equations
from tests.explain.reading.respelled import SPELLINGS
from tests.explain.reading.respelled_by_network import layered, sums
from tests.graphs import decoded, drawing

Fault = tuple[str, str, str, str]


def differing(count: int, first: int = 0) -> tuple[Counter[str], list[Fault]]:
    """How many equations were tried in each spelling, and those with another verdict in another spelling."""
    done, faults, seed = Counter[str](), list[Fault](), first
    while done["equations"] < count:
        view = None
        for written in equations(seed):
            view = view or of_document(decoded(written.document))
            spelled = {name: spells(written.equation) for name, spells in SPELLINGS.items()}
            spelled["layered"] = layered(written.document, written.equation)
            faults += _compared(view, written.equation, spelled, done)
            document = written.document
        if view is not None:
            for plain, texts in sums(document, seed):
                faults += _compared(view, plain, dict(zip(("sum", "sum sign", "latex sum"), texts, strict=True)), done)
        seed += 1
    return done, faults


def _compared(view: Viewpoint, equation: str, spelled: Mapping[str, str], done: Counter[str]) -> list[Fault]:
    plain = judgement(view, equation, None).verdict
    done["equations"] += 1
    done[plain] += 1
    found = [(name, judgement(view, text, None).verdict, text) for name, text in spelled.items() if text]
    done.update(name for name, _, _ in found)
    return [(name, plain, verdict, text) for name, verdict, text in found if verdict != plain]


def test_a_sum_ends_with_the_names_of_the_network() -> None:
    """h3 could be an output by its role."""
    edges = [f"{source} {target}" for source in ("h1", "h2") for target in ("y1", "y2", "y3")]
    view = of_document(decoded(drawing(["x1"], ["h1", "h2"], ["y1", "y2", "y3"], ["x1 h1", "x1 h2", *edges])))
    spelled = ("dL/dx1 = dh1/dx1*dL/dh1 + dh2/dx1*dL/dh2", "dL/dx1 = sum_k dh_k/dx1*dL/dh_k")
    assert {judgement(view, text, None).verdict for text in spelled} == {"correct"}


def test_each_spelling_gets_the_same_verdict() -> None:
    done, faults = differing(60)
    assert all(done[name] for name in (*SPELLINGS, "layered", "sum"))
    assert faults == []
