/** Whom a page follows, and whom it follows again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./bench.js";

/** @import { ClientMessage, Member } from "../../../static/js/protocol/messages.js" */

const ME = "0123456789abcdef";
/** @param {string} id @param {Partial<Member>} [more] @returns {Member} */
const member = (id, more) => ({
  ...{ id, role: "editor", number: 1, following: null, person: id, name: "" },
  ...more,
});
const FIRST = member("aaaa");
const SECOND = member("bbbb", { number: 2 });

/** @param {"editor" | "viewer"} role @param {readonly Member[]} others */
function page(role, ...others) {
  const { model, server } = open(undefined, { role, members: [...others, member(ME, { role, number: 9 })] });
  /** @type {ClientMessage[]} */
  const sent = [];
  model.transport.post = (message) => void sent.push(message);
  /** @param {string | null} following */
  const sees = (following) => server.cursor({ following });
  const { whom, again } = model.following;
  return { model, sent, sees, seen: () => ({ whom: whom.value?.id, again: again.value?.id }) };
}

test("whoever follows knows whom and has nobody to return to", () => {
  const { sees, seen } = page("viewer", FIRST);
  sees(FIRST.id);
  assert.deepEqual(seen(), { whom: FIRST.id, again: undefined });
});

test("whoever broke away returns to the one followed last, else to the first editor", () => {
  const { model, sees, seen } = page("viewer", FIRST, SECOND);
  sees(SECOND.id);
  sees(null);
  assert.deepEqual(seen(), { whom: undefined, again: SECOND.id });
  model.people.members.value = [FIRST];
  assert.equal(seen().again, FIRST.id);
  model.people.members.value = [];
  assert.equal(seen().again, undefined);
});

test("a viewer that comes back by itself is offered the first editor, an editor nobody", () => {
  assert.equal(page("viewer", FIRST).seen().again, FIRST.id);
  assert.equal(page("editor", FIRST).seen().again, undefined);
});

test("an editor that followed is offered the same, and nobody once it parted on purpose", () => {
  const { model, sent, sees, seen } = page("editor", FIRST);
  model.following.follow(FIRST.id);
  sees(FIRST.id);
  sees(null);
  assert.equal(seen().again, FIRST.id);
  model.following.part();
  assert.equal(seen().again, undefined);
  assert.deepEqual(sent, [
    { event: "follow", member: FIRST.id },
    { event: "follow", member: null },
  ]);
});
