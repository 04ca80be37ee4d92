/** Questions: what is asked and when, which answers are taken, what a new place or a new document means. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { NAMED } from "../../../../static/js/model/run/paces.js";
import { open as bench, setting } from "../bench.js";

/** A page at its first iteration, with what it sends. @param {object} [cursor] */
function asking(cursor = {}) {
  const { model, server } = bench();
  server.cursor(cursor);
  /** @type {any[]} */
  const sent = [];
  model.transport.post = (message) => sent.push(message);
  /** The answer to the newest message. @param {string} event @param {object} [more] */
  const answer = (event, more = {}) => {
    const where = { run: 1, iteration: 1, revision: model.store.revision.peek(), sample: 0 };
    const message = /** @type {any} */ ({ event, id: sent.at(-1)?.id, ...where, ...more });
    model.questions.take(message);
    return message;
  };
  return { model, server, sent, answer, questions: model.questions };
}

test("a question is sent once, and its answer is kept", () => {
  const { questions, sent, answer } = asking();
  questions.ask("paths", "parameter:u");
  assert.deepEqual(sent, [{ event: "ask_paths", id: 1, about: "parameter:u", limit: 10 }]);
  assert.equal(questions.answered.value, false);
  const paths = answer("paths", { about: "parameter:u" });
  assert.deepEqual([questions.paths.value, questions.answered.value], [paths, true]);
  assert.equal(sent.length, 1);
});

test("each kind of question has its message", () => {
  const { questions, sent, answer } = asking();
  const kinds = /** @type {const} */ (["walk", "fast", "turn", "curves"]);
  for (const kind of kinds) {
    questions.ask(kind, "parameter:u");
    answer(kind === "turn" ? "turned" : kind);
  }
  const about = "parameter:u";
  assert.deepEqual(
    sent.map(({ id, ...rest }) => rest),
    [
      { event: "ask_walk", about },
      { event: "ask_fast", about },
      { event: "turn", parameter: about, value: null, h: 1e-4 },
      {
        event: "ask_curves",
        about: [about, "parameter:v", "neuron:h", "neuron:y"],
        iterations: 50,
        gradient_of: about,
      },
    ],
  );
});

test("opening a question clears the selection and changes no document", () => {
  const { model, questions } = asking();
  const before = model.store.document.value;
  model.view.selection.value = new Set(["neuron:h"]);
  questions.ask("paths", "parameter:u");
  assert.deepEqual([...model.view.selection.value], []);
  assert.equal(model.store.document.value, before);
});

test("another limit asks again", () => {
  const { questions, sent, answer } = asking();
  questions.ask("paths", "parameter:u");
  answer("paths");
  questions.limit.value = 50;
  assert.equal(sent.at(-1).limit, 50);
});

test("the next sample of a batch asks anew, and the answer about the one before is old", () => {
  const { questions, server, sent, answer } = asking();
  server.frame(26);
  questions.ask("paths", "parameter:u");
  const old = answer("paths");
  server.frame(3, { turn: 1, sample: 1 });
  server.cursor({ turn: 1, turns: 2, step: 3 });
  assert.equal(sent.length, 2);
  assert.deepEqual([questions.paths.value, questions.isCurrent(old)], [old, false]);
  const fresh = answer("paths", { sample: 1 });
  assert.deepEqual([questions.paths.value, questions.isCurrent(fresh)], [fresh, true]);
});

test("a new place asks anew, and the old answer stays until the new one comes", () => {
  const { questions, server, sent, answer } = asking();
  questions.ask("paths", "parameter:u");
  const old = answer("paths");
  server.cursor({ iteration: 2 });
  assert.equal(sent.length, 2);
  assert.deepEqual([questions.paths.value, questions.isCurrent(old)], [old, false]);
  const fresh = answer("paths", { iteration: 2 });
  assert.deepEqual([questions.paths.value, questions.isCurrent(fresh)], [fresh, true]);
});

test("a step within the iteration asks nothing", () => {
  const { questions, server, sent, answer } = asking();
  questions.ask("paths", "parameter:u");
  answer("paths");
  server.cursor({ step: 4 });
  assert.equal(sent.length, 1);
});

test("an edit asks anew once it is committed", () => {
  const { model, questions, server, sent, answer } = asking();
  questions.ask("paths", "parameter:u");
  answer("paths");
  model.store.propose(setting("u", 2));
  assert.equal(sent.length, 1);
  server.acceptAll();
  assert.equal(sent.length, 2);
});

test("late answers are dropped: of an older question, and of another place", () => {
  const { questions, server, sent, answer } = asking();
  questions.ask("paths", "parameter:u");
  server.cursor({ iteration: 2 });
  answer("paths", { iteration: 1 });
  assert.equal(questions.paths.value, null);
  assert.equal(sent.length, 2);
  answer("paths", { id: 1, iteration: 2 });
  assert.equal(questions.paths.value, null);
});

test("another question does not wait, and what the first one is answered is not shown for it", () => {
  const { questions, sent, answer } = asking();
  questions.ask("paths", "parameter:u");
  questions.ask("paths", "parameter:v");
  assert.deepEqual([sent.length, sent[1].about], [2, "parameter:v"]);
  answer("paths", { id: 1, about: "parameter:u" });
  assert.equal(questions.paths.value, null);
  answer("paths", { about: "parameter:v" });
  const answered = /** @type {import("../../../../static/js/protocol/messages.js").Paths | null} */ (
    questions.paths.value
  );
  assert.equal(answered?.about, "parameter:v");
});

