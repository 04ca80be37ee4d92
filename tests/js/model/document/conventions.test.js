/** The conventions of a document: one edit each, written only where they are not the usual ones. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { askedFor } from "../../../../static/js/model/asking/named.js";
import { isHalved, lossLetterOf, notationOf } from "../../../../static/js/model/document/conventions.js";
import { chain, open } from "../bench.js";

const USUAL = /** @type {const} */ ({
  pre_activation: "z",
  delta: "delta",
  loss: "L",
  rate: "eta",
  error: "output_first",
  activation: "a",
  delta_sign: "plus",
  bias: "b",
  weight_order: null,
  input_layer: null,
});

test("what is usual is not written", () => {
  const { model } = open();
  assert.deepEqual(model.store.index.value.notation, USUAL);
  model.editor.setConvention({ pre_activation: "net" });
  model.editor.setConvention({ delta: "derivative" });
  assert.deepEqual(model.store.document.value?.conventions, { pre_activation: "net", delta: "derivative" });
  model.editor.setConvention(USUAL);
  assert.equal(Object.hasOwn(model.store.document.value ?? {}, "conventions"), false);
});

test("a convention is one step to undo and leaves the numbers alone", () => {
  const { model } = open();
  model.editor.setConvention({ pre_activation: "in" });
  assert.equal(model.store.index.value.notation.pre_activation, "in");
  assert.equal(model.store.valuesBehind.value, false);
  model.editor.undo();
  assert.deepEqual(model.store.index.value.notation, USUAL);
});

test("a page that looks on cannot change them", () => {
  const { model } = open(undefined, { role: "viewer" });
  const refusal = model.editor.setConvention({ pre_activation: "net" });
  assert.equal(/** @type {any} */ (refusal).code, "not_editable");
});

test("the ½ is a matter of convention of the squared error alone", () => {
  const halved = ["half_squared_error", "squared_error", "huber"].map((loss) =>
    isHalved({ ...chain(), loss }),
  );
  assert.deepEqual(halved, [true, false, null]);
});

test("a letter that a name of the network has is not the loss's", () => {
  const document = { ...chain(), conventions: /** @type {const} */ ({ loss: "E" }) };
  assert.equal(lossLetterOf(document), "E");
  for (const name of ["E", "L_x"]) {
    const neurons = document.neurons.map((each, at) => (at === 0 ? { ...each, name } : each));
    assert.equal(lossLetterOf({ ...document, neurons }), "L");
  }
});

test("a sum is found by each of its names", () => {
  for (const name of ["z_h", "net_h", "in_h"])
    assert.deepEqual(askedFor(chain(), name), { kind: "gradient", about: "pre:h" });
  assert.equal(notationOf(null).delta, "delta");
});
