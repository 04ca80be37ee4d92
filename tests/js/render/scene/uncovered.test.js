import assert from "node:assert/strict";
import test from "node:test";
import { levelParts, uprightParts } from "../../../../static/js/render/scene/uncovered.js";

const BOX = { x: -5, y: 20, w: 10, h: 10 };

test("a line is interrupted where something stands, and nowhere else", () => {
  assert.deepEqual(uprightParts(0, 0, 100, [BOX], 2), [
    [0, 18],
    [32, 100],
  ]);
  assert.deepEqual(uprightParts(40, 0, 100, [BOX], 2), [[0, 100]]);
  assert.deepEqual(uprightParts(0, 22, 28, [BOX], 2), []);
  assert.deepEqual(uprightParts(0, 0, 25, [BOX], 2), [[0, 18]]);
});

test("boxes that overlap interrupt a line once; a line that lies is interrupted alike", () => {
  const boxes = [BOX, { ...BOX, y: 25, h: 30 }, { ...BOX, y: 22, h: 3 }];
  assert.deepEqual(uprightParts(0, 0, 100, boxes, 0), [
    [0, 20],
    [55, 100],
  ]);
  const lying = { x: 20, y: -5, w: 10, h: 10 };
  assert.deepEqual(levelParts(0, 0, 100, [lying], 2), uprightParts(0, 0, 100, [BOX], 2));
});
