/** Stops in the document: marked, told otherwise, taken away, and never left naming what is gone. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { stopsOf } from "../../../../static/js/model/edits/stops.js";
import { open } from "../bench.js";

/** @import { Model } from "../../../../static/js/model/model.js" */

const stops = (/** @type {Model} */ model) => stopsOf(model.store.document.value);

function marked() {
  const bench = open();
  const { editor } = bench.model;
  editor.setStop({ kind: "start" }, "The question.");
  editor.setStop({ kind: "grad_z", target: "h", iteration: 1 }, "  δ of \n h. ");
  editor.setStop({ kind: "grad_weight", target: "e1", iteration: 2 }, "");
  editor.setStop({ kind: "update", target: "u" }, "It moves.");
  return bench;
}

test("a stop is written with what is not at its default, its sentence in one line", () => {
  const { model, server } = marked();
  assert.deepEqual(stops(model), [
    { kind: "start", text: "The question." },
    { kind: "grad_z", target: "h", text: "δ of h." },
    { kind: "grad_weight", target: "e1", iteration: 2 },
    { kind: "update", target: "u", text: "It moves." },
  ]);
  server.acceptAll();
  assert.deepEqual(stopsOf(server.document), stops(model));
});

test("the same place has one stop, whose sentence changes", () => {
  const { model } = marked();
  model.editor.setStop({ kind: "grad_z", target: "h" }, "Another one.");
  assert.equal(stops(model).length, 4);
  assert.equal(stops(model)[1].text, "Another one.");
  model.editor.undo();
  assert.equal(stops(model)[1].text, "δ of h.");
});

test("each sample of a batch has stops of its own", () => {
  const { model } = marked();
  model.editor.setStop({ kind: "grad_z", target: "h", turn: 1 }, "At the second sample.");
  assert.equal(stops(model)[1].text, "δ of h.");
  assert.deepEqual(stops(model).at(-1), {
    kind: "grad_z",
    target: "h",
    turn: 1,
    text: "At the second sample.",
  });
  model.editor.removeStop({ kind: "grad_z", target: "h", turn: 1 });
  assert.equal(stops(model).length, 4);
});

test("a sentence keeps 300 characters, whole ones", () => {
  const { model } = open();
  model.editor.setStop({ kind: "loss" }, "𝛿".repeat(400));
  assert.equal(stops(model)[0].text, "𝛿".repeat(300));
});

test("a stop is removed and undone", () => {
  const { model } = marked();
  const before = stops(model);
  model.editor.removeStop({ kind: "grad_weight", target: "e1", iteration: 2 });
  assert.deepEqual(stops(model), before.toSpliced(2, 1));
  model.editor.undo();
  assert.deepEqual(stops(model), before);
});

test("what is removed takes its stops along, in one edit that one undo puts back", () => {
  const { model, server } = marked();
  server.acceptAll();
  const before = model.store.document.value;
  model.editor.remove(["edge:e1"]);
  assert.deepEqual(
    stops(model).map(({ kind }) => kind),
    ["start", "grad_z"],
  );
  assert.equal(model.store.pending().length, 1);
  model.editor.undo();
  assert.deepEqual(model.store.document.value, before);
});

test("a neuron goes with the stops on it and on its edges", () => {
  const { model } = marked();
  model.editor.setStop({ kind: "term", target: "e2" }, "An edge.");
  model.editor.remove(["neuron:h"]);
  assert.deepEqual(stops(model), [{ kind: "start", text: "The question." }]);
});

test("a turned knob and a moved neuron leave the stops as they are", () => {
  const { model } = marked();
  const before = stops(model);
  model.editor.setParameter("u", 0.25);
  model.editor.move(["neuron:h"], 5, 5);
  assert.equal(stops(model), before);
});

test("there are at most a hundred", () => {
  const { model } = open();
  for (let iteration = 1; iteration <= 101; iteration += 1)
    model.editor.setStop({ kind: "loss", iteration }, "");
  assert.equal(stops(model).length, 100);
  assert.equal(model.editor.problem.value?.code, "too_many_stops");
});
