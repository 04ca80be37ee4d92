/** Ways of edges: straight unless a neuron stands in the way, never through one, never out of the drawing. */

import assert from "node:assert/strict";
import test from "node:test";
import { fitting } from "../../../../static/js/render/fitting/sizes.js";
import { partsOf } from "../../../../static/js/render/scene/bodies.js";
import { OUTLINE, routesOf } from "../../../../static/js/render/scene/edge_routes.js";
import {
  distance,
  grow,
  inside,
  toTrack,
  trackToRect,
  union,
} from "../../../../static/js/render/scene/geometry.js";
import { layOut } from "../../../../static/js/render/scene/layout.js";
import { nearBodies } from "../../../../static/js/render/scene/near_bodies.js";
import { chain, DRAWINGS } from "./drawings.js";

/** @typedef {import("../../../../static/js/render/scene/layout.js").Layout} Layout */

const DENSE = ["2-2-2", "1-6-1", "2-4-2-1", "4-4-4", "6-6-6", "7-8-4", "8-8-8", "10-10-10", "64-64-10"];
/** Each drawing at its usual size, and as it is fitted to a stage. */
const layouts = new Map(
  DRAWINGS.slice(1).flatMap(([name, draw]) => [
    [name, layOut(draw())],
    [`${name} on a stage`, layOut(draw(), fitting(draw(), { width: 1032, height: 728 }).sizes)],
  ]),
);
const drawn = (/** @type {string} */ name) => layouts.get(name) ?? assert.fail(name);

/** Edges with the neurons that they run through. @param {Layout} layout */
const through = ({ lines, bodies }) =>
  lines.flatMap(({ id, source, target, way }) =>
    bodies
      .filter((body) => body.id !== source && body.id !== target)
      .filter((body) => (body.square ? trackToRect(way, body.box) === 0 : toTrack(way, body) < body.r - 1e-6))
      .map((body) => `${id} through ${body.id}`),
  );

for (const [name, layout] of layouts) {
  // With thousands of edges every place is full, so none are bent.
  if (layout.plain) continue;
  test(`in ${name} no edge runs through a third neuron`, () => assert.deepEqual(through(layout), []));

  test(`in ${name} no edge leaves the drawing`, () => {
    const outline = grow(
      union(layout.bodies.flatMap(partsOf)) ?? assert.fail(),
      OUTLINE * layout.sizes.scale,
    );
    for (const { id, way } of layout.lines)
      for (const point of way.points) assert.ok(inside(outline, point), id);
  });
}

test("where every neuron is joined to every one of the next layer all edges are straight", () => {
  for (const name of DENSE) for (const { way } of drawn(name).lines) assert.equal(way.points.length, 2, name);
});

test("a way close beside a neuron stays straight", () => {
  const { body, edge } = layOut(moved(chain(2), "h1", 0, 44));
  assert.ok(distance(body.get("h1") ?? assert.fail(), { x: 280, y: 0 }) > 42);
  assert.equal(edge.get("skip")?.way.points.length, 2);
  assert.ok((layOut(moved(chain(2), "h1", 0, 40)).edge.get("skip")?.way.points.length ?? 0) > 2);
});

test("a bend is as small as it clears the neuron, on the side where it is smaller", () => {
  const { edge } = layOut(moved(chain(2), "h1", 0, 30));
  const heights = edge.get("skip")?.way.points.map(({ y }) => y) ?? [];
  // Above the neuron is the name of its bias.
  const top = Math.min(...heights);
  assert.ok(top < 30 - 42 - 10 && top > 30 - 42 - 40, `${top}`);
  assert.ok(Math.max(...heights) < 1e-6);
});

test("edges past the same neurons keep their own lanes", () => {
  const { body, edge } = drawn("residual");
  const [short, long, last] = ["e8", "e9", "e10"].map((id) => edge.get(id)?.way ?? assert.fail(id));
  for (const id of ["h2", "h3"]) {
    const place = body.get(id) ?? assert.fail();
    assert.ok(Math.abs(heightAt(short, place.x) - heightAt(long, place.x)) > 10, id);
  }
  assert.notEqual(heightAt(last, body.get("h5")?.x ?? 0), 0);
});

test("many edges over one neuron are all apart, within the drawing", () => {
  const { neurons, ...rest } = chain(2);
  const [from, over, to] = neurons;
  const sources = Array.from({ length: 12 }, (_, i) => ({ ...from, id: `s${i}`, x: -100 * i }));
  const edges = sources.map(({ id }) => ({ id: `${id} skips`, source: id, target: to.id, weight: "w1" }));
  const layout = layOut({ ...rest, neurons: [...sources, over, to], edges });
  const heights = layout.lines.flatMap(({ kind, way }) =>
    kind === "edge" ? [heightAt(way, over.x ?? 0)] : [],
  );
  assert.equal(new Set(heights.map((height) => Math.round(height))).size, 12);
});

