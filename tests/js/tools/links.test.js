/** Links followed: what is asked once the network is here, where a step leads, what a wrong name says. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createModel } from "../../../static/js/model/model.js";
import { follow, followLinks, isLink } from "../../../static/js/tools/links.js";
import { chain, chainPlan, open, welcome } from "../model/bench.js";

const settled = () => new Promise((resolve) => queueMicrotask(() => resolve(undefined)));

test("a question is asked once the network is here", async () => {
  const model = createModel();
  follow(model, { ask: "u" });
  await settled();
  assert.equal(model.questions.open.value, null);
  model.receive.welcome(welcome(chain()));
  await settled();
  assert.deepEqual(model.questions.open.value, { kind: "paths", about: "parameter:u" });
});

test("a question that was closed does not come back with the next edit", async () => {
  const { model } = open();
  follow(model, { ask: "u" });
  await settled();
  model.questions.close();
  model.editor.setParameter("u", 2);
  await settled();
  assert.equal(model.questions.open.value, null);
});

test("an equation comes judged, about what the link says", async () => {
  const { model, server } = open();
  server.cursor();
  /** @type {any[]} */
  const sent = [];
  model.transport.post = (message) => sent.push(message);
  follow(model, { check: "dL/du = 1", about: "u" });
  await settled();
  assert.deepEqual(sent, [
    { event: "check", id: 1, equation: "dL/du = 1", about: "parameter:u", asked: true },
  ]);
});

test("a step is moved to when the steps are known, and no further than the last", async () => {
  for (const { step, to } of [
    { step: 2, to: { step: 5, turn: null } },
    // The update stands behind the last sample of the batch.
    { step: 99, to: { step: 26, turn: 2 } },
  ]) {
    const { model, server } = open();
    /** @type {any[]} */
    const sent = [];
    model.transport.post = (message) => sent.push(message);
    follow(model, { step });
    server.cursor({ turns: 3 });
    await settled();
    assert.deepEqual(sent, []);
    model.receive.plan(chainPlan());
    await settled();
    assert.deepEqual(sent, [{ event: "seek", to: { ...to, iteration: null } }]);
  }
});

test("a name that nothing has is said in one sentence", async () => {
  const { model } = open();
  follow(model, { ask: "w9" });
  await settled();
  assert.equal(model.questions.open.value, null);
  assert.equal(model.editor.problem.value?.code, "link_unknown_name");
  assert.deepEqual(model.editor.problem.value?.values, { name: "w9" });
});

test("another link in the address takes the place of the first", async () => {
  const { model } = open();
  const page = Object.assign(new EventTarget(), { location: { hash: "#ask=u" } });
  followLinks(model, /** @type {any} */ (page));
  await settled();
  assert.equal(model.questions.open.value?.about, "parameter:u");
  page.location.hash = "#ask=v";
  page.dispatchEvent(new Event("hashchange"));
  await settled();
  assert.equal(model.questions.open.value?.about, "parameter:v");
  assert.deepEqual([isLink("#ask=v"), isLink("#outline"), isLink("")], [true, false, false]);
});
