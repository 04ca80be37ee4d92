/** A clicker in front of a class: what its keys ask for, with stops and without, and what they cannot change. */

import assert from "node:assert/strict";
import test from "node:test";
import { signal } from "@preact/signals-core";
import { createPlayhead } from "../../../static/js/playback/playhead.js";
import { placeOf } from "../../../static/js/playback/stops.js";
import { listenToClicker } from "../../../static/js/tools/presenter_keys.js";
import { worked } from "../playback/documents.js";
import { openModel } from "../playback/fixtures.js";
import { hand } from "../playback/hand.js";

const STOPS = [
  { kind: "start", text: "The question." },
  { kind: "activation", target: "o2", text: "Two ways." },
  { kind: "grad_sum", target: "h1", text: "They add." },
];

/** A projected page, what it asks the server for, and how to press a key on it. */
function open({ projector = true, stopsOn = false, reduced = false } = {}) {
  const told = openModel({ ...worked(), stops: STOPS });
  const { model } = told;
  const clock = hand();
  const playhead = createPlayhead(model, { ...clock.world, reducedMotion: signal(reduced) });
  const plan = model.plan.current.value ?? assert.fail();
  told.frame(plan.stepCount, { iteration: 1 });
  const cursor = (/** @type {number} */ step, more = {}) =>
    told.cursor(step, { start: 1, iteration: 1, ...more });
  cursor(0);
  /** @type {any[]} */
  const asked = [];
  model.transport.post = (message) => void asked.push(message);
  model.view.projector.value = projector;
  model.view.stopsOn.value = stopsOn;
  const page = new EventTarget();
  let reached = 0;
  listenToClicker({ model, playhead, page, closeLayer: () => false });
  page.addEventListener("keydown", () => (reached += 1));
  /** @param {string} key @param {object} [how] */
  const press = (key, how = {}) => {
    const event = Object.assign(new Event("keydown", { cancelable: true }), {
      key,
      ...{ ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
      ...how,
    });
    page.dispatchEvent(event);
    return event;
  };
  const place = (/** @type {number} */ stop) =>
    placeOf(plan, STOPS[stop], { start: 1, turns: 1 }) ?? assert.fail();
  return { ...told, cursor, playhead, asked, press, page, place, others: () => reached };
}

test("elsewhere than on a projected page its keys are left to others", () => {
  const { press, asked, others } = open({ projector: false, stopsOn: true });
  for (const key of ["PageDown", "b", "Escape", "Delete"]) assert.equal(press(key).defaultPrevented, false);
  assert.deepEqual([asked, others()], [[], 4]);
});

test("without stops each press is a step, whatever has the focus", () => {
  const { press, asked, others } = open();
  for (const key of ["PageDown", "ArrowRight", "PageUp", "ArrowLeft"])
    assert.equal(press(key).defaultPrevented, true);
  assert.deepEqual(
    asked.map(({ event, direction }) => [event, direction]),
    [1, 1, -1, -1].map((direction) => ["step", direction]),
  );
  assert.equal(others(), 0);
});

test("with stops on it plays up to the next one", () => {
  const { press, asked, place } = open({ stopsOn: true });
  press("PageDown");
  assert.deepEqual([asked[0].event, asked[0].tempo, asked[0].until], ["play", "tour", place(1)]);
});

test("a second press on the way is there at once", () => {
  const { press, asked, place, cursor } = open({ stopsOn: true });
  press("PageDown");
  cursor(5, { playing: true });
  press("PageDown");
  assert.deepEqual([asked[1].event, asked[1].to], ["seek", place(1)]);
});

test("back it is at the stop before at once", () => {
  const { press, asked, place, cursor } = open({ stopsOn: true });
  cursor(place(2).step);
  press("PageUp");
  cursor(place(1).step);
  press("PageUp");
  assert.deepEqual(
    asked.map(({ event, to }) => [event, to]),
    [
      ["seek", place(1)],
      ["seek", place(0)],
    ],
  );
});

test("with Shift it goes to the end of the phase, with stops too", () => {
  const { press, asked } = open({ stopsOn: true });
  press("PageDown", { shiftKey: true });
  press("PageUp", { shiftKey: true });
  assert.deepEqual(
    asked.map(({ direction, grain }) => [direction, grain]),
    [
      [1, "phase"],
      [-1, "phase"],
    ],
  );
});

test("behind the last stop and before the first it goes step by step", () => {
  const { press, asked, place, cursor } = open({ stopsOn: true });
  press("PageUp");
  cursor(place(2).step);
  press("PageDown");
  assert.deepEqual(
    asked.map(({ event, direction }) => [event, direction]),
    [
      ["step", -1],
      ["step", 1],
    ],
  );
});

test("B and the dot blank the page; the next step only brings it back", () => {
  const { press, model, asked, page } = open({ stopsOn: true });
  const { blank } = model.view;
  for (const key of ["b", "."]) {
    press(key);
    assert.equal(blank.value, true);
    press("PageDown");
    assert.equal(blank.value, false);
  }
  press("B");
  press("b");
  assert.equal(blank.value, false);
  press("b");
  page.dispatchEvent(new Event("pointerdown"));
  assert.equal(blank.value, false);
  assert.deepEqual(asked, []);
});

test("a slip changes nothing: no key edits, undoes, opens the margin or loads the page anew", () => {
  const { press, model, others } = open();
  const before = model.store.document.value;
  model.view.selection.value = new Set(["neuron:h1"]);
  for (const key of ["Delete", "Backspace", "Enter", "v", "n", "e", "h", "?", "F5"])
    assert.equal(press(key).defaultPrevented, true, key);
  for (const key of ["z", "y", "ArrowRight"]) press(key, { ctrlKey: true });
  assert.equal(others(), 0);
  assert.equal(model.store.document.value, before);
  assert.equal(model.view.tool.value, "select");
  assert.equal(model.editor.problem.value, null);
});

test("W asks and asks on, a press tells one path more, and Escape or the press behind the sum closes the question", () => {
  const { press, model, others, asked } = open();
  const { questions } = model;
  model.view.marked.value = "parameter:w1";
  const kind = () => questions.open.peek()?.kind;
  const row = { use: "edge:e1", through: ["h1"], edges: [], factors: [], value: 1, share: null };
  const answer = () => {
    questions.paths.value = /** @type {any} */ ({
      event: "paths",
      about: "parameter:w1",
      paths: [row, row],
      remainder: 0,
      remainder_count: "0",
    });
  };
  press("w");
  answer();
  assert.deepEqual([kind(), questions.pathsTold.value], ["paths", 1]);
  press("PageDown");
  assert.equal(questions.pathsTold.value, 2);
  press("PageDown");
  assert.equal(kind(), undefined);
  press("w");
  answer();
  press("PageUp");
  assert.equal(kind(), undefined);
  press("w");
  press("w");
  assert.equal(kind(), "walk");
  press("w");
  assert.equal(kind(), "turn");
  press("c");
  assert.equal(kind(), "check");
  press("Escape");
  assert.deepEqual([kind(), model.view.projector.value], [undefined, true]);
  assert.deepEqual([others(), asked.filter(({ event }) => event === "step").length], [0, 0]);
});

test("letters in a field, and the keys of a card, are left to them", () => {
  const { model, others, page } = open();
  model.questions.ask("check", "parameter:w1");
  const typed = (/** @type {string} */ key, /** @type {string} */ within) => {
    const event = Object.assign(new Event("keydown", { cancelable: true }), { key, shiftKey: false });
    const closest = (/** @type {string} */ selector) => (selector.includes(within) ? {} : null);
    Object.defineProperty(event, "target", { value: { closest } });
    page.dispatchEvent(event);
  };
  for (const key of ["w", "b", "p", " ", "ArrowLeft", "Delete"]) typed(key, "textarea");
  for (const key of ["n", "y", "ArrowLeft", " "]) typed(key, "question");
  assert.equal(others(), 10);
  assert.deepEqual([model.view.blank.value, model.view.projector.value], [false, true]);
});

test("Escape and P leave, also from a blank page", () => {
  for (const key of ["Escape", "p"]) {
    const { press, model } = open();
    press("b");
    press(key);
    assert.deepEqual([model.view.projector.value, model.view.blank.value], [false, false]);
  }
});

test("Space plays and pauses; other keys go on to the stage", () => {
  const { press, asked, others } = open();
  press(" ");
  assert.equal(asked[0].event, "play");
  press("Home");
  press("3");
  assert.equal(others(), 2);
});
