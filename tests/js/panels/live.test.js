/** What is read out: a person's steps in full words, phases while it plays and seldom, a question instead of its answer. */

import assert from "node:assert/strict";
import test from "node:test";
import { signal } from "@preact/signals-core";
import { createMoment } from "../../../static/js/panels/parts/moment.js";
import { announce } from "../../../static/js/panels/spoken/live.js";
import { createUi } from "../../../static/js/panels/ui.js";
import { worked } from "../playback/documents.js";
import { openModel } from "../playback/fixtures.js";

/** The worked example with a region that notes what it is told, and a clock turned by hand. */
function listening() {
  const { model, steps, frame, cursor } = openModel(worked());
  frame(steps.length);
  cursor(0);
  const shown = signal(0);
  /** @type {string[]} */
  const heard = [];
  const host = {
    setAttribute() {},
    set textContent(/** @type {string} */ text) {
      heard.push(text);
    },
  };
  let time = 0;
  /** @type {{ at: number, act: () => void }[]} */
  let waiting = [];
  const clock = {
    now: () => time,
    after(/** @type {number} */ milliseconds, /** @type {() => void} */ act) {
      const one = { at: time + milliseconds, act };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((each) => each !== one);
      };
    },
  };
  const playhead = /** @type {any} */ ({ shown });
  announce(
    /** @type {any} */ (host),
    { model, moment: createMoment(model, shown), playhead, ui: createUi() },
    clock,
  );
  const { plan } = model;
  return {
    model,
    heard,
    /** The place after a neuron-sized step, counted from 1. @param {number} group @param {boolean} [playing] */
    to(group, playing = false) {
      const step = plan.current.value?.groupStarts[group] ?? 0;
      cursor(step, { playing });
      shown.value = model.asking.place.value?.step ?? 0;
    },
    /** @param {number} milliseconds */
    wait(milliseconds) {
      time += milliseconds;
      const due = waiting.filter(({ at }) => at <= time);
      waiting = waiting.filter(({ at }) => at > time);
      for (const { act } of due) act();
    },
  };
}

test("a step that a person takes is told in words, with its results", () => {
  const { heard, to } = listening();
  to(10);
  const told = heard.at(-1) ?? "";
  assert.match(told, /^Step 10 of 11 · backward\. Two contributions meet at h 1 and add\./u);
  assert.match(told, /The derivative of L with respect to h 1: 0\.03635\./u);
  assert.match(told, /The derivative of L with respect to w 1: 0\.0004386\./u);
  assert.doesNotMatch(told, /∂/u);
});

test("playing tells phases only, one sentence in three seconds, the newest of those that waited", () => {
  const { heard, to, wait } = listening();
  to(2, true);
  to(4, true);
  assert.deepEqual(heard, ["Playing: forward"]);
  to(6, true);
  wait(2000);
  to(8, true);
  assert.equal(heard.length, 1);
  wait(1000);
  assert.deepEqual(heard, ["Playing: forward", "Playing: backward"]);
  wait(10_000);
  assert.equal(heard.length, 2);
});

test("pausing tells the step at once, and what waited is not said", () => {
  const { heard, to, wait } = listening();
  to(2, true);
  to(6, true);
  to(7);
  assert.match(heard.at(-1) ?? "", /^Step 7 of 11/u);
  wait(10_000);
  assert.equal(heard.length, 2);
});

test("with Ask first a step tells its question and not its result", () => {
  const { model, heard, to } = listening();
  model.view.askFirst.value = true;
  to(1);
  to(2);
  const told = heard.at(-1) ?? "";
  assert.match(told, /h 1 adds three things.*What is the output of h 1\?$/u);
  assert.match(told, /The sum of h 1 before its activation: 0\.3775\./u);
  assert.doesNotMatch(told, /0\.5933/u);
});
