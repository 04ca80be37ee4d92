"""Spellings: what students write, and the one tree that each means."""

from __future__ import annotations

import pytest

from backprop_canvas.explain.reading.parser import parse
from tests.explain.reading.trees import ONE, TWO, equation_line

SUM = "dL/dw1 = ([dh1/dw1 do2/dh1 dL/do2] + [dh1/dw1 do1/dh1 dL/do1])"
ASKED = "dL/dw1 = ([dh1/dw1 dw7/dh1 do2/dw7 dL/do2] + [dh1/dw1 dw5/dh1 do1/dw5 dL/do1])"
CLOSED = "[(o1 + -t_o1) o1 (1 + -o1) w5 h1 (1 + -h1) i1]"

TWO_SPELLINGS = {
    SUM: [
        (
            r"\frac{\partial L}{\partial w_{1}} = \frac{\partial h_1}{\partial w_1} \cdot"
            r" \frac{\partial o_2}{\partial h_1}"
            r" \cdot \frac{\partial L}{\partial o_2} + \frac{\partial h_1}{\partial w_1} \cdot"
            r" \frac{\partial o_1}{\partial h_1} \cdot \frac{\partial L}{\partial o_1}"
        ),
        (
            r"$$\dfrac{\partial L}{\partial w_1}=\dfrac{\partial h_1}{\partial w_1}\dfrac{\partial o_2}{\partial h_1}"
            r"\dfrac{\partial L}{\partial o_2}+\dfrac{\partial h_1}{\partial w_1}\dfrac{\partial o_1}{\partial h_1}"
            r"\dfrac{\partial L}{\partial o_1}.$$"
        ),
        (
            r"\begin{align*} \frac{dL}{dw_1} &= \frac{dh_1}{dw_1} \times \frac{do_2}{dh_1} \times \frac{dL}{do_2} \\"
            r" & + \frac{dh_1}{dw_1} \times \frac{do_1}{dh_1} \times \frac{dL}{do_1} \end{align*}"
        ),
        (
            r"\[ \frac{\mathrm{d}L}{\mathrm{d}w_1} = \frac{\mathrm dh_1}{\mathrm dw_1}\,\frac{\mathrm"
            r" do_2}{\mathrm dh_1}\,"
            r"\frac{\mathrm dL}{\mathrm do_2} + \left( \frac{\mathrm dh_1}{\mathrm dw_1} \right) \left["
            r" \frac{\mathrm do_1}"
            r"{\mathrm dh_1} \right] \left\{ \frac{\mathrm dL}{\mathrm do_1} \right\} \]"
        ),
        "dL/dw1 = dh1/dw1 * do2/dh1 * dL/do2 + dh1/dw1 * do1/dh1 * dL/do1",
        "dL/dw1 = dh1/dw1 do2/dh1 dL/do2 + dh1/dw1 do1/dh1 dL/do1",
        "∂L/∂w1 = ∂h1/∂w1·∂o2/∂h1·∂L/∂o2 + ∂h1/∂w1·∂o1/∂h1·∂L/∂o1",
        "∂L/∂w₁ = (∂h₁/∂w₁)(∂o₂/∂h₁)(∂L/∂o₂) + (∂h₁/∂w₁)(∂o₁/∂h₁)(∂L/∂o₁)",
        "(∂L)/(∂w1) = (∂h1)/(∂w1) (∂o2)/(∂h1) (∂L)/(∂o2) + (∂h1)/(∂w1) (∂o1)/(∂h1) (∂L)/(∂o1)",
        "d(L)/d(w1) = d(h1)/d(w1) × d(o2)/d(h1) × d(L)/d(o2) + d(h1)/d(w1) × d(o1)/d(h1) × d(L)/d(o1),",
        "dE/dw_1 = dout_h1/dw_1 ∙ dout_o2/dout_h1 ∙ dE/dout_o2 + dout_h1/dw_1 ∙ dout_o1/dout_h1 ∙ dE/dout_o1",
        "∂E_total/∂w1 := ∂a_h1/∂w1 ∗ ∂a_o2/∂a_h1 ∗ ∂E_total/∂a_o2 + ∂a_h1/∂w1 ∗ ∂a_o1/∂a_h1 ∗ ∂E_total/∂a_o1",
        (
            r"\frac{\partial E_{total}}{\partial w_1} = \frac{\partial out_{h1}}{\partial w_1} \frac{\partial out_{o2}}"
            r"{\partial out_{h1}} \frac{\partial E_{\text{total}}}{\partial out_{o2}} + \frac{\partial"
            r" \mathrm{out}_{h_1}}"
            r"{\partial w_1}\frac{\partial \text{out}_{o_1}}{\partial out_{h1}}\frac{\partial"
            r" E_{total}}{\partial out_{o1}}"
        ),
        (
            r"\frac{\partial \mathcal{L}}{\partial w_{1}} = \frac{\partial h_{1}}{\partial w_{1}} \frac{\partial o_{2}}"
            r"{\partial h_{1}} \frac{\partial \mathcal L}{\partial o_{2}} + \frac{\partial h_{1}}{\partial w_{1}}"
            r" \frac{\partial o_{1}}{\partial h_{1}} \frac{\partial ℒ}{\partial o_{1}}"
        ),
        "𝜕𝐿/𝜕𝑤₁ = 𝜕ℎ₁/𝜕𝑤₁ ⋅ 𝜕𝑜₂/𝜕ℎ₁ ⋅ 𝜕𝐿/𝜕𝑜₂ + 𝜕ℎ₁/𝜕𝑤₁ ⋅ 𝜕𝑜₁/𝜕ℎ₁ ⋅ 𝜕𝐿/𝜕𝑜₁",
        "δL/δw1 = δh1/δw1 * δo2/δh1 * δL/δo2 + δh1/δw1 * δo1/δh1 * δL/δo1",
        (
            r"\displaystyle \frac{d}{d w_1} L = \frac{d}{dw_1} h_1 \cdot \frac{\partial}{\partial h_1} o_2 \cdot"
            r" \frac{d}{do_2}(L) + d/dw1 h1 * d/dh1 (o1) * d/do1 L"
        ),
    ],
    ASKED: [
        (
            r"\frac{\partial L}{\partial w_{1}} = \frac{\partial h_{1}}{\partial w_{1}} \cdot \frac{\partial w_{7}}"
            r"{\partial h_{1}} \cdot \frac{\partial o_{2}}{\partial w_{7}} \cdot \frac{\partial L}{\partial o_{2}} +"
            r" \frac{\partial h_{1}}{\partial w_{1}} \cdot \frac{\partial w_{5}}{\partial h_{1}} \cdot"
            r" \frac{\partial o_{1}}{\partial w_{5}} \cdot \frac{\partial L}{\partial o_{1}}"
        ),
        "dL/dw1 = dh1/dw1 * dw7/dh1 * do2/dw7 * dL/do2 + dh1/dw1 * dw5/dh1 * do1/dw5 * dL/do1",
    ],
    CLOSED: [
        "(o1-t_o1)*o1*(1-o1)*w5*h1*(1-h1)*i1",
        "(o1 − t_o1) o1 (1 − o1) w5 h1 (1 − h1) i1",
        r"(o_1 - t_{o_1})\,o_1(1-o_1)w_5h_1(1-h_1)i_1",
        (
            r"\left(o_{1}-t_{o1}\right) \cdot o_{1} \cdot \left(1-o_{1}\right) \cdot w_{5} \cdot"
            r" h_{1}\bigl(1-h_{1}\bigr) i_{1}"
        ),
        "(out_o1 - target_o1) * out_o1 * (1 - out_o1) * w5 * out_h1 * (1 - out_h1) * i1",
        r"\{o_1-\text{target}_{o_1}\}o_1[1-o_1]w_5 h_1\Big[1-h_1\Big]i_1",
        "(o₁−tₒ₁)·o₁·(1−o₁)·w₅·h₁·(1−h₁)·i₁",
    ],
    "dL/dz_o1": ["delta_o1", "δ_o1", "δo1", r"\delta_{o_1}", r"\delta_{o1}", "dL/dnet_o1", "∂E/∂z_{o_1}", "δₒ₁"],
    "sigmoid'(z_h1)": [
        r"\sigma'(z_{h_1})",
        r"\sigma^{\prime}(z_{h1})",
        r"\sigma^\prime(net_{h_1})",
        r"\sigma'\left(z_{h_1}\right)",
        "σ′(z_h1)",
        "σ'(z_{h_1})",
        "sigmoid'(net_h1)",
        r"\operatorname{sigmoid}'(in_{h1})",
        "φ'(z_h1)",
        "f'(z_h1)",
        "g′(in_h1)",
        r"\phi'(z_{h_1})",
        r"\varphi^{\prime}\!\left(z_{h_1}\right)",
    ],
    "[dh1/dz_h1 dz_h1/dw1]": [
        "dh1/dz_h1 * dz_h1/dw1",
        r"\frac{\partial out_{h1}}{\partial net_{h1}} * \frac{\partial net_{h1}}{\partial w_1}",
        r"\frac{\partial h_1}{\partial in_{h_1}}\cdot\frac{\partial in_{h_1}}{\partial w_1}",
    ],
    "dE_o1/do1": [
        "dE_o1/do1",
        r"\frac{\partial E_{o1}}{\partial o_1}",
        r"\frac{\partial L_{o_1}}{\partial o_{1}}",
        "∂E_{o_1}/∂out_{o1}",
    ],
    "dL/dw1 = 0.000668": ["dL/dw1 = 0.000668", r"\frac{dL}{dw_1} \approx 0.000668.", "dL/dw1 == 0.000668"],
    "0.000668": ["0.000668", "= 0.000668", "$0.000668$", r"\(0.000668\)"],
    "2.3e-4": ["2.3e-4", "2.3E-4", r"2.3 \cdot 10^{-4}", "2.3×10⁻⁴", "2.3*10^-4", "2.3 * 10**-4"],
    "-2.3e-4": ["−2.3e−4", "-2.3e-4", r"-2.3\times10^{-4}"],
    "[2 w5]": ["2w5", "2 w5", "2*w5", "2·w_5", "{2}{w_{5}}"],
    "[w5 h1]": ["w5 h1", "w5*h1", "w_5h_1", "(w5)(h1)", r"w_5 \, h_1", "w5 h_1"],
    "[w5 h1^2]": ["w5 h1^2", "w_5h_1^2", "w5*h1**2", "w5 h1²", r"w_{5} h_{1}^{2}"],
    "-h1^2": ["-h1^2", "−h1²", "-(h1^2)"],
    "<1 / (1 + exp(-z_h1))>": [
        "1/(1+e^{-z_h1})",
        r"\frac{1}{1+e^{-z_{h_1}}}",
        "1/(1+exp(-z_h1))",
        r"\frac1{1+\exp(-z_{h1})}",
        "1/(1+e^(-z_h1))",
        "1/(1+e^-z_h1)",
    ],
    "[<w5 / h1> i1]": ["w5/h1*i1", "w5/h1 i1", r"\frac{w_5}{h_1} i_1", "(w5/h1)*i1", r"w_5 \div h_1 \cdot i_1"],
    "<w5 / [h1 i1]>": ["w5/h1/i1", "w5/(h1*i1)", r"\frac{w_5}{h_1 i_1}"],
    "[<1 / 2> (t_o1 + -o1)^2]": [
        r"\frac12(t_{o1}-o_1)^2",
        r"\tfrac{1}{2}\left(t_{o_1}-o_1\right)^2",
        "1/2 (t_o1-o1)^2",
        r"\frac1 2 (t_{o1}-o_1)²",
    ],
    "(ln(o1) + tanh(h1) + relu(w1) + sqrt(h2) + leaky_relu(i1) + sin(i2))": [
        "ln(o1) + tanh(h1) + relu(w1) + sqrt(h2) + leaky_relu(i1) + sin(i2)",
        r"\log o_1 + \tanh h_1 + ReLU(w_1) + \sqrt{h_2} + LeakyReLU(i_1) + \sin{i_2}",
        "log(o1) + tanh[h1] + \\operatorname{relu}(w1) + √h2 + leaky_relu(i1) + sin i2",
    ],
    "tanh(h1)^2": [r"\tanh^2(h_1)", "tanh(h1)^2", "tanh²(h1)", "(tanh(h1))^{2}"],
    "[w5 -h1]": ["w5 * -h1", "w5*(-h1)"],
    "dL/dh1 = ([dL/dz_o1 w5] + [dL/dz_o2 w7])": [
        r"\frac{\partial L}{\partial h_1} = \underbrace{\delta_{o_1} w_5}_{o_1} + \underbrace{\delta_{o_2} w_7}_{o_2}",
        "dL/dh1 = δ_o1 w5 + δ_o2 w7",
    ],
    "dL/dw1 = [dL/dh1 dh1/dw1] = 0.5": ["dL/dw1 = dL/dh1 dh1/dw1 = 0.5", "dL/dw1 = dL/dh1 dh1/dw1 ≈ ½"],
}

