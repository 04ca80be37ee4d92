/** Equations as they are typed, cut into pieces with their places. */

import assert from "node:assert/strict";
import test from "node:test";
import katex from "katex";
import { latexOf, piecesOf } from "../../../static/js/lib/equation/preview.js";

const S = String.raw;

/** @param {string} text */
const factors = (text) => piecesOf(text).filter(({ sign }) => sign === "");
/** @param {string} text */
const signs = (text) =>
  piecesOf(text)
    .map(({ sign }) => sign)
    .join("");
/** @param {string} text @param {readonly [number, number]} span */
const cut = (text, [start, end]) => [...text].slice(start, end).join("");

test("plain text becomes fractions, with names set as names", () => {
  const text = "dL/dw1 = dh1/dw1 * do2/dh1·∂L/∂o_2";
  assert.deepEqual(
    factors(text).map(({ latex }) => latex),
    [S`L w_{1}`, S`h_{1} w_{1}`, S`o_{2} h_{1}`, S`L o_{2}`].map((pair) => {
      const [of, wrt] = pair.split(" ");
      return S`\dfrac{\partial ${of}}{\partial ${wrt}}`;
    }),
  );
  assert.equal(signs(text), "=··");
});

test("every piece knows its place in code points", () => {
  const text = "𝛿 + ∂h1/∂w1 · \u{1d6ff}";
  for (const { span, text: own } of piecesOf(text)) assert.equal(cut(text, span), own);
  assert.deepEqual(piecesOf(text)[2].span, [4, 11]);
});

test("a derivative says of what and with respect to what, however it is typed", () => {
  const typed = [
    "dw7/dh1",
    "∂w_7/∂h₁",
    S`\frac{\partial w_{7}}{\partial h_{1}}`,
    S`\dfrac{\partial w_7}{\partial h_1}`,
    S`\frac{d w_7}{d h_1}`,
    S`\partial w_7 / \partial h_1`,
    "d(w7)/d(h1)",
  ];
  for (const text of typed) {
    const [piece, ...more] = piecesOf(text);
    assert.deepEqual([piece.of, piece.wrt, more.length], ["w7", "h1", 0], text);
    assert.deepEqual(piece.span, [0, [...text].length], text);
  }
});

test("LaTeX is set as it is typed, sizes of fractions aside", () => {
  const text = S`\frac{\partial L}{\partial w_{1}}=\left(y^{\prime}-\hat{y}\right)\cdot\sigma'(z_{h_1})\times w_5`;
  assert.deepEqual(
    factors(text).map(({ latex }) => latex),
    [S`\dfrac{{\partial L}}{{\partial w_{1}}}`, S`y^{\prime}`, S`\hat{y}`, S`\sigma'`, S`z_{h_1}`, S`w_{5}`],
  );
  assert.equal(signs(text), "=(−)·()·");
});

test("closed forms keep their parentheses, powers and numbers", () => {
  assert.equal(latexOf("(o1-t_o1)*o1^2"), S`( o_{1} - t_{o_{1}} ) \cdot o_{1}^{2}`);
  assert.equal(latexOf("6.7e-4"), S`6.7\times10^{-4}`);
  assert.equal(latexOf("sigma'(z_h1) exp(-x)"), S`\sigma' ( z_{h_{1}} ) \exp ( - x )`);
  assert.equal(latexOf("delta_o1 net_h1 y_hat"), S`\delta_{o_{1}} \mathit{net}_{h_{1}} \hat{y}`);
});

test("parentheses are as tall as the fractions in them", () => {
  assert.match(latexOf("a*(dL/do1 + (b))"), /^a \\cdot \\Bigl\( .* \( b \) \\Bigr\)$/u);
});

test("what is begun and not finished stays text", () => {
  const [first, ...rest] = piecesOf(S`\frac{\partial L}{\partial w`);
  assert.equal(first.latex, "");
  assert.deepEqual(rest, []);
  assert.equal(piecesOf("2 # 3")[1].latex, "");
});

test("whatever is typed is cut without a fault, nothing is lost, and what is typeset can be", () => {
  const alphabet = [
    ..."dwh1o2L∂/*·+-=()[]{}^_' .e₁δ𝛿\\",
    S`\frac`,
    S`\partial `,
    S`\cdot `,
    S`\left(`,
    S`\hat{y}`,
  ];
  let seed = 7;
  const random = () => (seed = (seed * 48271) % 2147483647);
  for (let round = 0; round < 3000; round += 1) {
    const text = Array.from({ length: random() % 24 }, () => alphabet[random() % alphabet.length]).join("");
    let last = 0;
    for (const { span, text: own } of piecesOf(text)) {
      assert.ok(span[0] >= last && span[1] > span[0], text);
      assert.equal(cut(text, span), own, text);
      last = span[1];
    }
  }
  const plain = "dL/dw1 = (o1-t_o1)*o1*(1-o1)^2*w5*dh1/dw1 + sigma'(z_h1)/2 - 3e-4*ln(y')";
  for (const { latex } of factors(plain)) katex.renderToString(latex, { throwOnError: true });
});

test("spellings as they come from question sites and books are one factor each", () => {
  const typed = [
    ["(∂w7)/(∂h1)", "w7", "h1"],
    ["𝜕𝑤₇/𝜕ℎ₁", "w7", "h1"],
    ["δw7/δh1", "w7", "h1"],
    [S`\frac{\mathrm dw_7}{\mathrm dh_1}`, "w7", "h1"],
    ["δ_o1", "L", "zo1"],
    [S`\delta_{o_1}`, "L", "zo1"],
  ];
  for (const [text, ...names] of typed) {
    const [piece, ...more] = piecesOf(text);
    assert.deepEqual([piece.of, piece.wrt, more.length], [...names, 0], text);
  }
  assert.equal(signs("(∂h1/∂w1)(∂o1/∂h1)"), "()()");
  assert.equal(latexOf("2.3×10⁻⁴ ≈ h1²"), S`2.3 \cdot 10^{- 4} \approx h_{1}^{2}`);
});
