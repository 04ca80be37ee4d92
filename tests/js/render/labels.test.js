/** The number below a neuron: its symbol says which quantity it is, and one picture shows one quantity. */

import assert from "node:assert/strict";
import test from "node:test";
import { createIndexer } from "../../../static/js/model/document/indexing.js";
import { record } from "../../../static/js/render/layers/strokes.js";
import { paintBelow } from "../../../static/js/render/marks/labels.js";
import { measureOf } from "../../../static/js/render/marks/scale.js";
import { NOTHING_IN_VIEW } from "../../../static/js/render/scene/largest_numbers.js";
import { worked } from "../playback/documents.js";
import { measure, sceneOf } from "./setting.js";

const NONE = { state: "none", value: Number.NaN };
const known = (/** @type {number} */ value) => ({ state: "current", value });

/** Where the last number began and ended, from the middle of its neuron. */
let [start, end] = [0, 0];

/** What stands below a neuron, as it is read. */
function below(
  /** @type {string} */ id,
  /** @type {Record<string, object>} */ read,
  { delta = "delta", looked = false, arrived = /** @type {number[]} */ ([]) } = {},
) {
  const document = worked();
  const scene = sceneOf(document);
  /** @type {string[]} */
  const texts = [];
  const write = (/** @type {any} */ _to, /** @type {string} */ text) => {
    texts.push(text);
    return 10;
  };
  const addition = {
    kind: "grad_sum",
    id,
    role: "gradient",
    steps: arrived.map((_, i) => i),
    sum: arrived.length,
  };
  const pen = {
    scene,
    sizes: scene.sizes,
    theme: { gradient: "gradient", second: "second", value: "value", line: "line", paper: "paper" },
    type: { ...measure, upright: measure.name, drawName: write, drawUpright: write },
    measure: measureOf("log", () => NOTHING_IN_VIEW),
    index: { ...createIndexer()(document), notation: { pre_activation: "z", delta } },
    attention: {
      few: true,
      asked: new Set(looked ? [`neuron:${id}`] : []),
      neuron: null,
      phase: "backward",
      additions: arrived.length > 0 ? [addition] : [],
    },
    shown: arrived.length,
    valueAt: (/** @type {number} */ step) => arrived[step],
    read: Object.fromEntries(["z", "gradA", "gradZ"].map((name) => [name, () => read[name] ?? NONE])),
    zoom: 1,
    digits: 4,
  };
  const body = scene.body.get(id) ?? assert.fail();
  const strokes = record((to) => paintBelow(/** @type {any} */ ({ ...pen, to }), body));
  const at = strokes.indexOf("fillText");
  if (at >= 0) {
    start = Number(strokes[at + 3]) - body.x;
    end = start + measure.number(String(strokes[at + 2]), scene.sizes.label);
  }
  return [...texts, ...(at < 0 ? [] : [strokes[at + 2]])].join("");
}

test("δ stands below a neuron as soon as it is known, with its symbol", () => {
  const both = { gradA: known(0.7414), gradZ: known(0.1385) };
  assert.equal(below("o1", both), "δ0.1385");
  assert.equal(below("o1", both, { looked: true }), "δ0.1385");
  assert.equal(below("o1", both, { delta: "long" }), "∂L/∂z0.1385");
});

test("a number with a power of ten has fewer digits where all would reach the next neuron", () => {
  const written = below("o1", { gradZ: known(2.9051e-14) });
  assert.ok(["δ2.91×10⁻¹⁴", "δ2.9×10⁻¹⁴"].includes(written), written);
});

test("before that, and below an input, ∂L/∂ of its output says so", () => {
  assert.equal(below("o1", { gradA: known(0.7414) }), "∂L/∂o10.7414");
  assert.equal(below("i1", { gradA: known(0.003804) }, { looked: true }), "∂L/∂i10.003804");
  assert.equal(below("i1", { gradA: known(0.003804) }), "");
});

test("a gradient that is asked for is a question with its symbol", () => {
  assert.equal(below("o1", { gradA: { ...NONE, asked: true } }), "∂L/∂o1?");
});

test("the question stands beside the bars of what has arrived, which take the place of its symbol", () => {
  assert.equal(below("h2", { gradA: { ...NONE, asked: true } }, { arrived: [0.06, -0.02] }), "?");
  assert.ok(start > 0);
});

test("forward its sum stands there when somebody looks", () => {
  assert.equal(below("h1", { z: known(0.3775) }, { looked: true }), "z0.3775");
});

test("a row that is longer than its place is centred below its neuron, so that nothing is cut off", () => {
  below("o1", { gradZ: known(0.1) });
  const short = start;
  below("o1", { gradA: known(-0.000123456) });
  const { labelWidth, radius } = sceneOf(worked()).sizes;
  assert.ok(short > -radius && end < Math.max(labelWidth - radius, 90), String(end));
  assert.ok(end > 0 && start < 40);
});
