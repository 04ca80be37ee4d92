"""What is right about an equation that is wrong: the paths that it has, or at least its factors."""

from __future__ import annotations

from collections.abc import Sequence

from backprop_canvas.explain.judging.findings import Finding
from backprop_canvas.explain.judging.structure import Question, Structure
from backprop_canvas.explain.judging.terms import has_derivative
from backprop_canvas.explain.reading.expression import Expression
from backprop_canvas.explain.said import Said

# If one of these is found, a path may be intended but missing.
_MISPLACED = frozenset(["wrong_start", "broken_chain", "does_not_reach_loss", "no_dependence"])


def praise_of(
    side: Expression, structure: Structure, question: Question, findings: Sequence[Finding]
) -> tuple[Said, ...]:
    """At most one sentence. findings: all findings about the side."""
    known = question.known
    if known is not None and known.paths:
        total = len(known.paths)
        if len(structure.spoken) == total and _MISPLACED.isdisjoint(finding.code for finding in findings):
            code = {1: "the_path", 2: "both_paths"}.get(total, "all_paths")
            return (Said(code, {"count": str(total)}),)
        if len(structure.right) == 1:
            return (Said("one_path_right", {"way": question.teller.way(known.paths[structure.right[0]])}),)
        if structure.right:
            return (Said("some_paths_right", {"count": str(len(structure.right)), "total": str(total)}),)
    return (Said("factors_right"),) if _are_factors_right(side, findings) else ()


def _are_factors_right(side: Expression, findings: Sequence[Finding]) -> bool:
    return has_derivative(side) and all(finding.of is None for finding in findings)
