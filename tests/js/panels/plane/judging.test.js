/** Which samples are judged right, along which line, and what is taken for what. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { judge, judgedSplit } from "../../../../static/js/panels/plane/judging.js";

/** @import { Document } from "../../../../static/js/protocol/messages.js" */

/** @param {string} activation @param {string[]} outputs @param {number[][]} targets @returns {Document} */
const network = (activation, outputs, targets) => ({
  format: "backprop-canvas/1",
  neurons: [
    { id: "a", role: "input" },
    ...outputs.map((id) => ({ id, role: /** @type {const} */ ("output"), activation })),
  ],
  edges: [],
  parameters: [],
  loss: "squared_error",
  samples: targets.map((row) => ({
    inputs: { a: 0 },
    targets: Object.fromEntries(outputs.map((id, at) => [id, row[at]])),
  })),
});

const NONE = new Uint8Array();
/** @param {number[]} samples @param {Partial<import("../../../../static/js/model/run/plane.js").OutputPlane>} [more] */
const told = (samples, more) =>
  /** @type {import("../../../../static/js/model/run/plane.js").OutputPlane} */ (
    /** @type {unknown} */ ({
      output: "y",
      values: new Uint8Array(Float32Array.of(0.1, 0.9).buffer),
      samples: new Uint8Array(Float64Array.from(samples).buffer),
      margins: NONE,
      largest: NONE,
      ...more,
    })
  );

test("of one output the line is its level; each sample is on its side or not", () => {
  const judged = judge(network("sigmoid", ["y"], [[0], [1], [1]]), told([0.2, 0.7, 0.4]));
  assert.deepEqual([judged.line?.level, judged.line?.most, judged.parts], [0.5, false, 0.5]);
  assert.deepEqual(judged.right, [true, true, false]);
  assert.deepEqual(judged.confusion, {
    kinds: ["0", "1"],
    counts: [
      [1, 0],
      [1, 1],
    ],
  });
});

test("of three softmax outputs the largest counts, and the line is where the margin is 0", () => {
  const one = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  const more = {
    margins: new Uint8Array(Float32Array.of(-0.5, 0.25).buffer),
    largest: new Uint8Array(Uint32Array.of(0, 2, 2).buffer),
  };
  const judged = judge(network("softmax", ["y", "z", "q"], one), told([0.5, 0.1, 0.1], more));
  assert.deepEqual(Array.from(judged.line?.values ?? []), [-0.5, 0.25]);
  assert.deepEqual([judged.line?.level, judged.line?.most, judged.parts], [0, true, 0.5]);
  assert.deepEqual(judged.right, [true, false, true]);
  assert.deepEqual(judged.confusion?.kinds, ["y", "z", "q"]);
  assert.deepEqual(judged.confusion?.counts[1], [0, 0, 1]);
  const soft = judge(network("softmax", ["y", "z", "q"], [[0.5, 0.5, 0]]), told([0.5], more));
  assert.equal(soft.line, null);
});

test("where targets are numbers nothing is decided", () => {
  const judged = judge(network("linear", ["y"], [[0], [0.5], [2]]), told([0, 0, 0]));
  assert.deepEqual(judged, { line: null, parts: null, right: null, confusion: null });
});

test("where samples are kept for validation, those alone tell what was learnt", () => {
  const document = network("sigmoid", ["y"], [[0], [1], [1], [0]]);
  const samples = document.samples ?? [];
  const divided = {
    ...document,
    samples: samples.map((each, at) =>
      at > 1 ? { ...each, split: /** @type {const} */ ("validation") } : each,
    ),
  };
  const judged = judge(divided, told([0.9, 0.2, 0.7, 0.6]));
  assert.deepEqual(judged.right, [false, false, true, false]);
  assert.deepEqual(judged.confusion?.counts, [
    [0, 1],
    [0, 1],
  ]);
  assert.equal(judgedSplit(divided), "validation");
  assert.equal(judgedSplit(document), null);
});
