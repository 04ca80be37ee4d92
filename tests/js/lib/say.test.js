/** The catalogue of sentences: values in their places, numbers that bend the sentence. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { knows, say } from "../../../static/js/lib/say.js";
import { listed } from "../../../static/js/words/en/counting.js";

test("values stand where the sentence names them", () => {
  assert.equal(say("cycle", { cycle: "h1 → o1 → h1" }), "This edge would close a cycle: h1 → o1 → h1.");
});

test("a count bends the sentence", () => {
  assert.equal(
    say("reconnecting", { count: 3 }),
    "Reconnecting. Three changes are kept here and will be saved.",
  );
  assert.equal(say("reconnecting", { count: 1 }), "Reconnecting. One change is kept here and will be saved.");
  assert.equal(say("reconnecting", { count: 0 }), "Reconnecting. What is here stays.");
});

test("an unknown code is shown as it is", () => {
  assert.deepEqual(
    ["no such code", "toString"].map((code) => say(code)),
    ["no such code", "toString"],
  );
  assert.deepEqual([knows("cycle"), knows("toString")], [true, false]);
});

test("lists", () => {
  assert.deepEqual([["h1"], ["h1", "h2"], ["h1", "h2", "h3"]].map(listed), [
    "h1",
    "h1 and h2",
    "h1, h2 and h3",
  ]);
});
