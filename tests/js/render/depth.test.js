/** Depth: δ of each layer of a deep network, on a thread against an axis. */

import assert from "node:assert/strict";
import test from "node:test";
import { markItems } from "../../../static/js/render/layers/numbers.js";
import { record } from "../../../static/js/render/layers/strokes.js";
import { depthGround, depthIn, paintAxis, paintHanging } from "../../../static/js/render/marks/depth.js";
import { measureOf } from "../../../static/js/render/marks/scale.js";
import { columnsOf, placeDepth, withRoom } from "../../../static/js/render/scene/depth.js";
import { grow } from "../../../static/js/render/scene/geometry.js";
import { NOTHING_IN_VIEW } from "../../../static/js/render/scene/largest_numbers.js";
import { metrics } from "../../../static/js/render/scene/sizes.js";
import { layered } from "../playback/documents.js";
import { measure, sceneOf } from "./setting.js";

const SEVEN = [1, 1, 1, 1, 1, 1, 1, 1];
const chain = sceneOf(layered(SEVEN, { dx: 130 }));
const columns = columnsOf(chain);
/** δ of the neurons in computing order; NaN for those that have none yet. */
const deltas =
  (/** @type {number[]} */ ...values) =>
  (/** @type {string} */ id) =>
    values[columns.findIndex(({ ids }) => ids[0] === id)] ?? Number.NaN;
const NAN = Number.NaN;
const KNOWN = deltas(NAN, 1e-6, -3e-5, 0, 0.002, -0.04, 0.15);

/** A stage that shows the drawing and so many pixels below it. */
const stageWith = (/** @type {number} */ below, scene = chain) => {
  const { x, y, w, h } = scene.bounds;
  return { x, y, w, h: h + below };
};
const placed = (/** @type {object} */ how = {}) =>
  placeDepth(chain, KNOWN, { stage: stageWith(500), zoom: 1, decades: 4, ...how });

/** What a painter does for a neuron. */
function painted(/** @type {(pen: any) => void} */ paint) {
  const stage = stageWith(500);
  const pen = {
    scene: chain,
    sizes: chain.sizes,
    deep: true,
    decades: 4,
    visible: grow(stage, 60),
    attention: { neuron: null },
    theme: {
      gradient: "gradient",
      second: "second",
      line: "line",
      paper: "paper",
      raised: "raised",
      track: "",
    },
    type: measure,
    index: { notation: { delta: "delta", pre_activation: "z" } },
    measure: measureOf("log", () => NOTHING_IN_VIEW),
    read: { gradZ: (/** @type {string} */ id) => ({ state: "current", value: KNOWN(id) }) },
    zoom: 1,
    digits: 4,
  };
  return record((to) => paint({ ...pen, depth: depthIn(/** @type {any} */ (pen)), to }));
}

test("each δ hangs under its neuron, a decade lower for a tenth of it", () => {
  const { hanging, lines, alone, area } = placed() ?? assert.fail();
  assert.equal(alone, true);
  const apart = lines[1].y - lines[0].y;
  assert.equal(apart, 46);
  assert.deepEqual([lines[0].exponent, lines.at(-1)?.exponent], [0, -6]);
  for (const { x, value, y, from } of hanging) {
    assert.ok(from <= area.y && x > area.x);
    if (y === null) assert.ok(value === 0 || Number.isNaN(value));
    else assert.ok(Math.abs(y - (lines[0].y - apart * Math.log10(Math.abs(value)))) < 1e-9);
  }
});

test("the end of the scale is a line; a scale without decades has none", () => {
  assert.equal(placed()?.end, placed()?.lines.find(({ exponent }) => exponent === -4)?.y);
  const eight = placed({ decades: 8 }) ?? assert.fail();
  assert.equal(eight.end, eight.lines.at(-1)?.y);
  assert.equal(placed({ decades: undefined })?.end, null);
});

test("decades shrink where there is little room, and go where there is none", () => {
  const small = placed({ stage: stageWith(240) }) ?? assert.fail();
  assert.ok(small.lines[1].y - small.lines[0].y < 46);
  assert.ok(small.area.y + small.area.h <= stageWith(240).y + stageWith(240).h + 1e-9);
  assert.equal(placed({ stage: stageWith(120) }), null);
  assert.equal(
    placeDepth(chain, () => NAN, { stage: stageWith(500), zoom: 1, decades: 4 }),
    null,
  );
});

