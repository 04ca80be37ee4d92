/** A tab's memory: its id over reloads, another for a copy, where it was, what it could undo. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { locksOf } from "../../../static/js/net/locks.js";
import { openTab } from "../../../static/js/net/tab.js";
import { remembering } from "./browser.js";

/** @param {ReturnType<typeof remembering>} memory @param {Partial<Parameters<typeof openTab>[0]>} [more] */
const opened = (memory, more) =>
  openTab({ memory, page: new EventTarget(), network: "a", hold: null, lasting: true, ...more });

test("an id of sixteen hexadecimal digits outlives a reload", async () => {
  const memory = remembering();
  const page = new EventTarget();
  const { id } = await opened(memory, { page });
  assert.match(id, /^[0-9a-f]{16}$/);
  page.dispatchEvent(new Event("pagehide"));
  assert.equal((await opened(memory)).id, id);
});

test("where no edit outlives the page, its numbers are not given again: another id", async () => {
  const memory = remembering();
  const page = new EventTarget();
  const { id } = await opened(memory, { page, lasting: false });
  page.dispatchEvent(new Event("pagehide"));
  assert.notEqual((await opened(memory, { lasting: false })).id, id);
});

test("without locks a duplicated tab, whose memory is a copy, takes another id", async () => {
  const memory = remembering();
  const { id } = await opened(memory);
  assert.notEqual((await opened(remembering(memory.map))).id, id);
});

test("without locks a page that comes back from the browser's cache has its id again", async () => {
  const memory = remembering();
  const page = new EventTarget();
  const { id } = await opened(memory, { page });
  page.dispatchEvent(new Event("pagehide"));
  page.dispatchEvent(new Event("pageshow"));
  assert.notEqual((await opened(remembering(memory.map))).id, id);
});

test("with locks the one that has the id keeps it, whatever the memory says", async () => {
  const memory = remembering();
  const held = new Set();
  const hold = async (/** @type {string} */ name) => !held.has(name) && held.add(name).size > 0;
  const { id } = await opened(memory, { hold });
  const before = remembering([...memory.map, ["backprop-canvas.tab.in-use", "no"]]);
  assert.notEqual((await opened(before, { hold })).id, id);
  held.clear();
  assert.equal((await opened(remembering(memory.map), { hold })).id, id, "after a crash");
});

test("a reload waits for the page before it, a copy does not", async () => {
  const memory = remembering([["backprop-canvas.tab", "0".repeat(16)]]);
  /** @type {number[]} */
  const waits = [];
  const hold = async (/** @type {string} */ _, patience = 0) => waits.push(patience) > 0;
  const page = new EventTarget();
  await opened(memory, { hold, page });
  await opened(memory, { hold });
  assert.ok(waits[0] > 0);
  assert.equal(waits[1], 0);
});

test("a name is held by one page; where there are no locks, nobody can say", async () => {
  assert.equal(locksOf(undefined), null);
  const manager = /** @type {any} */ ({
    /** @param {string} name @param {any} how @param {(lock: object | null) => unknown} held */
    request: (name, how, held) => {
      if (how.signal) return Promise.reject(new Error("too late"));
      return Promise.resolve(held(name.endsWith("free") ? { name } : null));
    },
  });
  const hold = locksOf(manager);
  assert.deepEqual(
    [await hold?.("free"), await hold?.("taken"), await hold?.("free", 5)],
    [true, false, false],
  );
});

test("what can be undone is remembered for the same tab alone", async () => {
  const memory = remembering();
  const page = new EventTarget();
  const tab = await opened(memory, { page });
  assert.equal(tab.takeUndo(), null);
  const kept = { done: [{ gesture: null, parts: [{ id: 1, inverse: [] }] }], undone: [] };
  tab.rememberUndo(kept);
  assert.deepEqual(tab.takeUndo(), kept);
  assert.equal(tab.takeUndo(), null, "after a crash");
  tab.rememberUndo(kept);
  assert.equal((await opened(memory, { network: "b" })).takeUndo(), null);
  assert.equal((await opened(remembering(memory.map))).takeUndo(), null);
  tab.rememberUndo({ done: [{ gesture: "x".repeat(1_000_000), parts: [] }], undone: [] });
  assert.equal(tab.takeUndo(), null);
});

test("each network has its own position, and nonsense is none", async () => {
  const memory = remembering();
  const tab = await opened(memory);
  const other = await opened(memory, { network: "b" });
  assert.equal(tab.position(), null);
  const pauses = [{ when: /** @type {const} */ ("broken") }];
  const pace = { grain: /** @type {const} */ ("phase"), rate: 2 };
  const place = { start: 1, iteration: 2, turn: 4, step: 3, pace, breakpoints: pauses };
  tab.remember(/** @type {any} */ ({ event: "cursor", run: 1, turns: 5, following: null, ...place }));
  assert.deepEqual(tab.position(), { ...place, following: false });
  assert.equal(other.position(), null);
  for (const nonsense of [
    "",
    "{",
    "null",
    '{"start":-1,"iteration":1,"turn":0,"step":1,"pace":"term","speed":1,"breakpoints":[]}',
    '{"start":1,"iteration":1,"turn":0,"step":1,"pace":"leap","speed":1,"breakpoints":[]}',
    '{"start":1,"iteration":1,"turn":0,"step":1,"pace":"term","speed":"fast","breakpoints":[]}',
    '{"start":1,"iteration":1,"turn":0,"step":1,"pace":"term","speed":1,"breakpoints":"none"}',
    '{"start":1,"iteration":1,"turn":0,"step":1,"pace":{"grain":"term","rate":0},"breakpoints":[]}',
    '{"start":1,"iteration":1,"turn":0,"step":1,"pace":{"grain":"term"},"breakpoints":[]}',
    '{"start":1,"iteration":1,"turn":0,"step":1,"breakpoints":[]}',
    '{"start":1}',
  ]) {
    memory.setItem("backprop-canvas.position.b", nonsense);
    assert.equal(other.position(), null);
  }
});

test("a pace that an older page wrote is read", async () => {
  const memory = remembering();
  const tab = await opened(memory, { network: "b" });
  const written = { start: 1, iteration: 2, turn: 0, step: 3, breakpoints: [] };
  for (const [pace, speed, read] of /** @type {const} */ ([
    ["full", 2, { grain: "iteration", rate: null }],
    ["iteration", 3, { grain: "iteration", rate: 5 }],
    ["phase", 0.6, { grain: "phase", rate: 0.25 }],
  ])) {
    memory.setItem("backprop-canvas.position.b", JSON.stringify({ ...written, pace, speed }));
    assert.deepEqual(tab.position()?.pace, read);
  }
});

test("that it eases is remembered with the pace", async () => {
  const tab = await opened(remembering(), { network: "b" });
  const pace = { grain: /** @type {const} */ ("iteration"), rate: null, eases: true };
  const place = { start: 1, iteration: 2, turn: 0, step: 3, pace, breakpoints: [] };
  tab.remember(/** @type {any} */ ({ ...place, following: null }));
  assert.deepEqual(tab.position()?.pace, pace);
});
