"""What cannot be read: the code, the place in the text, what is said, what is suggested."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backprop_canvas.explain.notation.vocabulary import Vocabulary
from backprop_canvas.explain.reading.expression import Derivative, Product, Sum
from backprop_canvas.explain.reading.parser import parse
from backprop_canvas.explain.reading.signs.unreadable import ReadingProblem, Unreadable
from backprop_canvas.words.wording import word
from tests.explain.reading.soup import FRAGMENTS, broken, deep, soup
from tests.explain.reading.trees import ONE, TWO, equation_line


def unread(text: str, names: Vocabulary = TWO) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        parse(text, names)
    return caught.value


def worded(problem: ReadingProblem) -> str:
    return word(problem.says.code, problem.says.values)


@pytest.mark.parametrize(
    ("text", "at", "suggestion"),
    [
        ("dL/dw1 = dh1/dw1 * dq1/dh1", "q1", "b1"),
        ("O1 * w5", "O1", "o1"),
        ("o3 * w5", "o3", "o1"),
        ("h1' + w1", "h1'", "h1"),
        ("2*i1w5", "i1w5", "i1*w5"),
        (r"\frac{\partial L}{\partial w_{9}}", "w_{9}", "w1"),
        ("z_h3", "z_h3", "z_h1"),
        ("z_i1", "z_i1", "i1"),
        ("dL/dO1", "O1", "o1"),
        ("dL/d01", "01", "o1"),
        ("w5 * banana", "banana", ""),
    ],
)
def test_an_unknown_name_and_what_was_meant(text: str, at: str, suggestion: str) -> None:
    problem = unread(text)
    start, end = problem.span
    assert (problem.code, text[start:end]) == ("unknown_name", at)
    assert problem.suggestion.rstrip("0123456789") == suggestion.rstrip("0123456789")
    assert suggestion[:1] in worded(problem.problems[0])


def test_all_unknown_names_up_to_the_first_slip() -> None:
    text = "q1 + w1 + 𝑞₂ * ) + q3"
    problems = unread(text).problems
    assert [(each.code, text[slice(*each.span)]) for each in problems] == [
        ("unknown_name", "q1"),
        ("unknown_name", "𝑞₂"),
        ("syntax", ")"),
    ]


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("", "", "no equation yet"),
        ("dL/dw1 =", "=", "After “=” a factor is expected."),
        ("dL/dw1 = * h1", "*", "After “=” a factor is expected."),
        ("w5 * (h1 + o1", "(", "“)” is expected before the end"),
        ("w5 * h1)", ")", "no “(” stands before it"),
        ("(w5]", "(", "“)” is expected before “]”"),
        ("w5 + + ", "+", "After “+”"),
        ("2,3", "2,3", "2.3 instead of 2,3"),
        ("5 %", "%", "percent"),
        (r"5 \%", r"\%", "percent"),
        ("1e999", "1e999", "too large"),
        ("9" * 400, "9" * 400, "100 signs"),
        ("1e-999", "1e-999", "too small"),
        ("2 3", "2 3", "Between the numbers 2 and 3"),
        (r"\sum_k \delta_k", r"\sum", "one term per path"),
        ("∑ w5", "∑", "one term per path"),
        ("dL/do1 + …", "…", "Write every term"),
        (r"\foo w1", r"\foo", r"\foo is not read"),
        ("dL", "dL", "dL alone is no derivative"),
        ("dL/w1", "dL", "dL alone is no derivative"),
        ("w1/dw1", "dw1", "dw1 alone is no derivative"),
        ("∂/∂(w1 + w2)", "+", "one name"),
        (r"\frac{\partial^2 L}{\partial w_1^2}", "^", "first derivatives"),
        ("d²L/dw1²", "²", "first derivatives"),
        ("dL/dw1²", "dw1²"[:3], "first derivatives"),
        ("σ''(z_h1)", "σ''", "one prime"),
        ("exp'(h1)", "exp'", "takes no prime"),
        ("sin", "sin", "After “sin” an argument is expected."),
        (r"\sqrt[3]{h1}", "[", "square roots"),
        ("x^2^", "^", "is expected"),
        ("h1² ^2", "^", "need parentheses"),
        ("dL/do1.do1/dh1", ".", "with · or *"),
        ("max(0)", "max(0)", "commas between them"),
        (r"h_1 w^T", "T", "one entry"),
        ("h1 @ w1", "@", "one entry"),
        ("w1 ? w2", "?", "The sign “?”"),
        ("w1 < w2", "<", "only = and ≈"),
        (r"w_{1+2}", "+", "cannot stand in a subscript"),
        (r"w_{1", "{", "is never closed"),
    ],
)
def test_what_is_said_of_a_slip(text: str, at: str, said: str) -> None:
    problem = next(each for each in unread(text).problems if each.code == "syntax")
    assert text[slice(*problem.span)] == at
    assert said in worded(problem)


def test_a_comma_that_could_part_thousands_is_suggested_as_a_point() -> None:
    assert unread("dL/dw1 = 4,386").suggestion == "4.386"
    assert unread("dL/dw1 = (4,38)").suggestion == "4.38"


def test_an_activation_without_a_name_needs_to_be_the_only_one() -> None:
    activations = dict(zip(ONE.activations, ("tanh", "relu"), strict=True))
    mixed = Vocabulary(ONE.key, ONE.names, ONE.shown, ONE.latex, activations)
    problem = unread("f'(x)", mixed)
    assert (problem.code, problem.span) == ("syntax", (0, 2))
    assert equation_line(parse("f'(z_h) + g(z_y')", mixed), mixed) == "(tanh'(z_h) + relu(z_y'))"


def test_limits() -> None:
    assert parse("1+" * 4_999 + "11", TWO)
    assert (unread("1" * 10_001).code, unread("1" * 10_001).span) == ("too_long", (10_000, 10_001))
    assert parse("(" * 64 + "1" + ")" * 64, TWO)
    assert (unread("(" * 65 + "1" + ")" * 65).code, unread("(" * 65).span) == ("too_deep", (64, 65))
    assert unread("√" * 9_000).code == "too_deep"


def test_spans_point_into_the_text_as_typed() -> None:
    text = "  𝜕𝐿/𝜕w₁ = (ﬁ) "
    assert [text[slice(*each.span)] for each in unread(text).problems] == ["ﬁ"]
    text = r"\frac{\partial L}{\partial w_1} = \left(\frac{dh_1}{dw_1} \cdot δ_o1 + w_5\right) h_{1}"
    left, right = parse(text, TWO).sides
    assert isinstance(left, Derivative)
    assert isinstance(right, Product)
    assert text[slice(*left.span)] == r"\frac{\partial L}{\partial w_1}"
    assert text[slice(*right.span)] == text.partition("= ")[2]
    total = right.factors[0]
    assert isinstance(total, Sum)
    assert [text[slice(*each.span)] for each in total.terms] == [r"\frac{dh_1}{dw_1} \cdot δ_o1", "w_5"]


def reads(text: str, names: Vocabulary) -> None:
    """Any other exception than Unreadable fails the test."""
    try:
        ends = [side.span for side in parse(text, names).sides]
    except Unreadable as unreadable:
        ends = [each.span for each in unreadable.problems if worded(each)]
    assert ends
    assert all(0 <= start <= end <= len(text) for start, end in ends)


@pytest.mark.parametrize("text", ["delta'", "delta", "l^{3", "l^{(3", "l^{L", r"\partial L\partial", "∂L∂w1∂L∂"])
def test_a_text_that_ends_in_the_middle(text: str) -> None:
    reads(text, ONE)


@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=5), max_size=40).map("".join))
def test_any_text_is_read_or_told_why_not(text: str) -> None:
    reads(text, ONE)
    reads(text, TWO)


@given(st.integers(0, 2**32))
def test_slips_soup_and_nesting(seed: int) -> None:
    draw = random.Random(seed)
    reads(broken(draw), ONE)
    reads(soup(draw, 3), ONE)
    reads(soup(draw, 40), TWO)
    reads(deep(draw, 90), TWO)
