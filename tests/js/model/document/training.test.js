/** How a document is trained: what is read where fields are left out, and the verbs that set it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { batchCount, inForce, isPlain, learningRate } from "../../../../static/js/model/document/training.js";
import { OPERATIONS } from "../../panels/cards.js";
import { chain, open } from "../bench.js";

/** @import { Training } from "../../../../static/js/protocol/messages.js" */

/** A model that knows the tables. @param {Training} [training] */
function trained(training) {
  const document = { ...chain(), ...(training && { training }) };
  const { model } = open(document, { operations: OPERATIONS });
  const now = () => model.store.document.value?.training;
  return { editor: model.editor, model, now };
}

/** @param {unknown} answer */
const codeOf = (answer) => /** @type {{ code?: string } | undefined} */ (answer)?.code;

test("the learning rate is the optimizer's own where the document has none", () => {
  const rate = (/** @type {Training} */ training) => learningRate({ ...chain(), training }, OPERATIONS);
  assert.deepEqual(
    [
      rate({}),
      rate({ optimizer: { kind: "adam" } }),
      rate({ optimizer: { kind: "adam", learning_rate: 0.1 } }),
    ],
    [0.5, 0.001, 0.1],
  );
});

test("another optimizer keeps the numbers that it has, and a learning rate that was chosen", () => {
  const { editor, now } = trained({
    optimizer: { kind: "momentum", learning_rate: 0.001, momentum: 0.5, weight_decay: 0.1 },
  });
  editor.setOptimizer("sgd");
  assert.deepEqual(now(), { optimizer: { kind: "sgd", weight_decay: 0.1 } });
  editor.setLearningRate(0.2);
  editor.setOptimizer("adam");
  assert.deepEqual(now()?.optimizer, { kind: "adam", weight_decay: 0.1, learning_rate: 0.2 });
  editor.undo();
  assert.equal(now()?.optimizer?.kind, "sgd");
});

test("the two betas are one field of the document", () => {
  const { editor, model, now } = trained({ optimizer: { kind: "adam" } });
  editor.setTrainingNumber("optimizer", "beta1", 0.8);
  assert.deepEqual(now()?.optimizer, { kind: "adam", betas: [0.8, 0.999] });
  const document = model.store.document.value;
  assert.ok(document);
  assert.equal(inForce(document, OPERATIONS, "optimizer", "beta2"), 0.999);
  editor.setOptimizer("momentum");
  assert.deepEqual(now()?.optimizer, { kind: "momentum" });
});

test("a kind that needs a number starts with one, and a default leaves nothing behind", () => {
  const { editor, now } = trained();
  editor.setSchedule("step");
  assert.deepEqual(now(), { schedule: { kind: "step", step_size: 100 } });
  editor.setSchedule("constant");
  assert.deepEqual(now(), {});
  editor.setTrainingNumber("warm_up", "total_iters", 5);
  editor.setTrainingNumber("warm_up", "start_factor", 0.5);
  editor.setTrainingNumber("warm_up", "total_iters", null);
  editor.setTrainingNumber("clip", "max_norm", 1);
  editor.setTrainingNumber("clip", "max_norm", null);
  assert.deepEqual(now(), {});
});

test("numbers out of their range are refused in one sentence each", () => {
  const { editor, now } = trained();
  const answers = [
    editor.setTrainingNumber("optimizer", "eps", 0),
    editor.setTrainingNumber("optimizer", "beta1", 1),
    editor.setTrainingNumber("optimizer", "momentum", 1.5),
    editor.setTrainingNumber("penalty", "l1", -1),
    editor.setTrainingNumber("schedule", "step_size", 1.5),
    editor.setBatchSize(0),
    editor.setSeed(-1),
    editor.setLearningRate(Number.NaN),
  ];
  assert.deepEqual(answers.map(codeOf), [
    "need_positive",
    "need_below_one",
    "need_share",
    "need_not_negative",
    "need_iterations",
    "need_batch_size",
    "need_seed",
    "learning_rate_not_positive",
  ]);
  assert.equal(now(), undefined);
});

test("the last batch of an epoch may be smaller", () => {
  const sample = { inputs: { x: 1 }, targets: { y: 0 } };
  const document = { ...chain(), samples: Array(5).fill(sample), training: { batch_size: 2 } };
  assert.deepEqual(
    [1, 2, 3, 4, 6].map((iteration) => batchCount(document, iteration)),
    [2, 2, 1, 2, 1],
  );
  assert.equal(batchCount({ ...document, training: { batch_size: 9 } }, 7), 5);
});

test("only plain descent is plain", () => {
  const plain = (/** @type {Training} */ training) => isPlain({ ...chain(), training });
  assert.ok(plain({ optimizer: { kind: "sgd", weight_decay: 0 }, penalty: { l1: 0, l2: 0 } }));
  for (const training of /** @type {Training[]} */ ([
    { optimizer: { weight_decay: 0.1 } },
    { optimizer: { kind: "adam" } },
    { penalty: { l2: 0.1 } },
    { clip: { max_norm: 1 } },
    { update: "sequential" },
  ]))
    assert.ok(!plain(training));
});

test("new weights are asked for, and come back as one step to undo", () => {
  const { model, editor } = trained();
  editor.initialize();
  const [{ id, event }] = model.store.pending();
  assert.equal(event, "initialize");
  const diff = /** @type {const} */ ([{ op: "change", kind: "parameters", id: "u", fields: { value: 9 } }]);
  model.receive.accepted({ event: "accepted", id, revision: 2, diff, inverse: null });
  assert.equal(model.store.index.value.parameters.get("u")?.value, 9);
  editor.undo();
  assert.equal(model.store.index.value.parameters.get("u")?.value, 0.5);
});
