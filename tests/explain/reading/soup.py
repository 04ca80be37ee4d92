"""Texts that are nearly equations: likely pieces in any order, correct spellings with slips, deep nesting."""

from __future__ import annotations

import random

from tests.explain.reading.test_parser import ONE_SPELLINGS, TWO_SPELLINGS

SPELLINGS = [text for table in (TWO_SPELLINGS, ONE_SPELLINGS) for texts in table.values() for text in texts]

_LATEX = (
    r"\frac \dfrac{ \frac12 \partial \sqrt \sqrt[3] \hat{ \hat \sigma' \sigma^{\prime} \left( \right) \{ \} \cdot"
    r" \times \text{ \mathrm{d} \mathrm{out} \begin{align} \end{align} \\ \, \quad & \underbrace{ }_{ \foo \sum"
    r" \tag{1} \exp \tanh^2 \delta_{o_1} \prime \operatorname{relu} \nabla_{w_1} \boxed{ \begin{cases} \sum_{k=1}^{2}"
    r" \delta \frac{"
)
_PLAIN = (
    "dL/dw1 do1/dh1 ∂L/∂o1 dL/ /dw1 ∂ d ∂² d^2 (dL)/(dw1) δ_o1 δL/δw1 w1 w5 h1 o1 i1 t_o1 y' y ŷ y_hat z_h1 net_h1"
    " w_{1} w_{ w_ h_1 w_5h_1 q7 i1w5 Lo E_total E_{o1} softmax e e^ ^{ ^2 ** ² ⁻¹ ⁻ ' ′ _ _1 { } ( ) [ ] + - − * ·"
    " / = ≈ := 0.5 1e999 1e-999 .5 2.3·10^-4 2,3 5% 12 e^{-z_h1} σ(z_h1) φ'(z_h1) f( ln sin √ ½ … , . $ $$ x₁ 𝜕𝐿 ﬁ ́"
    " delta z a l ^{(2)} ^[1] ^3 _{12} δ^3 w^{(1)}_{12} ∂L∂w1 dL_dw1 w1.grad np.exp( max(0, [z_h1 > 0] | ⇒ >>> let ` #"
)
FRAGMENTS = tuple(f"{_LATEX} {_PLAIN}".split(" "))
SIGNS = "".join(sorted({sign for text in SPELLINGS for sign in text} | set("$%,;|<>∑…½²₁′⁻\u0302\u200b\n")))


def soup(draw: random.Random, length: int) -> str:
    return draw.choice(("", " ")).join(draw.choices(FRAGMENTS, k=length))


def broken(draw: random.Random) -> str:
    """A correct spelling with up to five slips."""
    signs = list(draw.choice(SPELLINGS))
    for _ in range(draw.randint(1, 5)):
        at = draw.randrange(len(signs) + 1)
        signs[at : at + draw.randrange(3)] = draw.choice(("", draw.choice(SIGNS), draw.choice(FRAGMENTS)))
    return "".join(signs)


def deep(draw: random.Random, depth: int) -> str:
    """One or two ways to nest, again and again."""
    ways = (
        "(",
        "[",
        "{",
        r"\{",
        r"\frac{",
        r"\sqrt{",
        "√",
        "e^{",
        "e^",
        "2^",
        "sin ",
        "σ(",
        "-",
        "1-(",
        r"\hat{",
        "w_{",
        "∂(",
        "d(",
    )
    return "".join(draw.choices(draw.sample(ways, k=draw.randint(1, 2)), k=depth))[:10_000]
