/** The large plot: axes that can be read, what stands at an iteration, what stands out. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { apart, axisOf } from "../../../../static/js/panels/plot/axes.js";
import { endsOf, flagsOf, kindsOf, readingAt } from "../../../../static/js/panels/plot/reading.js";

/** @import { Curve } from "../../../../static/js/model/run/curves.js" */

const AUTO = { x: null, y: null };

/** @param {number[]} losses @param {number[]} [iterations] @returns {Curve} */
const curve = (losses, iterations = losses.map((_, at) => at + 1)) => ({
  ...{ run: 1, parent: null, parentIteration: null, samples: 4 },
  iterations: Float64Array.from(iterations),
  losses: Float64Array.from(losses),
  validation: new Float64Array(0),
  test: new Float64Array(0),
});

test("a linear axis has round ticks, and a pixel finds its value again", () => {
  const axis = axisOf("linear", [0, 1], [400, 0], "up");
  assert.deepEqual([axis.at(0), axis.at(1), axis.at(2)], [400, 0, 0]);
  assert.ok(axis.ticks.includes(0.5));
  assert.ok(Math.abs(axis.valueAt(100) - 0.75) < 1e-12);
});

test("on a log axis each decade is as long as the next; its numbers are round, and never too many", () => {
  const axis = axisOf("log", [1, 1000], [0, 600], "across");
  assert.deepEqual([1, 10, 100, 1000].map(axis.at).map(Math.round), [0, 200, 400, 600]);
  assert.ok(axis.ticks.includes(1) && axis.ticks.includes(1000));
  assert.equal(Math.round(axis.valueAt(300)), 32);
  for (const [low, high] of [
    [1, 2],
    [0.3, 0.4],
    [1, 1e7],
    [1e-300, 1e300],
    [2, 19],
  ]) {
    const { ticks, minor } = axisOf("log", [low, high], [0, 600], "across");
    assert.ok(ticks.length <= 9, `${low} to ${high}`);
    assert.ok([...ticks, ...minor].every((value) => value >= low * 0.999 && value <= high * 1.001));
  }
});

test("where a log axis has room for two numbers they are powers of ten, far apart", () => {
  assert.deepEqual(axisOf("log", [0.0007, 0.7], [122, 0], "up").ticks, [0.001, 0.1]);
  assert.deepEqual(axisOf("log", [2, 2.4], [122, 0], "up").ticks, [2]);
});

test("powers of ten are chosen where numbers span a hundredfold, unless somebody chose", () => {
  const long = endsOf([curve([1, 0.5, 0.001], [1, 50, 5000])]);
  assert.deepEqual(kindsOf(long, AUTO), { x: "log", y: "log", loss: [0.001, 1] });
  assert.deepEqual(kindsOf(long, { x: "linear", y: "linear" }), { x: "linear", y: "linear", loss: [0, 1] });
  const short = endsOf([curve([1, 0.9, 0.8])]);
  assert.deepEqual(kindsOf(short, AUTO), { x: "linear", y: "linear", loss: [0, 1] });
});

test("a loss that is 0, negative or not finite has an axis all the same", () => {
  assert.deepEqual(kindsOf(endsOf([curve([0, 0])]), { x: null, y: "log" }).y, "log");
  assert.deepEqual(kindsOf(endsOf([curve([-2, -1])]), { x: null, y: "log" }), {
    x: "linear",
    y: "linear",
    loss: [-2, -1],
  });
  assert.deepEqual(endsOf([curve([Number.NaN, Number.POSITIVE_INFINITY])]).y, [0, 1]);
  assert.deepEqual(endsOf([]).x, [1, 2]);
});

test("an iteration says what it did where the curve has both ends, else the last point before it", () => {
  const points = curve([0.9, 0.7, 0.5], [1, 2, 10]);
  assert.deepEqual(readingAt(points, 1), {
    code: "plot_takes",
    values: { iteration: 1, before: 0.9, after: 0.7 },
  });
  assert.equal(readingAt(points, 10)?.code, "plot_at");
  assert.deepEqual(readingAt(points, 6), {
    code: "plot_before",
    values: { iteration: 6, point: 2, loss: 0.7 },
  });
  assert.equal(readingAt(curve([]), 6), null);
});

test("what stands out is marked where it is, and its press walks the iteration that did it", () => {
  const drop = { first: 3, last: 4, before: 0.9, after: 0.2, undoes: false };
  /** @type {any} */
  const landmarks = { drop, right: [7, 8] };
  const flags = flagsOf(curve([1, 1, Number.NaN], [1, 20, 30]), landmarks);
  assert.deepEqual(
    flags.map(({ code, iteration, walk }) => [code, iteration, walk]),
    [
      ["plot_drop", 3, 3],
      ["plot_right", 8, 7],
      ["plot_broken", 30, 29],
    ],
  );
  const coarse = flagsOf(curve([1, 0.5]), /** @type {any} */ ({ drop: { ...drop, last: 9 }, right: [4, 8] }));
  assert.deepEqual(
    coarse.map(({ code, walk }) => [code, walk]),
    [
      ["plot_drop_between", 3],
      ["plot_right_by", 8],
    ],
  );
  assert.deepEqual(flagsOf(curve([1, 0.5]), null), []);
});

test("names keep their distance and their order, within the field", () => {
  assert.deepEqual(apart([10, 12, 100], 22, [0, 200]), [10, 32, 100]);
  assert.deepEqual(apart([198, 199], 22, [0, 200]), [178, 200]);
  const [one, other] = apart([50, 50], 22, [0, 200]);
  assert.equal(Math.abs(one - other), 22);
});
