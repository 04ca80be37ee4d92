/** Which commands a text finds, and in which order. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { matching } from "../../../static/js/panels/slip/matching.js";
import { offers } from "../../../static/js/tools/commands/table.js";
import { open } from "../model/bench.js";

const offered = offers(/** @type {any} */ ({ model: open().model })).filter(({ listed }) => listed);
const codes = (/** @type {string} */ typed, /** @type {readonly string[] | null} */ first = null) =>
  matching(offered, typed, first).map(({ offer }) => offer.code);

test("what begins with the words comes first, then words that begin so, then the rest", () => {
  const found = codes("sel");
  assert.deepEqual(found.slice(0, 2), ["select_all", "select_layer"]);
  assert.ok(found.includes("tool_select"));
  assert.deepEqual(codes("zzz"), []);
});

test("nothing typed shows all, or what is meant here in its own order; typing searches all", () => {
  assert.equal(codes("").length, offered.length);
  assert.deepEqual(codes(" ", ["remove", "copy"]), ["remove", "copy"]);
  assert.ok(codes("pl", ["copy"]).includes("play"));
});

test("the place of a match is that of its letters", () => {
  const [first] = matching(offered, "RED", null);
  assert.deepEqual([first.offer.code, first.from, first.until], ["redo", 0, 3]);
});
