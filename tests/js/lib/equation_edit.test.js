/** Factors written into an equation by taps: where they go, in which style, and what gives way to them. */

import assert from "node:assert/strict";
import test from "node:test";
import { replaceable, unitsOf, withFactor } from "../../../static/js/lib/equation/edit.js";

const S = String.raw;
const WRONG = "dh1/dw1 * dw7/dh1 * do2/dw7 * dL/do2";

/** @param {string} text @param {string} part @returns {[number, number]} */
function span(text, part) {
  const start = [...text.slice(0, text.indexOf(part))].length;
  return [start, start + [...part].length];
}

/** The text after a tap. @param {string} text @param {string} factor @param {readonly [number, number]} [selected] */
function tapped(text, factor, selected = [text.length, text.length]) {
  const change = withFactor(text, ...selected, factor);
  return text.slice(0, change.from) + change.text + text.slice(change.to);
}

test("taps along the edges write the sum over paths", () => {
  const taps = ["dh1/dw1", "do1/dh1", "dL/do1", "dh1/dw1", "do2/dh1", "dL/do2"];
  assert.equal(
    taps.reduce((text, factor) => tapped(text, factor), "dL/dw1 ="),
    "dL/dw1 = dh1/dw1 * do1/dh1 * dL/do1 + dh1/dw1 * do2/dh1 * dL/do2",
  );
});

test("from the loss backwards, another derivative of it begins another term", () => {
  const taps = ["dL/do1", "do1/dh1", "dh1/dw1", "dL/do2"];
  assert.equal(
    taps.reduce((text, factor) => tapped(text, factor), ""),
    "dL/do1 * do1/dh1 * dh1/dw1 + dL/do2",
  );
});

test("a wrong factor and the one it leads into give way together", () => {
  const [start, end] = replaceable(WRONG, span(WRONG, "dw7/dh1"));
  assert.equal(WRONG.slice(start, end), "dw7/dh1 * do2/dw7");
  assert.equal(tapped(WRONG, "do2/dh1", [start, end]), "dh1/dw1 * do2/dh1 * dL/do2");
  const backwards = "dL/do2·do2/dw7·dw7/dh1·dh1/dw1";
  const both = replaceable(backwards, span(backwards, "dw7/dh1"));
  assert.equal(backwards.slice(...both), "do2/dw7·dw7/dh1");
});

test("a factor alone gives way alone, across terms nothing does", () => {
  assert.deepEqual(replaceable(WRONG, span(WRONG, "dL/do2")), span(WRONG, "dL/do2"));
  assert.deepEqual(replaceable("dw7/dh1 + do2/dw7", [0, 7]), [0, 7]);
});

test("the style of the text is kept", () => {
  const latex = S`\frac{\partial h_1}{\partial w_1}`;
  assert.equal(tapped(latex, "do1/dh1"), S`${latex} \cdot \frac{\partial o_{1}}{\partial h_{1}}`);
  assert.equal(tapped("∂h1/∂w1", "do1/dh1"), "∂h1/∂w1 * ∂o1/∂h1");
  assert.equal(tapped(latex, "w5"), S`${latex} \cdot w_{5}`);
});

test("the caret inside a derivative replaces it, before a factor it multiplies", () => {
  assert.equal(tapped("dh1/dw1 * dh2/dh1", "do1/dh1", [14, 14]), "dh1/dw1 * do1/dh1");
  assert.equal(tapped("dL/do1", "do1/dh1", [0, 0]), "do1/dh1 * dL/do1");
  assert.equal(tapped("2*(dh1/dw1 - ", "o1"), "2*(dh1/dw1 - o1");
});

test("spans count code points, fields count code units", () => {
  assert.deepEqual(unitsOf("𝛿 dh1", [2, 5]), [3, 6]);
});
