/**
 * When micro-steps land: their order of landings, the natural lengths, and that all of it fits the time there is.
 *
 * @import { Document } from "../../../static/js/protocol/messages.js"
 */

import assert from "node:assert/strict";
import test from "node:test";
import { timed } from "../../../static/js/playback/timing.js";
import { layered, worked } from "./documents.js";
import { openModel } from "./fixtures.js";

const planOf = (/** @type {Document} */ document) => {
  const plan = openModel(document).model.plan.current.value;
  assert.ok(plan);
  return plan;
};
const plan = planOf(worked());
const group = (/** @type {number} */ g, milliseconds = Infinity) =>
  timed(plan, plan.groupStarts[g], plan.groupStarts[g + 1], milliseconds);

test("every range fits the time it has, and a short one is not drawn out", () => {
  for (const wide of [plan, planOf(layered([4, 4, 4]))]) {
    for (let g = 0; g < wide.groupCount; g += 1) {
      const [first, last] = [wide.groupStarts[g], wide.groupStarts[g + 1]];
      assert.ok(timed(wide, first, last, 800).duration <= 800);
    }
  }
  assert.ok(group(0, 60_000).duration < 1000);
});

test("steps land in their order, after they have set out and arrived, within the time", () => {
  const { notes } = timed(plan, 0, plan.stepCount, 1400);
  notes.forEach((note, i) => {
    assert.equal(note.step, i);
    assert.ok(note.start >= 0 && note.start <= note.arrive && note.arrive <= note.end && note.end <= 1);
    assert.ok(i === 0 || note.end >= notes[i - 1].end);
  });
  assert.equal(notes.at(-1)?.end, 1);
});

test("contributions that meet set out together and land 250 ms apart after 700 ms of travel", () => {
  const { duration, notes } = group(8);
  const [one, two] = notes.filter(({ kind }) => kind === "contribution");
  assert.equal(Math.round(one.start * duration), 0);
  assert.equal(Math.round((one.arrive - one.start) * duration), 700);
  assert.equal(Math.round((two.end - one.end) * duration), 250);
  const sum = notes.find(({ kind }) => kind === "grad_sum");
  assert.ok(sum && sum.start >= two.end);
});

test("a gradient turns towards the knobs only when it is known", () => {
  const { notes } = group(9);
  const known = notes.find(({ kind }) => kind === "grad_z");
  for (const note of notes.filter(({ kind }) => kind === "grad_weight"))
    assert.ok(known && note.start >= known.end);
});

test("what an input receives travels while the weights receive theirs", () => {
  const { notes } = group(9);
  const last = notes.filter(({ kind }) => kind === "grad_weight").at(-1);
  const later = notes.find(({ kind, step }) => kind === "contribution" && step > (last?.step ?? 0));
  assert.ok(last && later && later.start < last.end && later.end > last.end);
});

test("an empty range takes no time", () => {
  assert.deepEqual(timed(plan, 3, 3, 1400), { duration: 0, notes: [] });
});

test("neurons of one level are seen together: what a fork sends sets out at once, and numbers land in order", () => {
  const wide = planOf(layered([2, 3, 2]));
  const level = (/** @type {string} */ id) => ({ i: 0, h: 1, o: 2 })[id[0]];
  const { notes } = timed(wide, 0, wide.stepCount, 1400, level);
  const of = (/** @type {string} */ kind, /** @type {(id: string) => boolean} */ wanted) =>
    notes.filter((note) => note.kind === kind && wanted(note.id));
  const first = of("term", (id) => Number(id.slice(1)) <= 6);
  assert.equal(first.length, 6);
  assert.equal(new Set(first.map(({ start, arrive }) => `${start} ${arrive}`)).size, 1);
  const second = of("term", (id) => Number(id.slice(1)) > 6);
  const hidden = of("activation", (id) => id.startsWith("h")).map(({ end }) => end);
  for (const { start } of second) assert.ok(start >= Math.max(...hidden));
  for (const note of of("grad_weight", () => true)) {
    const ring = of("grad_z", () => true)
      .filter(({ step }) => step < note.step)
      .at(-1);
    assert.ok(ring && note.start > ring.start);
  }
  for (const [i, { start, arrive, end }] of notes.entries())
    assert.ok(start <= arrive && arrive <= end && (i === 0 || end >= notes[i - 1].end));
});

test("what meets in a crowd lands faster, so that it can still be seen on its way", () => {
  const wide = planOf(layered([40, 1, 1]));
  const { notes } = timed(wide, wide.groupStarts[1], wide.groupStarts[2], 1400);
  const flight = notes[0].arrive - notes[0].start;
  assert.ok(flight > 0.1, `${flight}`);
});
