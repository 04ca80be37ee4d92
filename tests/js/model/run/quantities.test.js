/** Numbers with their three states: not computed yet, older than the last edit, current. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { quantities } from "../../../../static/js/model/run/quantities.js";
import { bytes, CHAIN_STEPS, open, setting } from "../bench.js";

/** @import { Model } from "../../../../static/js/model/model.js" */

const ALL = CHAIN_STEPS.length;

/** A model that was told the values 1, 2, … of the first steps. @param {number} [have] */
function told(have = ALL) {
  const bench = open();
  bench.server.plan();
  bench.server.frame(have);
  bench.server.cursor({ step: have });
  return bench;
}

/** @param {Model} model */
const everything = (model) => quantities(model, ALL);
const current = (/** @type {number} */ value) => ({ state: "current", value });
const NONE = { state: "none", value: Number.NaN };

test("what has not landed is not there, and never 0", () => {
  const { model } = told();
  const read = quantities(model, 4);
  assert.deepEqual(read.z("h"), current(4));
  assert.deepEqual(read.a("h"), NONE);
  assert.deepEqual(
    [read.loss(), read.gradA("y"), read.parameterGradient("u"), read.outputLoss("y")],
    Array(4).fill(NONE),
  );
});

test("what has not come is not there, however far the playhead is", () => {
  const read = everything(told(4).model);
  assert.deepEqual([read.z("h"), read.a("h")], [current(4), NONE]);
});

test("every quantity is read from its step", () => {
  const read = everything(told().model);
  assert.deepEqual([read.a("x"), read.term("e1"), read.z("h"), read.a("h")], [1, 2, 4, 5].map(current));
  assert.deepEqual([read.outputLoss("y"), read.loss()], [10, 11].map(current));
  assert.deepEqual([read.gradA("y"), read.gradZ("y"), read.weightGradient("e2")], [12, 13, 14].map(current));
  assert.deepEqual([read.contribution("e2"), read.gradA("h"), read.gradA("x")], [15, 16, 20].map(current));
  assert.deepEqual([read.parameterGradient("u"), read.parameterGradient("b")], [21, 23].map(current));
});

test("what a person sets is always current", () => {
  const { model } = open();
  const read = quantities(model, 0);
  assert.deepEqual([read.input("x"), read.target("y"), read.parameter("u")], [1, 0, 0.5].map(current));
  assert.deepEqual([read.input("h"), read.target("nobody"), read.parameter("nobody")], Array(3).fill(NONE));
});

test("a gradient of a parameter used once is known before the last step, that of a shared one is not", () => {
  const read = quantities(told().model, 20);
  assert.deepEqual([read.parameterGradient("u"), read.parameterGradient("v")], [18, 14].map(current));
  assert.deepEqual(read.parameterGradient("b"), NONE);
});

test("an updated parameter says what it was", () => {
  const { model } = told();
  assert.deepEqual(quantities(model, 23).parameter("u"), current(0.5));
  assert.deepEqual(everything(model).parameter("u"), { ...current(24), before: 0.5 });
});

test("from the second iteration on parameters are those of the run", () => {
  const { model, server } = told();
  server.frame(3, { iteration: 2 });
  server.cursor({ iteration: 2, step: 3 });
  assert.deepEqual(everything(model).parameter("v"), current(20));
  server.frame(ALL, { iteration: 2 });
  assert.deepEqual(everything(model).parameter("u"), { ...current(24), before: 10 });
});

test("a turned knob shows what it was turned to, in the middle of a run too", () => {
  const { model, server } = told();
  server.frame(ALL, { iteration: 2 });
  model.editor.setParameter("u", 0.75);
  assert.deepEqual(everything(model).parameter("u"), current(0.75));
  assert.deepEqual(everything(model).parameter("v"), { ...current(25), before: 20 });
});

test("numbers grow stale when the answer to an edit is late, and current again with it", () => {
  const { model, server, clock } = told();
  model.editor.setParameter("u", 1);
  clock.pass(149);
  assert.equal(everything(model).loss().state, "current");
  clock.pass(1);
  assert.deepEqual(everything(model).loss(), { state: "stale", value: 11 });
  assert.equal(everything(model).input("x").state, "current");
  server.accept();
  assert.equal(everything(model).loss().state, "stale");
  server.frame(ALL, { run: 2 });
  assert.equal(everything(model).loss().state, "current");
  assert.equal(model.store.valuesBehind.value, false);
});

