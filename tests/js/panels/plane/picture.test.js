/** Numbers as colours, and the line on which a grid has one value. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { channels } from "../../../../static/js/lib/colours.js";
import { contour } from "../../../../static/js/lib/contour.js";
import { paintGrid, paletteOf } from "../../../../static/js/lib/heat.js";

/** @type {import("../../../../static/js/lib/heat.js").Colours} */
const COLOURS = { paper: [255, 255, 255], above: [0, 0, 255], below: [0, 0, 0] };

/** The colour of a number that is 1 where it is strongest. @param {number} value */
function shade(value) {
  const pixels = new Uint32Array(1);
  paintGrid(pixels, 0, 1, [value], 1, 1, paletteOf(COLOURS));
  return [...new Uint8Array(pixels.buffer)];
}

test("0 is paper, more is bluer, less is darker, and nothing is stronger than can be", () => {
  assert.deepEqual(channels(" #0a4f9e"), [10, 79, 158]);
  assert.deepEqual(shade(0), [255, 255, 255, 255]);
  const [weak, strong] = [shade(0.2), shade(1)];
  assert.ok(weak[0] > strong[0] && strong[2] === 255);
  assert.deepEqual(shade(9), strong);
  const [grey, same, too] = shade(-0.5);
  assert.ok(grey === same && same === too && grey < 255);
  assert.deepEqual(shade(Number.NaN), [255, 255, 255, 255]);
});

test("the first row of numbers is the lowest of the picture", () => {
  const pixels = new Uint32Array(9);
  paintGrid(pixels, 1, 3, [1, 0, 0, 0], 2, 1, paletteOf(COLOURS));
  const [white, blue] = [shade(0), shade(1)].map((each) => new Uint32Array(new Uint8Array(each).buffer)[0]);
  assert.deepEqual([...pixels], [0, white, white, 0, blue, white, 0, 0, 0]);
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
