/** Small pictures of networks that are not open. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals-core";
import { createModel } from "../../../static/js/model/model.js";
import { NO_OPERATIONS } from "../../../static/js/model/page/people.js";
import { createPlayhead } from "../../../static/js/playback/playhead.js";
import { createStills } from "../../../static/js/render/still.js";
import { connected } from "./scene/drawings.js";
import { measure } from "./setting.js";

Object.assign(globalThis, {
  Path2D: class {
    moveTo() {}
    lineTo() {}
  },
});

function stills() {
  const model = createModel();
  const reducedMotion = signal(true);
  const playhead = createPlayhead(model, { now: () => 0, requestFrame: () => 0, reducedMotion });
  const theme = signal(new Proxy({}, { get: (_, name) => String(name) }));
  const write = (/** @type {any} */ to) => to.fillText("w", 0, 0);
  const type = { ...measure, drawName: write, drawNumber: write, drawUpright: write };
  const look = /** @type {any} */ ({ theme, fonts: signal(0), type });
  return createStills({ model, playhead }, look, reducedMotion);
}

test("one network after another is drawn without words, each as if it were the only one", () => {
  const still = stills();
  const [small, large] = [connected([2, 2, 2]), connected([4, 8, 3])];
  const first = still(small, NO_OPERATIONS) ?? assert.fail("no picture");
  const other = still(large, NO_OPERATIONS) ?? assert.fail("no picture");
  assert.ok(other.strokes.length > first.strokes.length);
  assert.ok(![...first.strokes, ...other.strokes].includes("fillText"));
  assert.deepEqual(still(small, NO_OPERATIONS), first);
});

test("an empty network has no picture", () => {
  assert.equal(stills()({ ...connected([1, 1]), neurons: [], edges: [] }, NO_OPERATIONS), null);
});
