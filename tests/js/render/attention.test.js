/** What carries a number and what only a mark. */

import assert from "node:assert/strict";
import test from "node:test";
import { additionsOf } from "../../../static/js/render/marks/additions.js";
import {
  askedKnobs,
  attend,
  biasHasNumber,
  gradientHasNumber,
  groupAt,
  showsInside,
} from "../../../static/js/render/marks/attention.js";
import { layered, worked } from "../playback/documents.js";
import { openModel } from "../playback/fixtures.js";

const document = worked();
const plan = openModel(document).model.plan.current.value ?? assert.fail();
const nobody = { document, asked: new Set(), marked: new Set() };
const backOfH1 = plan.groupOf(plan.stepOf("grad_z", "h1"));

test("the step at hand is the one on its way, else the last that landed", () => {
  assert.equal(groupAt(plan, 0, false), -1);
  assert.equal(groupAt(plan, 0, true), 0);
  assert.equal(groupAt(plan, 2, false), 0);
  assert.equal(groupAt(plan, 2, true), 1);
  assert.equal(groupAt(plan, plan.stepCount, false), plan.groupCount - 1);
  assert.equal(groupAt(null, 5, false), -1);
});

test("a step knows its neuron, its weights and what it adds up", () => {
  const heed = attend(plan, backOfH1, nobody);
  assert.equal(heed.neuron, "h1");
  assert.equal(heed.phase, "backward");
  assert.deepEqual([...heed.weights], ["e1", "e2"]);
  assert.deepEqual(
    heed.additions.map(({ kind, id, steps }) => [kind, id, steps.length]),
    [
      ["grad_sum", "h1", 2],
      ["grad_sum", "i1", 2],
      ["grad_sum", "i2", 2],
    ],
  );
});

test("forward a neuron adds its terms and its bias, L the losses of the outputs", () => {
  const [sum] = additionsOf(plan, plan.groupOf(plan.stepOf("sum", "o2")));
  assert.deepEqual(
    sum.steps.map((step) => plan.kindOf(step)),
    ["term", "term", "bias"],
  );
  const [loss] = additionsOf(plan, plan.groupOf(plan.stepOf("loss")));
  assert.deepEqual([loss.kind, loss.steps.length], ["loss", 2]);
});

test("in a small drawing gradients of neurons keep their numbers, those of inputs wait to be asked", () => {
  const heed = attend(plan, backOfH1, nobody);
  assert.ok(gradientHasNumber(heed, "o1", false));
  assert.equal(gradientHasNumber(heed, "i1", true), false);
  assert.ok(
    gradientHasNumber(attend(plan, backOfH1, { ...nobody, asked: new Set(["input:i1"]) }), "i1", true),
  );
});

test("in a large drawing only the neuron at hand and those asked for have them", () => {
  const wide = layered([4, 4, 4]);
  const widePlan = openModel(wide).model.plan.current.value ?? assert.fail();
  const group = widePlan.groupOf(widePlan.stepOf("grad_z", "h2"));
  const heed = attend(widePlan, group, { document: wide, asked: new Set(["neuron:o1"]), marked: new Set() });
  assert.deepEqual(
    ["h1", "h2", "o1"].map((id) => gradientHasNumber(heed, id, false)),
    [false, true, true],
  );
});

test("what is inside a neuron and the value of its bias show at its step and when asked", () => {
  const forward = attend(plan, plan.groupOf(plan.stepOf("sum", "h2")), nobody);
  assert.ok(showsInside(forward, "h2") && biasHasNumber(forward, "h2"));
  assert.equal(showsInside(forward, "h1") || biasHasNumber(forward, "h1"), false);
  const asked = attend(plan, -1, { ...nobody, asked: new Set(["bias:h1", "neuron:o1"]) });
  assert.deepEqual(
    ["h1", "o1", "o2"].map((id) => biasHasNumber(asked, id)),
    [true, true, false],
  );
});

test("in a crowded drawing the knobs asked for: an edge's, a neuron's, a marked parameter's", () => {
  const index = openModel(document).model.store.index.value;
  assert.deepEqual([...askedKnobs(index, [["edge:e3"]], [])], ["e3"]);
  assert.deepEqual([...askedKnobs(index, [["neuron:o1"]], [])], ["target:o1", "e5", "e6"]);
  assert.deepEqual([...askedKnobs(index, [], ["w4"])], ["e4"]);
});

test("many neurons ask for no knobs, and leave those of what is pointed at and of what is named itself", () => {
  const index = openModel(layered([8, 8, 8])).model.store.index.value;
  const all = [...index.neurons.keys()].map((id) => `neuron:${id}`);
  assert.equal(askedKnobs(index, [[], all.slice(0, 3)], []).size, 24);
  assert.equal(askedKnobs(index, [[], all.slice(0, 4)], []).size, 0);
  assert.equal(askedKnobs(index, [["neuron:h1"], all], []).size, 16);
  assert.deepEqual([...askedKnobs(index, [[], ["edge:e3", ...all]], [])], ["e3"]);
  const edges = [...index.edges.keys()].map((id) => `edge:${id}`);
  assert.equal(askedKnobs(index, [[], edges], []).size, 24);
});
