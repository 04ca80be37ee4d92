/** The geometry of an open question: lanes, legs, places of words, bars, arcs, and what steps back. */

import assert from "node:assert/strict";
import test from "node:test";
import { createIndexer } from "../../../static/js/model/document/indexing.js";
import { between, FAINT } from "../../../static/js/render/marks/fade.js";
import { attempt, badgePlaces, freer } from "../../../static/js/render/question/arcs.js";
import { arrivalsOf } from "../../../static/js/render/question/bars.js";
import { scopeOf, standingIn, withoutKnobs } from "../../../static/js/render/question/involved.js";
import { labelPlaces } from "../../../static/js/render/question/label_places.js";
import { layRibbons, standing } from "../../../static/js/render/question/lanes.js";
import { legsAlong, legsOf } from "../../../static/js/render/question/path_routes.js";
import { toldBy } from "../../../static/js/render/question/topic.js";
import { createRun } from "../../../static/js/render/question/transitions.js";
import { magnification } from "../../../static/js/render/question/turn.js";
import { beside, groundOf, take } from "../../../static/js/render/question/word_places.js";
import {
  distance,
  gap,
  outside,
  overlap,
  toTrack,
  trackToRect,
} from "../../../static/js/render/scene/geometry.js";
import { worked } from "../playback/documents.js";
import { sceneOf } from "./setting.js";

const EVERYWHERE = { x: -1e6, y: -1e6, w: 2e6, h: 2e6 };
const document = worked();
const index = createIndexer()(document);
const scene = sceneOf(document);
const edgeOf = (/** @type {string} */ source, /** @type {string} */ target) =>
  document.edges.find((edge) => edge.source === source && edge.target === target)?.id ?? assert.fail();
const [e1, e5, e7] = [edgeOf("i1", "h1"), edgeOf("h1", "o1"), edgeOf("h1", "o2")];
const w1 = `parameter:${document.edges.find(({ id }) => id === e1)?.weight}`;

const path = (/** @type {string} */ second, /** @type {string} */ output) => ({
  use: `edge:${e1}`,
  through: ["h1", output],
  edges: [e1, second],
  factors: [0, 1, 2],
});
const routes = [path(e5, "o1"), path(e7, "o2")].map((row, i) => ({
  path: i,
  legs: legsOf(scene, row),
  value: i === 0 ? 1 : -1,
}));
const laid = layRibbons(routes, { width: 7, scale: 1, half: () => 2 });

/** @type {import("../../../static/js/render/question/topic.js").Subject} */
const subject = {
  kind: "paths",
  about: w1,
  paths: null,
  walk: null,
  turned: null,
  fast: null,
  checked: null,
  done: 0,
};

test("a path goes from before its knob over its edges to L, a factor on each", () => {
  const [legs] = routes.map(({ legs: each }) => each);
  assert.deepEqual(
    legs.map(({ key, factor }) => [key, factor]),
    [
      [`edge:${e1}`, 0],
      [`edge:${e5}`, 1],
      ["loss:o1", 2],
    ],
  );
  const part = scene.knobs.get(e1)?.part ?? assert.fail();
  assert.ok(legs[0].from > 0 && legs[0].from < part);
  assert.deepEqual(
    legsAlong(scene, [e1, e5], w1).map(({ key }) => key),
    legs.map(({ key }) => key),
  );
});

test("a path from a bias begins on the rim, at twelve o'clock, and its lanes lie outside", () => {
  const body = scene.body.get("h1") ?? assert.fail();
  const [rim] = legsOf(scene, { use: "bias:h1", through: ["h1", "o1"], edges: [e5], factors: [0, 1, 2] });
  assert.ok(distance(rim.way.points[0], { x: body.x, y: body.y - body.r }) < 1e-9);
  const both = [0, 1].map((each) => ({ path: each, legs: [rim], value: 1 }));
  const { ribbons } = layRibbons(both, { width: 7, scale: 1, half: () => 0 });
  const far = ribbons.map(({ strips }) =>
    Math.min(...strips[0].way.points.map((point) => distance(point, body))),
  );
  assert.ok(far[0] > body.r && far[1] > far[0] + 7);
});

