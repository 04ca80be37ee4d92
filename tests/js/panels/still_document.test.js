/** What the panels see of a document: nothing while neurons are only moved, everything else at once. */

import assert from "node:assert/strict";
import test from "node:test";
import { effect } from "@preact/signals-core";
import { inLetters } from "../../../static/js/lib/letters.js";
import { keepLetters } from "../../../static/js/panels/letters.js";
import { withStillDocument } from "../../../static/js/panels/still_document.js";
import { worked } from "../playback/documents.js";
import { openModel } from "../playback/fixtures.js";

test("a neuron that is moved renders no panel anew; a name and a value do", () => {
  const { model } = openModel(worked());
  const still = withStillDocument(model.store);
  let times = 0;
  const stop = effect(() => {
    void [still.document.value, still.index.value.neurons];
    times += 1;
  });
  model.editor.move(["h1", "h2"], 40, -10, "drag");
  model.editor.move(["h1"], 5, 5, "drag");
  assert.equal(times, 1);
  assert.notEqual(model.store.index.peek().neurons.get("h1")?.x, still.index.peek().neurons.get("h1")?.x);
  model.editor.rename("neuron", "h1", "first");
  assert.equal(times, 2);
  assert.equal(still.index.peek().neurons.get("h1")?.name, "first");
  model.editor.setParameter("w1", 0.5);
  assert.equal(times, 3);
  assert.equal(still.index.peek().parameters.get("w1")?.value, 0.5);
  stop();
});

test("what is written follows the letters of a book, and no other edit", () => {
  const { model } = openModel(worked());
  const stopLetters = keepLetters(model.store);
  /** @type {string[]} */
  const written = [];
  const stop = effect(() => void written.push(inLetters("L and η")));
  model.editor.move(["h1"], 5, 5, "drag");
  model.editor.setParameter("w1", 0.5);
  assert.deepEqual(written, ["L and η"]);
  model.editor.setConvention({ rate: "alpha" });
  assert.deepEqual(written, ["L and η", "L and α"]);
  stop();
  stopLetters();
});