test("a bend goes round all that it meets, on the side that stays in the drawing", () => {
  const { neurons, ...rest } = chain(2);
  const [from, over, to] = neurons;
  // A line down a diagonal meets a wall, which is longer on the left. On the right a neuron at its start makes
  // the detour begin so early that it leaves the drawing.
  const at = (/** @type {number} */ far, /** @type {number} */ aside) => {
    const [x, y] = [(far - aside) * Math.SQRT1_2, (far + aside) * Math.SQRT1_2];
    return { ...over, id: `${far} ${aside}`, x, y };
  };
  const wall = [-320, -240, -160, -80, 0, 80, 160, 240, 320, 400].map((aside) => at(700, aside));
  const placed = [{ ...from, x: 0, y: 0 }, ...wall, at(170, -60), { ...to, x: 1000, y: 1000 }];
  const skip = { id: "skip", source: from.id, target: to.id, weight: "w1" };
  const layout = layOut({ ...rest, neurons: placed, edges: [skip] });
  const way = layout.edge.get("skip")?.way ?? assert.fail();
  assert.deepEqual(
    through(layout).filter((each) => each.startsWith("skip")),
    [],
  );
  assert.ok(way.points.every(({ x, y }) => y >= x - 1e-6));
});

test("with nothing to avoid nothing is looked for", () => {
  const { body } = drawn("chain of 4");
  const [from, to] = ["i1", "o1"].map((id) => body.get(id) ?? assert.fail());
  const far = { ...to, x: 1e12, y: 1e12 };
  assert.equal(routesOf([[from, far]], [], 1)[0].points.length, 2);
});

test("a bent edge passes beside the texts of a neuron too", () => {
  const { body, edge } = drawn("residual");
  for (const [id, over] of [
    ["e8", "h2"],
    ["e8", "h3"],
    ["e9", "h3"],
    ["e10", "h5"],
  ]) {
    const way = edge.get(id)?.way ?? assert.fail(id);
    for (const part of partsOf(body.get(over) ?? assert.fail(over)))
      assert.ok(trackToRect(way, part) > 3, id);
  }
});

test("where no lane is left an edge shares one rather than run through a neuron", () => {
  const { neurons, ...rest } = chain(2);
  const [from, over, to] = neurons;
  const sources = Array.from({ length: 24 }, (_, i) => ({ ...from, id: `s${i}`, x: -100 * i }));
  const edges = sources.map(({ id }) => ({ id, source: id, target: to.id, weight: "w1" }));
  const layout = layOut({ ...rest, neurons: [...sources, over, to], edges });
  const heights = layout.lines.flatMap(({ kind, way }) =>
    kind === "edge" ? [Math.round(heightAt(way, over.x ?? 0))] : [],
  );
  assert.ok(new Set(heights).size < edges.length);
  assert.deepEqual(through(layout), []);
});

test("while a neuron moves its edges and those it blocks run as if the drawing had always been so", () => {
  for (const name of ["mess", "residual", "10-10-10", "two networks"]) {
    let document = new Map(DRAWINGS).get(name)?.() ?? assert.fail(name);
    let before = layOut(document);
    for (const far of [40, 80, 160, 80, 0]) {
      const neurons = document.neurons.map((neuron, i) =>
        i === 1 ? { ...neuron, x: (neuron.x ?? 0) + far, y: (neuron.y ?? 0) + far / 2 } : neuron,
      );
      document = { ...document, neurons };
      before = layOut(document, before.sizes, before);
      const anew = layOut(structuredClone(document), before.sizes);
      assert.deepEqual(before.lines, anew.lines, name);
      assert.deepEqual(before.bodies, anew.bodies, name);
    }
  }
});

test("in a large drawing a way is compared with the neurons near it only", () => {
  let asked = 0;
  const bodies = layOut(chain(999)).bodies.map((body) => ({
    ...body,
    get square() {
      asked += 1;
      return body.square;
    },
  }));
  const near = nearBodies(bodies);
  for (let i = 1; i < bodies.length; i += 1)
    assert.deepEqual(near(bodies[i - 1], bodies[i], 0), [bodies[i - 1], bodies[i]]);
  assert.ok(asked < 10 * bodies.length, `${asked}`);
});

/**
 * A chain with an edge past one neuron, which is moved.
 * @param {import("../../../../static/js/protocol/messages.js").Document} document
 * @param {string} id @param {number} dx @param {number} dy
 */
function moved({ neurons, edges, ...rest }, id, dx, dy) {
  return {
    ...rest,
    neurons: neurons.map((each) =>
      each.id === id ? { ...each, x: (each.x ?? 0) + dx, y: (each.y ?? 0) + dy } : each,
    ),
    edges: [...edges, { id: "skip", source: "i1", target: "o1", weight: "w1" }],
  };
}

/** The height of a way at an abscissa. @param {import("../../../../static/js/render/scene/geometry.js").Track} way @param {number} x */
function heightAt({ points }, x) {
  const i = Math.max(
    1,
    points.findIndex((point) => point.x >= x),
  );
  const [a, b] = [points[i - 1], points[i]];
  return a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y);
}
