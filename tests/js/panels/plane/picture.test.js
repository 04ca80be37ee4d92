/** Numbers as colours, and the line on which a grid has one value. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { channels } from "../../../../static/js/lib/colours.js";
import { contour } from "../../../../static/js/panels/plane/contour.js";
import { heat, pixels } from "../../../../static/js/panels/plane/heat.js";

/** @type {import("../../../../static/js/panels/plane/heat.js").Colours} */
const COLOURS = { paper: [255, 255, 255], above: [0, 0, 255], below: [0, 0, 0] };
const RANGE = { signed: true, most: 1 };

test("0 is paper, more is bluer, less is darker, and nothing is stronger than can be", () => {
  assert.deepEqual(channels(" #0a4f9e"), [10, 79, 158]);
  assert.deepEqual(heat(0, RANGE, COLOURS), [255, 255, 255]);
  const [weak, strong] = [heat(0.2, RANGE, COLOURS), heat(1, RANGE, COLOURS)];
  assert.ok(weak[0] > strong[0] && strong[2] === 255);
  assert.deepEqual(heat(9, RANGE, COLOURS), strong);
  const [grey, same, too] = heat(-0.5, RANGE, COLOURS);
  assert.ok(grey === same && same === too && grey < 255);
  assert.deepEqual(heat(Number.NaN, RANGE, COLOURS), [255, 255, 255]);
});

test("the first row of numbers is the lowest of the picture", () => {
  const data = pixels([1, 0, 0, 0], 2, RANGE, COLOURS);
  const at = (/** @type {number} */ column, /** @type {number} */ row) => data[4 * (row * 2 + column)];
  assert.deepEqual([at(0, 0), at(1, 0), at(1, 1)], [255, 255, 255]);
  assert.ok(at(0, 1) < 255);
  assert.equal(data[3], 255);
});

/** All points of a path. @param {string} path */
const points = (path) =>
  [...path.matchAll(/[ML]([\d.-]+) ([\d.-]+)/gu)].map(([, x, y]) => [Number(x), Number(y)]);

test("a plane's line is straight and in its place", () => {
  const size = 8;
  const values = Array.from({ length: 64 }, (_, i) => (i % size) + 0.5 - 3.25);
  const found = points(contour(values, size, 0, 80));
  assert.equal(found.length, 2 * (size - 1));
  for (const [x] of found) assert.ok(Math.abs(x - 32.5) < 0.06, String(x));
});

test("a circle's line keeps its distance from the middle", () => {
  const size = 32;
  const middle = (/** @type {number} */ i) => (i + 0.5) / size - 0.5;
  const values = Array.from({ length: size ** 2 }, (_, i) =>
    Math.hypot(middle(i % size), middle(Math.floor(i / size))),
  );
  const found = points(contour(values, size, 0.3, 100));
  assert.ok(found.length > 50);
  for (const [x, y] of found) assert.ok(Math.abs(Math.hypot(x - 50, y - 50) - 30) < 0.5);
});

test("a saddle is two pieces, no line is none, and what is no number draws nothing", () => {
  assert.equal(points(contour([1, -1, -1, 1], 2, 0, 10)).length, 4);
  assert.equal(contour([1, 1, 1, 1], 2, 0, 10), "");
  assert.equal(contour([1, Number.NaN, -1, 1], 2, 0, 10).includes("NaN"), false);
});
