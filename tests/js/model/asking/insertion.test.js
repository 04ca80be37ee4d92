/** Factors written by tapping, and what of the drawing stands for which quantity. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { actsOn, around, quantityOf } from "../../../../static/js/model/asking/asked.js";
import { insertionFor } from "../../../../static/js/model/asking/insertion.js";
import { chain, open } from "../bench.js";

const { store } = open().model;
const index = store.index.value;

/**
 * What a tap writes, or the code of why it writes nothing.
 * @param {string} key @param {string} before @param {string} [about] @param {import("../../../../static/js/model/document/indexing.js").Index} [of]
 */
function tap(key, before, about = "parameter:u", of = index) {
  const found = insertionFor(of, key, about, before);
  return found === null ? null : "text" in found ? found.text : found.code;
}

test("an edge is the derivative along it; the knob that is asked about its own use", () => {
  assert.equal(tap("edge:e2", "dh/du * "), "dy/dh");
  assert.equal(tap("knob:e2", "dL/du = dh/du"), "dy/dh");
  assert.equal(tap("knob:e1", ""), "dh/du");
  assert.equal(tap("edge:e1", "", "neuron:x"), "dh/dx");
});

test("a neuron continues what stands before it, else it is its name", () => {
  assert.equal(tap("neuron:h", "dL/du = "), "dh/du");
  assert.equal(tap("neuron:y", "dL/du = dh/du * "), "dy/dh");
  assert.equal(tap("neuron:y", "dL/du = ∂h/∂u ·"), "dy/dh");
  assert.equal(tap("neuron:y", "\\frac{\\partial h}{\\partial u}\\cdot"), "dy/dh");
  assert.equal(tap("neuron:y", "dL/du = "), "y");
  assert.equal(tap("neuron:h", "dL/du = dh/du*dy/dh*dL/dy + "), "dh/du");
  assert.equal(tap("input:x", "dL/du = "), "x");
});

test("L ends the product at its output; a bias is a use or a name, a target a name", () => {
  assert.equal(tap("loss", "dL/du = dh/du * dy/dh"), "dL/dy");
  assert.equal(tap("loss:y", "dL/du = dh/du * dy/dh"), "dL/dy");
  assert.equal(tap("loss", "dL/du = "), "dL/dy");
  assert.equal(tap("bias:h", "", "parameter:b"), "dh/db");
  assert.equal(tap("bias:h", ""), "b");
  assert.equal(tap("target:y", ""), "t");
  assert.equal(tap("neuron:gone", ""), null);
});

test("a product can be written from its end; a whole one begins another", () => {
  assert.equal(tap("loss:y", ""), "dL/dy");
  assert.equal(tap("edge:e2", "dL/dy * "), "dy/dh");
  assert.equal(tap("edge:e1", "dL/dy * dy/dh * "), "dh/du");
  assert.equal(tap("edge:e1", "dL/dy * dy/dh * dh/du"), "dh/du");
});

test("what cannot follow is not written", () => {
  for (const [key, before, code] of [
    ["edge:e2", "", "tap_begins"],
    ["loss:y", "dL/du = dh/du * ", "tap_after"],
    ["loss", "dh/du * ", "tap_after"],
    ["edge:e1", "dh/du * ", "tap_after"],
    ["neuron:h", "dL/du = dh/du * ", "tap_after"],
    ["bias:y", "dh/du * ", "tap_after"],
    ["edge:e1", "dL/dy * ", "tap_below"],
    ["edge:e2", "dL/dy * dy/dh * dh/du + ", "tap_begins"],
  ])
    assert.equal(tap(key, before), code, `${key} after ${before}`);
});

test("among numbers, names and sums anything may follow", () => {
  for (const before of ["0.5 * ", "y * ", "(dL/dy + 1) * ", "dh/du * ("])
    assert.equal(tap("edge:e2", before), "dy/dh");
  assert.equal(tap("edge:e2", "", ""), "dy/dh");
});

test("each output of a softmax follows what leads to any of them", () => {
  const document = chain();
  const { neurons } = document;
  const soft = { ...neurons[2], activation: "softmax" };
  const more = { ...soft, id: "q", target_name: "s" };
  const two = open({ ...document, loss: "cross_entropy", neurons: [neurons[0], neurons[1], soft, more] })
    .model.store.index.value;
  assert.equal(tap("neuron:q", "dh/du * ", "parameter:u", two), "dq/dh");
  assert.equal(tap("neuron:q", "dh/du * "), null);
});

test("what is on the drawing stands for a quantity, or for none", () => {
  const keys = ["knob:e1", "edge:e2", "bias:y", "neuron:h", "input:x", "target:y", "loss", "edge:gone"];
  assert.deepEqual(
    keys.map((key) => quantityOf(index, key)),
    ["parameter:u", "parameter:v", "parameter:b", "neuron:h", "neuron:x", null, null, null],
  );
});

test("a shared parameter acts on all its neurons; curves go along its way", () => {
  assert.deepEqual(actsOn(index, "parameter:b"), ["h", "y"]);
  assert.deepEqual(around(index, "parameter:b"), ["parameter:b", "parameter:v", "neuron:h", "neuron:y"]);
});
