/** Somebody else's change that puts this page elsewhere is told until the page moves on. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, setting } from "../bench.js";

const OTHER = "f".repeat(16);

/** A page at the third iteration, beside another one. */
function there() {
  const { model, server } = open(undefined, {
    members: [{ id: OTHER, role: "editor", number: 2, following: null }],
  });
  server.plan();
  server.cursor({ iteration: 3, step: 5 });
  return { model, server, by: () => model.moved.by.value };
}

test("whoever is moved by a change is told by whom, until it moves on", () => {
  const { server, by } = there();
  server.patch(setting("u", 2));
  server.cursor({ iteration: 1, step: 5, run: 2 });
  assert.equal(by(), 2);
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
