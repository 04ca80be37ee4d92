/** Drawing an edge: what cannot be is said at the pointer and goes by itself; on paper a new neuron shows on the way. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { word } from "../../../static/js/lib/say.js";
import { DrawEdge } from "../../../static/js/tools/gestures/edge.js";
import { chain, open } from "../model/bench.js";

/** A stage on which neurons lie at the places of the chain, in pixels. @param {ReturnType<typeof open>["model"]} model */
function stageOf(model) {
  /** @type {any[]} */
  const drafts = [];
  const at = (/** @type {number} */ x) => chain().neurons.find((each) => Math.abs((each.x ?? 0) - x) < 40);
  const renderer = {
    hitTest: (/** @type {number} */ x) => (at(x) ? `neuron:${at(x)?.id}` : null),
    setDraft: (/** @type {any} */ draft) => drafts.push(draft),
  };
  const camera = { toWorld: (/** @type {any} */ point) => point };
  return { drafts, context: /** @type {any} */ ({ model, renderer, camera }) };
}

/** What stands at the pointer. @param {ReturnType<typeof open>["model"]} model */
const saidIn = ({ view }) => (view.beside.value?.said ?? []).map((said) => word(said)).join(" ");

test("a cycle is said at the pointer with its edges, and goes when the pointer moves on", () => {
  const { model } = open();
  const { drafts, context } = stageOf(model);
  const gesture = new DrawEdge(context, "y");
  gesture.move({ x: 300, y: 0 });
  assert.equal(saidIn(model), "");
  gesture.move({ x: 0, y: 0 });
  assert.match(saidIn(model), /input/u);
  gesture.move({ x: 200, y: 0 });
  assert.match(saidIn(model), /cycle: h → y → h/u);
  assert.deepEqual(drafts.at(-1).refused, ["h", "y", "h"]);
  gesture.move({ x: 400, y: 0 });
  assert.match(saidIn(model), /cycle: y → y/u);
  gesture.move({ x: 300, y: 0 });
  assert.equal(saidIn(model), "");
  assert.equal(drafts.at(-1).refused, null);
  gesture.move({ x: 200, y: 0 });
  gesture.end({ x: 200, y: 0 });
  assert.equal(saidIn(model), "");
  assert.equal(drafts.at(-1), null);
});

test("a neuron that would grow shows where it will be and is selected when it is there", () => {
  const { model } = open();
  const { drafts, context } = stageOf(model);
  const gesture = new DrawEdge(context, "h");
  gesture.move({ x: 600, y: 90 });
  assert.deepEqual(drafts.at(-1).grown, { x: 600, y: 90, name: "h1", role: "hidden" });
  gesture.end({ x: 600, y: 90 });
  assert.deepEqual([...model.view.selection.value], ["neuron:h1"]);
  assert.equal(model.store.index.value.incoming.get("h1")?.[0].source, "h");
  model.editor.undo();
  assert.equal(model.store.index.value.neurons.has("h1"), false);
});

test("a title that is too long is refused in one sentence, and the old one stays", () => {
  const { model } = open();
  model.editor.setTitle("short");
  assert.match(word(/** @type {any} */ (model.editor.setTitle("x".repeat(201)))), /at most 200/u);
  assert.equal(model.store.document.value?.title, "short");
});
