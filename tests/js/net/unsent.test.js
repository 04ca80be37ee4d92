/** Edits outlive their page: each is kept until it is answered, goes on after a reload, and is made once. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { parameterValue, setting } from "../model/bench.js";
import { Browser, Page, remembering, settled } from "./browser.js";

/** The server accepts an edit of a page. @param {Page} page @param {number} id @param {number} revision */
const accepts = (page, id, revision) =>
  page.line.hears("accepted", { id, revision, diff: null, inverse: null });

/** A page that was offline and is closed with edits of u: 1, then 2. @param {Browser} browser */
async function closedWithTwo(browser, memory = remembering()) {
  const page = await browser.opens(memory);
  page.welcomed();
  page.line.breaks();
  page.model.editor.setParameter("u", 1);
  page.model.editor.setParameter("u", 2);
  await settled();
  await page.goes();
  return page;
}

test("an edit is kept from the moment that it is made until it is answered", async () => {
  const browser = new Browser();
  const page = await browser.opens();
  page.welcomed();
  page.model.editor.setParameter("u", 1);
  await settled();
  assert.equal(browser.kept.size, 1);
  page.model.editor.setParameter("v", 2);
  page.frame();
  await settled();
  assert.equal(browser.kept.size, 2);
  accepts(page, 0, 2);
  await settled();
  assert.equal(browser.kept.size, 1);
  page.line.hears("rejected", { id: 1, code: "duplicate_id", values: {}, path: "", ids: [] });
  await settled();
  assert.equal(browser.kept.size, 0);
});

test("a gesture is written as it grows, and never twice at a time", async () => {
  const browser = new Browser();
  const page = await browser.opens();
  page.welcomed();
  for (let value = 0; value < 50; value += 1) page.model.editor.setParameter("u", value, "turn");
  await settled();
  assert.equal(browser.writes, 1);
  page.model.editor.setParameter("u", 99, "turn");
  await settled();
  assert.deepEqual(
    [...browser.kept.values()].map(({ diff }) => diff),
    [setting("u", 99)],
  );
});

test("after a reload the same tab sends what has no answer, under the same numbers", async () => {
  const browser = new Browser();
  const memory = remembering();
  const before = await closedWithTwo(browser, memory);
  const after = await browser.opens(memory);
  assert.equal(after.tab, before.tab);
  after.welcomed({ revision: 2, last_edit: 0 });
  assert.equal(parameterValue(after.model, "u"), 2);
  assert.deepEqual(after.edits(), [["edit", { id: 1, diff: setting("u", 2), revision: 1 }]]);
  after.model.editor.setParameter("u", 3);
  assert.deepEqual(
    after.edits().map(([, { id }]) => id),
    [2],
  );
  accepts(after, 1, 3);
  accepts(after, 2, 4);
  await settled();
  assert.equal(browser.kept.size, 0);
});

test("after a crash, too", async () => {
  const browser = new Browser();
  const memory = remembering();
  const page = await browser.opens(memory);
  page.welcomed();
  page.model.editor.setParameter("u", 1);
  await settled();
  await page.crashes();
  const after = await browser.opens(memory);
  after.welcomed();
  assert.equal(after.edits().length, 1);
});

test("the edits of a closed tab are sent at once where nothing else has changed, and can be undone", async () => {
  const browser = new Browser();
  const before = await closedWithTwo(browser);
  const after = await browser.opens();
  assert.notEqual(after.tab, before.tab);
  assert.deepEqual(/** @type {any} */ (after.line.auths[0]).closed, [before.tab]);
  after.welcomed({ closed: [-1] });
  assert.deepEqual(after.model.leftOver.edits.value, []);
  assert.deepEqual(after.edits(), [
    ["edit", { id: 0, diff: setting("u", 1), revision: 1, origin: { tab: before.tab, id: 0 } }],
    ["edit", { id: 1, diff: setting("u", 2), revision: 1, origin: { tab: before.tab, id: 1 } }],
  ]);
  await settled();
  assert.deepEqual(browser.waiting(), [`${after.tab.slice(0, 2)} 0`, `${after.tab.slice(0, 2)} 1`]);
  after.model.editor.undo();
  assert.equal(parameterValue(after.model, "u"), 1);
});