test("the same question, opened twice, takes the answer that is on its way", () => {
  const { questions, sent, answer } = asking();
  questions.ask("paths", "parameter:u");
  questions.ask("paths", "parameter:u");
  answer("paths", { about: "parameter:u" });
  assert.deepEqual([sent.length, questions.answered.value], [1, true]);
});

test("a knob that turns fast has one message on its way, then the newest value", () => {
  const { questions, sent, answer } = asking();
  questions.ask("turn", "parameter:u");
  for (const value of [0.51, 0.52, 0.53]) questions.turnTo(value);
  assert.deepEqual([sent.length, sent[0].value], [1, null]);
  answer("turned", { value: 0.5 });
  assert.deepEqual([sent.length, sent[1].value], [2, 0.53]);
  answer("turned", { value: 0.53 });
  assert.equal(sent.length, 2);
});

test("turned numbers stand on the drawing at rest, and never beside those of a run that trains", () => {
  const { model, questions, server, answer } = asking();
  questions.ask("turn", "parameter:u");
  questions.turnTo(0.53);
  const turned = { parameter: "parameter:u", value: 0.53, present: 0.5, loss: 0.1, steps: new Uint8Array(0) };
  answer("turned", { ...turned, value: 0.5 });
  answer("turned", turned);
  const shownAt = (/** @type {object} */ cursor) => {
    server.cursor(cursor);
    return model.experiment.value?.value ?? null;
  };
  assert.equal(shownAt({}), 0.53);
  assert.equal(shownAt({ playing: true, pace: NAMED.full }), null);
  assert.equal(shownAt({ playing: true, pace: NAMED.neuron }), 0.53);
  assert.equal(shownAt({ playing: false, pace: NAMED.full }), 0.53);
});

test("nothing is asked without a line or a run; then it is", () => {
  const { model, questions, server, sent } = asking({ run: 0 });
  questions.ask("paths", "parameter:u");
  assert.equal(sent.length, 0);
  server.cursor();
  assert.equal(sent.length, 1);
  model.people.lost();
  model.people.connection.value = "open";
  assert.equal(sent.length, 2);
});

test("an equation is sent when it is handed in and at a new place, not while it is typed", () => {
  const { questions, server, sent, answer } = asking();
  questions.ask("check", "parameter:u");
  questions.equation.value = "dL/du = ";
  assert.equal(sent.length, 0);
  questions.check("dL/du = 1");
  assert.deepEqual(sent, [
    { event: "check", id: 1, equation: "dL/du = 1", about: "parameter:u", asked: false },
  ]);
  answer("checked", { equation: "dL/du = 1" });
  questions.equation.value = "dL/du = 12";
  assert.equal(sent.length, 1);
  server.cursor({ iteration: 2 });
  assert.deepEqual([sent.length, sent[1].equation], [2, "dL/du = 1"]);
});

test("an equation can be handed in without a question being open", () => {
  const { questions, sent } = asking();
  questions.check("dL/dv = 1");
  assert.deepEqual(questions.open.value, { kind: "check", about: "" });
  assert.deepEqual(
    [sent[0].about, sent[0].equation, questions.equation.value],
    [null, "dL/dv = 1", "dL/dv = 1"],
  );
});

test("a question about something else begins without the old equation and answers", () => {
  const { questions, answer } = asking();
  questions.check("dL/du = 1", "parameter:u");
  answer("checked");
  questions.ask("paths", "parameter:u");
  assert.equal(questions.equation.value, "dL/du = 1");
  questions.ask("check", "parameter:v");
  assert.deepEqual([questions.equation.value, questions.checked.value], ["", null]);
});

test("an equation goes along to a question about what it says it is about itself", () => {
  const { questions, answer } = asking();
  questions.check("dL/du = 1");
  answer("checked", { about: "parameter:u" });
  questions.ask("turn", "parameter:u");
  assert.deepEqual([questions.equation.value, questions.checked.value?.about], ["dL/du = 1", "parameter:u"]);
});

test("what has no answer says why, until there is one", () => {
  const { questions, server, answer } = asking();
  questions.ask("paths", "parameter:u");
  answer("unanswered", { code: "diverged", values: { iteration: "2", neuron: "y" } });
  assert.equal(questions.unanswered.value?.code, "diverged");
  server.cursor({ iteration: 2 });
  answer("paths", { iteration: 2 });
  assert.equal(questions.unanswered.value, null);
});

test("a question about something that is removed is closed", () => {
  const { model, questions } = asking();
  questions.ask("paths", "neuron:h");
  assert.deepEqual(model.editor.remove(["neuron:h"]), undefined);
  assert.equal(questions.open.value, null);
});

test("what is tapped is told to the field", () => {
  const { questions } = asking();
  questions.ask("check", "parameter:u");
  questions.insertFor("knob:e1");
  assert.deepEqual(questions.insertion.value, { key: "knob:e1", at: 1 });
  questions.insertFor("edge:e2");
  assert.deepEqual(questions.insertion.value, { key: "edge:e2", at: 2 });
  questions.close();
  assert.equal(questions.insertion.value, null);
});
