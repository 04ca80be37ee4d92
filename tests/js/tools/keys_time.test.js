/** Keys of time: steps, phases, both directions of playing, the ends, and the switches. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals-core";
import { createPlayhead } from "../../../static/js/playback/playhead.js";
import { open } from "../model/bench.js";
import { hand } from "../playback/hand.js";
import { keyboard } from "./keyboard.js";

function page() {
  const { model, server } = open();
  server.plan();
  server.cursor({ turns: 3 });
  const playhead = createPlayhead(model, { ...hand().world, reducedMotion: signal(false) });
  const keys = keyboard(model, { playhead });
  /** @type {any[]} */
  const sent = [];
  model.transport.post = (message) => sent.push(message);
  /** @param {string} key @param {object} [more] */
  const press = (key, more) => {
    keys.press(key, more);
    return sent.splice(0);
  };
  return { model, server, press };
}

const shift = { shiftKey: true };

test("full stop and comma step, with Shift a phase; the page keys do the same", () => {
  const { press } = page();
  const step = (/** @type {1 | -1} */ direction, /** @type {string} */ grain) => [
    { event: "step", direction, grain },
  ];
  for (const [on, back] of [
    [".", ","],
    ["PageDown", "PageUp"],
  ]) {
    assert.deepEqual(press(on), step(1, "neuron"));
    assert.deepEqual(press(back), step(-1, "neuron"));
    assert.deepEqual(press(on, shift), step(1, "phase"));
    assert.deepEqual(press(back, shift), step(-1, "phase"));
  }
  assert.deepEqual(press(">", shift), step(1, "phase"));
});

test("Space plays and pauses, with Shift back; what plays on is turned round", () => {
  const { press, server } = page();
  const play = (/** @type {1 | -1} */ direction) => [
    { event: "play", tempo: "walk", direction, until: null },
  ];
  assert.deepEqual(press(" "), play(1));
  assert.deepEqual(press(" ", shift), play(-1));
  server.cursor({ playing: true });
  assert.deepEqual(press(" ", shift), play(-1));
  assert.deepEqual(press(" "), [{ event: "pause" }]);
  server.cursor({ playing: true, direction: -1 });
  assert.deepEqual(press(" ", shift), [{ event: "pause" }]);
  assert.deepEqual(press(" "), [{ event: "pause" }]);
});

test("Home begins the iteration again, End is behind the update after its last sample", () => {
  const { press } = page();
  assert.deepEqual(press("Home"), [{ event: "restart" }]);
  assert.deepEqual(press("End"), [{ event: "seek", to: { step: 26, turn: 2, iteration: null } }]);
});

test("A and P are switches; those who follow wait with whoever asks first", () => {
  const { press, model } = page();
  const { askFirst, projector } = model.view;
  const read = () => [askFirst.value, projector.value];
  assert.deepEqual(press("a"), [{ event: "ask_first", on: true }]);
  assert.deepEqual(press("P"), []);
  assert.deepEqual(read(), [true, true]);
  for (const key of ["A", "p"]) press(key);
  assert.deepEqual(read(), [false, false]);
});
