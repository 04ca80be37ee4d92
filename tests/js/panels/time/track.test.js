/** The loop: marks in the order of the steps, the playhead between them, a pointer's place found again. */

import assert from "node:assert/strict";
import test from "node:test";
import {
  bendPath,
  insideOf,
  layTrack,
  lengthOf,
  placeAt,
  stepsAt,
  wayOf,
} from "../../../../static/js/panels/time/track_geometry.js";
import { standBeside, stepWords } from "../../../../static/js/panels/time/track_words.js";
import { layered } from "../../playback/documents.js";
import { opened } from "../cards.js";

const BOX = { left: 80, right: 560, middle: 60, half: 26 };

/** @param {import("../../../../static/js/protocol/messages.js").Document} [document] */
function laid(document) {
  const { plan } = opened(document);
  if (plan === null) throw new Error("no plan");
  return { plan, track: layTrack(plan, BOX) };
}

test("forward runs above to the right, backward below to the left, the update closes the loop", () => {
  const { track } = laid();
  assert.deepEqual(
    track.marks.map(({ kind }) => kind),
    ["inputs", ...Array(4).fill("forward"), "loss", ...Array(4).fill("backward"), "update"],
  );
  const [h1, o2] = [track.marks[1], track.marks[4]];
  assert.ok(h1.x < o2.x && h1.y === track.top && o2.y === track.top);
  assert.equal(track.marks[5].x, track.right);
  assert.ok(Math.abs(track.marks[10].x - track.left) < 1e-9 && Math.abs(track.marks[10].y - 60) < 1e-9);
});

test("a neuron's marks lie one above the other", () => {
  const { plan, track } = laid();
  for (const mark of track.marks.filter(({ kind }) => kind === "backward")) {
    const twin = track.marks.find(
      ({ kind, group }) => kind === "forward" && plan.neuronOf(group) === plan.neuronOf(mark.group),
    );
    assert.ok(Math.abs(mark.x - (twin?.x ?? 0)) < 1e-9);
  }
});

test("the playhead rests between what is done and what comes next", () => {
  const { plan, track } = laid();
  assert.equal(track.rests.length, plan.groupCount + 1);
  for (let done = 0; done < plan.groupCount; done += 1) {
    const way = wayOf(track, plan, plan.groupStarts[done]);
    assert.ok(way < track.marks[done].at && (done === 0 || way > track.marks[done - 1].at));
  }
  assert.equal(wayOf(track, plan, plan.stepCount), lengthOf(track));
});

test("part of a step is part of the way", () => {
  const { plan, track } = laid();
  const [start, end] = [plan.groupStarts[1], plan.groupStarts[2]];
  const middle = wayOf(track, plan, (start + end) / 2);
  assert.ok(Math.abs(middle - (track.rests[1] + track.rests[2]) / 2) < 1e-9);
});

test("a pointer on a rest finds that rest", () => {
  const { plan, track } = laid();
  for (let done = 0; done < plan.groupCount; done += 1) {
    const { x, y } = placeAt(track, track.rests[done]);
    assert.equal(stepsAt(track, x, y), done);
  }
});

test("hundreds of steps are lines, not marks", () => {
  assert.equal(laid().track.dense, false);
  assert.equal(laid(layered([2, 300, 2])).track.dense, true);
});

test("inside the loop there is room for a curve between the marks of its lanes", () => {
  const { track } = laid();
  const { left, right, top, bottom } = insideOf(track);
  for (const { x, y, kind } of track.marks) {
    const away = kind === "loss" || kind === "update" ? 12 : track.size;
    assert.ok(x + away <= left || x - away >= right || y + away <= top || y - away >= bottom, kind);
  }
  assert.ok(bottom - top >= 24 && right - left >= 300);
});

test("the samples of a batch fill the last bend, piece by piece, up to the update", () => {
  const { track } = laid();
  assert.equal(bendPath(track, 10, 0), "");
  assert.equal(bendPath(track, 10, 0.3).match(/M/gu)?.length, 3);
  assert.equal(bendPath(track, 10, 1).match(/M/gu)?.length, 10);
  assert.equal(bendPath(track, 1, 0.5).match(/M/gu)?.length, 1);
});

test("the name of a lane stands only where it does not cover the place in the batch", () => {
  const step = stepWords(0, 4, 2, 12);
  assert.equal(standBeside("backward", "step 3 of 12", 242), true);
  assert.equal(standBeside("backward", step, 242), false);
  assert.equal(standBeside("backward", step, 402), true);
});
