/** The table of a neuron's weights: its rows, its orders, and which rows of a long list are elements. */

import assert from "node:assert/strict";
import test from "node:test";
import { facts } from "../../../../static/js/panels/parts/facts.js";
import { sliceOf } from "../../../../static/js/panels/parts/slice.js";
import { edgesOn, pressed, rowsOf, sorted, zerosIn } from "../../../../static/js/panels/weights/rows.js";
import { opened } from "../cards.js";

/** @typedef {import("../../../../static/js/panels/weights/rows.js").Order} Order */

/** The worked example with all of its numbers, or the first of them. */
function known(/** @type {number} */ shown = -1) {
  const { model, count } = opened();
  return facts(model, shown < 0 ? count : shown) ?? assert.fail();
}

test("a weight has its value, its gradient and what it adds; the way back has w·δ", () => {
  const all = known();
  const { read } = all;
  const [first, second] = rowsOf(all, "h1", "in");
  assert.deepEqual([first.name, first.other, second.other], ["w1", "i1", "i2"]);
  assert.equal(first.value.value, read.parameter("w1").value);
  assert.equal(first.gradient.value, read.weightGradient("e1").value);
  assert.equal(first.contribution.value, read.term("e1").value);
  const [back] = rowsOf(all, "h1", "out");
  assert.equal(back.other, "o1");
  assert.equal(back.contribution.value, read.contribution(edgesOn(all, "h1", "out")[0].id).value);
  assert.deepEqual(rowsOf(all, "i1", "in"), []);
});

test("columns sort by size whatever the sign, largest first, then smallest, then as in the document", () => {
  const quantity = (/** @type {number} */ value) => ({
    state: Number.isNaN(value) ? "none" : "current",
    value,
  });
  const rows = /** @type {any[]} */ (
    [3, -5, Number.NaN, 0, 1].map((value) => ({ value, gradient: quantity(value) }))
  );
  const order = (/** @type {Order} */ by) => sorted(rows, by).map(({ value }) => value);
  let now = /** @type {Order} */ ({ by: "none", down: true });
  assert.deepEqual(order(now), [3, -5, Number.NaN, 0, 1]);
  now = pressed(now, "gradient");
  assert.deepEqual(order(now), [-5, 3, 1, 0, Number.NaN]);
  now = pressed(now, "gradient");
  assert.deepEqual(order(now), [0, 1, 3, -5, Number.NaN]);
  assert.equal(pressed(now, "gradient").by, "none");
  assert.deepEqual(pressed(now, "value"), { by: "value", down: true });
  assert.equal(zerosIn(rows), 1);
});

test("before their steps rows have no gradient, and none counts as 0", () => {
  const rows = rowsOf(known(0), "h1", "in");
  assert.deepEqual([rows[0].gradient.state, rows[0].contribution.state], ["none", "none"]);
  assert.equal(zerosIn(rows), 0);
});

test("of a thousand rows those on screen are elements, and the others keep their room", () => {
  const seen = { height: 320, row: 32 };
  for (const top of [0, 900, 32 * 1000 - 320]) {
    const { first, last, above, below } = sliceOf(1000, { top, ...seen });
    assert.ok(first * 32 <= top && last * 32 >= Math.min(top + 320, 32_000));
    assert.ok(last - first < 30);
    assert.equal(above + below + 32 * (last - first), 32_000);
  }
  assert.deepEqual(sliceOf(3, { top: 0, ...seen }), { first: 0, last: 3, above: 0, below: 0 });
});
