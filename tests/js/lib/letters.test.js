/** The letters of the loss and of the learning rate, as they are written everywhere. */

import assert from "node:assert/strict";
import test from "node:test";
import { inLetters, latexInLetters, writeLetters } from "../../../static/js/lib/letters.js";
import { say } from "../../../static/js/lib/say.js";

test("L and η have the letters that are chosen, and no name changes", () => {
  const latex = String.raw`\dfrac{\partial L}{\partial w_1} \bigl(L_{o1}-\mathit{Leaf}_L2\bigr) \eta\,\Delta L`;
  assert.deepEqual(
    [inLetters("∂L/∂w1 of Lola and L1"), latexInLetters(latex)],
    ["∂L/∂w1 of Lola and L1", latex],
  );
  try {
    writeLetters(() => ({ loss: "J", rate: "alpha" }));
    assert.equal(inLetters("∂L/∂w1 of Lola and L1: η"), "∂J/∂w1 of Lola and L1: α");
    assert.equal(
      latexInLetters(latex),
      String.raw`\dfrac{\partial J}{\partial w_1} \bigl(J_{o1}-\mathit{Leaf}_L2\bigr) \alpha\,\Delta J`,
    );
    assert.equal(say("asked_loss"), "What is the loss J?");
  } finally {
    writeLetters();
  }
});
