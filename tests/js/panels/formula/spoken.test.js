/** Factors as a screen reader names them. */

import assert from "node:assert/strict";
import test from "node:test";
import { spokenLatex } from "../../../../static/js/panels/formula/spoken.js";

test("a name, a δ and a derivative are read out without LaTeX", () => {
  const S = String.raw;
  assert.deepEqual(
    ["w_{5}", S`\delta_{o_{1}}`, S`z_{h_{1}}`, S`\mathit{loss}_{\mathit{left},2}`, "y_{1}'"].map(spokenLatex),
    ["w 5", "delta o 1", "z h 1", "loss left ,2", "y 1 prime"],
  );
  const told = "the derivative of L with respect to h 1";
  assert.equal(spokenLatex(S`\dfrac{\partial L}{\partial h_{1}}`), told);
  assert.equal(spokenLatex(S`\partial L/\partial h_{1}`), told);
});
