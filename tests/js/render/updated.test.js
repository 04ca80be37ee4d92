/** What a knob says of an update has its place in the knob. */

import assert from "node:assert/strict";
import test from "node:test";
import { updateTexts } from "../../../static/js/render/marks/knobs.js";
import { metrics } from "../../../static/js/render/scene/sizes.js";
import { measure } from "./setting.js";

const pen = { type: /** @type {any} */ (measure), sizes: metrics(), zoom: 1, digits: 4 };
const ROOM = { beside: 80, below: 110 };

test("a new weight stands below the old one, which it replaces", () => {
  assert.deepEqual(updateTexts(pen, ROOM, 0.15, 0.149781), { old: "0.15", now: "0.149781", replaced: true });
});

test("a weight that changes in its fifteenth digit keeps its value and says by how much", () => {
  const { old, now, replaced } = updateTexts(pen, ROOM, 0.02, 0.02 - 7.251e-16);
  assert.equal(replaced, false);
  assert.equal(old, "0.02");
  assert.match(now, /^−7\.\d*×10⁻¹⁶$/u);
  assert.ok(measure.number(now, pen.sizes.knobValue) <= ROOM.below / 0.7);
  assert.match(updateTexts(pen, ROOM, 0.02, 0.02 + 7.251e-16).now, /^\+/u);
});

test("an old value that would reach over the name is written with fewer digits, and what changed stands below", () => {
  const { old, now, replaced } = updateTexts(pen, ROOM, -5.28771503, -5.28772189);
  assert.equal(replaced, false);
  assert.equal(old, "−5.288");
  assert.equal(now, "−6.860×10⁻⁶");
  assert.ok(measure.number(old, pen.sizes.knobValue) <= ROOM.beside / 0.7);
});
