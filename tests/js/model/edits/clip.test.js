/** Copies: what belongs together comes along, names stay unique, undo and redo are exact, and nothing else gets in. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { putting } from "../../../../static/js/model/clip/putting.js";
import { MOST_TEXT, readNetwork } from "../../../../static/js/model/clip/reading.js";
import { partOf, textOf } from "../../../../static/js/model/clip/taking.js";
import { applyDiff } from "../../../../static/js/model/document/diff.js";
import { checkReferences } from "../../../../static/js/model/document/references.js";
import { chain, open } from "../bench.js";

/** @typedef {import("../../../../static/js/protocol/messages.js").Document} Document */

const AT = { dx: 40, dy: 40 };

/** @param {Document} document @param {Document} part */
function put(document, part) {
  const { diff, ids } = putting(document, part, AT);
  const after = applyDiff(document, diff).document;
  checkReferences(after);
  return { after, ids };
}

const codeOf = (/** @type {() => unknown} */ act) => {
  try {
    act();
  } catch (error) {
    return /** @type {any} */ (error).refusal.code;
  }
  return null;
};

test("a part holds the edges inside, what they use, its own columns, and is a document by itself", () => {
  const part = partOf(chain(), new Set(["h", "y"]));
  assert.deepEqual(
    [part.neurons, part.edges, part.parameters].map((list) => list.map(({ id }) => id)),
    [["h", "y"], ["e2"], ["v", "b"]],
  );
  assert.deepEqual(part.samples, [{ inputs: {}, targets: { y: 0 } }]);
  assert.deepEqual(readNetwork(textOf(part)).edges, part.edges);
});

test("a copy has names of its own, its weights, and is tied as the original is", () => {
  const { after, ids } = put(chain(), partOf(chain(), new Set(["x", "h", "y"])));
  assert.deepEqual(ids, ["x1", "h1", "y1"]);
  const [, h, y] = after.neurons.slice(3);
  assert.equal(h.bias, y.bias);
  assert.notEqual(h.bias, "b");
  assert.deepEqual(
    after.parameters.slice(3).map(({ value }) => value),
    [0.5, -0.5, 0.1],
  );
  assert.deepEqual([h.x, h.y], [240, 40]);
  assert.deepEqual(after.samples, [{ inputs: { x: 1, x1: 1 }, targets: { y: 0, y1: 0 } }]);
});

test("names that are free stay, a blank drawing takes samples, loss and title", () => {
  /** @type {Document} */
  const blank = {
    format: "backprop-canvas/1",
    neurons: [],
    edges: [],
    parameters: [],
    loss: "squared_error",
  };
  const two = {
    ...chain(),
    title: "Chain",
    samples: [{ inputs: { x: 1 } }, { inputs: { x: 2 }, targets: { y: 3 } }],
  };
  const { after } = put(blank, two);
  assert.deepEqual(
    [after.neurons.map(({ id }) => id), after.loss, after.title],
    [["x", "h", "y"], "half_squared_error", "Chain"],
  );
  assert.equal(after.neurons[2].target_name, "t");
  assert.deepEqual(after.samples, [
    { inputs: { x: 1 }, targets: { y: 0 } },
    { inputs: { x: 2 }, targets: { y: 3 } },
  ]);
});

test("the hundredth copy is as quick to name as the first", () => {
  let document = chain();
  const part = partOf(document, new Set(["h"]));
  for (let i = 0; i < 100; i += 1) document = put(document, part).after;
  assert.equal(new Set(document.neurons.map(({ id }) => id)).size, 103);
});

test("what is no network is refused before anything changes", () => {
  const bad = [
    "hello",
    "[1, 2]",
    "null",
    '{"format": "other"}',
    JSON.stringify({ ...chain(), edges: [{ id: "e", source: "x", target: "gone", weight: "u" }] }),
    JSON.stringify({ ...chain(), parameters: [{ id: "u", value: "much" }] }),
    JSON.stringify({ ...chain(), neurons: [{ id: "x", role: "king" }] }),
    JSON.stringify({ ...chain(), neurons: [chain().neurons[0], chain().neurons[0]] }),
    JSON.stringify({ ...chain(), neurons: [null] }),
  ];
  for (const text of bad)
    assert.equal(
      codeOf(() => readNetwork(text)),
      "no_network",
      text,
    );
  assert.equal(
    codeOf(() => readNetwork(" ".repeat(MOST_TEXT + 1))),
    "too_long_text",
  );
  const many = Array.from({ length: 2001 }, (_, i) => ({ id: `n${i}`, role: "hidden" }));
  assert.equal(
    codeOf(() => readNetwork(JSON.stringify({ ...chain(), neurons: many }))),
    "too_many_neurons",
  );
  const some = {
    ...chain(),
    neurons: /** @type {any} */ (many.slice(0, 1999)),
    edges: [],
    parameters: [],
    samples: [],
  };
  assert.equal(
    codeOf(() => putting(chain(), some, AT)),
    "too_many_neurons",
  );
});

test("sixty mixed edits undone and done again give the same bytes", () => {
  const { model, server } = open();
  const { editor, store } = model;
  const start = JSON.stringify(store.document.value);
  for (let i = 0; i < 12; i += 1) {
    const ids = /** @type {string[]} */ (editor.duplicate(["h", "y"], { dx: 30 * i, dy: 50 }));
    editor.setActivation(ids[0], "tanh");
    editor.setBias(ids[1], "own");
    editor.move(ids, 3, 4);
    if (i % 3 === 0) editor.remove([ids[0]]);
    else editor.connect("x", ids[0]);
    if (i % 4 === 0) server.acceptAll();
  }
  const end = JSON.stringify(store.document.value);
  for (let i = 0; i < 60; i += 1) editor.undo();
  assert.equal(model.history.canUndo.value, false);
  assert.equal(JSON.stringify(store.document.value), start);
  for (let i = 0; i < 60; i += 1) editor.redo();
  assert.equal(JSON.stringify(store.document.value), end);
  server.acceptAll();
  assert.equal(JSON.stringify(server.document), end);
});
