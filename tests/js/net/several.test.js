/** A packet that carries several messages. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { SEVERAL } from "../../../static/js/protocol/messages.js";
import { chain, parameterValue, setting, welcome } from "../model/bench.js";
import { Browser, settled } from "./browser.js";

/** @param {number} revision @param {number} value */
const patch = (revision, value) => ["patch", { revision, diff: setting("u", value), member: "f".repeat(16) }];

const one = { id: "e".repeat(16), role: "editor", number: 1, following: null };

/** @param {object} [more] */
const greeting = (more) => {
  const { event, ...payload } = welcome(chain(), more);
  return [event, payload];
};

test("its messages are taken in one after the other", async () => {
  const { model, line } = await new Browser().opens();
  line.hears(SEVERAL, [greeting({ revision: 1 }), patch(2, 3), patch(3, 4), ["members", { members: [one] }]]);
  assert.equal(model.people.connection.value, "open");
  assert.equal(model.store.revision.value, 3);
  assert.equal(parameterValue(model, "u"), 4);
  assert.deepEqual(model.people.members.value, [one]);
  assert.equal(line.auths.length, 1);
});

test("own edits and those of others count in their order", async () => {
  const page = await new Browser().opens();
  page.welcomed({ revision: 1 });
  for (const value of [7, 8]) {
    page.model.editor.setParameter("u", value);
    page.frame();
  }
  const accepted = [0, 1].map((id) => ["accepted", { id, revision: 3 + id, diff: null, inverse: null }]);
  page.line.hears(SEVERAL, [patch(2, 3), ...accepted]);
  assert.equal(page.model.store.revision.value, 4);
  assert.equal(parameterValue(page.model, "u"), 8);
  assert.equal(page.model.store.pending().length, 0);
});

test("what follows a message that does not fit is passed over, since a new welcome is on its way", async () => {
  const { model, line } = await new Browser().opens();
  line.hears(SEVERAL, [
    greeting({ revision: 1 }),
    patch(9, 3),
    patch(10, 4),
    ["members", { members: [one] }],
  ]);
  await settled();
  assert.equal(line.auths.length, 2);
  assert.equal(parameterValue(model, "u"), 0.5);
  assert.deepEqual(model.people.members.value, []);
});
