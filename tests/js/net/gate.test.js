/** A welcome whose samples are fetched holds back what comes behind it, and gives way to a new line. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { NAMED } from "../../../static/js/model/run/paces.js";
import { chain } from "../model/bench.js";
import { Browser, settled } from "./browser.js";

const SAMPLES = [{ inputs: { x: 7 }, targets: { y: 1 } }];
const CURSOR = {
  ...{ run: 0, start: 1, iteration: 1, turn: 0, turns: 1, step: 0, playing: false },
  ...{ pace: NAMED.term, milliseconds: 9, direction: 1, following: null, breakpoints: [] },
  ...{ paused_by: null, ask_first: false, asked: null, holds: false },
};

/** A page whose samples come when the test says so. */
async function waiting() {
  const browser = new Browser();
  /** @type {{ address: string, give: (samples: any) => void, fail: (error: Error) => void }[]} */
  const asked = [];
  browser.fetched = (address) => new Promise((give, fail) => void asked.push({ address, give, fail }));
  const page = await browser.opens();
  const { samples: _, ...document } = chain();
  const welcomed = (/** @type {object} */ more = {}) =>
    page.welcomed({ document, samples_hash: "ab12", ...more });
  return { page, asked, welcomed, model: page.model };
}

test("the samples are asked for by role and hash, and what came meanwhile is heard after the welcome", async () => {
  const { page, asked, welcomed, model } = await waiting();
  welcomed();
  page.line.hears("cursor", CURSOR);
  page.line.hears("patch", {
    revision: 2,
    diff: [{ op: "cell", part: "inputs", sample: 0, neuron: "x", value: 9 }],
    member: "m",
    kept: 0,
  });
  assert.deepEqual([model.people.connection.value, model.store.document.value], ["connecting", null]);
  assert.deepEqual(
    asked.map(({ address }) => address),
    ["/n/network/samples/ab12"],
  );
  asked[0].give(SAMPLES);
  await settled();
  assert.equal(model.people.connection.value, "open");
  assert.deepEqual(model.store.document.value?.samples, [{ inputs: { x: 9 }, targets: { y: 1 } }]);
  assert.equal(model.cursor.state.value?.iteration, 1);
  page.line.hears("cursor", { ...CURSOR, iteration: 5 });
  assert.equal(model.cursor.state.value?.iteration, 5);
});

test("a viewer asks at the viewers' address", async () => {
  const { asked, welcomed } = await waiting();
  welcomed({ role: "viewer" });
  assert.equal(asked[0].address, "/v/network/samples/ab12");
});

test("what cannot be had is asked for by a new line; a line that broke is heard no more", async () => {
  const { page, asked, welcomed, model } = await waiting();
  welcomed();
  asked[0].fail(new Error("404"));
  await settled();
  const lines = page.line.auths.length;
  page.clock.pass(1000);
  await settled();
  assert.equal(page.line.auths.length, lines + 1);
  welcomed({ samples_hash: "cd34" });
  page.line.breaks();
  asked[1].give(SAMPLES);
  await settled();
  assert.equal(model.people.connection.value, "connecting");
  page.line.connect();
  welcomed();
  asked[2].give(SAMPLES);
  await settled();
  const { document } = model.store;
  assert.deepEqual(document.value?.samples, SAMPLES);
});

test("a small document comes with its welcome", async () => {
  const { page, asked, model } = await waiting();
  page.welcomed();
  assert.equal(model.people.connection.value, "open");
  assert.deepEqual(asked, []);
});
