"""Why a right side is not the derivative. Its terms are compared with the paths to find what each term lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np

from backprop_canvas.errors import SentenceValue
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.mending.mender import Mender
from backprop_canvas.explain.judging.mending.mends import Mend
from backprop_canvas.explain.judging.readings import Evaluation, Reading
from backprop_canvas.explain.judging.terms import Term, TooManyTerms, terms_of
from backprop_canvas.explain.judging.tolerances import Value, agree, exact
from backprop_canvas.explain.reading.expression import Derivative, Expression
from backprop_canvas.explain.said import Said
from backprop_canvas.explain.verdicts.chains import Fault, fault_of
from backprop_canvas.explain.verdicts.known_paths import KnownPaths
from backprop_canvas.explain.verdicts.matching import Matches, match, value_of
from backprop_canvas.explain.verdicts.slips import finding_of
from backprop_canvas.explain.verdicts.telling.findings import Finding, Teller

# At most this many findings of one kind: a reader looks at no more.
MOST_MISSING = 5


@dataclass(frozen=True)
class Structure:
    """findings: of the terms. right: the paths that terms match. spoken: these paths, and those that a term means
    without matching them. reading: the one in which most terms are paths. mends: of terms."""

    findings: list[Finding] = field(default_factory=list)
    right: tuple[int, ...] = ()
    spoken: tuple[int, ...] = ()
    reading: Reading = "mixed"
    mends: tuple[Mend, ...] = ()


@dataclass(frozen=True, eq=False)
class Question:
    """∂of/∂wrt; `known` where it is a gradient of few paths. evaluations: at several places, the present one first."""

    of: Quantity
    wrt: Quantity
    known: KnownPaths | None
    teller: Teller
    readings: Sequence[Reading]
    evaluations: Callable[[Reading], Sequence[Evaluation]]
    mender: Mender


def structure_of(side: Expression, question: Question) -> Structure:
    """The findings about one right side that is not the derivative."""
    try:
        terms = terms_of(side)
    except TooManyTerms:
        return Structure(question.teller.of_factors(side), reading=question.readings[0])
    if is_another_gradient(side):
        return Structure(_alone(terms[0], question), reading=question.readings[0])
    if question.known is None:
        found = [found for term in terms for found in _alone(term, question)]
        return Structure(found, reading=question.readings[0])
    known = question.known
    reading, matches = _best(terms, known, question)
    mends: list[Mend] = []
    findings = [
        found for at, term in enumerate(terms) for found in _of_term(at, term, matches, question, known, reading, mends)
    ]
    findings += _duplicates(terms, matches, question.teller, known)
    right = tuple(sorted({path for covered in matches.covered for path in covered}))
    spoken = tuple(sorted({*right, *chain.from_iterable(matches.intended.values())}))
    if not right and all(found.code == "extra_term" for found in findings):
        # No part of it can be recognised: the whole side is another number.
        return Structure(reading=reading)
    findings += _missing(side, spoken, question.teller, known)
    return Structure(findings, right, spoken, reading, tuple(mends) if len(mends) == len(findings) else ())


def _best(terms: Sequence[Term], known: KnownPaths, question: Question) -> tuple[Reading, Matches]:
    """The first reading in which most terms are paths."""
    values, attempts = list[list[list[Value]]](), list[Matches]()
    for reading in question.readings:
        evaluations = question.evaluations(reading)
        values.append([[value_of(term, each) for each in evaluations] for term in terms])
        # Readings seldom differ in what a term comes to.
        same = values.index(values[-1])
        attempts.append(attempts[same] if same < len(attempts) else match(terms, values[-1], known))
    best = max(range(len(attempts)), key=lambda at: attempts[at].found)
    return question.readings[best], attempts[best]


def _alone(term: Term, question: Question) -> list[Finding]:
    """The findings in a term without the paths: factors that are 0, or a broken chain."""
    findings = [found for factor in (*term.factors, *term.below) for found in question.teller.of_factors(factor)]
    if findings or not term.is_chain:
        return findings
    fault = fault_of(term, question.of, question.wrt)
    return [] if fault is None else [_of_fault(fault, question)]


def _of_fault(fault: Fault, question: Question) -> Finding:
    teller, at = question.teller, fault.at
    shown, reach = teller.formulas.plain_derivative, teller.reach
    match fault.code:
        case "doubled":
            return teller.told("factor_doubled", "factor_doubled", at.span, {"written": shown(at.of, at.wrt)})
        case "too_much":
            return teller.told("factor", "factor_too_much", at.span, {"written": shown(at.of, at.wrt)})
        case "gap" if teller.is_step(at.wrt, fault.node):
            missing = shown(at.wrt, fault.node)
            return teller.told("broken_chain", "factor_missing_here", at.span, {"right": missing}, missing)
        case "gap" | "broken_chain":
            fits = reach.depends(at.of, fault.node)
            suggestion = shown(at.of, fault.node) if fits else ""
        case "wrong_start":
            suggestion = shown(at.of, question.wrt) if reach.depends(at.of, question.wrt) else ""
        case "does_not_reach_loss":
            suggestion = shown(question.of, fault.node) if reach.depends(question.of, fault.node) else ""
    words = {"node": teller.name(fault.node), "start": teller.name(question.wrt), "end": teller.name(question.of)}
    found = teller.finding("broken_chain" if fault.code == "gap" else fault.code, at, suggestion, **words)
    if fault.code == "does_not_reach_loss" and not suggestion:
        return replace(found, says=(Said("ends_elsewhere", words),))
    return found


def _of_term(
    at: int,
    term: Term,
    matches: Matches,
    question: Question,
    known: KnownPaths,
    reading: Reading,
    mends: list[Mend],
) -> list[Finding]:
    """mends: what is found to mend it is added here."""
    if matches.covered[at]:
        return []
    findings = _alone(term, question)
    value = value_of(term, question.evaluations(reading)[0])
    if findings or value.number == 0.0:
        return findings
    teller = question.teller
    words: dict[str, SentenceValue] = {"value": value.number}
    if at in matches.negative:
        words["true"] = known.sums(matches.negative[at])[0].number
        return [teller.about_span("wrong_sign", term.span, words)]
    if at in matches.intended:
        meant = matches.intended[at]
        mended = _mended(term, meant, known, question, reading)
        if mended is None:
            return [_other_value(term, known, meant, teller, value.number)]
        mends.append(mended)
        return [finding_of(mended, teller)]
    words |= {"start": teller.name(question.wrt), "end": teller.name(question.of)}
    return [teller.about_span("extra_term", term.span, words)]


def _mended(term: Term, meant: tuple[int, ...], known: KnownPaths, question: Question, reading: Reading) -> Mend | None:
    """The one change that makes a term come to the paths that it should equal."""
    truth = np.array([each.number for each in known.sums(meant)])
    return question.mender.first(term.as_expression(), question.evaluations(reading), truth, lambda _: True)


def _other_value(term: Term, known: KnownPaths, meant: tuple[int, ...], teller: Teller, value: float) -> Finding:
    """The term's value differs from that of the paths that it should equal."""
    paths = [known.paths[at] for at in meant]
    truth = known.sums(meant)[0]
    words: dict[str, SentenceValue] = {"way": teller.way(paths[0]), "count": str(len(meant))}
    words |= teller.compared(value, truth.number)
    code = "value_differs_path" if len(meant) == 1 else "value_differs_paths"
    if agree(exact(value), truth):
        code = "not_here_alone_path"
    product = teller.product(paths[0]) if len(meant) == 1 else ""
    edges = tuple(dict.fromkeys(edge for path in paths for edge in path.edges))
    return replace(teller.about_span(code, term.span, words, product, edges), code="value_differs")