test("two paths on one edge lie on its two sides, clear of it and of each other", () => {
  const [one, other] = laid.ribbons.map(({ strips }) => strips[0]);
  const way = routes[0].legs[0].way;
  const middles = [one, other].map((strip) => strip.way.points.at(-1) ?? assert.fail());
  for (const place of middles) assert.ok(toTrack(way, place) >= 2 + 7 / 2);
  assert.ok(distance(middles[0], middles[1]) >= 2 * (2 + 7 / 2));
  assert.ok(middles[0].y < middles[1].y);
  const three = layRibbons([...routes, { ...routes[0], path: 2 }], {
    width: 7,
    scale: 1,
    half: () => 2,
  }).ribbons;
  const above = [three[0], three[2]].map(({ strips }) =>
    toTrack(way, strips[0].way.points.at(-1) ?? assert.fail()),
  );
  assert.ok(above[1] >= above[0] + 7);
});

test("a ribbon grows from its start, or from its end backward", () => {
  const [ribbon] = laid.ribbons;
  const last = ribbon.strips.at(-1) ?? assert.fail();
  assert.equal(standing(ribbon, last, 0.1), null);
  assert.deepEqual(standing(ribbon, ribbon.strips[0], 1), { from: 0, until: 1 });
  const back = { ...ribbon, backward: true };
  assert.equal(standing(back, back.strips[0], 0.1), null);
  const part = standing(back, last, 0.1) ?? assert.fail();
  assert.ok(part.from > 0 && part.until === 1);
  assert.deepEqual(standing({ ...back, fresh: false }, back.strips[0], 0.1), { from: 0, until: 1 });
});

test("labels stand clear of neurons, knobs, ribbons and one another", () => {
  const ways = laid.ribbons.flatMap(({ strips }) => strips.map(({ way }) => way));
  const ground = groundOf({ scene, grown: new Set(), frame: EVERYWHERE }, null, ways);
  const places = routes.flatMap(({ legs }) =>
    legs.map(({ key, way }) =>
      take(ground, labelPlaces(way, laid.reach.get(key) ?? assert.fail(), 1, { w: 120, h: 20 }, 1)),
    ),
  );
  for (const [i, rect] of places.entries()) {
    assert.ok(rect);
    for (const { box } of [...scene.knobs.values(), ...scene.targets.values()]) assert.ok(gap(rect, box) > 0);
    for (const body of scene.bodies) assert.ok(outside(rect, body) > body.r * (body.square ? 0 : 1));
    for (const way of ways) assert.ok(trackToRect(way, rect) > 0);
    for (const other of places.slice(i + 1)) assert.ok(other && !overlap(rect, other));
  }
});

test("words without a free place stay away", () => {
  const ground = groundOf({ scene, grown: new Set(), frame: EVERYWHERE }, null, []);
  const body = scene.body.get("h1") ?? assert.fail();
  assert.equal(take(ground, [{ rect: body.box, liking: 0 }]), null);
  const knob = scene.knobs.get(e1)?.box ?? assert.fail();
  assert.ok(beside(knob, { w: 30, h: 14 }, 5).every(({ rect }) => !overlap(rect, knob)));
});

test("bars are few: the smaller paths share one, whose count is exact", () => {
  const paths = [5, 4, 3, 2, 1, 0.5].map((value) => ({ value }));
  const answer = /** @type {any} */ ({ paths, remainder: 0.25, remainder_count: "1048573", gradient: 15.75 });
  const arrivals = arrivalsOf(answer);
  assert.deepEqual(
    arrivals.map(({ count }) => count),
    [null, null, null, null, "1048575"],
  );
  assert.equal(
    arrivals.reduce((sum, { value }) => sum + value, 0),
    15.75,
  );
  assert.equal(
    arrivalsOf({ ...answer, paths: paths.slice(0, 5), remainder: 0, remainder_count: "0" }).length,
    5,
  );
});

test("an attempt stops before its aim, its bar across, half way where nothing is there", () => {
  const body = scene.body.get("h1") ?? assert.fail();
  const from = { x: body.x, y: body.y, r: body.r };
  const knob = scene.knobs.get(e7)?.box ?? assert.fail();
  const whole = attempt(from, knob, { side: 1, until: 1, scale: 1 });
  assert.ok(Math.abs(distance(whole.from, from) - body.r) < 1e-9);
  const left = outside(knob, whole.to);
  assert.ok(left > 0 && left < 12);
  assert.ok(Math.abs(distance(...whole.stop) - 20) < 1e-9);
  const half = attempt(from, knob, { side: 1, until: 0.5, scale: 1 });
  assert.ok(outside(knob, half.to) > left);
  for (const place of badgePlaces(whole, 1)) assert.ok(distance(place, whole.to) > 5);
});

