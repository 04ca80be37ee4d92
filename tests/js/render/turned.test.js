/** L while a parameter is turned: as many digits as show that it moves, inside L or beside it. */

import assert from "node:assert/strict";
import test from "node:test";
import { record } from "../../../static/js/render/layers/strokes.js";
import { paintLoss } from "../../../static/js/render/marks/neurons.js";
import { beforeAndAfter } from "../../../static/js/render/question/turn.js";
import { worked } from "../playback/documents.js";
import { measure, sceneOf } from "./setting.js";

const scene = sceneOf(worked());
const body = scene.loss ?? assert.fail();

/** A pen that reads L after a turn. @param {{ value: number, was?: number }} loss @returns {any} */
const penFor = (loss) => ({
  ...{ scene, sizes: scene.sizes, type: measure, zoom: 1, digits: 4 },
  theme: { ink: "ink", second: "second", line: "line", track: "track", paper: "paper" },
  read: { loss: () => ({ state: "current", ...loss }) },
});

/** The number inside L. @param {{ value: number, was?: number }} loss */
function inside(loss) {
  const strokes = record((to) => paintLoss({ ...penFor(loss), to }, body));
  return strokes[strokes.indexOf("fillText") + 2];
}

/** What stands beside L of the two. @param {number} loss @param {number} loss_turned */
const beside = (loss, loss_turned) =>
  beforeAndAfter(penFor({ value: loss_turned }), body, /** @type {any} */ ({ loss, loss_turned }))
    .map(({ text }) => text)
    .join("");

test("L has the digits in which it differs from what it was", () => {
  assert.equal(inside({ value: 0.298416 }), "0.2984");
  assert.equal(inside({ value: 0.298416, was: 0.298371 }), "0.29842");
  assert.equal(inside({ value: 0.29837110002, was: 0.29837110001 }), "0.2984");
  assert.equal(inside({ value: 0.3984, was: 0.298371 }), "0.3984");
  assert.equal(inside({ value: 0.298416, was: 0.298416 }), "0.2984");
});

test("digits without room inside L stand beside it, before and after", () => {
  assert.equal(beside(0.298371, 0.298416), "");
  assert.equal(beside(0.29837110001, 0.29837110002), "L 0.29837110001 → 0.29837110002, ");
  assert.equal(beside(0.3, 0.3), "");
});
