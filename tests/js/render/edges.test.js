/** Edges as strokes: all at once and slice by slice they are the same. */

import assert from "node:assert/strict";
import test from "node:test";
import { looksOf, slicesOf, strokesOf } from "../../../static/js/render/marks/edges.js";
import { layOut } from "../../../static/js/render/scene/layout.js";
import { layered } from "../playback/documents.js";

/** A path that remembers where it leads. */
class Path {
  /** @type {number[]} */
  points = [];
  moveTo(/** @type {number} */ x, /** @type {number} */ y) {
    this.points.push(x, y);
  }
  lineTo(/** @type {number} */ x, /** @type {number} */ y) {
    this.points.push(x, y);
  }
}
Object.assign(globalThis, { Path2D: Path });

const large = layOut(layered([30, 40, 30]));
const weightOf = (/** @type {string} */ id) => Math.sin(Number(id.slice(1)));

test("slice by slice the same edges are painted as all at once, and no frame has to paint many", () => {
  /** @type {unknown[]} */
  const painted = [];
  const pen = /** @type {import("../../../static/js/render/marks/pen.js").Pen} */ (
    /** @type {unknown} */ ({
      to: { stroke: (/** @type {Path} */ path) => painted.push(path.points) },
      theme: { edge: "black" },
      fade: null,
      heaviest: 1,
    })
  );
  const slices = slicesOf(pen, large, weightOf);
  let most = 0;
  let step = slices.next();
  for (let before = 0; !step.done; step = slices.next()) {
    most = Math.max(most, painted.length - before);
    before = painted.length;
  }
  const whole = strokesOf(large, { weightOf, heaviest: 1 });
  const paths = (/** @type {import("../../../static/js/render/marks/edges.js").Stroke[]} */ strokes) =>
    strokes.map((stroke) => ({
      ...stroke,
      paths: stroke.paths.map((path) => /** @type {any} */ (path).points),
    }));
  assert.ok(large.plain && most > 0 && most <= 8, `${most}`);
  assert.deepEqual(paths(step.value), paths(whole));
  assert.deepEqual(
    painted,
    paths(whole).flatMap((stroke) => stroke.paths),
  );
});

test("a weight that changes by less than can be seen is no other look; its sign is", () => {
  const small = layOut(layered([2, 2]));
  const look = (/** @type {number} */ weight) => looksOf(small, { weightOf: () => weight, heaviest: 1 });
  assert.equal(look(0.5), look(0.5001));
  assert.notEqual(look(0.5), look(0.6));
  assert.notEqual(look(0.5), look(-0.5));
});
