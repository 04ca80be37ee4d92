/** Placing looks only at what is near, and only for what chooses: counted, not timed. */

import assert from "node:assert/strict";
import test from "node:test";
import { freeKnobs } from "../../../../static/js/render/scene/free_places.js";
import { around } from "../../../../static/js/render/scene/geometry.js";
import { layOut, withKnobs } from "../../../../static/js/render/scene/layout.js";
import { quieted } from "../../../../static/js/render/scene/quieted.js";
import { measure } from "../setting.js";
import { dense } from "./drawings.js";

/** @typedef {import("../../../../static/js/render/scene/bodies.js").Body} Body */
/** @typedef {import("../../../../static/js/render/scene/layout.js").Knob} Knob */

/** So many bodies, and how often one of them is looked at. @param {number} count */
function field(count) {
  const looks = { bodies: 0 };
  const side = Math.sqrt(count);
  const bodies = Array.from({ length: count }, (_, i) => {
    const [x, y] = [300 * (i % side), 300 * Math.floor(i / side)];
    const body = { id: `n${i}`, x, y, r: 40, box: around(x, y, 80, 80), label: around(x, y + 60, 80, 20) };
    return /** @type {Body} */ (
      Object.defineProperty({ ...body, bias: null }, "square", {
        enumerable: true,
        get() {
          looks.bodies += 1;
          return false;
        },
      })
    );
  });
  const knobs = Array.from({ length: 24 }, (_, i) => {
    const [x, y] = [300 * (i % side) + 150, 300 * Math.floor(i / side)];
    const [box, joint] = [around(x, y, 90, 30), { x, y: y + 40 }];
    return /** @type {Knob} */ ({
      id: `e${i}`,
      key: `edge:e${i}`,
      joint,
      anchor: { x, y: y + 15 },
      box,
      grown: { ...box, h: 60 },
    });
  });
  return { bodies, knobs, looks };
}

test("a knob is compared with the bodies near it, and a look compares no label with bodies again", () => {
  for (const count of [100, 1600]) {
    const { bodies, knobs, looks } = field(count);
    const first = quieted(bodies, freeKnobs(knobs, bodies, new Set()));
    assert.ok(looks.bodies <= 20 * (count + knobs.length), `${looks.bodies} for ${count}`);
    looks.bodies = 0;
    assert.deepEqual(quieted(bodies, freeKnobs(knobs, bodies, new Set())).length, first.length);
    assert.ok(looks.bodies <= 20 * knobs.length, `${looks.bodies} for ${knobs.length} knobs`);
  }
});

test("whether an edge crosses others is asked only for the knobs that choose, and once", () => {
  const document = dense(8, 8, 8);
  const laid = layOut(document);
  let asked = 0;
  const lines = laid.lines.map((line) =>
    Object.defineProperty({ ...line }, "way", {
      enumerable: true,
      get: () => {
        asked += 1;
        return line.way;
      },
    }),
  );
  const edge = new Map(lines.filter(({ kind }) => kind === "edge").map((line) => [line.id, line]));
  const watched = { ...laid, lines, edge };
  const some = new Set(lines.slice(0, 60).map(({ id }) => id));
  let before = null;
  /** @type {number[]} */
  const turns = [];
  for (let turn = 0; turn < 20; turn += 1) {
    asked = 0;
    before = withKnobs(watched, document, { measure, asked: some, before, most: 3 });
    turns.push(asked);
  }
  assert.ok(before?.settled);
  // Three that choose, each against all others; the sixty only for what they wish.
  assert.ok(Math.max(...turns.slice(1)) <= 3 * 2 * lines.length + 2 * 60, `${turns}`);
});

test("inside a neuron that another one stands on, nothing is written", () => {
  const made = dense(2, 1);
  const [first, ...others] = made.neurons;
  const texts = (/** @type {number} */ apart) => {
    const document = {
      ...made,
      neurons: [{ ...first, x: others[0].x, y: (others[0].y ?? 0) + apart }, ...others],
    };
    const { bodies, cramped } = withKnobs(layOut(document), document, { measure });
    return { texts: bodies.slice(0, 2).map((each) => each.texts), cramped };
  };
  assert.deepEqual(texts(10), { texts: ["none", "both"], cramped: true });
  assert.deepEqual(texts(400).texts, ["both", "both"]);
});
