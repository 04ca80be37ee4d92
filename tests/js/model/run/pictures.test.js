/** The pictures of all neurons: asked for while they are switched on, over a window that has every sample in its circle. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { windowOf } from "../../../../static/js/model/run/pictures.js";
import { rangeOfAll, unitRange } from "../../../../static/js/model/run/ranges.js";
import { scalesOf } from "../../../../static/js/render/pictures/scales.js";
import { open } from "../bench.js";

/** @param {readonly (readonly [number | null, number])[]} points @returns {any} */
const drawn = (points) => ({
  neurons: [
    { id: "x", role: "input" },
    { id: "y", role: "input" },
    { id: "o", role: "output" },
  ],
  samples: points.map(([x, y]) => ({ inputs: x === null ? { y } : { x, y }, targets: {} })),
});

test("every sample lies within the circle of the window", () => {
  const points = /** @type {const} */ ([
    [-3, 10],
    [5, 10],
    [5, 40],
    [0, 22],
  ]);
  const view = windowOf(drawn(points));
  assert.deepEqual([view?.output, view?.across, view?.up], [null, "x", "y"]);
  const [left, right, bottom, top] = view?.box ?? [0, 0, 0, 0];
  const far = points.map(([x, y]) =>
    Math.hypot((2 * x - left - right) / (right - left), (2 * y - bottom - top) / (top - bottom)),
  );
  assert.ok(Math.abs(Math.max(...far) - 0.9) < 1e-12);
});

test("a window has a size with one sample, with none, and with a cell that is empty", () => {
  for (const points of [[[2, 2]], [], [[null, 1]]]) {
    const [left, right, bottom, top] = windowOf(drawn(/** @type {any} */ (points)))?.box ?? [0, 0, 0, 0];
    assert.ok(right > left && top > bottom);
  }
  assert.equal(windowOf({ .../** @type {any} */ (drawn([])), neurons: [] }), null);
});

test("they are asked for while they are switched on, beside the picture of an output", () => {
  const { model, server } = open();
  model.people.connection.value = "open";
  /** @type {any[]} */
  const sent = [];
  model.transport.post = (message) => void (message.event === "ask_plane" && sent.push(message));
  server.cursor();
  assert.equal(sent.length, 0);
  model.view.pictures.value = true;
  assert.deepEqual([sent.length, sent[0].output], [1, null]);
  model.plane.wanted.value = { output: "y", across: "x", up: null, box: [0, 1, 0, 1] };
  assert.deepEqual([sent.length, sent[1].output], [2, "y"]);
  model.receive.plane(/** @type {any} */ ({ ...sent[0], event: "plane" }));
  assert.deepEqual([model.pictures.latest.value?.id, model.plane.latest.value], [sent[0].id, null]);
  model.view.pictures.value = false;
  assert.equal(model.pictures.latest.value, null);
});

test("neurons of one kind share a scale, and some kinds have one of their own", () => {
  const neurons = /** @type {any} */ ([
    { id: "x", role: "input" },
    { id: "a", role: "hidden", activation: "relu" },
    { id: "b", role: "hidden", activation: "relu" },
    { id: "o", role: "output", activation: "sigmoid" },
  ]);
  const values = [
    [-2, 1],
    [0, 3],
    [7, Number.NaN],
    [0.2, 0.4],
  ].map((each) => Float32Array.from(each));
  const scales = scalesOf(neurons, values);
  assert.deepEqual(Object.fromEntries(scales), {
    input: { signed: true, most: 2 },
    relu: { signed: false, most: 7 },
    sigmoid: { signed: false, most: 1 },
  });
  assert.deepEqual([unitRange("tanh"), unitRange("gelu")], [{ signed: true, most: 1 }, null]);
  assert.deepEqual(rangeOfAll([]), { signed: false, most: 1 });
});
