"""The right equation, in the form that was written: the student's own with its mistake mended, a closed form for a
closed form, else the sum over paths. Writes it as LaTeX and as plain text."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.paths import Path, SumOverPaths, sum_over_paths
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.closed_form import ClosedForm
from backprop_canvas.explain.judging.terms import has_derivative, nodes_in
from backprop_canvas.explain.reading.expression import Call, Expression, Symbol
from backprop_canvas.explain.verdicts.structure import is_gradient
from backprop_canvas.explain.verdicts.telling.findings import Teller
from backprop_canvas.explain.verdicts.telling.judgement import Judgement
from backprop_canvas.explain.verdicts.telling.writing import as_latex, as_text
from backprop_canvas.explain.verdicts.tidying import tidied

# At most this many paths are written out in the corrected equation.
WRITTEN_PATHS = 8


class Correction:
    """Of ∂of/∂wrt at the present point."""

    def __init__(self, here: Derivatives, of: Quantity, wrt: Quantity, teller: Teller) -> None:
        self._here, self._of, self._wrt, self._teller = here, of, wrt, teller

    @cached_property
    def written(self) -> SumOverPaths:
        return sum_over_paths(self._here, self._wrt, WRITTEN_PATHS)

    @property
    def paths(self) -> tuple[Path, ...]:
        """For a gradient, the paths that are written out."""
        return self.written.paths

    def of(self, judgement: Judgement, side: Expression, mended: Expression | None) -> Judgement:
        """The judgement with the right equation. side: what was written. mended: the same with its mistakes mended."""
        right = mended
        if right is None:
            if not is_gradient(self._of, self._wrt):
                return judgement
            if not is_closed(side) or self.written.remainder_count:
                return self._as_paths(judgement)
            in_order = sorted(self.paths, key=lambda path: path.neurons)
            right = ClosedForm(self._here.local).of_paths(in_order)
        formulas, right = self._teller.formulas, tidied(right)
        left = formulas.derivative(self._of, self._wrt), formulas.plain_derivative(self._of, self._wrt)
        return replace(
            judgement,
            corrected=f"{left[0]} = {as_latex(right, formulas)}",
            corrected_text=f"{left[1]} = {as_text(right, formulas)}",
        )

    def _as_paths(self, judgement: Judgement) -> Judgement:
        found, formulas = self.written, self._teller.formulas
        terms = [self._teller.product(path) for path in found.paths] + (["…"] if found.remainder_count else [])
        left = formulas.plain_derivative(self._of, self._wrt)
        return replace(
            judgement,
            corrected=formulas.symbols(found),
            corrected_text=f"{left} = {' + '.join(terms) or '0'}",
        )


def is_closed(side: Expression) -> bool:
    """Whether it is made of values and functions, with no derivative in it."""
    named = any(isinstance(node, Symbol | Call) for node in nodes_in(side))
    return named and not has_derivative(side)
