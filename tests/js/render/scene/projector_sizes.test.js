/** A projected drawing: numbers and names large enough for the back of a room, and nothing on anything else. */

import assert from "node:assert/strict";
import test from "node:test";
import { FREE, fills } from "../../../../static/js/render/fitting/projector.js";
import { fitting } from "../../../../static/js/render/fitting/sizes.js";
import { fitted } from "../../../../static/js/render/fitting/view.js";
import { gap, outside } from "../../../../static/js/render/scene/geometry.js";
import { layered, worked } from "../../playback/documents.js";
import { sceneOf } from "../setting.js";

/** @import { Document } from "../../../../static/js/protocol/messages.js" */

/** Stages of a page of 1280×720 and of larger ones. */
const STAGES = [
  { width: 1280, height: 560 },
  { width: 1440, height: 730 },
  { width: 1920, height: 870 },
];
const NUMBERS = /** @type {const} */ (["value", "knobValue", "label"]);
const NAMES = /** @type {const} */ (["name", "knobName"]);

/** As the renderer does it. @param {Document} document @param {{ width: number, height: number }} size */
function projected(document, size) {
  let scene = sceneOf(document, { sizes: fitting(document, size, { projector: true }).sizes });
  for (let time = 0; time < 3 && !fills(scene.bounds, size); time += 1)
    scene = sceneOf(document, { sizes: fitting(document, size, { projector: true, placed: scene }).sizes });
  return { scene, view: fitted(scene.bounds, size, FREE) };
}

for (const size of STAGES) {
  const { scene, view } = projected(worked(), size);
  const title = `${size.width}×${size.height}`;

  test(`on ${title} numbers of the 2-2-2 network are at least 28 pixels high, names 34`, () => {
    for (const kind of NUMBERS) assert.ok(scene.sizes[kind] * view.zoom >= 28, kind);
    for (const kind of NAMES) assert.ok(scene.sizes[kind] * view.zoom >= 34, kind);
  });

  test(`on ${title} all of it stands on the stage, and fills it`, () => {
    const { x, y, w, h } = scene.bounds;
    const [left, top] = [x * view.zoom + view.x, y * view.zoom + view.y];
    assert.ok(left >= 0 && top >= 0);
    assert.ok(left + w * view.zoom <= size.width && top + h * view.zoom <= size.height);
    assert.ok(w * view.zoom > 0.9 * size.width || h * view.zoom > 0.9 * size.height);
  });

  test(`on ${title} no knob sits on a knob, a neuron or a label`, () => {
    const boxes = [...scene.knobs.values(), ...scene.targets.values()];
    for (const [i, { name, box }] of boxes.entries()) {
      for (const other of boxes.slice(i + 1)) assert.ok(gap(box, other.box) > 0, `${name}, ${other.name}`);
      for (const { id, square, label, bias, ...body } of scene.bodies) {
        const shape = square ? gap(box, body.box) : outside(box, body) - body.r;
        const rects = [label, bias?.square, bias?.label].flatMap((rect) => rect ?? []);
        assert.ok(shape > 0 && rects.every((rect) => gap(box, rect) > 0), `${name}, ${id}`);
      }
    }
  });

  test(`on ${title} what stands below a neuron keeps clear of the neuron below it`, () => {
    for (const { id, label } of scene.bodies)
      for (const other of scene.bodies)
        if (label && other.id !== id) {
          assert.ok(other.box.y + other.box.h < label.y || gap(label, other.box) > 0, `${id}, ${other.id}`);
          if (other.bias) assert.ok(gap(label, other.bias.label) > 0, `${id}, ${other.bias.name}`);
        }
  });
}

test("whatever the window, from 1280×720 on, no number is smaller", () => {
  // Numbers grow with either side: the narrowest windows, the lowest, and those between along the diagonal.
  for (let i = 0; i <= 8; i += 1) {
    const [width, height] = [1280 + 160 * i, 560 + 90 * i];
    for (const size of [
      { width: 1280, height },
      { width, height: 560 },
      { width, height },
    ]) {
      const { scene, view } = projected(worked(), size);
      assert.ok(scene.sizes.knobValue * view.zoom >= 28, `${size.width}×${size.height}`);
    }
  }
});

test("on a phone the drawing stays the compact one", () => {
  const phone = { width: 390, height: 660 };
  const { sizes } = fitting(worked(), phone, { projector: true });
  assert.deepEqual(sizes, fitting(worked(), phone).sizes);
});

test("a drawing of many neurons has smaller shapes that do not touch", () => {
  const { scene } = projected(layered([6, 8, 8, 4], { dx: 200, dy: 120 }), STAGES[0]);
  for (const [i, one] of scene.bodies.entries())
    for (const other of scene.bodies.slice(i + 1))
      assert.ok(Math.hypot(one.x - other.x, one.y - other.y) > one.r + other.r, `${one.id}, ${other.id}`);
});

test("neurons keep their order and their rows, however far they are drawn apart", () => {
  const { scene } = projected(worked(), STAGES[2]);
  const at = (/** @type {string} */ id) => scene.body.get(id) ?? assert.fail();
  assert.equal(at("i1").y, at("h1").y);
  assert.equal(at("h1").x, at("h2").x);
  assert.ok(at("i1").x < at("h1").x && at("h1").x < at("o1").x && at("h1").y < at("h2").y);
  assert.ok((scene.loss?.x ?? 0) > at("o1").x);
});

test("one neuron alone, and a row of them, have a place", () => {
  for (const document of [layered([1, 1, 1]), { ...layered([1, 1]), edges: [] }]) {
    const { scene, view } = projected(document, STAGES[0]);
    assert.ok(scene.bodies.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)));
    assert.ok(scene.sizes.value * view.zoom >= 28);
  }
  const lone = worked();
  const { scene } = projected({ ...lone, neurons: lone.neurons.slice(0, 1), edges: [] }, STAGES[0]);
  assert.ok(scene.sizes.spread.x > 0 && Number.isFinite(scene.bounds.w));
});

test("neurons on one another leave the others their size", () => {
  const made = layered([2, 3, 2], { dx: 300, dy: 200 });
  const neurons = made.neurons.map((each, i) =>
    i === 1 ? { ...each, ...made.neurons[0], id: each.id } : each,
  );
  const { scene, view } = projected({ ...made, neurons }, STAGES[0]);
  assert.ok(scene.bodies.every(({ x, y, r }) => Number.isFinite(x + y) && r > 0));
  assert.ok((scene.body.get("h1")?.r ?? 0) * view.zoom > 8, `${scene.body.get("h1")?.r}`);
});
