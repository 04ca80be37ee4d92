/** What people are called, where they point, and what this page tells of itself. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { COLOURS, calledOf, namesOf } from "../../../static/js/model/page/names.js";
import { open } from "./bench.js";

/** @import { ClientMessage, Member } from "../../../static/js/protocol/messages.js" */

const ME = "0123456789abcdef";
/** @param {string} id @param {Partial<Member>} [more] @returns {Member} */
const member = (id, more) => ({
  ...{ id, role: "editor", number: 1, following: null, person: id, name: "" },
  ...more,
});

test("a name and a colour follow from the key alone, and a chosen name comes first", () => {
  const { name, colour } = calledOf("0123456789abcdef");
  assert.deepEqual(calledOf("0123456789abcdef"), { name, colour });
  assert.match(name, /^[A-Z][a-z]+$/u);
  assert.deepEqual(calledOf("0123456789abcdef", "Ada"), { name: "Ada", colour });
  const many = Array.from({ length: 500 }, (_, i) => calledOf(`${i}`.padStart(16, "0")));
  assert.equal(new Set(many.map((each) => each.colour)).size, COLOURS);
  assert.ok(new Set(many.map((each) => each.name)).size > 80);
});

test("two people of one name are told apart, two pages of one person are not", () => {
  const names = namesOf([
    member("a", { name: "Ada", person: "p" }),
    member("b", { name: "Ada", person: "p", number: 2 }),
    member("c", { name: "Ada", person: "q", number: 3 }),
  ]);
  assert.deepEqual(
    [...names.values()].map(({ name }) => name),
    ["Ada", "Ada", "Ada 3"],
  );
});

/** @param {"editor" | "viewer"} role @param {readonly Member[]} others */
function page(role, ...others) {
  const { model, clock } = open(undefined, { role, members: [member(ME, { role }), ...others] });
  /** @type {ClientMessage[]} */
  const sent = [];
  model.transport.post = (message) => void sent.push(message);
  return { model, clock, sent };
}

test("a page tells where it points at once, then a few times a second, the newest last", () => {
  const { model, clock, sent } = page("editor", member("b"));
  clock.pass(1000);
  for (const x of [1, 2, 3]) model.view.pointer.value = { x, y: 0 };
  assert.deepEqual(sent, [{ event: "point", x: 1, y: 0, on: null, selection: [] }]);
  clock.pass(100);
  assert.deepEqual(sent.at(-1), { event: "point", x: 3, y: 0, on: null, selection: [] });
  assert.equal(sent.length, 2);
});

test("nobody is told where nobody is, nor by those who look on, nor without a line", () => {
  for (const { model, clock, sent } of [page("editor"), page("viewer", member("b"))]) {
    clock.pass(1000);
    model.view.pointer.value = { x: 1, y: 0 };
    assert.deepEqual(sent, []);
  }
});

test("others are shown while they are here, and never oneself", () => {
  const { model } = page("editor", member("b", { name: "Ada" }));
  const pointers = [ME, "b", "gone"].map((each) => ({ member: each, x: 0, y: 0, on: null, selection: [] }));
  model.receive.pointers({ event: "pointers", pointers });
  assert.deepEqual(
    model.presence.others.value.map(({ called }) => called.name),
    ["Ada"],
  );
  model.receive.members({ event: "members", members: [member(ME)] });
  assert.deepEqual(model.presence.others.value, []);
  assert.equal(model.people.nameOf("b")?.name, "Ada", "who has left is still called so");
});
