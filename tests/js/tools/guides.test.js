/** Where a neuron that moves comes to rest, and the guides that say why. */

import assert from "node:assert/strict";
import test from "node:test";
import { nudge } from "../../../static/js/tools/actions/drawing.js";
import { guided } from "../../../static/js/tools/actions/guides.js";
import { open } from "../model/bench.js";

const at = (/** @type {number} */ x, /** @type {number} */ y) => ({ x, y });

test("a neuron keeps to the column and the row that it is near, and a line goes through them", () => {
  const { place, draft } = guided(at(104, 297), [at(100, 0), at(400, 300)], 1);
  assert.deepEqual(place, at(100, 300));
  assert.deepEqual(draft?.lines, [
    [at(100, 0), at(100, 300)],
    [at(100, 300), at(400, 300)],
  ]);
});

test("away from all lines it stands where it is, without a guide", () => {
  assert.deepEqual(guided(at(150, 150), [at(100, 0), at(400, 300)], 1), { place: at(150, 150), draft: null });
  assert.deepEqual(guided(at(7, 9), [], 1), { place: at(7, 9), draft: null });
});

test("the reach is in pixels of the screen", () => {
  const others = [at(100, 0)];
  assert.equal(guided(at(106, 50), others, 1).place.x, 100);
  assert.equal(guided(at(106, 50), others, 2).place.x, 106);
});

test("a column comes to rest as far from its neighbour as that from the next, with dimensions", () => {
  const { place, draft } = guided(at(523, 40), [at(0, 0), at(260, 200)], 1);
  assert.equal(place.x, 520);
  assert.deepEqual(draft?.gaps, [{ axis: "x", stops: [0, 260, 520], beside: 200 }]);
});

test("between two of its column it comes to rest in the middle", () => {
  const { place, draft } = guided(at(2, 96), [at(0, 0), at(0, 200)], 1);
  assert.deepEqual(place, at(0, 100));
  assert.deepEqual(draft?.gaps, [{ axis: "y", stops: [0, 100, 200], beside: 0 }]);
});

test("equal gaps on both sides are one run, and unequal ones none", () => {
  const column = [0, 100, 300, 400].map((y) => at(0, y));
  assert.deepEqual(guided(at(0, 200), column, 1).draft?.gaps[0].stops, [0, 100, 200, 300, 400]);
  assert.deepEqual(guided(at(0, 230), column, 1).draft?.gaps, []);
});

test("neurons that stand nearly on each other make no gap to keep to", () => {
  const { place, draft } = guided(at(28, 50), [at(0, 0), at(10, 300)], 1);
  assert.equal(place.x, 28);
  assert.equal(draft, null);
});

test("each coordinate of a thousand neurons is read a few times only", () => {
  let reads = 0;
  const others = Array.from({ length: 1000 }, (_, i) => ({
    get x() {
      reads += 1;
      return i * 50;
    },
    y: i * 7,
  }));
  guided(at(20_003, 10), others, 1);
  assert.ok(reads <= 3000, String(reads));
});

test("arrows show what a neuron has come in line with, too", () => {
  const { model } = open();
  const [first, ...others] = model.store.index.value.neurons.values();
  model.view.selection.value = new Set([`neuron:${first.id}`]);
  /** @type {any[]} */
  const drafts = [];
  const renderer = { setDraft: (/** @type {any} */ now) => drafts.push(now), withdraw() {} };
  nudge(/** @type {any} */ ({ model, renderer }), [1, 0], false);
  const row = others.filter(({ y }) => y === first.y).length + 1;
  assert.equal(drafts.at(-1)?.lines.at(-1).length, row);
  nudge(/** @type {any} */ ({ model, renderer }), [0, 1], false);
  assert.equal(drafts.at(-1), null);
});
