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
  assert.equal(model.editor.problem.value?.code, "link_unknown");
  assert.deepEqual(model.editor.problem.value?.values, { name: "w9" });
});

test("the network is shown where all is computed, but whoever follows stays", async () => {
  for (const { link, place, to } of /** @type {const} */ ([
    { link: { ask: "u" }, place: {}, to: 20 },
    { link: { ask: "dL/dy" }, place: {}, to: 14 },
    { link: { ask: "L" }, place: {}, to: 11 },
    { link: { ask: "L" }, place: { step: 26 }, to: 11 },
    { link: { check: "dL/dv = 1" }, place: {}, to: 14 },
    { link: { ask: "u" }, place: { step: 26 }, to: null },
    { link: { ask: "u" }, place: { following: "f".repeat(16) }, to: null },
  ])) {
    const { model, server } = open();
    /** @type {any[]} */
    const sent = [];
    model.transport.post = (message) => sent.push(message);
    model.receive.plan(chainPlan());
    server.cursor(place);
    follow(model, link);
    await settled();
    const steps = sent.flatMap(({ event, to: target }) => (event === "seek" ? [target.step] : []));
    assert.deepEqual(steps, to === null ? [] : [to], JSON.stringify({ link, place }));
  }
});

test("what a link says goes with the next one, which may answer without a question", async () => {
  const { model } = open();
  const page = Object.assign(new EventTarget(), { location: { hash: "#ask=u" } });
  followLinks(model, /** @type {any} */ (page));
  await settled();
  for (const [hash, code, about] of /** @type {const} */ ([
    ["#ask=", "link_unreadable", undefined],
    ["#ask=u", undefined, "parameter:u"],
    ["#ask=w9", "link_unknown", undefined],
    ["#step=-1", "link_unreadable", undefined],
    ["#ask=t", "link_given", undefined],
    ["#ask=L", undefined, undefined],
    ["#ask=dh/du", "link_not_of_loss", undefined],
    ["#check=dL/du=1", undefined, ""],
  ])) {
    page.location.hash = hash;
    page.dispatchEvent(new Event("hashchange"));
    await settled();
    assert.deepEqual(
      [model.editor.problem.value?.code, model.questions.open.value?.about],
      [code, about],
      hash,
    );
  }
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
