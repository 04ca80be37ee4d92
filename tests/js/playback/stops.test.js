/** Stops: where they lie in an iteration, which comes next, and what marking a place writes down. */

import assert from "node:assert/strict";
import test from "node:test";
import { nextOf, placeOf, placesOf, previousOf, stopAt, stopFor } from "../../../static/js/playback/stops.js";
import { worked } from "./documents.js";
import { openModel } from "./fixtures.js";

/** @import { Stop } from "../../../static/js/protocol/messages.js" */

const plan = openModel(worked()).model.plan.current.value ?? assert.fail();
const run = { start: 1, turns: 1 };
const here = (/** @type {number} */ step, iteration = 1) => ({ iteration, turn: 0, step });

/** @type {Stop[]} in the order in which somebody happened to mark them */
const STOPS = [
  { kind: "update", target: "w8", text: "The update." },
  { kind: "start", text: "The question." },
  { kind: "grad_sum", target: "h1" },
  { kind: "activation", target: "o2" },
  { kind: "loss", iteration: 2 },
  { kind: "grad_sum", target: "h9" },
  { kind: "no_such_kind" },
];

test("a stop lies right after the micro-step that it names", () => {
  const { step } = placeOf(plan, { kind: "grad_sum", target: "h1" }, run) ?? assert.fail();
  assert.deepEqual([plan.kindOf(step - 1), plan.idOf(step - 1)], ["grad_sum", "h1"]);
  assert.ok(step < plan.stepOf("grad_z", "h1") + 1);
  assert.deepEqual(placeOf(plan, { kind: "start" }, run), here(0));
  assert.equal(placeOf(plan, { kind: "loss" }, run)?.step, plan.groupStarts[6]);
});

test("stops are told in the order of their places; those that the plan does not have are left out", () => {
  const placed = placesOf(plan, STOPS, run);
  assert.deepEqual(
    placed.map(({ stop }) => stop.kind),
    ["start", "activation", "grad_sum", "update", "loss"],
  );
});

test("from a place one comes to the next stop, and back to the one before", () => {
  const placed = placesOf(plan, STOPS, run);
  const steps = [];
  for (let at = nextOf(placed, here(0)); at; at = nextOf(placed, at.place)) steps.push(at.stop.kind);
  assert.deepEqual(steps, ["activation", "grad_sum", "update", "loss"]);
  assert.equal(stopAt(placed, here(0))?.stop.text, "The question.");
  assert.equal(stopAt(placed, here(1)), undefined);
  assert.equal(previousOf(placed, here(0)), undefined);
  assert.equal(previousOf(placed, here(1))?.stop.kind, "start");
  assert.equal(previousOf(placed, here(0, 2))?.stop.kind, "update");
});

test("iterations count from the first of the run", () => {
  assert.equal(placeOf(plan, { kind: "loss" }, { start: 7 })?.iteration, 7);
  assert.equal(placeOf(plan, { kind: "loss", iteration: 3 }, { start: 7 })?.iteration, 9);
  assert.equal(stopFor(plan, here(5, 9), { start: 7 }).iteration, 3);
});

const batched = Object.assign(Object.create(plan), { passSteps: plan.stepOf("update", "w1") });

test("in a batch the pass is told at the first sample unless another is named, and the update after the last", () => {
  assert.equal(placeOf(batched, { kind: "loss" }, { start: 1, turns: 4 })?.turn, 0);
  assert.equal(placeOf(batched, { kind: "update", target: "w1" }, { start: 1, turns: 4 })?.turn, 3);
});

test("what is marked is found again at the same place", () => {
  for (let step = 0; step <= plan.stepCount; step += 1) {
    const stop = stopFor(plan, here(step), run);
    assert.deepEqual(placeOf(plan, stop, run), here(step));
  }
});

test("in a batch a stop is found again at the sample where it was marked", () => {
  const four = { start: 1, turns: 4 };
  for (let turn = 0; turn < 4; turn += 1) {
    const place = { iteration: 2, turn, step: 5 };
    assert.deepEqual(placeOf(batched, stopFor(batched, place, four), four), place);
  }
  const updated = { iteration: 2, turn: 3, step: batched.passSteps + 1 };
  assert.equal(stopFor(batched, updated, four).turn, 0);
  assert.deepEqual(placeOf(batched, stopFor(batched, updated, four), four), updated);
});

test("a batch that is too small for a stop has it at its last sample", () => {
  assert.equal(placeOf(batched, { kind: "loss", turn: 3 }, { start: 1, turns: 2 })?.turn, 1);
});
