/** "Not saved yet": said of a change that nobody has acknowledged for a while, and of nothing else. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, setting } from "../bench.js";

test("a change without an answer for a second is not saved yet, until the answer comes", () => {
  const { model, server, clock } = open();
  const { store, editor } = model;
  editor.setParameter("u", 1);
  clock.pass(999);
  assert.equal(store.notSavedYet.value, false);
  clock.pass(1);
  assert.equal(store.notSavedYet.value, true);
  server.patch(setting("v", 3));
  assert.equal(store.notSavedYet.value, true);
  server.accept();
  assert.equal(store.notSavedYet.value, false);
});

test("it is said for as long as any change has waited that long, and a refusal ends it", () => {
  const { model, server, clock } = open();
  const { store, editor } = model;
  editor.setParameter("u", 1);
  clock.pass(600);
  editor.setParameter("v", 2);
  clock.pass(500);
  server.accept();
  assert.equal(store.notSavedYet.value, false);
  clock.pass(500);
  assert.equal(store.notSavedYet.value, true);
  server.reject("storage_busy");
  assert.equal(store.notSavedYet.value, false);
});

test("changes that are answered in time never say so, however many there are", () => {
  const { model, server, clock } = open();
  for (let value = 1; value < 20; value += 1) {
    model.editor.setParameter("u", value);
    clock.pass(200);
    assert.equal(model.store.notSavedYet.value, false);
    if (value > 3) server.accept();
  }
});

test("keeping a run waits for the disk, a reset does not", () => {
  const { model, clock } = open();
  model.transport.reset();
  clock.pass(1000);
  assert.equal(model.store.notSavedYet.value, false);
  model.transport.keep();
  clock.pass(1000);
  assert.equal(model.store.notSavedYet.value, true);
});
