"""What answers about one derivative share: positions as ids and keys, factors with their symbols."""

from __future__ import annotations

from backprop_canvas.errors import Problem
from backprop_canvas.explain.graph import unfolding
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.notation.latex import Formulas
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.keys import key_of, neuron_ids, quantity_of
from backprop_canvas.session.answers.vocabulary import vocabulary
from backprop_canvas.session.state.viewpoint import Viewpoint


class Asked:
    """A question about ∂L/∂about. Raises Problem "no_such_quantity", and "no_paths" where no path begins."""

    def __init__(self, view: Viewpoint, key: str) -> None:
        self.about = quantity_of(view.document, key)
        if self.about.kind not in ("parameter", "neuron", "pre"):
            raise Problem("no_paths", kind=self.about.kind.replace("_", " "))
        self.document = view.document
        self.derivatives = Derivatives(view.point)
        self.formulas = Formulas(self.derivatives.local, vocabulary(view.document))

    def key(self, quantity: Quantity) -> str:
        return key_of(self.document, quantity)

    def keys(self, quantities: tuple[Quantity, ...]) -> tuple[str, ...]:
        return tuple(map(self.key, quantities))

    def edges(self, positions: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(self.document.edges[at].id for at in positions)

    def neurons(self, positions: tuple[int, ...]) -> tuple[str, ...]:
        return neuron_ids(self.document, positions)

    def use(self, use: unfolding.Use | None) -> str:
        if use is None or use.kind == "":
            return ""
        records = self.document.edges if use.kind == "edge" else self.document.neurons
        return f"{use.kind}:{records[use.index].id}"

    def factor(self, factor: unfolding.Factor, unfolded: bool = True) -> wire.Factor:
        """unfolded: with its symbol and its parts. An answer with very many factors leaves them out."""
        terms = factor.terms if unfolded else ()
        return wire.Factor(
            of=self.key(factor.of),
            wrt=self.key(factor.wrt),
            latex=self.formulas.derivative(factor.of, factor.wrt) if unfolded else "",
            value=factor.value,
            terms=tuple(tuple(map(self._part, term)) for term in terms),
        )

    def _part(self, part: unfolding.Part) -> wire.FactorPart:
        records = self.document.edges if part.kind == "weight" else self.document.neurons
        key = records[part.index].id
        inside = unfolding.inside_of(self.derivatives.local, part)
        return wire.FactorPart(kind=part.kind, key=key, latex=self.formulas.part(part), value=part.value, inside=inside)
