/** Tidy: one edit to undo at Shift+T, none where nobody asked, nothing where nobody may. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals-core";
import { createTidy } from "../../../static/js/tools/actions/tidy.js";
import { open } from "../model/bench.js";
import { worked } from "../playback/documents.js";
import { DRAWINGS } from "../render/scene/drawings.js";
import { keyboard } from "./keyboard.js";

/** @typedef {import("../../../static/js/protocol/messages.js").Document} Document */

/** @param {Document} document @param {Parameters<typeof open>[1]} [more] */
function page(document, more) {
  const bench = open(document, more);
  const size = signal({ width: 0, height: 0 });
  const fits = { asked: 0, unasked: 0, glides: 0 };
  const renderer = {
    glide: () => (fits.glides += 1),
    fit: (/** @type {{ animate?: boolean } | undefined} */ how) =>
      how?.animate ? fits.asked++ : fits.unasked++,
  };
  const tidy = createTidy({ model: bench.model, camera: { size }, renderer: /** @type {any} */ (renderer) });
  size.value = { width: 1032, height: 728 };
  const keys = keyboard(bench.model, { tidy });
  const press = (/** @type {boolean} */ shiftKey) => void keys.press("t", { shiftKey });
  const places = () => bench.model.store.document.value?.neurons.map(({ x = 0, y = 0 }) => `${x} ${y}`);
  return { ...bench, press, places, fits, size };
}

const mess = new Map(DRAWINGS).get("mess") ?? assert.fail();

test("Shift and T tidies as one step to undo, T alone does nothing", () => {
  const { model, server, press, places, fits } = page(mess());
  const before = places();
  press(false);
  assert.deepEqual(places(), before);
  press(true);
  const tidied = places();
  assert.notDeepEqual(tidied, before);
  assert.equal(model.store.pending().length, 1);
  assert.equal(fits.asked, 1);
  server.acceptAll();
  model.editor.undo();
  assert.deepEqual(places(), before);
  assert.equal(model.editor.canUndo.value, false);
  model.editor.redo();
  assert.deepEqual(places(), tidied);
});

test("to tidy again is no edit", () => {
  const { model, press } = page(mess());
  press(true);
  press(true);
  assert.equal(model.store.pending().length, 1);
});

test("a network without places is tidied when it is here, and nobody undoes that", () => {
  const { neurons, ...rest } = worked();
  const heap = { ...rest, neurons: neurons.map(({ x, y, ...each }) => each) };
  const { model, server, places, fits } = page(heap);
  assert.deepEqual(places(), ["0 0", "0 300", "290 0", "290 300", "580 0", "580 300"]);
  assert.equal(fits.unasked, 1);
  server.acceptAll();
  assert.deepEqual(server.document.neurons, model.store.document.value?.neurons);
  assert.equal(model.editor.canUndo.value, false);
});

test("a network with places stays as it was drawn, also when its stage changes", () => {
  const { model, size } = page(mess());
  size.value = { width: 500, height: 300 };
  assert.equal(model.store.pending().length, 0);
});

test("whoever may only look tidies nothing", () => {
  const { neurons, ...rest } = worked();
  const heap = { ...rest, neurons: neurons.map(({ x, y, ...each }) => each) };
  const { model, press } = page(heap, { role: "viewer" });
  press(true);
  assert.equal(model.store.pending().length, 0);
  assert.equal(model.editor.problem.value, null);
});
