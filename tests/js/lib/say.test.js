/** The catalogue of sentences: values in their places, numbers that bend the sentence. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { knows, say, word } from "../../../static/js/lib/say.js";
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

test("what the server says has its names in a row and its numbers as the page writes them", () => {
  const values = { value: 0.000438567734, way: ["h1", "o2"], true: -2 };
  assert.equal(
    word({ code: "value_differs_path", values }, (name) => `<${name}>`),
    "This term is 0.0004386; the path through <h1> and <o2> is −2.",
  );
});

test("numbers that differ look different in a sentence", () => {
  const values = { value: 0.12345678, true: 0.12345999, name: "w1" };
  assert.equal(word({ code: "value_differs", values }), "As written this is 0.123457; w1 is 0.12346.");
});

test("what has no place in the document is about the whole of it", () => {
  assert.equal(word({ code: "not_finite", values: {}, path: "x" }), "x: a finite number is needed.");
  assert.equal(word({ code: "not_finite", values: {} }), "The document: a finite number is needed.");
});

test("lists", () => {
  assert.deepEqual([["h1"], ["h1", "h2"], ["h1", "h2", "h3"]].map(listed), [
    "h1",
    "h1 and h2",
    "h1, h2 and h3",
  ]);
});
