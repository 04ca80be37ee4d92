/** The grid: it never misses what is near, and finds each thing once. */

import assert from "node:assert/strict";
import test from "node:test";
import { around, overlap, track, trackToRect } from "../../../../static/js/render/scene/geometry.js";
import { cellFor, createGrid } from "../../../../static/js/render/scene/grid.js";

const rects = Array.from({ length: 200 }, (_, i) => around((i * 137) % 900, (i * 71) % 500, 30, 20));
const ways = Array.from({ length: 200 }, (_, i) =>
  track([
    { x: (i * 137) % 900, y: (i * 71) % 500 },
    { x: (i * 53) % 900, y: (i * 211) % 500 },
  ]),
);
const bounds = { x: 0, y: 0, w: 900, h: 500 };
const looks = Array.from({ length: 40 }, (_, i) => around((i * 61) % 900, (i * 97) % 500, 25, 25));

test("every rectangle and every way near a place is found, and not all of them", () => {
  const grid = createGrid(cellFor(bounds, 400));
  for (const rect of rects) grid.put(rect, rect);
  for (const way of ways) grid.putWay(way, way);
  for (const look of looks) {
    const found = grid.near(look);
    assert.equal(new Set(found).size, found.length);
    for (const rect of rects) assert.ok(!overlap(rect, look) || found.includes(rect));
    for (const way of ways) assert.ok(trackToRect(way, look) > 0 || found.includes(way));
    assert.ok(found.length < 200);
  }
});

test("what is taken out is not found again", () => {
  const grid = createGrid(64);
  for (const name of ["a", "b"]) grid.put(rects[0], name);
  grid.take(rects[0], "a");
  assert.deepEqual(grid.near(rects[0]), ["b"]);
});
