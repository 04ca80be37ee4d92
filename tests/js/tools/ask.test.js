/** Keys and taps about questions: what W and C mean, what Escape closes, what a tap writes, which knob experiments. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { experimentKnob, meant } from "../../../static/js/tools/actions/ask.js";
import { click } from "../../../static/js/tools/gestures/press.js";
import { chainPlan, open } from "../model/bench.js";
import { keyboard } from "./keyboard.js";

/** A page with its stage, heard at `press`. */
function page() {
  const bench = open();
  bench.server.cursor();
  return { ...bench, ...keyboard(bench.model) };
}

test("W asks where what is selected comes from, C opens a field for an equation of it", () => {
  const { model, press } = page();
  model.view.selection.value = new Set(["knob:e2"]);
  assert.ok(press("w"));
  assert.deepEqual(model.questions.open.value, { kind: "paths", about: "parameter:v" });
  press("C");
  assert.deepEqual(model.questions.open.value, { kind: "check", about: "parameter:v" });
});

test("nothing is asked while single keys are switched off", () => {
  const { model, press } = page();
  model.view.singleKeys.value = false;
  press("w");
  assert.equal(model.questions.open.value, null);
});

test("Escape closes the question before anything else, also in its field, and gives the focus back", () => {
  const { model, press, stage } = page();
  model.view.tool.value = "edge";
  press("w");
  press("Escape");
  assert.deepEqual([model.questions.open.value, model.view.tool.value], [null, "edge"]);
  press("w");
  press("Escape", {}, "textarea");
  assert.deepEqual([model.questions.open.value, model.view.tool.value, stage.focused], [null, "edge", 1]);
  press("Escape", {}, "textarea");
  assert.deepEqual([model.view.tool.value, stage.focused], ["edge", 2]);
});

test("what is meant: selected, pointed at, asked already, marked, computed by the step, the first weight", () => {
  const { model, server } = open();
  const { view, questions } = model;
  model.receive.plan(chainPlan());
  server.cursor();
  assert.equal(meant(model), "parameter:u");
  server.cursor({ step: 14 });
  assert.equal(meant(model), "parameter:v");
  server.cursor({ step: 16 });
  assert.equal(meant(model), "neuron:h");
  server.cursor({ step: 23 });
  assert.equal(meant(model), "parameter:b");
  view.marked.value = "parameter:u";
  assert.equal(meant(model), "parameter:u");
  questions.ask("paths", "pre:y");
  assert.equal(meant(model), "pre:y");
  view.focus.value = "neuron:y";
  assert.equal(meant(model), "neuron:y");
  view.hover.value = "loss";
  assert.equal(meant(model), "neuron:y");
  view.hover.value = "bias:h";
  assert.equal(meant(model), "parameter:b");
  view.selection.value = new Set(["edge:e1"]);
  assert.equal(meant(model), "parameter:u");
});

test("W and C ask again about what was asked last, also when its question is closed and the steps went on", () => {
  const { model, press, server } = page();
  model.questions.ask("paths", "parameter:v");
  model.questions.close();
  press("w");
  assert.deepEqual(model.questions.open.value, { kind: "paths", about: "parameter:v" });
  press("Escape");
  model.receive.plan(chainPlan());
  server.cursor({ step: 16 });
  press("c");
  assert.deepEqual(model.questions.open.value, { kind: "check", about: "parameter:v" });
  press("Escape", {}, "textarea");
  model.view.projector.value = true;
  assert.equal(meant(model), "neuron:h");
});

test("selecting something takes the place of the question", () => {
  const { model } = open();
  model.questions.ask("paths", "parameter:u");
  click(/** @type {any} */ ({ model }), { x: 0, y: 0 }, "neuron:y", { shiftKey: false, altKey: false });
  assert.deepEqual([model.questions.open.value, [...model.view.selection.value]], [null, ["neuron:y"]]);
});

test("while an equation is written a tap writes a factor and selects nothing", () => {
  const { model } = open();
  model.questions.ask("check", "parameter:u");
  const renderer = { hitTest: () => /** @type {string | null} */ (null) };
  click(/** @type {any} */ ({ model, renderer }), { x: 0, y: 0 }, "edge:e2", {
    shiftKey: false,
    altKey: false,
  });
  click(/** @type {any} */ ({ model, renderer }), { x: 0, y: 0 }, null, { shiftKey: false, altKey: false });
  assert.deepEqual([model.questions.insertion.value?.key, model.view.selection.value.size], ["edge:e2", 0]);
  renderer.hitTest = () => "loss:y";
  click(/** @type {any} */ ({ model, renderer }), { x: 0, y: 0 }, null, { shiftKey: false, altKey: false });
  assert.equal(model.questions.insertion.value?.key, "loss:y");
  assert.equal(model.questions.open.value?.kind, "check");
});

test("the knob that is asked about turns in the experiment alone, a viewer's too", () => {
  const { model } = open(undefined, { role: "viewer" });
  assert.equal(experimentKnob(model, "knob:e1"), null);
  model.questions.ask("turn", "parameter:u");
  assert.equal(experimentKnob(model, "knob:e2"), null);
  const knob = experimentKnob(model, "knob:e1") ?? assert.fail("no knob");
  assert.equal(knob.value, 0.5);
  knob.set(0.75);
  assert.deepEqual([model.questions.turn.value.value, experimentKnob(model, "knob:e1")?.value], [0.75, 0.75]);
  assert.equal(model.store.index.value.parameters.get("u")?.value, 0.5);
  assert.equal(model.store.inFlight.value, 0);
});
