/** What parts runs from one another, in words; and with what a run began. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_OPERATIONS } from "../../../../static/js/model/page/people.js";
import { unlike } from "../../../../static/js/panels/time/unlike.js";
import { chain, open } from "../../model/bench.js";

/** @import { Document, Training } from "../../../../static/js/protocol/messages.js" */

const plain = chain();
/** @param {Training} training @param {Partial<Document>} [more] @returns {Document} */
const trained = (training, more) => ({ ...plain, training, ...more });

/** @param {...(Document | null)} documents the present one last */
const words = (...documents) => {
  const told = unlike(
    documents.map((document, run) => ({ run, document })),
    NO_OPERATIONS,
  );
  return documents.map((_, run) => told.get(run));
};

test("only settings that differ are named, each run with its own", () => {
  const [one, other] = [0.1, 0.03].map((learning_rate) => trained({ optimizer: { learning_rate } }));
  assert.deepEqual(words(one, other), ["η 0.1", "η 0.03"]);
  assert.deepEqual(words(one, one), ["", ""]);
  const batch = trained({ optimizer: { learning_rate: 0.1 }, batch_size: 140, penalty: { l2: 0.5 } });
  assert.deepEqual(words(batch, one), ["batch 140, λ₂ 0.5", "batch 1, λ₂ 0"]);
  const adam = trained({
    optimizer: { kind: "adam", learning_rate: 0.1, betas: [0.9, 0.99] },
    shuffle: true,
  });
  assert.deepEqual(words(adam, one), ["Adam, betas 0.9 0.99, shuffled", "SGD, in order"]);
});

test("another network and other samples are told as such, moved neurons and weights are not", () => {
  const [first, ...rest] = plain.neurons;
  const moved = { ...plain, neurons: [{ ...first, x: 99 }, ...rest] };
  assert.deepEqual(words(moved, plain), ["", ""]);
  assert.deepEqual(words({ ...plain, edges: [] }, plain), ["another network", ""]);
  assert.deepEqual(words({ ...plain, samples: [] }, plain), ["other samples", ""]);
  assert.deepEqual(words(null, plain), [undefined, ""]);
});

test("with what a run began is known where its numbers and the document are of one revision", () => {
  const { model, server } = open();
  server.cursor();
  assert.equal(model.begun.of(1), null);
  server.frame(1);
  assert.deepEqual(model.begun.of(1), model.store.document.value);
  model.editor.setBatchSize(3);
  server.frame(1, { run: 2 });
  assert.equal(model.begun.of(2), null);
  server.accept();
  server.frame(1, { run: 2 });
  assert.equal(model.begun.of(2)?.training?.batch_size, 3);
});
