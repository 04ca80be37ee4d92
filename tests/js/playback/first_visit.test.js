/** The first visit: what it asks for, how far it plays, what it says on the way. */

import assert from "node:assert/strict";
import test from "node:test";
import { captionOf, tourOf } from "../../../static/js/playback/first_visit.js";
import { worked } from "./documents.js";
import { openModel } from "./fixtures.js";

const document = worked();
const plan = openModel(document).model.plan.current.value;
assert.ok(plan);

test("it plays to the end of the step in which w1 has its gradient", () => {
  const tour = tourOf(document, plan);
  assert.deepEqual(tour, { parameter: "w1", edge: "e1", name: "w1", until: 51 });
  assert.ok(tour && plan.stepOf("grad_weight", "e1") < tour.until);
  assert.equal(plan.groupPhase(plan.groupOf(tour.until)), "update");
});

test("one caption per phase, none before the first step and none at the end", () => {
  const tour = tourOf(document, plan);
  assert.ok(tour);
  const said = Array.from({ length: tour.until }, (_, shown) => captionOf(tour, plan, shown, true)?.code);
  assert.deepEqual(
    [...new Set(said)],
    ["caption_inputs", "caption_forward", "caption_loss", "caption_backward"],
  );
  assert.equal(captionOf(tour, plan, 0, false), null);
  assert.equal(captionOf(tour, plan, tour.until, false), null);
});

test("a weight used twice is complete with its last use", () => {
  const edges = document.edges.map((edge) => (edge.id === "e5" ? { ...edge, weight: "w1" } : edge));
  assert.equal(tourOf({ ...document, edges }, plan)?.until, 51);
});

test("without a plan or an edge there is no tour", () => {
  assert.equal(tourOf(document, null), null);
  assert.equal(tourOf({ ...document, edges: [] }, plan), null);
});
