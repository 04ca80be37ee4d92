import assert from "node:assert/strict";
import test from "node:test";
import { spread } from "../../../../static/js/render/lens/spread.js";

const WIDE = { from: -1000, until: 1000 };

test("positions that are far enough apart stay", () => {
  assert.deepEqual(spread([0, 10, 30], [5, 5], WIDE), [0, 10, 30]);
});

test("positions too close move apart evenly, the firm one stays", () => {
  assert.deepEqual(spread([0, 0], [10], WIDE), [-5, 5]);
  const [left, firm, right] = spread([0, 0, 0], [10, 20], WIDE, [1, 1e9, 1]);
  assert.ok(Math.abs(firm) < 1e-6);
  assert.deepEqual([Math.round(left), Math.round(right)], [-10, 20]);
});

test("everything stays in the range, even where the firm one has to move", () => {
  assert.deepEqual(spread([0, 1, 2], [10, 10], { from: 0, until: 100 }, [1e9, 1, 1]), [0, 10, 20]);
  assert.deepEqual(spread([90, 95, 99], [10, 10], { from: 0, until: 100 }), [80, 90, 100]);
});

test("gaps that do not fit shrink alike", () => {
  assert.deepEqual(spread([0, 0, 0], [20, 60], { from: 0, until: 40 }), [0, 10, 40]);
});
