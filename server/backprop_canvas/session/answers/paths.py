"""Where does ∂L/∂w1 come from? The sum over paths, in answer to the page's question."""

from __future__ import annotations

from backprop_canvas.explain.graph.paths import MOST_FACTORS, Path, sum_over_paths
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.parts import Asked
from backprop_canvas.session.state.viewpoint import Viewpoint

# Parts that are written out in one answer; each takes about 80 bytes.
MOST_PARTS = 1_200


def answer_paths(view: Viewpoint, message: wire.AskPaths) -> wire.Paths:
    """Raises Problem "no_such_quantity" or "no_paths". A path of more than MOST_FACTORS factors comes without their
    symbols and parts, and so do those after MOST_PARTS parts."""
    asked = Asked(view, message.about)
    found = sum_over_paths(asked.derivatives, asked.about, message.limit)
    left, rows = MOST_PARTS, []
    for path in found.paths:
        parts = sum(len(term) for factor in path.factors for term in factor.terms)
        left -= parts
        rows.append(_row(asked, path, found.gradient, left >= 0 and len(path.factors) <= MOST_FACTORS))
    return wire.Paths(
        id=message.id,
        **view.where,
        about=message.about,
        gradient=found.gradient,
        count=str(found.count),
        paths=tuple(rows),
        remainder_count=str(found.remainder_count),
        remainder=found.remainder,
        latex=asked.formulas.symbols(found),
        latex_numbers=asked.formulas.numbers(found),
        text=asked.formulas.text(found),
    )


def _row(asked: Asked, path: Path, gradient: float, unfolded: bool) -> wire.PathRow:
    return wire.PathRow(
        use=asked.use(path.use),
        through=asked.neurons(path.neurons),
        edges=asked.edges(path.edges),
        factors=tuple(asked.factor(factor, unfolded) for factor in path.factors),
        value=path.value,
        share=path.value / gradient if gradient != 0.0 else None,
    )
