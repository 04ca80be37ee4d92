/** What samples are for: divided by chance, one by one, and back; each one diff that one undo takes back. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { shuffled } from "../../../../static/js/lib/shuffled.js";
import { samplesOf, splitOf } from "../../../../static/js/model/document/reading.js";
import { batchCount } from "../../../../static/js/model/document/training.js";
import { chain, open } from "../bench.js";

/** @param {number} count */
function table(count) {
  const samples = Array.from({ length: count }, (_, x) => ({ inputs: { x }, targets: { y: 0 } }));
  const { model } = open({ ...chain(), samples });
  const splits = () => samplesOf(model.store.document.value ?? {}).map(splitOf);
  const counts = () =>
    ["train", "validation", "test"].map((split) => splits().filter((each) => each === split).length);
  return { model, splits, counts, editor: model.editor };
}

test("shares are rounded, the same seed takes the same samples, another one others", () => {
  const { editor, splits, counts } = table(50);
  editor.divideSamples({ validation: 0.2, test: 0.3, seed: 1 });
  assert.deepEqual(counts(), [25, 10, 15]);
  const first = splits();
  editor.divideSamples({ validation: 0.2, test: 0.3, seed: 2 });
  assert.deepEqual(counts(), [25, 10, 15]);
  assert.notDeepEqual(splits(), first);
  editor.divideSamples({ validation: 0.2, test: 0.3, seed: 1 });
  assert.deepEqual(splits(), first);
});

test("one undo takes a division back, and the document is what it was", () => {
  const { model, editor, counts } = table(10);
  const before = model.store.document.value;
  editor.divideSamples({ validation: 0.5, test: 0.2, seed: 0 });
  assert.equal(model.store.pending().length, 1);
  assert.deepEqual(counts(), [3, 5, 2]);
  editor.undo();
  assert.deepEqual(model.store.document.value, before);
  editor.setSplit(4, "test");
  assert.deepEqual(counts(), [9, 0, 1]);
  editor.trainOnAll();
  assert.deepEqual(model.store.document.value, before);
});

test("something is left to train on, else nothing changes", () => {
  const { model, editor } = table(4);
  editor.divideSamples({ validation: 0.5, test: 0.5, seed: 0 });
  assert.equal(model.editor.problem.value?.code, "no_training_left");
  assert.equal(model.store.pending().length, 0);
});

test("samples go on being for what they are for when rows move, are copied or leave", () => {
  const { editor, splits } = table(3);
  editor.setSplit(1, "validation");
  editor.moveSample(1, 0);
  assert.deepEqual(splits(), ["validation", "train", "train"]);
  editor.duplicateSample(0);
  assert.deepEqual(splits(), ["validation", "validation", "train", "train"]);
  editor.removeSample(0);
  editor.undo();
  assert.deepEqual(splits(), ["validation", "validation", "train", "train"]);
});

test("an epoch has the samples that are trained on", () => {
  const { model, editor } = table(10);
  editor.setBatchSize(4);
  editor.divideSamples({ validation: 0.3, test: 0.1, seed: 0 });
  const document = model.store.document.value;
  assert.deepEqual(
    [1, 2, 3].map((iteration) => document && batchCount(document, iteration)),
    [4, 2, 4],
  );
});

test("a seed decides an order, the same that tests/training/test_shuffled.py has of the server", () => {
  assert.deepEqual(shuffled(10, 7), [3, 5, 7, 0, 4, 6, 2, 1, 9, 8]);
  assert.deepEqual(shuffled(6, 2 ** 32 + 3), [5, 2, 0, 1, 4, 3]);
});

test("a shuffled order has every number once", () => {
  for (const count of [0, 1, 2, 100])
    assert.deepEqual(
      shuffled(count, 7).sort((one, other) => one - other),
      Array.from({ length: count }, (_, at) => at),
    );
});
