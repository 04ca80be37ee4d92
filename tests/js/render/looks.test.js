/** A look at the drawing costs no more than what it shows: what does not change with it is not made again. */

import assert from "node:assert/strict";
import test from "node:test";
import { signal } from "@preact/signals-core";
import { createClock } from "../../../static/js/playback/clock.js";
import { createPlayhead } from "../../../static/js/playback/playhead.js";
import { createCamera } from "../../../static/js/render/camera.js";
import { metrics } from "../../../static/js/render/scene/sizes.js";
import { createSight } from "../../../static/js/render/signals.js";
import { openModel } from "../playback/fixtures.js";
import { hand } from "../playback/hand.js";
import { connected } from "./scene/drawings.js";
import { measure } from "./setting.js";

Object.assign(globalThis, {
  Path2D: class {
    moveTo() {}
    lineTo() {}
  },
});

test("a look at a neuron of a crowded drawing leaves all strokes of its edges as they are", () => {
  const { model } = openModel(connected([10, 10, 10]));
  const { world } = hand();
  const reducedMotion = signal(true);
  const clock = createClock(world);
  const playhead = createPlayhead(model, { ...world, reducedMotion });
  const sight = createSight(model, playhead, {
    type: /** @type {any} */ (measure),
    fonts: signal(0),
    sizes: signal(metrics()),
    camera: createCamera({ clock, reducedMotion }),
    zoom: signal(1),
  });
  const before = sight.strokes.value;
  assert.ok(before.length > 0);
  model.view.hover.value = "neuron:h1";
  assert.ok((sight.scene.value?.knobs.size ?? 0) > 0);
  assert.equal(sight.strokes.value, before);
});
