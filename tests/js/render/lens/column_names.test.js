import assert from "node:assert/strict";
import test from "node:test";
import { createIndexer } from "../../../../static/js/model/document/indexing.js";
import { record } from "../../../../static/js/render/layers/strokes.js";
import { paintColumnNames } from "../../../../static/js/render/marks/opened/column_names.js";
import { connected } from "../scene/drawings.js";
import { measure } from "../setting.js";
import { STAGES, sceneAt } from "./audit.js";

const SOFTMAX = "softmax: each output’s δ takes all outputs";

/** What is written above the columns. @param {string} activation of the outputs @param {"forward" | "backward"} phase */
function wordsOf(activation, phase) {
  const drawn = connected([4, 4, 4], { dx: 400, dy: 180 });
  const neurons = drawn.neurons.map((each) => (each.role === "output" ? { ...each, activation } : each));
  const document = { ...drawn, neurons };
  const { scene } = sceneAt(document, STAGES[0], { phase, neuron: "o2" });
  const lens = scene.lens ?? assert.fail();
  const pen = { sizes: scene.sizes, theme: {}, type: measure, index: createIndexer()(document) };
  return record((to) => paintColumnNames(/** @type {any} */ ({ ...pen, to }), lens));
}

test("a column says how many neurons of which kind it holds", () => {
  const words = wordsOf("tanh", "backward");
  for (const text of ["4 inputs", "4 hidden, sigmoid", "4 outputs, tanh"])
    assert.ok(words.includes(text), text);
  assert.ok(!words.includes(SOFTMAX));
});

test("on the way back a softmax is one group: each δ takes all outputs", () => {
  const words = wordsOf("softmax", "backward");
  assert.ok(words.includes(SOFTMAX) && words.includes("roundRect"));
  assert.ok(!wordsOf("softmax", "forward").includes(SOFTMAX));
});
