/** How large numbers look, and bars that add up. */

import assert from "node:assert/strict";
import test from "node:test";
import { fitting } from "../../../static/js/render/fitting/sizes.js";
import { layBars } from "../../../static/js/render/marks/bars.js";
import { edgeWidth, heaviestOf } from "../../../static/js/render/marks/edges.js";
import { dialPart, magnitude, saturated, TOO_SMALL, ZERO } from "../../../static/js/render/marks/scale.js";
import { worked } from "../playback/documents.js";

test("marks grow over four decades, whatever the sign, and stop at both ends", () => {
  assert.deepEqual(
    [0, 1e-9, 1e-4, 1e-2, 1, 50].map((value) => magnitude(value)),
    [ZERO, TOO_SMALL, 0, 0.5, 1, 1],
  );
  assert.equal(magnitude(-0.01), magnitude(0.01));
});

test("a dial shows bounded activations as they are and bends for others", () => {
  assert.equal(dialPart(0.5933, true), 0.5933);
  assert.equal(dialPart(-0.9, true), 0.9);
  assert.equal(dialPart(0.3, false), 0.3);
  assert.ok(dialPart(7, false) < 1 && dialPart(7, false) > dialPart(3, false));
  assert.ok(Math.abs(saturated(0.5 + 1e-9) - saturated(0.5)) < 1e-8);
  assert.equal(dialPart(Number.NaN, false), 0);
});

test("edges are as wide as their weight; where one is above 1, all relate to the largest", () => {
  const { edges } = worked();
  const widths = (/** @type {number[]} */ weights) => {
    const heaviest = heaviestOf(edges, (id) => weights[Number(id.slice(1)) - 1] ?? 0);
    return weights.map((weight) => edgeWidth(weight, heaviest));
  };
  assert.deepEqual(widths([0, 0.5, -0.5, 1]), [1.5, 4.5, 4.5, 7.5]);
  assert.deepEqual(widths([0, -4, 2, 8]), [1.5, 4.5, 3, 7.5]);
  assert.deepEqual(widths([Number.NaN, Infinity, 0.5]), [1.5, 7.5, 4.5]);
});

test("each bar begins where the one before ended, and the sum ends where the last one does", () => {
  const { bars, sum } = layBars([0.0554, -0.019, 0.01], { x: 10, y: 0, w: 100, h: 40 });
  for (let i = 1; i < bars.length; i += 1) assert.equal(bars[i].from, bars[i - 1].until);
  assert.equal(sum.from, bars[0].from);
  assert.equal(sum.until, bars[2].until);
  for (const { from, until, y, height } of [...bars, sum]) {
    assert.ok(Math.min(from, until) >= 10 && Math.max(from, until) <= 110);
    assert.ok(y >= 0 && y + height <= 40);
  }
});

test("a number that has not come leaves no bar", () => {
  const { bars } = layBars([0.2, Number.NaN], { x: 0, y: 0, w: 50, h: 20 });
  assert.equal(bars[1].from, bars[1].until);
});

test("a phone shows the compact drawing, a small stage larger shapes, a large one plain sizes", () => {
  const on = (/** @type {number} */ width, /** @type {number} */ height) =>
    fitting(worked(), { width, height }).sizes;
  assert.equal(on(390, 320).compact, true);
  assert.equal(on(1032, 728).compact, false);
  assert.equal(on(1032, 728).scale, 1);
  assert.ok(on(684, 596).scale > 1);
});
