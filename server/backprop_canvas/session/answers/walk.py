"""How are the paths of a derivative found? The dependency walk, in answer to the page's question."""

from __future__ import annotations

from backprop_canvas.explain.graph.dependency import Question, dependencies
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.parts import Asked
from backprop_canvas.session.state.viewpoint import Viewpoint

MOST_STEPS = 200
# How many ids one answer names. Questions beyond are left out, except the first.
MOST_IDS = 8_000


def answer_walk(view: Viewpoint, message: wire.AskWalk) -> wire.Walk:
    """Raises Problem "no_such_quantity" or "no_paths"."""
    asked = Asked(view, message.about)
    found = dependencies(asked.derivatives, asked.about, MOST_STEPS)
    told = _within(found.questions)
    return wire.Walk(
        id=message.id,
        **view.where,
        about=message.about,
        made_of=asked.keys(found.made_of),
        constants=asked.keys(found.constants),
        steps=tuple(_step(asked, question) for question in told),
        left_out=found.left_out + len(found.questions) - len(told),
    )


def _within(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """As many of the questions as fit into one answer."""
    ids = 0
    for at, question in enumerate(questions):
        terms = [term for factor in (question.factor, question.last) if factor for term in factor.terms]
        ids += len(question.made_of) + len(question.constants) + len(question.way) + 8 * len(terms)
        if at and ids > MOST_IDS:
            return questions[:at]
    return questions


def _step(asked: Asked, question: Question) -> wire.WalkStep:
    return wire.WalkStep(
        of=asked.key(question.of),
        parent=asked.key(question.parent),
        made_of=asked.keys(question.made_of),
        constants=asked.keys(question.constants),
        depends=question.depends,
        way=asked.edges(question.way),
        factor=asked.factor(question.factor) if question.factor else None,
        reached=question.last is not None,
        last=asked.factor(question.last) if question.last else None,
    )
