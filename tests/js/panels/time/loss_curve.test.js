/** The loss over a run: scales that fit it, a path as fine as the pixels, where it breaks off, what is told of it. */

import assert from "node:assert/strict";
import test from "node:test";
import { filmOf, lossWords } from "../../../../static/js/panels/time/loss_curve.js";
import { curvePath, pointAt, scalesOf, thin } from "../../../../static/js/panels/time/loss_curve_layout.js";
import { worked } from "../../playback/documents.js";
import { openModel } from "../../playback/fixtures.js";

/** @import { Curve } from "../../../../static/js/model/run/curves.js" */

const BOX = { left: 100, right: 500, top: 20, bottom: 60 };

/** @param {number[]} losses @param {Partial<Curve> & {from?: number}} [more] @returns {Curve} */
const curve = (losses, { from = 1, ...more } = {}) => ({
  ...{ run: 1, parent: null, parentIteration: null, samples: 1 },
  iterations: Float64Array.from(losses, (_, at) => from + at),
  losses: Float64Array.from(losses),
  validation: new Float64Array(0),
  test: new Float64Array(0),
  ...more,
});

/** @param {number} count @param {(at: number) => number} loss */
const counted = (count, loss) => Array.from({ length: count }, (_, at) => loss(at));

/** The points of a path, as numbers. @param {string} path */
const points = (path) =>
  path
    .slice(1)
    .split("L")
    .map((pair) => pair.split(" ").map(Number));

test("the curve fills the box from the run's start to the newest iteration, its foot is 0", () => {
  const { x, y, log, first, last } = scalesOf(curve([0.4, 0.3, 0.2]), [], BOX);
  assert.deepEqual([first, last, log], [1, 3, false]);
  assert.deepEqual([x(1), x(3), y(0.4), y(0)], [100, 500, 20, 60]);
});

test("losses that span decades stand on a logarithmic scale: each decade is as high as the next", () => {
  const { y, log } = scalesOf(curve([1, 0.1, 0.01]), [], BOX);
  assert.equal(log, true);
  assert.deepEqual([y(1), y(0.1), y(0.01)].map(Math.round), [20, 40, 60]);
});

test("a loss of 0 among decades stands at the foot", () => {
  const { y } = scalesOf(curve([1, 0.001, 0]), [], BOX);
  assert.equal(y(0), 60);
});

test("another run widens both scales, but a diverging one does not flatten the present one", () => {
  const wide = scalesOf(curve([0.4, 0.3]), [curve([0.8, 0.7, 0.6], { run: 2 })], BOX);
  assert.deepEqual([wide.last, wide.y(0.8)], [3, 20]);
  const { y, log } = scalesOf(curve([0.4, 0.3]), [curve([0.4, 1e200], { run: 2 })], BOX);
  assert.equal(log, false);
  assert.equal(y(4), 20);
  assert.equal(y(1e200), 20);
});

test("a pixel finds its iteration again, and none outside the run", () => {
  const { x, iterationAt } = scalesOf(curve(counted(500, () => 1)), [], BOX);
  for (const iteration of [1, 17, 120, 499, 500]) assert.equal(iterationAt(x(iteration)), iteration);
  assert.deepEqual([iterationAt(-50), iterationAt(9999)], [1, 500]);
});

test("thousands of points become no more than two for a pixel, and every peak stays", () => {
  const losses = counted(4096, (at) => (at === 2000 ? 5 : 1 + (at % 2)));
  const scales = scalesOf(curve(losses), [], BOX);
  const { path, broken } = curvePath(curve(losses), scales);
  const drawn = points(path);
  assert.ok(drawn.length <= 2 * 401, String(drawn.length));
  assert.equal(Math.min(...drawn.map(([, y]) => y)), 20);
  assert.equal(broken, null);
});

test("few points are all drawn", () => {
  const losses = [0.4, 0.1, 0.3];
  const scales = scalesOf(curve(losses), [], BOX);
  assert.equal(points(curvePath(curve(losses), scales).path).length, 3);
});

test("a curve ends where its numbers are finite no longer, and a mark stands there", () => {
  const losses = [1, 2, 3, Number.NaN, 2];
  const scales = scalesOf(curve(losses), [], BOX);
  const { path, broken } = curvePath(curve(losses), scales);
  assert.equal(points(path).length, 3);
  assert.deepEqual(broken, { x: scales.x(4), y: scales.y(3) });
});

