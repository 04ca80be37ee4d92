/** A number of exactly 0 and one too small for the scale: two marks, wherever numbers are drawn. */

import assert from "node:assert/strict";
import test from "node:test";
import { record } from "../../../static/js/render/layers/strokes.js";
import { layBars, paintBar } from "../../../static/js/render/marks/bars.js";
import { restingGradient } from "../../../static/js/render/marks/gradients_at_rest.js";
import { paintNeuron } from "../../../static/js/render/marks/neurons.js";
import { measureOf, TOO_SMALL, ZERO } from "../../../static/js/render/marks/scale.js";
import { dial } from "../../../static/js/render/marks/shapes.js";
import { createCrowd } from "../../../static/js/render/motion/dots.js";
import {
  amount,
  gradientPulse,
  straightPulse,
  valuePulse,
  weightPulse,
} from "../../../static/js/render/motion/pulses.js";
import { paintBadges } from "../../../static/js/render/motion/reduced_motion.js";
import { layRibbons } from "../../../static/js/render/question/lanes.js";
import { legsOf } from "../../../static/js/render/question/path_routes.js";
import { paintRibbons } from "../../../static/js/render/question/ribbons.js";
import { NOTHING_IN_VIEW } from "../../../static/js/render/scene/largest_numbers.js";
import { worked } from "../playback/documents.js";
import { sceneOf, measure as widths } from "./setting.js";

const theme = { ink: "ink", second: "second", line: "line", value: "value", gradient: "gradient" };
const document = worked();
const scene = sceneOf(document);
const line = [...scene.edge.values()].find(({ source, target }) => source === "h1" && target === "o1");
const SMALL = 1e-6;
const measure = measureOf("log", () => NOTHING_IN_VIEW);

/** What a painter does; `part` of the pen differs from the usual one. */
function painted(/** @type {(pen: any) => void} */ paint, part = {}) {
  return record((to) =>
    paint({
      to,
      scene,
      sizes: scene.sizes,
      theme: { ...theme, paper: "paper", track: "track", valueTint: "tint" },
      type: widths,
      measure,
      read: { parameter: () => ({ value: 0.4, state: "current" }) },
      bounded: () => true,
      zoom: 1,
      digits: 4,
      ...part,
    }),
  );
}
const count = (/** @type {readonly unknown[]} */ strokes, /** @type {string} */ word) =>
  strokes.filter((each) => each === word).length;

/** A ring with a slash in second ink, and nothing that flows. */
function assertZero(/** @type {readonly unknown[]} */ strokes) {
  assert.deepEqual([count(strokes, "arc"), count(strokes, "second")], [1, 1]);
  for (const word of ["gradient", "value", "fill", "globalAlpha"])
    assert.equal(count(strokes, word), 0, word);
}
/** Three dots, outlined where negative. */
function assertDots(
  /** @type {readonly unknown[]} */ strokes,
  /** @type {string} */ colour,
  negative = false,
) {
  assert.deepEqual([count(strokes, "arc"), count(strokes, colour)], [3, 3]);
  assert.equal(count(strokes, "stroke"), negative ? 3 : 0);
}
const load = (
  /** @type {number} */ before,
  /** @type {number} */ after,
  knob = scene.knobs.get(line?.id ?? ""),
) => {
  const sized = (/** @type {number} */ value) => amount(/** @type {any} */ ({ measure }), value, "a", "h1");
  return { line: line ?? assert.fail(), knob, before: sized(before), after: sized(after) };
};

test("exactly 0 and too small for the scale are two answers, on every scale", () => {
  const largest = () => ({ sides: { value: 8, gradient: 8 }, inView: () => 8, inLayer: () => 2 });
  for (const scale of /** @type {const} */ (["log", "log8", "linear", "layer"])) {
    const size = measureOf(scale, largest);
    assert.equal(size(0, "grad_z", "h1"), ZERO);
    assert.equal(size(-SMALL / 1000, "grad_z", "h1"), TOO_SMALL);
    assert.ok(size(-2, "grad_z", "h1") > 0);
  }
});

test("a gradient at rest", () => {
  const at = (/** @type {number} */ value, /** @type {"current" | "stale"} */ state) =>
    painted((pen) =>
      restingGradient(pen, { x: 0, y: 0 }, { value, state }, { family: "grad_a", neuron: "h1" }),
    );
  assertZero(at(0, "current"));
  assertDots(at(SMALL, "current"), "gradient");
  assertDots(at(-SMALL, "current"), "gradient", true);
  assertDots(at(SMALL, "stale"), "line");
  assert.equal(count(at(0.1, "current"), "arc"), 0);
});

test("nothing flows along an edge where a number is exactly 0; what is too small flows as dots", () => {
  for (const [pulse, colour] of /** @type {const} */ ([
    [valuePulse, "value"],
    [gradientPulse, "gradient"],
    [weightPulse, "gradient"],
  ])) {
    const at = (/** @type {number} */ value, /** @type {number} */ part) =>
      painted((pen) => pulse(pen, load(value, value), part));
    assertZero(at(0, 0.2));
    assert.deepEqual(at(0, 0.2), at(0, 0.9));
    assertDots(at(SMALL, 0.2), colour);
    assertDots(at(-SMALL, 0.9), colour, true);
    assert.notDeepEqual(at(SMALL, 0.2), at(SMALL, 0.3));
  }
});

