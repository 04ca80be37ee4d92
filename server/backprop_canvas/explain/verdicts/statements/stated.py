"""Equations whose sides name nothing that could be asked for, as w5·δ_o1 = 0.0554. Beside an answer they have to hold;
as an answer they may be true of something else. Knows nothing of paths."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from backprop_canvas.errors import SentenceValue
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.judging.closed_form import ClosedForm
from backprop_canvas.explain.judging.identity import numeral_of
from backprop_canvas.explain.judging.likes import Likes
from backprop_canvas.explain.judging.mending.alike import written
from backprop_canvas.explain.judging.readings import READINGS, Evaluation
from backprop_canvas.explain.judging.tolerances import SAME
from backprop_canvas.explain.reading.expression import Expression
from backprop_canvas.explain.verdicts.statements.holding import Holding
from backprop_canvas.explain.verdicts.telling.findings import Teller
from backprop_canvas.explain.verdicts.telling.judgement import Judgement
from backprop_canvas.explain.verdicts.telling.writing import as_text


class Stated:
    """The sides of one equation, and the places at which they are compared, the present one first."""

    def __init__(self, sides: Sequence[Expression], places: Sequence[Derivatives]) -> None:
        self._sides, self._places = sides, places
        formulas = [side for side in sides if numeral_of(side) is None]
        # What the others have to equal: a number is compared by its digits.
        self._first = formulas[0] if formulas else sides[0]

    @property
    def is_true(self) -> bool:
        """In one reading of ∂."""
        others = [side for side in self._sides if side is not self._first]
        for reading in READINGS:
            truths = [Evaluation(place, reading).of(self._first).number for place in self._places]
            if math.isfinite(truths[0]) and Holding(self._places, reading=reading).all(others, truths):
                return True
        return False

    def named(self, teller: Teller) -> str | None:
        """The quantity, the slope or the part of a gradient along one edge that the sides are; None if none."""
        values = np.array([Evaluation(place, "total").of(self._first).number for place in self._places])
        if not np.isfinite(values).all():
            return None
        closed = ClosedForm(self._places[0].local)
        for like in Likes(self._places).find(values, np.zeros(len(values))):
            return as_text(written(like, closed), teller.formulas)
        targets = list(self._places[0].local.topology.targets)
        along = np.array([place.along_edges() * place.of_loss.grad_a[targets] for place in self._places])
        is_part = (np.abs(along.T - values) <= SAME * np.abs(values)).all(axis=1).any()
        return self.text(teller) if is_part else None

    def text(self, teller: Teller) -> str:
        return as_text(self._first, teller.formulas)

    def judgement(self, teller: Teller) -> Judgement:
        """Beside an answer: whether it holds."""
        value = Evaluation(self._places[0], "total").of(self._sides[-1]).number
        known = value if math.isfinite(value) else None
        true = Evaluation(self._places[0], "total").of(self._first).number
        if self.is_true:
            return Judgement("not_an_answer", value=known, expected=true)
        words: dict[str, SentenceValue] = {"name": self.text(teller), **teller.compared(value, true)}
        finding = teller.about_span("value_differs", self._sides[-1].span, words)
        return Judgement("incorrect", value=known, expected=true).with_findings([finding])
