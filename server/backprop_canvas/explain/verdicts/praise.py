"""What is right about an equation that is wrong: the paths that are written in it, or at least its factors. Praise is a
claim like any other, and only about what was written."""

from __future__ import annotations

from collections.abc import Sequence

from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.terms import Term, TooManyTerms, terms_of
from backprop_canvas.explain.reading.expression import Expression
from backprop_canvas.explain.said import Said
from backprop_canvas.explain.verdicts.known_paths import KnownPaths
from backprop_canvas.explain.verdicts.matching import spoken_of
from backprop_canvas.explain.verdicts.structure import Question, Structure
from backprop_canvas.explain.verdicts.telling.findings import Finding

# If one of these is found, a path may be intended but missing.
_MISPLACED = frozenset(["wrong_start", "broken_chain", "does_not_reach_loss", "no_dependence"])


def praise_of(
    side: Expression, structure: Structure, question: Question, findings: Sequence[Finding]
) -> tuple[Said, ...]:
    """At most one sentence. findings: all findings about the side."""
    try:
        terms = terms_of(side)
    except TooManyTerms:
        return ()
    known = question.known
    if known is not None and known.paths:
        total = len(known.paths)
        misplaced = not _MISPLACED.isdisjoint(finding.code for finding in findings)
        if not misplaced and all(any(_walks(term, known, at, question) for term in terms) for at in range(total)):
            code = {1: "the_path", 2: "both_paths"}.get(total, "all_paths")
            return (Said(code, {"count": str(total)}),)
        if len(structure.right) == 1:
            return (Said("one_path_right", {"way": question.teller.way(known.paths[structure.right[0]])}),)
        if structure.right:
            return (Said("some_paths_right", {"count": str(len(structure.right)), "total": str(total)}),)
    return (Said("factors_right"),) if _are_factors_right(terms, findings) else ()


def _walks(term: Term, known: KnownPaths, at: int, question: Question) -> bool:
    """Whether the derivatives of a term name this path and no other, from what is asked to L."""
    derivatives = term.derivatives
    starts = any(each.wrt == question.wrt for each in derivatives)
    ends = any(each.of == question.of for each in derivatives)
    named = {Quantity("neuron", neuron) for neuron in spoken_of(term, known.about)}
    whole = {Quantity("neuron", neuron) for neuron in known.paths[at].neurons} - {question.wrt}
    return term.is_chain and starts and ends and named == whole


def _are_factors_right(terms: Sequence[Term], findings: Sequence[Finding]) -> bool:
    return all(term.is_chain for term in terms) and all(finding.of is None for finding in findings)
