/** LaTeX with symbols or numbers in it: brackets where a sign would be misread, powers of ten as powers. */

import assert from "node:assert/strict";
import test from "node:test";
import { asFactor, inNumbers, inSymbols } from "../../../../static/js/panels/formula/operation_latex.js";
import { ink, numeral } from "../../../../static/js/panels/formula/tokens.js";

const S = String.raw;

/** @param {number} value */
const current = (value) => ({ state: /** @type {const} */ ("current"), value });

/** @param {number} value */
const factor = (value) => ({ symbol: ink("s"), number: numeral(current(value), "ink", { set: true }) });

/** A row of the tables with its numbers, as text. @param {string} latex @param {Record<string, number>} values */
function numbers(latex, values) {
  const factors = Object.fromEntries(
    Object.entries(values).map(([letter, value]) => [letter, factor(value)]),
  );
  return inNumbers(latex, factors).map(plain).join("");
}

/** @param {import("../../../../static/js/panels/formula/tokens.js").Token} token */
const plain = ({ latex, text }) => (latex ?? text ?? "").replace(/^\{\}|\{\}$/gu, "");

test("a negative number is bracketed where it follows an operator or carries a power", () => {
  assert.equal(numbers("{y}-{t}", { y: -0.5, t: -1 }), "−0.5-(−1)");
  assert.equal(numbers("1-{a}^2", { a: -0.5 }), "1-(−0.5)^2");
  assert.equal(numbers(S`\tanh({z})`, { z: -0.5 }), S`\tanh(−0.5)`);
  assert.equal(numbers(S`\max(0,\,{z})`, { z: -0.5 }), S`\max(0,\,−0.5)`);
  assert.equal(numbers(S`2\,({y}-{t})`, { y: 0.5, t: 1 }), S`2\,(0.5-1)`);
});

test("a row whose groups cannot be parted stays in one piece", () => {
  const cases = S`\begin{cases}1&{z}>0\\0&{z}\le 0\end{cases}`;
  assert.equal(numbers(cases, { z: -0.5 }), S`\begin{cases}1&-0.5>0\\0&-0.5\le 0\end{cases}`);
  assert.equal(numbers(S`\frac{1}{1+e^{-{z}}}`, { z: -0.5 }), S`\frac{1}{1+e^{-(-0.5)}}`);
  assert.equal(numbers(S`\tfrac{{z}}{2}`, { z: -3.81e-7 }), S`\tfrac{-3.81\times 10^{-7}}{2}`);
});

test("in symbols every factor stands by itself", () => {
  const factors = { a: { symbol: ink("h_{1}", { key: "neuron:h1" }), number: numeral(current(0.5), "ink") } };
  const tokens = inSymbols(S`{a}\,(1-{a})`, factors);
  assert.deepEqual(
    tokens.map(({ latex, key }) => key ?? latex),
    ["neuron:h1", S`{}\,(1-{}`, "neuron:h1", "{}){}"],
  );
});

test("a sum is bracketed as a factor, a product and a function are not", () => {
  assert.equal(asFactor("1-{a}^2"), "(1-{a}^2)");
  assert.equal(asFactor(S`{a}\,(1-{a})`), S`{a}\,(1-{a})`);
  assert.equal(asFactor("1"), "1");
});

test("a numeral in a product has brackets around a minus sign", () => {
  assert.equal(numeral(current(-0.0381), "gradient").text, "(−0.03810)");
  assert.equal(numeral(current(-0.0381), "gradient", { bare: true }).text, "−0.03810");
  assert.equal(numeral(current(0.4), "ink", { set: true }).text, "0.4");
});
