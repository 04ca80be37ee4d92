/** Any document comes back from any other by one edit, however it is cut. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { applyDiff } from "../../../../static/js/model/document/diff.js";
import { difference } from "../../../../static/js/model/document/difference.js";
import { ordered } from "../../../../static/js/model/document/ordered.js";
import { pieces } from "../../../../static/js/model/edits/pieces.js";
import { chain } from "../bench.js";

/** @import { Document } from "../../../../static/js/protocol/messages.js" */

/** A generator of numbers from 0 to below 1, the same in every run. @param {number} seed */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A document whose records, samples and settings are drawn, from a few ids, in any order. @param {number} seed @returns {Document} */
function drawn(seed) {
  const next = random(seed);
  const some = (/** @type {readonly string[]} */ ids) =>
    ids.filter(() => next() < 0.6).sort(() => next() - 0.5);
  const parameters = ["p1", "p2", "p3", "p4", "p5", ...some(["q1", "q2", "q3"])].sort(() => next() - 0.5);
  const inputs = some(["i1", "i2", "i3"]);
  const outputs = some(["o1", "o2"]);
  const any = (/** @type {readonly string[]} */ ids) => ids[Math.floor(next() * ids.length)];
  const cells = (/** @type {readonly string[]} */ ids) =>
    Object.fromEntries(ids.map((id) => [id, Math.floor(next() * 4)]));
  return /** @type {Document} */ ({
    format: "backprop-canvas/1",
    ...(next() < 0.5 && { title: any(["a", "b"]) }),
    neurons: [
      ...inputs.map((id) => ({ id, role: "input", x: Math.floor(next() * 3) + 1 })),
      ...outputs.map((id) => ({
        id,
        role: "output",
        activation: any(["tanh", "relu"]),
        bias: any(parameters),
      })),
    ],
    edges: inputs.flatMap((source) =>
      outputs
        .filter(() => next() < 0.7)
        .map((target) => ({ id: `${source}${target}`, source, target, weight: any(parameters) })),
    ),
    parameters: parameters.map((id) => ({
      id,
      value: Math.floor(next() * 3),
      ...(next() < 0.3 && { trainable: false }),
    })),
    loss: any(["huber", "squared_error"]),
    ...samplesFor(
      [...Array(6).keys()].filter(() => next() < 0.6).sort(() => next() - 0.5),
      next,
      () => ({
        ...(inputs.length > 0 && { inputs: cells(inputs) }),
        ...(outputs.length > 0 && { targets: cells(outputs) }),
      }),
    ),
  });
}

/** @param {number[]} ids @param {() => number} next @param {() => object} values */
function samplesFor(ids, next, values) {
  if (ids.length === 0) return {};
  const samples = ids.map((id, at) => ({
    ...values(),
    ...(next() < 0.3 && { split: "test" }),
    ...(id !== at && { id }),
  }));
  return { samples };
}

/** What is the same in every order of fields. @param {unknown} value @returns {unknown} */
const plain = (value) => JSON.parse(JSON.stringify(value));

test("a document of drawn records comes back from any other, and what was there from it", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const [from, to] = [drawn(2 * seed), drawn(2 * seed + 1)];
    const { document, inverse } = applyDiff(from, difference(from, to));
    assert.deepEqual(plain(document), plain(to), `seed ${seed}`);
    assert.deepEqual(plain(applyDiff(document, inverse).document), plain(from), `seed ${seed}`);
  }
});

test("values that a run may have moved are set, even where the documents agree", () => {
  assert.deepEqual(
    difference(chain(), chain()).map((each) => [each.op, "fields" in each && each.fields]),
    [0.5, -0.5, 0.1].map((value) => ["change", { value }]),
  );
});

test("each piece of a long way leaves every reference with its target", () => {
  const many = (/** @type {string} */ name, /** @type {number} */ count) =>
    Array.from({ length: count }, (_, i) => `${name}${i}`);
  /** @type {Document} */
  const large = {
    ...chain(),
    neurons: [
      ...chain().neurons,
      ...many("n", 1500).map((id) => ({ id, role: /** @type {const} */ ("hidden") })),
    ],
    edges: [
      ...chain().edges,
      ...many("n", 1500).map((id) => ({ id: `x${id}`, source: "x", target: id, weight: `w${id}` })),
    ],
    parameters: [...chain().parameters, ...many("n", 1500).map((id) => ({ id: `w${id}`, value: 1 }))],
  };
  for (const [from, to] of [
    [chain(), large],
    [large, chain()],
  ]) {
    const cut = pieces(difference(from, to));
    assert.ok(cut.length > 2);
    const end = cut.reduce((document, piece) => {
      const next = applyDiff(document, piece).document;
      const ids = new Set([...next.neurons, ...next.parameters].map(({ id }) => id));
      assert.ok(
        next.edges.every(({ source, target, weight }) => [source, target, weight].every((id) => ids.has(id))),
      );
      return next;
    }, from);
    assert.deepEqual(plain(end), plain(to));
  }
});

test("as many as possible keep their order", () => {
  assert.deepEqual([...ordered([3, 1, 2, 4], [1, 2, 3, 4])].sort(), [1, 2, 4]);
  assert.equal(ordered([], [1]).size, 0);
});