ONE_SPELLINGS = {
    "dL/db = ([dL/dh dh/db] + [dL/dy' dy'/db])": [
        "dL/db = dL/dh*dh/db + dL/dy'*dy'/db",
        "∂L/∂b = ∂L/∂h·∂h/∂b + ∂L/∂y′·∂y′/∂b",
        (
            r"\frac{\partial L}{\partial b} = \frac{\partial L}{\partial h}\frac{\partial h}{\partial"
            r" b} + \frac{\partial L}"
            r"{\partial y'}\frac{\partial y'}{\partial b}"
        ),
        (
            r"\frac{\partial L}{\partial b} = \frac{\partial L}{\partial h}\frac{\partial h}{\partial"
            r" b} + \frac{\partial L}"
            r"{\partial y^{\prime}}\frac{\partial y^\prime}{\partial b}"
        ),
        r"\frac{dL}{db} = \frac{dL}{dh}\frac{dh}{db} + \frac{dL}{d\hat{y}}\frac{d\hat y}{db}",
        "dL/db = dL/dh*dh/db + dL/dŷ*dŷ/db",
        "dL/db = dL/dh*dh/db + dL/dy_hat*dy_hat/db",
    ],
    "dL/db = [dL/dy' (dy'/db + [dy'/dh dh/db])]": [
        "∂L/∂b = ∂L/∂y′·(∂y′/∂b + ∂y′/∂h·∂h/∂b)",
        (
            r"\frac{\partial J}{\partial b} = \frac{\partial J}{\partial \hat{y}}\left(\frac{\partial"
            r" \hat{y}}{\partial b}"
            r" + \frac{\partial \hat{y}}{\partial h}\frac{\partial h}{\partial b}\right)"
        ),
    ],
    "[(y' + -y) y' (1 + -y') w2 h (1 + -h) x]": [
        "(y'-y)*y'*(1-y')*w2*h*(1-h)*x",
        r"(\hat{y}-y)\hat{y}(1-\hat{y})w_2 h(1-h)x",
        "(ŷ−y) ŷ (1−ŷ) w₂ h (1−h) x",
    ],
    "[w2 h]": ["w2 h", "w_2h", "w2*h"],
    "dL/dz_y'": ["dL/dz_y'", r"\delta_{y'}", "δ_{y'}", r"\delta_{\hat{y}}", r"∂L/∂z_{\hat y}"],
    "y'^2": ["y'^2", "y'²", r"y'^{2}", r"{y^{\prime}}^2"],
}


@pytest.mark.parametrize(
    ("tree", "text"), [(tree, text) for tree, texts in TWO_SPELLINGS.items() for text in texts], ids=str
)
def test_spellings_for_the_2_2_2_network(tree: str, text: str) -> None:
    assert equation_line(parse(text, TWO), TWO) == tree


@pytest.mark.parametrize(
    ("tree", "text"), [(tree, text) for tree, texts in ONE_SPELLINGS.items() for text in texts], ids=str
)
def test_spellings_for_one_hidden_neuron(tree: str, text: str) -> None:
    assert equation_line(parse(text, ONE), ONE) == tree
