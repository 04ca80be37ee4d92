/** Sentences of stops: names are set as names, and whatever else somebody wrote is text. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { aloud, pieces } from "../../../../static/js/panels/parts/prose.js";
import { stopText } from "../../../../static/js/panels/step/stop_words.js";
import { worked } from "../../playback/documents.js";

/** The names in a sentence, as they are set. @param {string} text */
const names = (text) =>
  pieces(stopText(worked(), text))
    .filter(({ name }) => name)
    .map(({ text: name }) => name);

test("names of neurons, parameters and targets are set as names, and L", () => {
  assert.deepEqual(names("w1 acts on h1, and t1 on L."), ["w1", "h1", "t1", "L"]);
  assert.deepEqual(names("h9 is nobody, and Lh1 neither."), []);
});

test("a derivative of known names is set as one", () => {
  assert.deepEqual(names("∂L/∂w1 is δ of h1 times i1; ∂q/∂w1 is none."), ["∂L/∂w1", "h1", "i1"]);
  assert.match(aloud(stopText(worked(), "∂L/∂w1 is small.")), /derivative of L with respect to w ?1/);
});

test("marks in a sentence make no names, and tags stay text", () => {
  const text = "\u2068evil\u2069 <img src=x> & h1";
  assert.deepEqual(names(text), ["h1"]);
  assert.equal(
    pieces(stopText(worked(), text))
      .map((piece) => piece.text)
      .join(""),
    "evil <img src=x> & h1",
  );
});
