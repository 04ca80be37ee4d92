/** Scenes: nothing sits on anything else, and the worked example comes out as it was drawn by hand. */

import assert from "node:assert/strict";
import test from "node:test";
import { fitting } from "../../../../static/js/render/fitting/sizes.js";
import { shapeOf } from "../../../../static/js/render/scene/bodies.js";
import { centre, cuts, gap, outside, trackToRect } from "../../../../static/js/render/scene/geometry.js";
import { layOut, withKnobs } from "../../../../static/js/render/scene/layout.js";
import { layered, worked } from "../../playback/documents.js";
import { measure, sceneOf } from "../setting.js";

/** @typedef {import("../../../../static/js/render/scene/layout.js").Scene} Scene */

/**
 * Everything that stands in a scene without its edges, as rectangles and circles with names.
 * @param {Scene} scene
 */
function solids({ bodies }) {
  return bodies.flatMap((body) => [
    { of: body.id || "L", shape: shapeOf(body) },
    ...(body.label ? [{ of: `label of ${body.id}`, shape: body.label }] : []),
    ...(body.bias
      ? [body.bias.square, body.bias.label].map((shape) => ({ of: `bias of ${body.id}`, shape }))
      : []),
  ]);
}

/** What sits on one another: pairs of names. @param {Scene} scene */
function clashes(scene) {
  const boxes = [...scene.knobs.values(), ...scene.targets.values()].map(({ name, box }) => ({ name, box }));
  const found = [];
  for (const [i, { name, box }] of boxes.entries()) {
    for (const other of boxes.slice(i + 1)) if (gap(box, other.box) <= 0) found.push([name, other.name]);
    for (const { of, shape } of solids(scene)) {
      const room = "r" in shape ? outside(box, shape) - shape.r : gap(box, shape);
      if (room <= 0) found.push([name, of]);
    }
  }
  return found;
}

/** Knobs that lie on a line: their own never, others where it can be avoided. @param {Scene} scene */
function onLines(scene) {
  return [...scene.knobs.values(), ...scene.targets.values()].flatMap(({ name, box }) =>
    scene.lines.filter(({ way }) => trackToRect(way, box) === 0).map(({ id }) => `${name} on ${id}`),
  );
}

const phone = fitting(worked(), { width: 390, height: 320 }).sizes;
const chain = layered([1, 1, 1]);
const names = (/** @type {number} */ count) => new Set(Array.from({ length: count }, (_, i) => `e${i + 1}`));

for (const [title, scene] of /** @type {[string, Scene][]} */ ([
  ["the worked example", sceneOf(worked())],
  ["the worked example on a phone", sceneOf(worked(), { sizes: phone })],
  ["a chain", sceneOf(chain)],
  ["a 3-2-1", sceneOf(layered([3, 2, 1], { dy: 200 }))],
  ["a 2-2-2 drawn close", sceneOf(layered([2, 2, 2], { dx: 240, dy: 200 }))],
  [
    "a 4-4-4 with the knobs of one neuron",
    sceneOf(layered([4, 4, 4], { dy: 180 }), { asked: new Set(["e5", "e6", "e7", "e8", "e18", "e22"]) }),
  ],
  ["a 4-4-4 with half of its knobs", sceneOf(layered([4, 4, 4], { dx: 420, dy: 260 }), { asked: names(16) })],
])) {
  test(`in ${title} no knob sits on a knob, a neuron or a label`, () => {
    assert.deepEqual(clashes(scene), []);
    for (const { name, box, id, parameter } of [...scene.knobs.values(), ...scene.targets.values()]) {
      const line = parameter === "" ? scene.lossEdge.get(id) : scene.edge.get(id);
      assert.ok(line && trackToRect(line.way, box) > 3, `${name} keeps off its own edge`);
    }
  });
}

test("where there is room no knob sits on any edge", () => {
  for (const document of [worked(), chain, layered([1, 2, 1])])
    assert.deepEqual(onLines(sceneOf(document)), []);
});

