/** Tidy drawings: even, centred, nothing on anything else, the same however often. */

import assert from "node:assert/strict";
import test from "node:test";
import { fitting, roomOf } from "../../../../static/js/render/fitting/sizes.js";
import { tracksCross } from "../../../../static/js/render/scene/geometry.js";
import { layOut } from "../../../../static/js/render/scene/layout.js";
import { nearBodies } from "../../../../static/js/render/scene/near_bodies.js";
import { tidyPlaces } from "../../../../static/js/render/tidy/places.js";
import { worked } from "../../playback/documents.js";
import { DRAWINGS } from "../scene/drawings.js";

/** @typedef {import("../../../../static/js/protocol/messages.js").Document} Document */

const STAGES = {
  "a desk": { width: 1032, height: 728 },
  "a phone": { width: 390, height: 560 },
};
const DENSE = ["2-2-2", "1-6-1", "2-4-2-1", "4-4-4", "6-6-6", "7-8-4", "8-8-8", "10-10-10", "64-64-10"];

/** @param {Document} document @param {{ width: number, height: number }} stage @returns {Document} */
function tidied(document, stage) {
  const places = new Map(tidyPlaces(document, roomOf(stage)).map((place) => [place.id, place]));
  return { ...document, neurons: document.neurons.map((each) => ({ ...each, ...places.get(each.id) })) };
}

/** The heights of the neurons of each column, from left to right. @param {Document} document */
function columnsOf({ neurons }) {
  const xs = [...new Set(neurons.map(({ x = 0 }) => x))].sort((a, b) => a - b);
  return xs.map((x) => ({
    x,
    ys: neurons.flatMap((each) => (each.x === x ? (each.y ?? 0) : [])).sort((a, b) => a - b),
  }));
}

for (const [stageName, stage] of Object.entries(STAGES))
  for (const [name, draw] of DRAWINGS) {
    const document = tidied(draw(), stage);
    const where = `${name} on ${stageName}`;

    test(`${where}: columns and rows are even, in whole numbers, around one middle`, () => {
      const columns = columnsOf(document);
      const middles = columns.map(({ ys }) => (ys[0] + (ys.at(-1) ?? 0)) / 2);
      assert.ok(new Set(middles).size <= 1, `${middles}`);
      for (const { ys } of columns)
        assert.ok(new Set(ys.slice(1).map((y, i) => y - ys[i])).size <= 1, `${ys}`);
      const gaps = columns.slice(1).map(({ x }, i) => x - columns[i].x);
      assert.ok(new Set(gaps).size <= 1, `${gaps}`);
      for (const { x, ys } of columns) assert.ok([x, ...ys].every(Number.isInteger));
    });

    test(`${where}: every edge leads to a column further on`, () => {
      const at = new Map(document.neurons.map(({ id, x = 0 }) => [id, x]));
      for (const { source, target } of document.edges)
        assert.ok((at.get(source) ?? 0) < (at.get(target) ?? 0), `${source} ${target}`);
    });

    test(`${where}: no neuron stands on another, no edge of a full layer on a neuron`, () => {
      const { bodies, lines } = layOut(document, fitting(document, stage).sizes);
      const near = nearBodies(bodies);
      for (const body of bodies) assert.deepEqual(near(body, body, body.r), [body], body.id);
      if (DENSE.includes(name)) for (const { id, way } of lines) assert.equal(way.points.length, 2, id);
    });

    test(`${where}: to tidy it again changes nothing`, () =>
      assert.deepEqual(tidied(document, stage), document));
  }

test("no drawing but a chain with short cuts has more crossings than before", () => {
  for (const [name, draw] of DRAWINGS) {
    if (name === "residual" || draw().edges.length > 400) continue;
    const [before, after] = [draw(), tidied(draw(), STAGES["a desk"])].map(crossings);
    assert.ok(after <= before, `${name}: ${before}, ${after}`);
  }
});

test("the template stands as it was drawn", () => {
  const { neurons } = tidied(worked(), STAGES["a desk"]);
  const places = neurons.map(({ x, y }) => `${x} ${y}`);
  assert.deepEqual(places, ["0 0", "0 300", "290 0", "290 300", "580 0", "580 300"]);
});

test("a tidy drawing has the shape of its stage, L included", () => {
  const room = roomOf(STAGES["a desk"]);
  for (const name of ["1-6-1", "7-8-4", "64-64-10"]) {
    const draw = new Map(DRAWINGS).get(name) ?? assert.fail();
    const { bodies } = layOut(tidied(draw(), STAGES["a desk"]));
    const [xs, ys] = [bodies.map(({ x }) => x), bodies.map(({ y }) => y)];
    const shape = (Math.max(...xs) - Math.min(...xs)) / (Math.max(...ys) - Math.min(...ys));
    assert.ok(Math.abs(shape / (room.width / room.height) - 1) < 0.01, `${name} ${shape}`);
  }
});

test("on a phone columns are closer and rows farther apart", () => {
  for (const [name, draw] of DRAWINGS.slice(1, 4)) {
    const [desk, phone] = Object.values(STAGES).map((stage) => columnsOf(tidied(draw(), stage)));
    assert.ok(phone[1].x < desk[1].x, name);
    assert.ok((phone[1].ys.at(-1) ?? 0) >= (desk[1].ys.at(-1) ?? 0), name);
  }
});

/** How many pairs of edges cross on the drawing. @param {Document} document */
function crossings(document) {
  const { lines } = layOut(document);
  const cross = (/** @type {typeof lines[0]} */ one, /** @type {typeof lines[0]} */ other) =>
    one.source !== other.source && one.target !== other.target && tracksCross(one.way, other.way);
  return lines.flatMap((one, i) => lines.slice(i + 1).filter((other) => cross(one, other))).length;
}