test("a number that a weight turns into 0 ends at the joint", () => {
  const at = (/** @type {number} */ part) => painted((pen) => valuePulse(pen, load(0.5, 0), part));
  assert.ok(count(at(0.1), "value") > 0);
  assertZero(at(0.9));
  const stem = painted((pen) => weightPulse(pen, load(0.5, 0), 0.99));
  assertZero(stem);
});

test("no gradient of 0 flies to a bias", () => {
  const [from, to] = [
    { x: 0, y: 0 },
    { x: 0, y: -9 },
  ];
  const at = (/** @type {number} */ value) =>
    painted((pen) => straightPulse(pen, from, to, 0.5, load(value, value).after));
  assert.deepEqual(at(0), []);
  assertDots(at(SMALL), "gradient");
});

test("among thousands of dots, none for a 0 and three small ones for what is too small", () => {
  const at = (/** @type {number} */ value) =>
    painted(
      (pen) => {
        const crowd = createCrowd(pen);
        const note = { kind: "contribution", id: line?.id, step: 0, start: 0, arrive: 100, end: 100 };
        crowd.takes(/** @type {any} */ (note), 50);
        crowd.paint();
      },
      { valueAt: () => value },
    );
  assert.deepEqual(
    [0, SMALL, 0.3].map((value) => count(at(value), "fillRect")),
    [0, 3, 1],
  );
});

test("reduced motion: the mark of 0 stands on the edge with its badge", () => {
  const plan = {
    groupStarts: [0, 1],
    kindOf: () => "contribution",
    idOf: () => line?.id,
    stepOf: () => -1,
  };
  const at = (/** @type {number} */ value, drawing = {}) =>
    painted(paintBadges, {
      ...drawing,
      plan,
      attention: { group: 0 },
      shown: 1,
      valueAt: () => value,
      read: {
        contribution: () => ({ state: "current", value }),
        parameter: () => ({ value: 0.4, state: "current" }),
      },
    });
  assert.deepEqual([count(at(0), "second"), count(at(0), "gradient")], [1, 1]);
  assert.equal(count(at(0), "fillText"), 1);
  // Where the drawing makes way for a question, ribbons and factors leave no room for badges.
  assert.deepEqual(
    at(0, { scene: { ...scene, asked: true } }),
    painted(() => {}),
  );
});

test("a bar of 0 is the mark of 0, a bar too short to be seen three dots in its direction", () => {
  const area = { x: 0, y: 0, w: 60, h: 40 };
  const { bars, sum } = layBars([0.5, 0, -1e-5, -0.5 + 1e-5], area);
  const [plain, zero, small] = bars.map((bar) => painted((pen) => paintBar(pen, bar, "gradient")));
  assert.equal(count(plain, "rect"), 1);
  assertZero(zero);
  assertDots(small, "gradient", true);
  assertZero(painted((pen) => paintBar(pen, sum, "gradient")));
  assert.deepEqual(
    painted((pen) => paintBar(pen, bars[1], "gradient", 0)),
    [],
  );
});

test("an activation of 0 has its mark beside its number, and an empty dial", () => {
  const body = scene.body.get("h1") ?? assert.fail();
  const at = (/** @type {number} */ value) =>
    painted((pen) => paintNeuron(pen, body), { read: { a: () => ({ state: "current", value }) } });
  assert.equal(count(at(0), "value"), 0);
  assert.ok(count(at(0), "second") > 0);
  assert.equal(count(at(0.3), "second"), 0);
  assert.ok(count(at(0.3), "value") > 0);
});

test("a dial too little filled to be seen leaves three dots on its ring", () => {
  const fill = { colour: "value", paper: "paper", positive: false, line: 2, track: "track" };
  const strokes = record((to) => dial(to, { x: 0, y: 0, r: 37, width: 6 }, 1e-4, fill));
  assert.deepEqual([count(strokes, "arc"), count(strokes, "value")], [1 + 3, 3]);
  const empty = record((to) => dial(to, { x: 0, y: 0, r: 37, width: 6 }, 0, fill));
  assert.deepEqual([count(empty, "arc"), count(empty, "value")], [1, 0]);
});

test("a path that comes to 0 is no ribbon: a thin line with the mark of 0 at the factor that is 0", () => {
  const edges = ["i1 h1", "h1 o1"].map(
    (ends) =>
      document.edges.find(({ source, target }) => `${source} ${target}` === ends)?.id ?? assert.fail(),
  );
  const row = { use: `edge:${edges[0]}`, through: ["h1", "o1"], edges, factors: [0, 1, 2] };
  const at = (/** @type {number} */ value) => {
    const route = { path: 0, legs: legsOf(scene, row), value, zeros: new Set(value === 0 ? [1] : []) };
    const { ribbons } = layRibbons([route], { width: 7, scale: 1, half: () => 2 });
    const how = { width: 7, grown: 1, current: true, touched: null };
    return painted((pen) => paintRibbons(pen, ribbons, how));
  };
  assert.equal(count(at(0), "gradient"), 0);
  assert.equal(count(at(0), "arc"), 2);
  assert.equal(count(at(0.2), "gradient"), 3);
  assert.equal(count(at(0.2), "arc"), 0);
});
