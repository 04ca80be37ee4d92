/** Diffs: the cases shared with the Python twin, inverses of diffs drawn at random, squashing, scopes. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { applyDiff, scope, squash } from "../../../../static/js/model/document/diff.js";
import { Impossible } from "../../../../static/js/model/document/refusal.js";
import { sampleId } from "../../../../static/js/model/document/sample_list.js";
import { chain, generator } from "../bench.js";

/**
 * @import { Diff, Document } from "../../../../static/js/protocol/messages.js"
 * @import { Operation } from "../../../../static/js/model/document/diff.js"
 */

const table = JSON.parse(readFileSync(new URL("../../../data/diff_cases.json", import.meta.url), "utf8"));

/** The table's document with other fields; null takes one away. @param {object} changes */
const changedDocument = (changes) =>
  Object.fromEntries(Object.entries({ ...table.document, ...changes }).filter(([, value]) => value !== null));

for (const { name, diff, after, inverse, scope: reach, refused } of table.cases) {
  test(`shared case: ${name}`, () => {
    if (refused) {
      assert.throws(() => applyDiff(table.document, diff), Impossible);
      return;
    }
    const result = applyDiff(table.document, diff);
    assert.deepEqual(result.document, changedDocument(after));
    assert.deepEqual(result.inverse, inverse);
    assert.deepEqual(applyDiff(result.document, result.inverse).document, table.document);
    assert.equal(scope(diff), reach);
  });
}

test("the document that a diff is applied to stays as it is, and the result is frozen", () => {
  const before = structuredClone(table.document);
  const { document } = applyDiff(
    table.document,
    table.cases.findLast((/** @type {any} */ { refused }) => !refused).diff,
  );
  assert.deepEqual(table.document, before);
  for (const value of [document, document.neurons, document.neurons[0], document.samples?.[0].inputs]) {
    assert.ok(Object.isFrozen(value));
  }
});

test("lists that a diff does not touch are the same lists", () => {
  const document = chain();
  const after = applyDiff(document, [{ op: "change", kind: "neurons", id: "h", fields: { x: 1 } }]).document;
  assert.equal(after.edges, document.edges);
  assert.equal(after.neurons[0], document.neurons[0]);
});

/** A diff that fits the document as it changes. @param {() => number} random @param {Document} start @returns {Operation[]} */
function randomDiff(random, start) {
  const diff = [];
  let document = start;
  for (let i = 0; i < 12; i += 1) {
    const operation = randomOperation(random, document, i);
    if (operation === null) continue;
    document = applyDiff(document, [operation]).document;
    diff.push(operation);
  }
  return diff;
}

/** @param {() => number} random @param {Document} document @param {number} i @returns {Operation | null} */
function randomOperation(random, { parameters, samples = [] }, i) {
  const below = (/** @type {number} */ end) => Math.floor(random() * end);
  const id = parameters[below(parameters.length)]?.id;
  const sample = below(samples.length);
  const value = random() < 0.3 ? null : random();
  /** @type {(() => Operation | null)[]} */
  const kinds = [
    () => ({
      op: "add",
      kind: "parameters",
      at: below(parameters.length + 1),
      record: { id: `p${i}`, value: i },
    }),
    () => (id ? { op: "remove", kind: "parameters", id } : null),
    () =>
      id ? { op: "change", kind: "parameters", id, fields: { value: random(), name: value && "n" } } : null,
    () => ({
      op: "add_sample",
      at: below(samples.length + 1),
      inputs: { x: random() },
      split: random() < 0.3 ? "test" : "train",
    }),
    () => (samples.length > 0 ? { op: "remove_sample", id: sampleId(samples, sample) } : null),
    () =>
      samples.length > 0
        ? { op: "cell", part: "inputs", sample: sampleId(samples, sample), neuron: "x", value }
        : null,
    () => ({
      op: "divide",
      validation: samples.flatMap((_, at) => (random() < 0.4 ? [sampleId(samples, at)] : [])),
      train: samples.length > 0 ? [sampleId(samples, sample)] : [],
    }),
    () => ({ op: "column", part: "targets", neuron: "y", values: samples.map(() => value) }),
    () => ({ op: "settings", fields: { title: value && "title" } }),
  ];
  return kinds[below(kinds.length)]();
}

test("an inverse leads back, whatever the diff", () => {
  const random = generator(1);
  for (let round = 0; round < 300; round += 1) {
    const document = chain();
    const diff = randomDiff(random, document);
    const { document: after, inverse } = applyDiff(document, diff);
    const back = applyDiff(after, inverse);
    assert.deepEqual(back.document, document);
    assert.deepEqual(applyDiff(document, back.inverse).document, after);
  }
});

test("a squashed diff does the same with no more operations", () => {
  const random = generator(2);
  for (let round = 0; round < 300; round += 1) {
    const document = chain();
    const diff = randomDiff(random, document);
    const short = squash(diff);
    assert.ok(short.length <= diff.length);
    assert.deepEqual(applyDiff(document, short).document, applyDiff(document, diff).document);
  }
});

test("changes of one record become one, the later value winning", () => {
  /** @type {Diff} */
  const diff = [
    { op: "change", kind: "neurons", id: "h", fields: { x: 1, y: 1 } },
    { op: "change", kind: "neurons", id: "y", fields: { x: 5 } },
    { op: "change", kind: "neurons", id: "h", fields: { x: 2 } },
  ];
  assert.deepEqual(squash(diff), [
    { op: "change", kind: "neurons", id: "h", fields: { x: 2, y: 1 } },
    { op: "change", kind: "neurons", id: "y", fields: { x: 5 } },
  ]);
});

test("thousands of records are found as surely as a few", () => {
  const parameters = Array.from({ length: 3000 }, (_, i) => ({ id: `w${i}`, value: i }));
  const document = { ...chain(), parameters: [...chain().parameters, ...parameters] };
  /** @type {Diff} */
  const diff = parameters.toReversed().map(({ id }) => ({ op: "remove", kind: "parameters", id }));
  const { document: after, inverse } = applyDiff(document, diff);
  assert.equal(after.parameters.length, 3);
  assert.deepEqual(applyDiff(after, inverse).document, document);
});