test("an arc bows to the side where it covers less", () => {
  const [from, to] = [
    { x: 0, y: 0, r: 10 },
    { x: 200, y: 0, r: 10 },
  ];
  const how = { until: 1, scale: 1 };
  const above = freer(from, to, how, ({ y }) => (y > 0 ? 1 : 0));
  const below = freer(from, to, how, ({ y }) => (y < 0 ? 1 : 0));
  assert.ok(attempt(from, to, { ...how, side: above }).control.y < 0);
  assert.ok(attempt(from, to, { ...how, side: below }).control.y > 0);
});

test("changes are magnified by a power of ten that leaves the largest within half a dial", () => {
  assert.equal(magnification([0.0012, -0.00009, 0]), 100);
  assert.equal(magnification([0.6, 0]), 1);
  assert.equal(magnification([0, 0]), 1);
});

test("off the paths of w1 steps back h2 with its edges, and their knobs go", () => {
  const scope = scopeOf(index, subject) ?? assert.fail();
  assert.deepEqual([...scope.neurons].sort(), ["h2", "i2"]);
  assert.deepEqual(
    document.edges.filter(({ id }) => !scope.edges.has(id)).map(({ id }) => id),
    [e1, e5, e7],
  );
  assert.equal(scope.losses.size, 0);
  assert.deepEqual([...withoutKnobs(scene, scope).knobs.keys()].sort(), [e1, e5, e7].sort());
});

test("in the walk what does not depend steps back, and its edges open a gap", () => {
  const step = (/** @type {string} */ of, /** @type {boolean} */ depends) => ({
    of: `neuron:${of}`,
    depends,
  });
  const walk = /** @type {any} */ ({ steps: [step("o1", true), step("h2", false)] });
  const walking = { ...subject, kind: /** @type {const} */ ("walk"), walk };
  assert.equal(scopeOf(index, { ...walking, done: 1 })?.neurons.size, 0);
  const scope = scopeOf(index, { ...walking, done: 2 }) ?? assert.fail();
  assert.deepEqual([...scope.neurons], ["h2"]);
  const line = scene.edge.get(edgeOf("h2", "o1")) ?? assert.fail();
  assert.deepEqual(standingIn(null, scope)(line), { wasOff: false, isOff: true, gap: true });
});

test("an equation that names nothing leaves the drawing as it is", () => {
  const checked = /** @type {any} */ ({ factors: [], findings: [], paths: [] });
  assert.equal(scopeOf(index, { ...subject, kind: "check", checked }), null);
});

test("strength goes from one state to the next, and at once where motion is reduced", () => {
  const fade = { before: null, now: null, part: 0.5 };
  assert.equal(between(fade, false, true), 1 - (1 - FAINT) / 2);
  /** @type {((now: number) => boolean)[]} */
  const movers = [];
  const clock = /** @type {any} */ ({
    now: () => 0,
    run: (/** @type {any} */ move) => movers.push(move) && (() => {}),
  });
  /** @type {number[]} */
  const told = [];
  createRun(clock, /** @type {any} */ ({ peek: () => true }), (part) => told.push(part)).start(180);
  assert.deepEqual([told, movers.length], [[1], 0]);
  createRun(clock, /** @type {any} */ ({ peek: () => false }), (part) => told.push(part)).start(180);
  assert.equal(movers[0](90), true);
  assert.equal(movers[0](180), false);
  assert.deepEqual(told, [1, 0, 0.5, 1]);
});

test("the knob of a turned weight has the gradient at its turned value", () => {
  const turned = /** @type {any} */ ({ gradient: 0.0004386, gradient_turned: 0.0004383 });
  const rest = { touched: null, said: null, told: 1, projected: false };
  const told = toldBy({ ...subject, kind: "turn", turned, current: true, ...rest });
  assert.deepEqual(told?.gradient, { state: "current", value: 0.0004383 });
});