test("the worked example stands as drawn: w1, w5 above; w4, w8 below; the others left of their joints", () => {
  const { knobs, targets } = sceneOf(worked());
  const from = (/** @type {string} */ edge) => {
    const { joint, box } = knobs.get(edge) ?? assert.fail();
    return { x: centre(box).x - joint.x, y: centre(box).y - joint.y };
  };
  for (const edge of ["e1", "e5"])
    assert.deepEqual([Math.abs(from(edge).x) < 1, from(edge).y < -30], [true, true]);
  for (const edge of ["e4", "e8"])
    assert.deepEqual([Math.abs(from(edge).x) < 1, from(edge).y > 30], [true, true]);
  for (const edge of ["e3", "e7"]) assert.deepEqual([from(edge).x < -50, from(edge).y > 0], [true, true]);
  for (const edge of ["e2", "e6"]) assert.deepEqual([from(edge).x < -50, from(edge).y < 0], [true, true]);
  assert.ok((targets.get("o1")?.box.y ?? 0) < (targets.get("o1")?.joint.y ?? 0));
  assert.ok((targets.get("o2")?.box.y ?? 0) > (targets.get("o2")?.joint.y ?? 0));
});

test("knobs of crossing edges sit at the fifth next to their source, others near the middle", () => {
  const { knobs } = sceneOf(worked());
  for (const id of ["e2", "e3", "e6", "e7"]) assert.ok((knobs.get(id)?.part ?? 1) <= 0.25);
  for (const id of ["e1", "e4"]) assert.equal(knobs.get(id)?.part, 0.45);
});

test("a knob's two-row form keeps the side at its stem", () => {
  for (const { anchor, box, grown } of sceneOf(worked()).knobs.values()) {
    assert.ok(outside(grown, anchor) < 0.5);
    assert.ok(grown.w >= box.w && grown.h > box.h);
  }
});

test("the same drawing always comes out the same", () => {
  assert.deepEqual([...sceneOf(layered([3, 2, 1])).knobs], [...sceneOf(layered([3, 2, 1])).knobs]);
});

test("L stands right of everything, at the middle of the outputs, with an edge from each", () => {
  const { loss, body, lossEdge } = sceneOf(worked());
  assert.equal(loss?.x, (body.get("o1")?.x ?? 0) + 240);
  assert.equal(loss?.y, 150);
  assert.deepEqual([...lossEdge.keys()], ["o1", "o2"]);
  assert.equal(sceneOf({ ...chain, neurons: chain.neurons.slice(0, 1), edges: [] }).loss, null);
});

test("an edge bends around a neuron that stands in its way", () => {
  const edges = [...chain.edges, { id: "skip", source: "i1", target: "o1", weight: "w1" }];
  const scene = sceneOf({ ...chain, edges });
  const way = scene.edge.get("skip")?.way;
  const hidden = scene.body.get("h1");
  assert.ok(way && hidden && way.points.length > 2);
  for (const point of way.points) assert.ok(Math.hypot(point.x - hidden.x, point.y - hidden.y) > hidden.r);
});

test("above 24 edges knobs stand only where somebody looks", () => {
  const document = layered([4, 4, 4]);
  assert.equal(sceneOf(document).knobs.size, 0);
  assert.deepEqual([...sceneOf(document, { asked: new Set(["e3", "target:o2"]) }).knobs.keys()], ["e3"]);
  assert.deepEqual([...sceneOf(document, { asked: new Set(["e3", "target:o2"]) }).targets.keys()], ["o2"]);
});

test("knobs that are asked for one after the other stay where they stand, a few placed at a time", () => {
  const document = layered([6, 6, 6]);
  const layout = layOut(document);
  const asked = new Set(["e1", "e2", "e3", "e8", "e9"]);
  const first = withKnobs(layout, document, { measure, asked, most: 3 });
  assert.deepEqual([first.knobs.size, first.settled], [3, false]);
  const second = withKnobs(layout, document, { measure, asked, most: 3, before: first });
  assert.deepEqual([second.knobs.size, second.settled], [5, true]);
  for (const [id, { box }] of first.knobs) assert.deepEqual(second.knobs.get(id)?.box, box);
});

