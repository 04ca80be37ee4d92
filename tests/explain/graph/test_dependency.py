"""The dependency walk against what can be reached by walking edges, written here."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from backprop_canvas.explain.graph.dependency import LONGEST_WAY, Dependencies, dependencies
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.session.state.viewpoint import of_document
from tests.explain.askable import askable
from tests.graphs import SHAPES, Json, decoded, documents, example, long_chain


def at(document: Json) -> Point:
    return of_document(decoded(document)).point


def walked(where: Point, about: Quantity, limit: int = 200) -> Dependencies:
    return dependencies(Derivatives(where), about, limit)


def group(where: Point, neuron: int) -> tuple[int, ...]:
    return where.plan.softmax if neuron in where.plan.softmax else (neuron,)


def reached(where: Point, about: Quantity) -> set[int]:
    """The neurons whose a depends on what is asked about, itself apart."""
    topology = where.plan.topology
    found = set(group(where, about.index)) if about.kind == "pre" else set()
    if about.kind == "parameter":
        starts = [n for n, slot in enumerate(topology.biases) if slot == about.index]
        starts += [t for t, slot in zip(topology.targets, topology.weights, strict=True) if slot == about.index]
        found = {member for start in starts for member in group(where, start)}
    sending = found | ({about.index} if about.kind == "neuron" else set())
    while True:
        ends = [t for s, t in zip(topology.sources, topology.targets, strict=True) if s in sending]
        more = {member for end in ends for member in group(where, end)} - sending
        if not more:
            return found
        found |= more
        sending |= more


@settings(max_examples=30)
@given(documents())
def test_every_answer_is_what_edges_say(document: Json) -> None:
    where = at(document)
    derivatives = Derivatives(where)
    for about in askable(where):
        depending = reached(where, about)
        walk = walked(where, about)
        asked = [question.of for question in walk.questions]
        assert len(set(asked)) == len(asked)
        assert about not in asked
        earlier = {LOSS}
        for question in walk.questions:
            assert question.depends == (question.of.index in depending)
            assert question.parent in earlier
            earlier |= {question.of} if question.depends else set()
            assert (question.factor is not None) == question.depends
            if question.factor:
                assert question.factor.value == pytest.approx(
                    derivatives.direct(question.parent, question.of), abs=1e-15
                )
            if question.last:
                assert question.last.value == pytest.approx(derivatives.direct(question.of, about), abs=1e-15)


@settings(max_examples=30)
@given(documents())
def test_a_way_leads_from_what_is_asked_about_to_the_neuron(document: Json) -> None:
    where = at(document)
    topology = where.plan.topology
    for about in askable(where):
        for question in walked(where, about).questions:
            if not question.depends:
                assert question.way == ()
                continue
            here = None if about.kind != "neuron" else {about.index}
            for edge in question.way:
                assert here is None or topology.sources[edge] in here
                here = set(group(where, topology.targets[edge]))
            assert here is None or question.of.index in here


def test_a_shared_parameter_ends_a_branch_and_goes_on() -> None:
    where = at(SHAPES["shared_parameter"]())
    y, h = walked(where, Quantity("parameter", where.plan.topology.biases[1])).questions
    assert y.of.index == where.plan.topology.outputs[0]
    assert y.last is not None
    assert len(y.last.terms) == 2
    assert h.parent == y.of
    assert h.last is not None


def test_inputs_are_not_asked_about_unless_they_are_the_question() -> None:
    where = at(example("mazur-2-2-2"))
    walk = walked(where, Quantity("neuron", 0))
    assert [question.of.index for question in walk.questions] == [4, 5, 2, 3]
    assert [question.last is not None for question in walk.questions] == [False, False, True, True]


def test_a_long_chain_is_walked_without_recursion() -> None:
    where = at(long_chain(2000))
    slot = where.plan.topology.weights[where.plan.outgoing[where.plan.inputs[0]][0]]
    walk = walked(where, Quantity("parameter", slot), 200)
    assert len(walk.questions) == 200
    assert walk.left_out == 1999 - 200
    assert len(walk.questions[0].way) == LONGEST_WAY
