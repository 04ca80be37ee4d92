/** Who comes and who leaves is said in one sentence, and in a hall not at all. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { tellComing } from "../../../static/js/panels/people/coming.js";
import { createUi } from "../../../static/js/panels/ui.js";
import { open } from "../model/bench.js";

/** @import { Member } from "../../../static/js/protocol/messages.js" */

const ME = "0123456789abcdef";
/** @param {string} id @param {string} name @returns {Member} */
const member = (id, name) => ({ id, name, person: id, role: "editor", number: 1, following: null });

/** A page that is told who is here, and what it says. */
function heard() {
  const { model } = open(undefined, { members: [member(ME, "Me")] });
  const ui = createUi();
  tellComing({ model, ui });
  /** @param {readonly Member[]} others */
  const here = (...others) =>
    model.receive.members({ event: "members", members: [member(ME, "Me"), ...others] });
  return { ui, model, here };
}

test("a name is said when somebody comes and when they leave", () => {
  const { ui, here } = heard();
  assert.equal(ui.told.value, "");
  here(member("b", "Ada"));
  assert.equal(ui.told.value, "Ada is here.");
  here();
  assert.equal(ui.told.value, "Ada has left.");
});

test("nobody hears of a hall, nor of those who were here before a line broke", () => {
  const { ui, model, here } = heard();
  here(...Array.from({ length: 30 }, (_, i) => member(`${i}`, `Ada ${i}`)));
  assert.equal(ui.told.value, "");
  model.people.id.value = "another";
  model.receive.members({
    event: "members",
    members: [member("another", "Me"), member("b", "Ada")],
  });
  assert.equal(ui.told.value, "");
});
