"""The chain rule expanded at random is right however it is written; with one mistake in it, it is not, where an
independent evaluation says so.
"""

from __future__ import annotations

import random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from backprop_canvas.explain.verdicts.telling.judgement import Judgement
from backprop_canvas.session.answers.checking import judged
from backprop_canvas.session.answers.vocabulary import vocabulary
from backprop_canvas.session.state.viewpoint import Viewpoint, of_document
from backprop_canvas.words.judging import JUDGING
from tests.explain.graph.by_differences import LOSS, READINGS, Drawing, Place, Reading, Thing, own_place, random_place
from tests.explain.judging.random_equations import ChainRule, TooLong
from tests.explain.judging.written import Pen, Tree, broken, has_numerals, worth
from tests.explain.verdicts.equations import everything_said, worded
from tests.graphs import decoded, random_document

SMOOTH = ("sigmoid", "tanh", "softplus", "silu", "gelu")
PAIRS = (
    *((activation, loss) for activation in SMOOTH for loss in ("half_squared_error", "mean_squared_error")),
    ("softmax", "squared_error"),
    ("softmax", "half_squared_error"),
    ("tanh", "cross_entropy"),
)
# Differences are right to about 1e-6; what is further apart than this is clearly not the same.
CLOSE, CLEAR = 1e-5, 1e-4
MOST_SIGNS = 9_500


class Written:
    """A right equation for a random network, with what is needed to judge it without the checker."""

    def __init__(self, seed: int, activation: str, loss: str) -> None:
        self.numbers = random.Random(seed)
        document = random_document(seed, activation, loss)
        self.drawing = Drawing(document)
        self.view: Viewpoint = of_document(decoded(document))
        reaching = self.drawing.reaching()
        parameters = [
            each["id"]
            for each in document["parameters"]
            if any(head in reaching for user in self.drawing.users(each["id"]) for head in self.drawing.group(user))
        ]
        assume(parameters)
        self.parameter = self.numbers.choice(parameters)
        try:
            self.side, self.reading = ChainRule(self.drawing, self.numbers).any_side(self.parameter)
        except TooLong:
            assume(False)
        self.pen = Pen(self.names(), self.numbers)

    def names(self) -> dict[Thing, str]:
        document = self.view.document
        kinds: dict[str, tuple[Thing, ...]] = {
            "neuron": tuple(("a", each.id) for each in document.neurons),
            "target": tuple(("t", each.id) for each in document.neurons),
            "parameter": tuple(("p", each.id) for each in document.parameters),
        }
        shown = vocabulary(document).shown
        return {kinds[quantity.kind][quantity.index]: name for quantity, name in shown.items()}

    def things(self) -> list[Thing]:
        pres: list[Thing] = [("z", name) for name in self.drawing.neurons if name not in self.drawing.inputs]
        return [LOSS, *pres, *self.names()]

    def places(self) -> list[Place]:
        return [own_place(self.drawing), *(random_place(self.drawing, self.numbers) for _ in range(3))]

    def text(self, side: Tree) -> str:
        text = self.pen.equation(self.parameter, side)
        assume(len(text) < MOST_SIGNS)
        return text

    def judge(self, text: str) -> Judgement:
        return judged(self.view, text, None)

    def apart(self, side: Tree, place: Place, reading: Reading) -> float:
        """How far a side is from ∂L/∂p, measured by what was added."""
        value, size = worth(side, place, reading)
        truth = place.derivative(LOSS, ("p", self.parameter), "total")
        return abs(value - truth) / max(size, abs(truth), 1e-3)

    def clearly_wrong(self, side: Tree) -> bool:
        """Under each reading. With numerals in it an equation need hold here only."""
        places = self.places()
        deciding = places[:1] if has_numerals(side) else places
        return all(any(self.apart(side, place, reading) > CLEAR for place in deciding) for reading in READINGS)


def written() -> st.SearchStrategy[Written]:
    pairs = st.sampled_from(PAIRS)
    return st.builds(lambda seed, pair: Written(seed, *pair), st.integers(0, 2**32 - 1), pairs)


@settings(max_examples=50)
@given(written())
def test_the_chain_rule_is_right_however_it_is_expanded(equation: Written) -> None:
    text = equation.text(equation.side)
    assert max(equation.apart(equation.side, place, equation.reading) for place in equation.places()) < CLOSE
    found = equation.judge(text)
    assert found.verdict == "correct", text
    # An output that does not depend on the parameter.
    assert {finding.code for finding in found.findings} <= {"no_dependence"}


@settings(max_examples=60)
@given(written())
def test_one_mistake_makes_it_wrong(equation: Written) -> None:
    side = broken(equation.side, equation.things(), equation.numbers)
    text = equation.text(side)
    found = equation.judge(text)
    assert found.verdict in ("correct", "incorrect", "not_an_answer"), text
    assert {says.code for finding in found.findings for says in finding.says} <= set(JUDGING)
    assert all(map(worded, everything_said(found)))
    assert all(0 <= start < end <= len(text) for start, end in (finding.span for finding in found.findings))
    assume(equation.clearly_wrong(side))
    assert found.verdict != "correct", text


def test_a_place_at_which_the_softmax_is_saturated_refuses_nothing_right() -> None:
    """At one of the places of this network 1 - a keeps eight digits."""
    view = of_document(decoded(random_document(311, "softmax", "squared_error")))
    right = "∂L/∂p4 = ∂o1/∂p4 * ∂L/∂o1 + ∂L/∂o0 * ∂o0/∂p4"
    assert judged(view, right, None).verdict == "correct"
    assert judged(view, right.replace(" + ", " - "), None).verdict == "incorrect"
