/** Somebody else's edit is told, and undone where nobody has changed the same since. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, setting } from "../bench.js";

const OTHER = "f".repeat(16);

function beside() {
  const { model, server, clock } = open(undefined, {
    members: [{ id: OTHER, role: "editor", number: 2, following: null, person: "p", name: "Ada" }],
  });
  const u = () => model.store.index.value.parameters.get("u")?.value;
  return { model, server, clock, u, what: () => model.others.last.value?.what };
}

test("what somebody sets is told and undone by an edit of one's own", () => {
  const { model, server, u, what } = beside();
  server.patch(setting("u", 2));
  assert.deepEqual(what(), { about: "value", id: "u", value: 2 });
  assert.equal(model.others.undo(), undefined);
  assert.equal(u(), 0.5);
  assert.equal(what(), undefined);
  server.acceptAll();
  model.editor.undo();
  assert.equal(u(), 2, "undoing it is a step to undo");
});

test("a knob that is turned is one deed", () => {
  const { model, server, clock, u } = beside();
  for (const value of [1, 2, 3]) {
    server.patch(setting("u", value));
    clock.pass(100);
  }
  model.others.undo();
  assert.equal(u(), 0.5);
});

test("what was changed again since stays, and one sentence says why", () => {
  const { model, server, u } = beside();
  server.patch(setting("u", 2));
  model.editor.setParameter("u", 7);
  assert.equal(model.others.undo()?.code, "changed_since");
  assert.deepEqual(model.editor.problem.value?.values, { name: "Ada" });
  assert.equal(u(), 7);
});

test("what somebody deletes comes back, and not beside another of its name", () => {
  const removal = /** @type {const} */ ([
    { op: "remove", kind: "edges", id: "e1" },
    { op: "remove", kind: "edges", id: "e2" },
    { op: "remove", kind: "neurons", id: "h" },
  ]);
  const { model, server, what } = beside();
  server.patch(removal);
  assert.deepEqual(what(), { about: "removed", names: ["h"] });
  model.others.undo();
  assert.equal(model.store.document.value?.edges.length, 2);
  const late = beside();
  late.server.patch(removal);
  late.server.patch([{ op: "add", kind: "neurons", at: 0, record: { id: "h", role: "hidden" } }]);
  late.clock.pass(5000);
  assert.deepEqual(late.what(), { about: "added", names: ["h"] });
});

test("what the run had made of the parameters is not undone with it", () => {
  const { model, server, u } = beside();
  server.patch([...setting("v", 9), ...setting("u", 2)], 1);
  model.others.undo();
  assert.equal(u(), 0.5);
  assert.equal(model.store.index.value.parameters.get("v")?.value, 9);
});

test("nobody who only looks on can undo, and an old line goes", () => {
  const { model, server, clock } = beside();
  server.patch(setting("u", 2));
  model.people.role.value = "viewer";
  assert.equal(model.others.canUndo.value, false);
  assert.equal(model.others.undo()?.code, "not_editable");
  clock.pass(60_000);
  assert.equal(model.others.last.value, null);
});
