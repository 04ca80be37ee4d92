/** What links and equations name, and after which micro-step all of it is computed. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { computedAt } from "../../../../static/js/model/asking/computed_at.js";
import { askedFor, neededFor } from "../../../../static/js/model/asking/named.js";
import { worked } from "../../playback/documents.js";
import { openModel } from "../../playback/fixtures.js";
import { chain } from "../bench.js";

test("a name in any spelling, and a gradient in any writing, is what is asked for", () => {
  const document = { ...chain(), parameters: [{ id: "p", name: "w_1", value: 1 }] };
  const told = (/** @type {string} */ text) => {
    const found = askedFor(document, text);
    return `${found.kind} ${"about" in found ? found.about : found.name}`;
  };
  for (const text of [
    "w1",
    "w_{1}",
    " w₁ ",
    "$w_1$",
    "dL/dw1",
    "∂L/∂w_1 = ?",
    "\\frac{\\partial L}{\\partial w_1}",
  ])
    assert.equal(told(text), "gradient parameter:p", text);
  for (const text of ["∂E/∂w1", "dC/dw_1", "d Loss / d w1"])
    assert.equal(told(text), "gradient parameter:p", text);
  for (const text of ["z_h", "δ_h", "delta_h", "\\delta_{h}", "dL/dz_h"])
    assert.equal(told(text), "gradient pre:h", text);
  assert.equal(told("∂L/∂x"), "gradient neuron:x");
  assert.deepEqual(["L", "t", "L_y"].map(told), ["value loss", "value target:y", "value output_loss:y"]);
  assert.deepEqual(["w9", "dL/dw9", "dq/dw1"].map(told), ["unknown w9", "unknown w9", "unknown q"]);
  assert.equal(told("dh/dw1"), "not_of_loss dh/dw1");
  for (const text of ["w1 + w1", "7", "?", "%", "(", `${"x".repeat(3000)}+`, ""])
    assert.match(told(text), /^un/u, text);
});

test("the step is the end of the turn in which the last of it is computed", () => {
  const { model } = openModel(worked());
  const plan = model.plan.current.value;
  assert.ok(plan !== null);
  const document = worked();
  /** @param {string} text */
  const groupOf = (text) => {
    const step = computedAt(plan, model.store.index.value, neededFor(document, text));
    return step === plan.stepCount ? plan.groupCount : plan.groupOf(step);
  };
  const cases = /** @type {[string, number][]} */ ([
    ["nothing here", 0],
    ["w1", 0],
    ["i1", 1],
    ["h1 = σ(z_h1)", 2],
    ["do1/dh1 = w5 σ'(z_o1)", 4],
    ["L = ½(o1-t1)²", 6],
    ["dL/do1 = o1 - t1", 8],
    ["dL/dw5 = dL/do1 * do1/dw5", 8],
    ["dL/dw1 = dh1/dw1*do1/dh1*dL/do1 + dh1/dw1*do2/dh1*dL/do2", 10],
    ["dL/db1 = δ_h1 + δ_h2", 10],
  ]);
  for (const [text, group] of cases) assert.equal(groupOf(text), group, text);
});