test("what the server has of a closed tab is forgotten, and the rest still follows it", async () => {
  const browser = new Browser();
  await closedWithTwo(browser);
  const after = await browser.opens();
  after.welcomed({ revision: 2, closed: [0] });
  assert.deepEqual(
    after.edits().map(([, { origin }]) => origin.id),
    [1],
  );
});

test("where something else has changed, a person decides: send them", async () => {
  const browser = new Browser();
  const before = await closedWithTwo(browser);
  const after = await browser.opens();
  after.welcomed({ revision: 5, closed: [-1] });
  const { leftOver } = after.model;
  assert.deepEqual([leftOver.edits.value.length, after.edits().length], [2, 0]);
  after.line.breaks();
  after.line.connect();
  await settled();
  assert.deepEqual(/** @type {any} */ (after.line.auths[1]).closed, [before.tab]);
  after.welcomed({ revision: 5, closed: [-1] });
  assert.equal(leftOver.edits.value.length, 2);
  leftOver.send();
  assert.equal(leftOver.edits.value.length, 0);
  assert.deepEqual(
    after.edits().map(([, { origin }]) => origin),
    [0, 1].map((id) => ({ tab: before.tab, id })),
  );
});

test("or discard them", async () => {
  const browser = new Browser();
  await closedWithTwo(browser);
  const after = await browser.opens();
  after.welcomed({ revision: 5, closed: [-1] });
  after.model.leftOver.discard();
  await settled();
  assert.deepEqual([browser.kept.size, after.edits().length], [0, 0]);
  assert.deepEqual(after.model.leftOver.edits.value, []);
});

test("whoever sends them in the end, they keep the number under which they were made", async () => {
  const browser = new Browser();
  const first = await closedWithTwo(browser);
  const second = await browser.opens();
  second.welcomed({ closed: [-1] });
  await settled();
  await second.goes();
  const third = await browser.opens();
  assert.deepEqual(/** @type {any} */ (third.line.auths[0]).closed, [first.tab]);
  third.welcomed({ revision: 2, closed: [0] });
  assert.deepEqual(
    third.edits().map(([, { origin }]) => origin),
    [{ tab: first.tab, id: 1 }],
  );
});

test("two tabs never send the same edits, and leave those of an open tab alone", async () => {
  const browser = new Browser();
  const open = await browser.opens();
  open.welcomed();
  open.line.breaks();
  open.model.editor.setParameter("v", 7);
  await closedWithTwo(browser);
  const pages = [await browser.opens(), await browser.opens()];
  for (const page of pages) page.welcomed({ revision: 9, closed: [-1] });
  assert.deepEqual(
    pages.map(({ model }) => model.leftOver.edits.value.length),
    [2, 0],
  );
});

test("a duplicated tab does not take what the other one sends", async () => {
  const browser = new Browser();
  const memory = remembering();
  const page = await browser.opens(memory);
  page.welcomed();
  page.model.editor.setParameter("u", 1);
  await settled();
  const copy = await browser.opens(remembering(memory.map));
  assert.notEqual(copy.tab, page.tab);
  copy.welcomed({ closed: [] });
  assert.equal(copy.edits().length, 0);
});

test("without locks nobody knows which tabs are closed, so nothing is sent unasked", async () => {
  const browser = new Browser({ locks: false });
  await closedWithTwo(browser);
  const after = await browser.opens();
  after.welcomed({ closed: [-1] });
  assert.deepEqual([after.edits().length, after.model.leftOver.edits.value.length], [0, 2]);
});