test("each of many edits has its own time", () => {
  const { model, server, clock } = told();
  for (let turn = 1; turn <= 10; turn += 1) {
    model.editor.setParameter("u", turn, "turn");
    clock.pass(100);
    assert.equal(everything(model).loss().state, "current");
    server.accept();
    server.frame(ALL, { run: turn + 1 });
  }
});

test("without a line an edit makes the numbers stale at once", () => {
  const { model } = told();
  model.people.lost();
  assert.equal(everything(model).loss().state, "current");
  model.editor.setParameter("u", 1);
  assert.equal(everything(model).loss().state, "stale");
});

test("an edit of the layout leaves the numbers alone", () => {
  const { model, clock } = told();
  model.editor.move(["h"], 1, 1);
  clock.pass(1000);
  assert.equal(everything(model).loss().state, "current");
});

test("somebody else's edit makes them stale, too, and a refused one does not", () => {
  const { model, server, clock } = told();
  server.patch(setting("v", 2));
  clock.pass(200);
  assert.equal(everything(model).loss().state, "stale");
  server.frame(ALL, { run: 2 });
  model.editor.setParameter("u", 1);
  clock.pass(200);
  server.reject();
  assert.equal(everything(model).loss().state, "current");
});

test("before the first step nothing waits for numbers", () => {
  const { model, server, clock } = told();
  model.editor.setParameter("u", 1);
  server.accept();
  server.cursor({ step: 0, run: 2 });
  clock.pass(1000);
  assert.equal(model.staleness.stale.value, false);
  assert.deepEqual(everything(model).loss(), NONE);
});

/** Asks what turning u from 0.5 to 0.75 does, and answers with the values 101, 102, …. @param {Model} model */
function turn({ questions, store }) {
  questions.ask("turn", "parameter:u");
  const steps = Float64Array.from({ length: ALL - 3 }, (_, i) => 101 + i);
  const about = { parameter: "parameter:u", present: 0.5, value: 0.75, loss: 11, loss_turned: 111 };
  const where = { id: 1, run: 1, iteration: 1, sample: 0, revision: store.revision.value };
  questions.take(
    /** @type {any} */ ({ event: "turned", ...where, ...about, steps: bytes(steps), single: false }),
  );
}

test("with a parameter turned every number is the one at its turned value, as far as steps have landed", () => {
  const { model } = told();
  turn(model);
  const read = everything(model);
  assert.deepEqual(
    [read.a("x"), read.term("e1"), read.z("h"), read.a("h")],
    [101, 102, 104, 105].map(current),
  );
  assert.deepEqual([read.gradZ("y"), read.contribution("e2"), read.gradA("h")], [113, 115, 116].map(current));
  assert.deepEqual([read.parameterGradient("u"), read.parameterGradient("b")], [121, 123].map(current));
  assert.deepEqual(read.loss(), { ...current(111), was: 11 });
  assert.deepEqual(quantities(model, 4).a("h"), NONE);
});

test("a turned parameter stands where it was turned to, and no other shows its update", () => {
  const { model } = told();
  turn(model);
  const read = everything(model);
  assert.deepEqual([read.parameter("u"), read.parameter("v")], [0.75, -0.5].map(current));
});

test("what the answer to a turn does not hold is stale", () => {
  const { model } = told();
  turn(model);
  const shorter = model.questions.turned.value;
  if (shorter)
    model.questions.turned.value = { ...shorter, steps: bytes(Float64Array.of(101, 102, 103, 104)) };
  const read = everything(model);
  assert.deepEqual([read.z("h"), read.a("h")], [current(104), { state: "stale", value: 5 }]);
});

test("with the question closed or the numbers gone on, nothing is turned", () => {
  const { model, server } = told();
  turn(model);
  model.questions.close();
  assert.deepEqual([everything(model).loss(), everything(model).a("h")], [11, 5].map(current));
  turn(model);
  server.frame(ALL, { iteration: 2 });
  server.cursor({ iteration: 2, step: ALL });
  assert.deepEqual(everything(model).a("h"), current(5));
});
