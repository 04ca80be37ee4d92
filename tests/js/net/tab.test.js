/** A tab's memory: its id over reloads, another for a copy, and where it was. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openTab } from "../../../static/js/net/tab.js";

/** @param {Iterable<[string, string]>} [items] */
function remembering(items = []) {
  const map = new Map(items);
  return { map, getItem: (/** @type {string} */ key) => map.get(key) ?? null, setItem: map.set.bind(map) };
}

test("an id of sixteen hexadecimal digits outlives a reload", () => {
  const memory = remembering();
  const page = new EventTarget();
  const { id } = openTab(memory, page);
  assert.match(id, /^[0-9a-f]{16}$/);
  page.dispatchEvent(new Event("pagehide"));
  assert.equal(openTab(memory, new EventTarget()).id, id);
});

test("a duplicated tab, whose memory is a copy, takes another id", () => {
  const memory = remembering();
  const { id } = openTab(memory, new EventTarget());
  assert.notEqual(openTab(remembering(memory.map), new EventTarget()).id, id);
});

test("a page that comes back from the browser's cache has its id again", () => {
  const memory = remembering();
  const page = new EventTarget();
  const { id } = openTab(memory, page);
  page.dispatchEvent(new Event("pagehide"));
  page.dispatchEvent(new Event("pageshow"));
  assert.notEqual(openTab(remembering(memory.map), new EventTarget()).id, id);
});

test("each network has its own position, and nonsense is none", () => {
  const memory = remembering();
  const tab = openTab(memory, new EventTarget());
  assert.equal(tab.position("a"), null);
  const pauses = [{ when: /** @type {const} */ ("broken") }];
  const pace = /** @type {const} */ ("phase");
  const place = { start: 1, iteration: 2, turn: 4, step: 3, pace, speed: 2, breakpoints: pauses };
  tab.remember("a", /** @type {any} */ ({ event: "cursor", run: 1, turns: 5, following: null, ...place }));
  assert.deepEqual(tab.position("a"), { ...place, following: false });
  assert.equal(tab.position("b"), null);
  for (const nonsense of [
    "",
    "{",
    "null",
    '{"start":-1,"iteration":1,"turn":0,"step":1,"pace":"term","speed":1,"breakpoints":[]}',
    '{"start":1,"iteration":1,"turn":0,"step":1,"pace":"leap","speed":1,"breakpoints":[]}',
    '{"start":1,"iteration":1,"turn":0,"step":1,"pace":"term","speed":"fast","breakpoints":[]}',
    '{"start":1,"iteration":1,"turn":0,"step":1,"pace":"term","speed":1,"breakpoints":"none"}',
    '{"start":1}',
  ]) {
    memory.setItem("backprop-canvas.position.b", nonsense);
    assert.equal(tab.position("b"), null);
  }
});
