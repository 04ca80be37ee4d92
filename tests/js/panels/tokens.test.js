/** LaTeX with symbols or numbers in it: brackets where a sign would be misread, powers of ten as powers. */

import assert from "node:assert/strict";
import test from "node:test";
import { factor, fill, latexNumber, numeral } from "../../../static/js/panels/tokens.js";

const S = String.raw;

/** @param {number} value */
const current = (value) => ({ state: /** @type {const} */ ("current"), value });

test("a negative number is bracketed where it follows an operator or carries a power", () => {
  assert.equal(fill("{y}-{t}", { y: "-0.5", t: "-1" }), "-0.5-(-1)");
  assert.equal(fill("1-{a}^2", { a: "-0.5" }), "1-(-0.5)^2");
  assert.equal(fill(S`\tanh({z})`, { z: "-0.5" }), S`\tanh(-0.5)`);
  assert.equal(fill(S`\max(0,\,{z})`, { z: "-0.5" }), S`\max(0,\,-0.5)`);
  assert.equal(fill(S`2\,({y}-{t})`, { y: "0.5", t: "1" }), S`2\,(0.5-1)`);
});

test("a sum is bracketed as a factor, a product and a function are not", () => {
  assert.equal(factor("1-{a}^2"), S`\left(1-{a}^2\right)`);
  assert.equal(factor(S`{a}\,(1-{a})`), S`{a}\,(1-{a})`);
  assert.equal(factor("1"), "1");
});

test("numbers in LaTeX", () => {
  assert.equal(latexNumber(current(-0.5), true), "-0.5");
  assert.equal(latexNumber(current(-3.81e-7)), S`-3.810\times 10^{-7}`);
  assert.equal(latexNumber({ state: "none", value: Number.NaN }), S`\ldots`);
});

test("a numeral in a product has brackets around a minus sign", () => {
  assert.equal(numeral(current(-0.0381), "gradient").text, "(−0.03810)");
  assert.equal(numeral(current(-0.0381), "gradient", { bare: true }).text, "−0.03810");
  assert.equal(numeral(current(0.4), "ink", { set: true }).text, "0.4");
});
