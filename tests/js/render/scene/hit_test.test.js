/** What lies under a pointer. */

import assert from "node:assert/strict";
import test from "node:test";
import { centre } from "../../../../static/js/render/scene/geometry.js";
import { boxAt, hit, shapeAt } from "../../../../static/js/render/scene/hit_test.js";
import { layered, worked } from "../../playback/documents.js";
import { sceneOf } from "../setting.js";

const scene = sceneOf(worked());
const knob = scene.knobs.get("e1") ?? assert.fail();
const bias = scene.body.get("h1")?.bias ?? assert.fail();

test("bodies, the value of an input, L", () => {
  assert.equal(hit(scene, { x: 280, y: 0 }), "neuron:h1");
  assert.equal(hit(scene, { x: 0, y: -15 }), "neuron:i1");
  assert.equal(hit(scene, { x: 0, y: 15 }), "input:i1");
  assert.equal(hit(scene, { x: scene.loss?.x ?? 0, y: scene.loss?.y ?? 0 }), "loss");
  assert.equal(hit(scene, { x: -500, y: -500 }), null);
});

test("small things win over what they stand on", () => {
  assert.equal(hit(scene, centre(bias.square)), "bias:h1");
  assert.equal(hit(scene, centre(knob.box)), "knob:e1");
  assert.equal(hit(scene, centre(scene.targets.get("o2")?.box ?? assert.fail())), "target:o2");
});

test("the second row of a knob belongs to it while it is there", () => {
  const point = { x: centre(knob.grown).x, y: knob.grown.y + 2 };
  assert.equal(hit(scene, point), null);
  assert.equal(hit(scene, point, { grown: new Set(["e1"]) }), "knob:e1");
  assert.deepEqual(shapeAt(scene, "knob:e1", new Set(["e1"])), knob.grown);
});

test("the ring around a rim, as wide on the screen at every zoom", () => {
  assert.equal(hit(scene, { x: 280 + 42 + 8, y: 10 }), "rim:h1");
  assert.equal(hit(scene, { x: 280 + 27, y: 27 }), "neuron:h1");
  assert.equal(hit(scene, { x: 0, y: 36 + 8 }), "rim:i1");
  assert.equal(hit(scene, { x: 280, y: 42 + 20 }, { zoom: 0.5 }), "rim:h1");
  assert.notEqual(hit(scene, { x: 280, y: 42 + 20 }, { zoom: 2 }), "rim:h1");
});

test("where rings overlap, the neuron under the pointer is hit, and between two the nearer one", () => {
  const dense = sceneOf(layered([20, 20, 1], { dy: 180 }));
  const { x, y } = dense.body.get("h9") ?? assert.fail();
  assert.equal(hit(dense, { x, y }, { zoom: 0.1 }), "neuron:h9");
  assert.equal(hit(dense, { x, y: y + 60 }, { zoom: 0.1 }), "rim:h9");
});

test("an edge within a few pixels, the nearest of two, and no edge of L", () => {
  assert.equal(hit(scene, { x: 200, y: 4 }), "edge:e1");
  assert.equal(hit(scene, { x: 200, y: 12 }), null);
  assert.equal(hit(scene, { x: 200, y: 12 }, { coarse: true }), "edge:e1");
  const loss = scene.lossEdge.get("o1")?.way.points[0] ?? assert.fail();
  assert.equal(hit(scene, { x: loss.x + 30, y: loss.y + 19 }), null);
  const way = scene.lossEdge.get("o1")?.way.points ?? assert.fail();
  const [from, to] = [way[0], way[way.length - 1]];
  const near = { x: from.x + 0.3 * (to.x - from.x), y: from.y + 0.3 * (to.y - from.y) };
  assert.deepEqual([hit(scene, near), hit(scene, near, { ends: true })], [null, "loss:o1"]);
});

test("a finger hits what is nearest within a target of 44 pixels", () => {
  const { x, y } = centre(bias.square);
  assert.equal(hit(scene, { x: x + 2, y: y - 18 }, { coarse: true }), "bias:h1");
  assert.equal(hit(scene, { x: x + 2, y: y - 18 }), null);
  assert.equal(hit(scene, { x: knob.box.x + 20, y: knob.box.y - 5 }, { coarse: true }), "knob:e1");
  assert.equal(hit(scene, { x: 280, y: 0 }, { coarse: true }), "neuron:h1");
});

test("the rectangle around a neuron, a knob, an edge", () => {
  const none = new Set();
  assert.deepEqual(boxAt(scene, "neuron:h1", none), { x: 280 - 42, y: -42, w: 84, h: 84 });
  assert.deepEqual(boxAt(scene, "knob:e1", none), knob.box);
  const edge = boxAt(scene, "edge:e1", none);
  assert.ok(edge && edge.h < 1 && edge.w > 150);
});

test("of many edges only those near the pointer are measured, the others are passed over by their boxes", () => {
  const wide = sceneOf(layered([20, 20, 20]));
  let looks = 0;
  const lines = wide.lines.map((line) => ({
    ...line,
    way: {
      ...line.way,
      get points() {
        looks += 1;
        return line.way.points;
      },
    },
  }));
  const counted = { ...wide, lines };
  const { x, y } = centre(boxAt(wide, "edge:e7", new Set()) ?? assert.fail());
  assert.equal(hit(counted, { x: x + 0.1, y }), hit(wide, { x: x + 0.1, y }));
  looks = 0;
  assert.match(hit(counted, { x, y }) ?? "", /^edge:/);
  assert.ok(looks > lines.length && looks < 1.1 * lines.length, `${looks} for ${lines.length}`);
});

test("keys of what is not there have no shape", () => {
  for (const key of ["neuron:no", "knob:no", "edge:no", "target:h1", "bias:i1"])
    assert.equal(shapeAt(scene, key), null);
  assert.ok(shapeAt(scene, "loss"));
  assert.ok(shapeAt(scene, "rim:h1"));
});