test("an edit of a closed tab that no longer fits is said and left out", async () => {
  const browser = new Browser();
  const page = await browser.opens();
  page.welcomed();
  page.line.breaks();
  page.model.editor.remove(["e2"]);
  page.model.editor.setParameter("u", 2);
  await settled();
  await page.goes();
  const after = await browser.opens();
  after.welcomed({ revision: 2, closed: [-1] });
  after.model.store.patch({
    event: "patch",
    revision: 3,
    diff: [{ op: "remove", kind: "edges", id: "e2" }],
    member: "f".repeat(16),
    kept: 0,
  });
  after.model.leftOver.send();
  assert.equal(after.model.editor.problem.value?.code, "no_such_record");
  assert.deepEqual(
    after.edits().map(([, { diff }]) => diff),
    [setting("u", 2)],
  );
});

test("who only looks on is not asked", async () => {
  const browser = new Browser();
  await closedWithTwo(browser);
  const after = await browser.opens();
  after.welcomed({ role: "viewer", revision: 5, closed: [-1] });
  assert.deepEqual(after.model.leftOver.edits.value, []);
});

test("without a database the page works as before", async () => {
  const browser = new Browser({ database: false });
  const memory = remembering();
  const page = await browser.opens(memory);
  page.welcomed();
  page.model.editor.setParameter("u", 1);
  assert.equal(page.edits().length, 1);
  page.line.breaks();
  page.line.connect();
  await settled();
  page.welcomed();
  assert.equal(page.edits().length, 1);
  await page.goes();
  const after = await browser.opens(memory);
  assert.notEqual(after.tab, page.tab);
  after.welcomed();
  assert.deepEqual([after.model.editor.canUndo.value, after.edits().length], [false, 0]);
});

test("a database that never answers holds nothing up for long", async () => {
  const browser = new Browser();
  browser.database = () => ({ read: () => new Promise(() => {}), write: async () => {} });
  const page = await browser.opens();
  assert.equal(page.line.auths.length, 0);
  browser.clock.pass(3000);
  await settled();
  assert.equal(page.line.auths.length, 1);
});

test("the browser asks before it leaves edits that could not be sent or are not saved in time", async () => {
  const page = await new Browser().opens();
  page.welcomed();
  assert.equal(page.asks(), false);
  page.model.editor.setParameter("u", 1);
  assert.equal(page.asks(), false, "they are sent on the way out");
  assert.equal(page.edits().length, 1);
  page.clock.pass(1000);
  assert.equal(page.asks(), true);
  accepts(page, 0, 2);
  assert.equal(page.asks(), false);
  page.line.breaks();
  assert.equal(page.asks(), false);
  page.model.editor.setParameter("u", 2);
  assert.equal(page.asks(), true);
});

test("undo and redo survive a reload, with edits in flight", async () => {
  const browser = new Browser();
  const memory = remembering();
  await closedWithTwo(browser, memory);
  const early = await browser.opens(memory);
  await early.goes();
  const page = await browser.opens(memory);
  page.welcomed();
  page.model.editor.undo();
  assert.equal(parameterValue(page.model, "u"), 1);
  await settled();
  await page.goes();
  const after = await browser.opens(memory);
  after.welcomed();
  after.model.editor.redo();
  assert.equal(parameterValue(after.model, "u"), 2);
  after.model.editor.undo();
  after.model.editor.undo();
  assert.equal(parameterValue(after.model, "u"), 0.5);
  assert.equal(after.model.editor.canUndo.value, false);
});

test("what comes over the line later does not bring an old undo back", async () => {
  const browser = new Browser();
  const memory = remembering();
  await closedWithTwo(browser, memory);
  const page = await browser.opens(memory);
  page.welcomed();
  page.model.editor.undo();
  page.model.editor.undo();
  page.line.breaks();
  page.line.connect();
  await settled();
  page.welcomed();
  assert.equal(page.model.editor.canUndo.value, false);
});