test("a long curve of another run keeps its ends, its peaks and where it breaks off", () => {
  const losses = counted(4096, (at) => (at === 3000 ? 7 : at === 17 ? 0.1 : at >= 4000 ? Number.NaN : 1));
  const known = curve(losses);
  const { iterations, losses: kept } = thin(known);
  assert.ok(kept.length <= 1030, String(kept.length));
  assert.deepEqual(
    [...iterations].sort((one, other) => one - other),
    [...iterations],
  );
  assert.deepEqual([iterations[0], iterations.at(-2), iterations.at(-1)], [1, 4000, 4001]);
  assert.ok(kept.includes(7) && kept.includes(0.1));
  assert.ok(Number.isNaN(kept[kept.length - 1]));
  assert.equal(thin(known), thin(known));
  const short = curve([1, 2]);
  assert.equal(thin(short), short);
});

test("the loss at an iteration is the point there, or the last one before", () => {
  const thin = curve([], { iterations: Float64Array.of(3, 6, 9), losses: Float64Array.of(0.3, 0.2, 0.1) });
  assert.equal(pointAt(thin, 2), null);
  assert.deepEqual(pointAt(thin, 6), { iteration: 6, loss: 0.2 });
  assert.deepEqual(pointAt(thin, 8), { iteration: 6, loss: 0.2 });
  assert.deepEqual(pointAt(thin, 1000), { iteration: 9, loss: 0.1 });
});

/** A model at an iteration of a run. @param {number} run @param {number} iteration */
function at(run, iteration) {
  const { model, cursor } = openModel(worked());
  cursor(0, { run, iteration });
  const bytes = (/** @type {number[]} */ list) => new Uint8Array(Float64Array.from(list).buffer);
  return {
    model,
    /** @param {number} of @param {number[]} losses @param {{from?: number, parent?: number, samples?: number}} [more] */
    told: (of, losses, { from = 1, parent, samples = 1 } = {}) =>
      model.receive.curve({
        ...{ event: "curve", number: 1, run: of, samples, anew: true, gone: false },
        iterations: bytes(losses.map((_, index) => from + index)),
        losses: bytes(losses),
        validation: bytes([]),
        test: bytes([]),
        parent: parent ?? null,
        parent_iteration: parent === undefined ? null : from,
      }),
  };
}

test("there is no curve before the second iteration", () => {
  const { model, told } = at(1, 1);
  assert.equal(filmOf(model), null);
  told(1, [0.3]);
  assert.equal(filmOf(model), null);
  told(1, [0.3, 0.2]);
  assert.deepEqual(filmOf(model)?.present?.losses, Float64Array.of(0.3, 0.2));
});

test("after branching off, the parent's curve stays behind and the new run begins where it left", () => {
  const { model, told } = at(2, 30);
  told(
    1,
    counted(50, (index) => 1 / (1 + index)),
  );
  told(2, [0.03], { from: 30, parent: 1 });
  const film = filmOf(model);
  assert.deepEqual(
    film?.others.map(({ run }) => run),
    [1],
  );
  assert.deepEqual([film?.present?.run, film?.first, film?.newest], [2, 30, 30]);
});

test("the iteration is told with its loss, and with the point's own iteration where the curve is thinned", () => {
  const { model, told } = at(1, 2);
  told(1, [0.3, 0.25]);
  assert.equal(lossWords(filmOf(model), 2), "iteration 2 · loss 0.2500");
  assert.equal(lossWords(filmOf(model), 3), "iteration 3 · loss 0.2500 at 2");
  assert.equal(lossWords(null, 3), "iteration 3");
});

test("with several samples it is told over which of them the loss is", () => {
  const { model, told } = at(1, 2);
  const [sample] = model.store.document.value?.samples ?? [];
  const samples = [sample, sample, sample];
  model.receive.patch({
    event: "patch",
    revision: 2,
    diff: samples.slice(1).map(added),
    kept: 0,
    member: "",
  });
  told(1, [0.3, 0.25], { samples: 3 });
  assert.equal(lossWords(filmOf(model), 2), "iteration 2 · loss over all samples 0.2500");
  told(1, [0.3, 0.25], { samples: 2 });
  assert.equal(lossWords(filmOf(model), 2), "iteration 2 · loss over the first 2 samples 0.2500");
});

/** @param {import("../../../../static/js/protocol/messages.js").Sample} sample @returns {any} */
const added = ({ inputs, targets }) => ({ op: "add_sample", at: 0, inputs, targets });