/** What is hidden by knobs, with their stems and the marks where they hang. @param {Scene} scene */
function hidden(scene) {
  const knobs = [...scene.knobs.values(), ...scene.targets.values()];
  const hung = knobs.flatMap(({ name, joint, anchor }) =>
    knobs
      .filter((other) => other.name !== name && cuts(other.box, joint, anchor))
      .map((other) => `${name} over ${other.name}`),
  );
  return [...clashes(scene), ...hung];
}

test("where a whole layer is selected, the numbers that find no room are left out, and all come to rest", () => {
  for (const sizes of [
    [4, 4, 4],
    [3, 8],
    [12, 2],
  ]) {
    const document = layered(sizes);
    const layout = layOut(document);
    const last = document.neurons.filter(({ role }) => role === "output").map(({ id }) => id);
    const edges = document.edges.filter(({ target }) => last.includes(target)).map(({ id }) => id);
    const asked = new Set([...edges, ...last.map((id) => `target:${id}`)]);
    let scene = withKnobs(layout, document, { measure, asked, named: new Set(), most: 3 });
    for (let turns = 1; !scene.settled; turns += 1) {
      assert.ok(turns < asked.size, "knobs that were left out are placed again and again");
      scene = withKnobs(layout, document, { measure, asked, named: new Set(), most: 3, before: scene });
    }
    assert.ok(scene.knobs.size > 5);
    assert.equal(scene.targets.size, last.length);
    assert.deepEqual(hidden(scene), []);
  }
});

test("knobs go along with their edges while neurons are moved", () => {
  const document = layered([6, 6, 6]);
  const asked = new Set(["e1", "e8"]);
  const before = withKnobs(layOut(document), document, { measure, asked });
  const neurons = document.neurons.map((each) =>
    each.id === "h1" ? { ...each, y: (each.y ?? 0) + 40 } : each,
  );
  const moved = { ...document, neurons };
  const sizes = before.sizes;
  const after = withKnobs(layOut(moved, sizes), moved, { measure, asked, before, most: 0 });
  const part = before.knobs.get("e1")?.part ?? assert.fail();
  assert.equal(after.knobs.get("e1")?.part, part);
  const lowered = (after.knobs.get("e1")?.box.y ?? 0) - (before.knobs.get("e1")?.box.y ?? 0);
  assert.ok(Math.abs(lowered - 40 * part) < 4);
  assert.deepEqual(after.knobs.get("e8")?.box, before.knobs.get("e8")?.box);
});

test("a small drawing keeps its knobs on their edges while neurons move, and places them with care at rest", () => {
  const document = worked();
  const before = sceneOf(document);
  const neurons = document.neurons.map((each) =>
    each.id === "h1" ? { ...each, y: (each.y ?? 0) + 60 } : each,
  );
  const moved = { ...document, neurons };
  const layout = layOut(moved, before.sizes);
  const moving = withKnobs(layout, moved, { measure, before, moving: true });
  assert.equal(moving.settled, false);
  for (const [id, { part }] of moving.knobs) assert.equal(part, before.knobs.get(id)?.part);
  assert.ok(moving.knobs.size > 4);
  assert.deepEqual(withKnobs(layout, moved, { measure, before: moving }), sceneOf(moved));
});

test("in a drawing of thousands of edges what does not move is taken over, and nothing is out of date", () => {
  const document = layered([20, 30, 2]);
  const before = layOut(document);
  const [held, ...rest] = document.neurons.toReversed();
  const moved = { ...document, neurons: [...rest, { ...held, y: (held.y ?? 0) + 40 }] };
  const parameters = document.parameters.map((each) => ({ ...each, name: `n_${each.id}` }));
  const [, other, ...edges] = document.edges;
  for (const now of [moved, { ...moved, parameters }, { ...moved, edges: [other, ...edges] }]) {
    const after = layOut(now, before.sizes, before);
    assert.deepEqual(after, layOut(now, before.sizes));
  }
  assert.equal(layOut(moved, before.sizes, before).edge.get("e2"), before.edge.get("e2"));
});

test("a blank drawing has a place to show", () => {
  const blank = sceneOf({ ...chain, neurons: [], edges: [], parameters: [] });
  assert.ok(blank.bounds.w > 0 && blank.bounds.h > 0);
});
