/** Factors written by tapping, and what of the drawing stands for which quantity. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { actsOn, around, quantityOf } from "../../../../static/js/model/asking/asked.js";
import { insertionFor } from "../../../../static/js/model/asking/insertion.js";
import { open } from "../bench.js";

const { store } = open().model;
const index = store.index.value;

/** @param {string} key @param {string} before @param {string} [about] */
const tap = (key, before, about = "parameter:u") => insertionFor(index, key, about, before);

test("an edge is the derivative along it; the knob that is asked about its own use", () => {
  assert.equal(tap("edge:e2", ""), "dy/dh");
  assert.equal(tap("knob:e2", ""), "dy/dh");
  assert.equal(tap("knob:e1", ""), "dh/du");
  assert.equal(tap("edge:e1", "", "neuron:x"), "dh/dx");
});

test("a neuron continues what stands before it, else it is its name", () => {
  assert.equal(tap("neuron:h", "dL/du = "), "dh/du");
  assert.equal(tap("neuron:y", "dL/du = dh/du * "), "dy/dh");
  assert.equal(tap("neuron:y", "dL/du = ∂h/∂u ·"), "dy/dh");
  assert.equal(tap("neuron:y", "\\frac{\\partial h}{\\partial u}\\cdot"), "dy/dh");
  assert.equal(tap("neuron:y", "dL/du = "), "y");
  assert.equal(tap("neuron:h", "dL/du = dh/du * "), "h");
  assert.equal(tap("neuron:h", "dL/du = dh/du*dy/dh*dL/dy + "), "dh/du");
  assert.equal(tap("input:x", "dL/du = "), "x");
});

test("L ends the chain at its output; a bias is a use or a name, a target a name", () => {
  assert.equal(tap("loss", "dL/du = dh/du * dy/dh"), "dL/dy");
  assert.equal(tap("loss", "dL/du = "), "dL/dy");
  assert.equal(tap("bias:h", "", "parameter:b"), "dh/db");
  assert.equal(tap("bias:h", ""), "b");
  assert.equal(tap("target:y", ""), "t");
  assert.equal(tap("neuron:gone", ""), null);
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
