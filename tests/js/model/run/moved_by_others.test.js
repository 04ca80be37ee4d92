/** Somebody else's change that puts this page elsewhere is told until the page moves on. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { whatChanged } from "../../../../static/js/model/run/what_changed.js";
import { open, setting } from "../bench.js";

const OTHER = "f".repeat(16);

/** A page at the third iteration, beside another one. */
function there() {
  const { model, server } = open(undefined, {
    members: [{ id: OTHER, role: "editor", number: 2, following: null, person: OTHER, name: "" }],
  });
  server.plan();
  server.cursor({ iteration: 3, step: 5 });
  return { model, server, by: () => model.moved.by.value };
}

test("whoever is moved by a change is told by whom, until it moves on", () => {
  const { server, by } = there();
  server.patch(setting("u", 2));
  server.cursor({ iteration: 1, step: 5, run: 2 });
  assert.deepEqual(by(), { member: OTHER, what: { about: "value", id: "u", value: 2 }, goesOn: null });
  server.cursor({ iteration: 1, step: 6, run: 2 });
  assert.equal(by(), null);
});

test("a change that leaves the page where it is is not told, nor one's own step", () => {
  const { server, by } = there();
  server.patch(setting("u", 2));
  server.cursor({ iteration: 3, step: 5, run: 2 });
  server.cursor({ iteration: 3, step: 6, run: 2 });
  assert.equal(by(), null);
});

test("names and places move nobody", () => {
  const { server, by } = there();
  server.patch([{ op: "change", kind: "neurons", id: "h", fields: { x: 4 } }]);
  server.cursor({ iteration: 3, step: 6 });
  assert.equal(by(), null);
});

test("a run that is played is said to go on, by whose change and from where, until it rests elsewhere", () => {
  const { server, by } = there();
  server.cursor({ iteration: 30, step: 5, playing: true });
  server.patch([...setting("v", 0.25), ...setting("u", 2)], 1);
  server.cursor({ start: 30, iteration: 30, step: 5, run: 2, playing: true });
  assert.deepEqual(by(), { member: OTHER, what: { about: "value", id: "u", value: 2 }, goesOn: 30 });
  server.cursor({ start: 30, iteration: 31, step: 5, run: 2, playing: true });
  assert.equal(by()?.goesOn, 30);
  server.cursor({ start: 30, iteration: 40, step: 5, run: 2 });
  assert.equal(by(), null);
});

test("who follows the page whose change it is needs no word", () => {
  const { server, by } = there();
  server.cursor({ iteration: 30, step: 5, playing: true, following: OTHER });
  server.patch(setting("u", 2));
  server.cursor({ iteration: 30, step: 5, run: 2, playing: true, following: OTHER });
  assert.equal(by(), null);
});

test("a line says what was changed as far as it is one thing", () => {
  const cell = /** @type {const} */ ({ op: "cell", at: 0, column: "x", value: 1 });
  assert.deepEqual(whatChanged({ diff: /** @type {any} */ ([cell, cell]), kept: 0, inverse: [] }), {
    about: "samples",
  });
  assert.deepEqual(whatChanged({ diff: [...setting("u", 2), ...setting("v", 2)], kept: 0, inverse: [] }), {
    about: "network",
  });
  assert.deepEqual(
    whatChanged({ diff: [{ op: "settings", fields: { loss: "huber" } }], kept: 0, inverse: [] }),
    {
      about: "loss",
    },
  );
});