def _duplicates(terms: Sequence[Term], matches: Matches, teller: Teller, known: KnownPaths) -> list[Finding]:
    seen: Counter[int] = Counter()
    findings = []
    for term, covered in zip(terms, matches.covered, strict=True):
        again = [path for path in covered if seen[path]]
        seen.update(covered)
        if again:
            path = known.paths[again[0]]
            words = {"way": teller.way(path)}
            findings.append(teller.about_span("duplicate_path", term.span, words, path=path.edges))
    return findings


def _missing(side: Expression, spoken: Sequence[int], teller: Teller, known: KnownPaths) -> list[Finding]:
    missing = [path for at, path in enumerate(known.paths) if at not in spoken]
    return [
        teller.about_span("missing_path", side.span, {"way": teller.way(path)}, teller.product(path), path.edges)
        for path in missing[:MOST_MISSING]
    ]


def is_another_gradient(side: Expression) -> bool:
    """Whether it is ∂L/∂ a parameter and nothing else: no part of a path."""
    return isinstance(side, Derivative) and side.of == LOSS and side.wrt.kind == "parameter"


def is_gradient(of: Quantity, wrt: Quantity) -> bool:
    """Whether a derivative is a sum over paths to L."""
    return of == LOSS and wrt.kind in ("parameter", "neuron", "pre")
