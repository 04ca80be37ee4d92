/** The order in columns: what can be drawn without crossings is, and what is alike keeps its order. */

import assert from "node:assert/strict";
import test from "node:test";
import { columnsOf, linksOf } from "../../../../static/js/render/tidy/columns.js";
import { crossings } from "../../../../static/js/render/tidy/crossings.js";
import { ordered } from "../../../../static/js/render/tidy/order.js";
import { generator } from "../../model/bench.js";
import { connected } from "../scene/drawings.js";

/** @typedef {import("../../../../static/js/protocol/messages.js").Document} Document */

/** A tree from 16 neurons to one, in no order. @param {number} seed @returns {Document} */
function tree(seed) {
  const next = generator(seed);
  const ids = [16, 8, 4, 2, 1].flatMap((count, layer) =>
    Array.from({ length: count }, (_, i) => `${layer}_${i}`),
  );
  const edges = ids.slice(0, -1).map((id) => {
    const [layer, i] = id.split("_").map(Number);
    return { id, source: id, target: `${layer + 1}_${i >> 1}`, weight: id };
  });
  const mixed = ids.map((id) => ({ id, key: next() })).sort((a, b) => a.key - b.key);
  const neurons = mixed.map(({ id }) => ({ id, role: /** @type {const} */ ("hidden") }));
  return { ...connected([1, 1]), neurons, edges };
}

/** @param {Document} document */
function found(document) {
  const links = linksOf(document);
  const columns = columnsOf(document, links);
  const order = ordered(columns, links);
  const ids = order.map((column) => column.map((i) => document.neurons[i].id));
  return { ids, before: crossings(columns, links), after: crossings(order, links) };
}

test("a tree comes out without a crossing", () => {
  for (let seed = 1; seed <= 8; seed += 1) {
    const { before, after } = found(tree(seed));
    assert.ok(before > 20);
    assert.equal(after, 0);
  }
});

test("neurons that are joined to the same ones keep the order of the document", () => {
  const { ids } = found(connected([7, 8, 4]));
  assert.deepEqual(ids[1], ["h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8"]);
});

test("every two sources and two targets of a full layer are one crossing", () => {
  assert.equal(found(connected([4, 4])).before, 36);
  assert.equal(found(connected([2, 3, 1])).before, 3);
});

test("a neuron that nothing leads to stands right before what it leads to, an unjoined output last", () => {
  const { neurons, edges, ...rest } = connected([1, 1, 1, 1]);
  const loose = [
    { id: "constant", role: /** @type {const} */ ("hidden") },
    { id: "unjoined", role: /** @type {const} */ ("output") },
  ];
  const more = [...edges, { id: "more", source: "constant", target: "o1", weight: "w1" }];
  const { ids } = found({ ...rest, neurons: [...neurons, ...loose], edges: more });
  assert.deepEqual(ids[2], ["h_21", "constant"]);
  assert.deepEqual(ids[3], ["o1", "unjoined"]);
});
