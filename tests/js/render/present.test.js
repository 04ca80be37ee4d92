/** The legend lists the marks that are in the picture. */

import assert from "node:assert/strict";
import test from "node:test";
import { presentIn } from "../../../static/js/render/marks/present.js";
import { measureOf } from "../../../static/js/render/marks/scale.js";
import { NOTHING_IN_VIEW } from "../../../static/js/render/scene/largest_numbers.js";
import { layered, worked } from "../playback/documents.js";
import { openModel } from "../playback/fixtures.js";
import { sceneOf } from "./setting.js";

/** A drawing with all numbers of an iteration, of which so many have landed. */
function pictured(/** @type {import("../../../static/js/protocol/messages.js").Document} */ document) {
  const { model, steps, frame, cursor } = openModel(document);
  frame(steps.length);
  cursor(steps.length);
  const measure = { value: measureOf("log", () => NOTHING_IN_VIEW) };
  const present = presentIn(
    /** @type {any} */ ({ settled: { value: sceneOf(document) }, measure, bounded: { value: () => true } }),
  );
  const plan = model.plan.current.value ?? assert.fail();
  return {
    model,
    measure,
    after: (/** @type {Parameters<typeof plan.stepOf>[0]} */ kind, /** @type {string} */ id) =>
      [...present(model, plan.stepOf(kind, id) + 1)].sort(),
    all: () => [...present(model, steps.length)].sort(),
  };
}

test("marks join the legend as they come into the picture, and leave it with the step back", () => {
  const { after, all } = pictured(worked());
  assert.deepEqual(after("input", "i2"), ["none"]);
  assert.deepEqual(after("activation", "o2"), ["none", "positive", "value"]);
  assert.deepEqual(after("loss", ""), ["positive", "value"]);
  assert.deepEqual(after("grad_z", "o2"), ["gradient", "negative", "positive", "value"]);
  assert.deepEqual(all(), ["gradient", "negative", "positive", "value"]);
  assert.deepEqual(after("activation", "o2"), ["none", "positive", "value"]);
});

test("exactly 0 and too small for the scale have entries of their own, and the scale counts", () => {
  const chain = layered([1, 1, 1, 1, 1, 1]);
  const [sample] = chain.samples ?? [];
  const { all, measure } = pictured({ ...chain, samples: [{ ...sample, inputs: { i1: 0 } }] });
  assert.ok(all().includes("zero") && all().includes("small"));
  measure.value = measureOf("log8", () => NOTHING_IN_VIEW);
  assert.ok(all().includes("zero") && !all().includes("small"));
});

test("what passes in a step counts in that step only", () => {
  const document = worked();
  const parameters = document.parameters.map((each) => (each.id === "w1" ? { ...each, value: 0 } : each));
  const { after } = pictured({ ...document, parameters });
  assert.ok(after("activation", "h1").includes("zero"));
  assert.ok(!after("activation", "h2").includes("zero"));
});

test("after an edit numbers are stale until they are computed again", () => {
  const { model, all } = pictured(worked());
  model.people.lost();
  model.editor.setParameter("w1", 0.3, "turn");
  assert.ok(all().includes("stale") && !all().includes("none"));
});