test("where decades come too near to each other, only some have a line, among them the end of the scale", () => {
  const faint = deltas(1e-28, 1e-24, 1e-20, 1e-12, 1e-8, 1e-4, 0.15);
  const depth = placeDepth(chain, faint, { stage: stageWith(400), zoom: 1, decades: 4 }) ?? assert.fail();
  const exponents = depth.lines.map(({ exponent }) => exponent);
  assert.deepEqual(
    exponents,
    Array.from({ length: 15 }, (_, i) => 0 - 2 * i),
  );
  assert.ok(depth.lines.some(({ y }) => y === depth.end));
  assert.ok(depth.lines[1].y - depth.lines[0].y >= 18);
});

test("networks of few layers and phones have no depth", () => {
  const how = { stage: stageWith(900), zoom: 1, decades: 4 };
  const short = sceneOf(layered([2, 2, 2, 2, 2, 2]));
  assert.deepEqual(columnsOf(short), []);
  assert.equal(
    placeDepth(short, () => 1, how),
    null,
  );
  const phone = sceneOf(layered(SEVEN), { sizes: metrics({ compact: true }) });
  assert.deepEqual(columnsOf(phone), []);
});

test("of several neurons in a layer the largest hangs, from below all of them", () => {
  const wide = sceneOf(layered([2, 2, 2, 2, 2, 2, 2]));
  const [first] = columnsOf(wide);
  const deltaOf = (/** @type {string} */ id) => (id === first.ids[1] ? -0.5 : 0.01);
  const depth = placeDepth(wide, deltaOf, { stage: stageWith(900, wide), zoom: 1, decades: 4 });
  assert.equal(depth?.alone, false);
  assert.deepEqual([depth?.hanging[0].id, depth?.hanging[0].value], [first.ids[1], -0.5]);
  for (const id of first.ids) assert.ok(first.from > (wide.body.get(id)?.box.y ?? Infinity));
});

test("a δ of 0 hangs nowhere and has its mark; one not computed has nothing", () => {
  const strokesOf = (/** @type {number} */ at) => painted((pen) => paintHanging(pen, columns[at]));
  const count = (/** @type {readonly unknown[]} */ strokes, /** @type {string} */ word) =>
    strokes.filter((each) => each === word).length;
  assert.deepEqual(
    strokesOf(0).filter((each) => typeof each === "string" && each !== ""),
    [],
  );
  const zero = strokesOf(3);
  assert.deepEqual([count(zero, "arc"), count(zero, "second"), count(zero, "fillText")], [1, 1, 0]);
  assert.equal(count(strokesOf(1), "arc"), 3);
  assert.ok(strokesOf(2).includes("−3.000×10⁻⁵"));
  assert.equal(count(strokesOf(6), "arc"), 0);
  assert.ok(strokesOf(6).includes("0.1500"));
});

test("the axis says whose numbers hang there, and where the scale ends", () => {
  const words = painted(paintAxis);
  for (const text of ["δ of each neuron", "1", "0.0001", "10⁻⁵", "below this line: too small for this scale"])
    assert.ok(words.includes(text), text);
});

test("depth waits while a question is open", () => {
  const pen = /** @type {any} */ ({
    scene: chain,
    read: { gradZ: () => ({ state: "current", value: 0.1 }) },
    zoom: 1,
    decades: 4,
    digits: 4,
    visible: stageWith(900),
    type: measure,
    index: { notation: { delta: "delta", pre_activation: "z" } },
    measure: measureOf("log", () => NOTHING_IN_VIEW),
    attention: { neuron: null },
  });
  assert.equal(depthIn({ ...pen, deep: false }), null);
  assert.notEqual(depthIn({ ...pen, deep: true }), null);
});

test("only what a stage shows is painted, within its ground", () => {
  const ground = depthGround({ scene: chain, visible: stageWith(500) }) ?? assert.fail();
  assert.equal(ground.y, chain.bounds.y + chain.bounds.h);
  const keys = markItems({ scene: chain, visible: stageWith(500) }).map(({ key }) => key);
  assert.equal(keys.filter((key) => key.startsWith("depth")).length, 1 + columns.length);
  assert.equal(depthGround({ scene: chain, visible: stageWith(0) }), null);
});

test("a fitted drawing leaves room below it, and gets no smaller for that", () => {
  const stage = { width: 1032, height: 628 };
  const { bounds } = chain;
  const zoom = Math.min(1, (stage.width - 80) / bounds.w);
  const room = withRoom(chain, stage);
  assert.ok(room.h * zoom > bounds.h * zoom + 200 && room.h * zoom <= stage.height - 80 + 1e-9);
  assert.deepEqual(withRoom(chain, { ...stage, height: bounds.h * zoom + 200 }), bounds);
  const shallow = sceneOf(layered([2, 2, 2]));
  assert.deepEqual(withRoom(shallow, stage), shallow.bounds);
});
