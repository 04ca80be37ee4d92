/** A body that is still growing in the lens may be smaller than its rim: then nothing is drawn, and nothing fails. */

import assert from "node:assert/strict";
import test from "node:test";
import { circle, dial } from "../../../static/js/render/marks/shapes.js";

test("no circle and no dial has a radius below 0", () => {
  /** @type {number[]} */
  const radii = [];
  const to = /** @type {any} */ ({
    beginPath() {},
    stroke() {},
    arc: (/** @type {number} */ _x, /** @type {number} */ _y, /** @type {number} */ r) => radii.push(r),
  });
  circle(to, 0, 0, -12);
  dial(to, { x: 0, y: 0, r: -2.5, width: 8 }, 0.5, /** @type {any} */ ({ positive: true }));
  assert.deepEqual(radii, [0]);
});
