/** The store: edits shown at once, confirmed in order, rebased on those of others, refused ones taken back. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Impossible } from "../../../../static/js/model/document/refusal.js";
import { chain, open, parameterValue, setting, welcome } from "../bench.js";

test("an edit is shown at once and confirmed later", () => {
  const { model, server } = open();
  model.store.propose(setting("u", 1));
  assert.equal(parameterValue(model, "u"), 1);
  assert.equal(model.store.revision.value, 1);
  assert.equal(model.store.inFlight.value, 1);
  server.accept();
  assert.equal(parameterValue(model, "u"), 1);
  assert.equal(model.store.revision.value, 2);
  assert.equal(model.store.inFlight.value, 0);
  assert.equal(model.store.confirmed.value, model.store.document.value);
});

test("an edit that cannot be applied changes nothing", () => {
  const { model } = open();
  const before = model.store.document.value;
  assert.throws(() => model.store.propose(setting("nobody", 1)), Impossible);
  const edge = { id: "e3", source: "x", target: "gone", weight: "u" };
  assert.throws(() => model.store.propose([{ op: "add", kind: "edges", at: 0, record: edge }]), Impossible);
  assert.equal(model.store.document.value, before);
  assert.equal(model.store.inFlight.value, 0);
});

test("somebody else's edit slips in underneath", () => {
  const { model, server } = open();
  model.store.propose(setting("u", 1));
  server.patch([...setting("u", 7), ...setting("v", 8)]);
  assert.deepEqual([parameterValue(model, "u"), parameterValue(model, "v")], [1, 8]);
  server.accept();
  assert.deepEqual([parameterValue(model, "u"), parameterValue(model, "v")], [1, 8]);
  assert.deepEqual(model.store.document.value, server.document);
});

test("a refused edit is taken back, later ones stay", () => {
  const { model, server } = open();
  model.store.propose(setting("u", 1));
  model.store.propose(setting("v", 2));
  server.reject();
  assert.deepEqual([parameterValue(model, "u"), parameterValue(model, "v")], [0.5, 2]);
  server.accept();
  assert.deepEqual(model.store.document.value, server.document);
});

test("an edit whose ground was taken away is not shown, and no edge leads nowhere", () => {
  const { model, server } = open();
  const record = { id: "e3", source: "x", target: "y", weight: "u" };
  model.store.propose([{ op: "add", kind: "edges", at: 2, record }]);
  server.patch([
    { op: "remove", kind: "edges", id: "e2" },
    { op: "remove", kind: "neurons", id: "y" },
  ]);
  assert.deepEqual(model.store.index.value.edges.has("e3"), false);
  server.reject("unknown_reference");
  assert.deepEqual(model.store.document.value, server.document);
});

test("what was applied takes the place of what was sent", () => {
  const { model, server } = open();
  model.store.propose(setting("u", 1));
  server.accept([...setting("v", 0.25), ...setting("u", 1)]);
  assert.deepEqual([parameterValue(model, "u"), parameterValue(model, "v")], [1, 0.25]);
});

test("a welcome keeps the edits that the server does not have, in order", () => {
  const { model } = open();
  const ids = [setting("u", 1), setting("v", 2), setting("b", 3)].map((diff) => model.store.propose(diff).id);
  for (const id of ids) model.store.markSent(id);
  const document = { ...chain(), parameters: chain().parameters.map((each) => ({ ...each, value: 9 })) };
  model.receive.welcome(welcome(document, { revision: 5, last_edit: ids[0] }));
  assert.deepEqual(
    model.store.pending().map(({ id, sent }) => [id, sent]),
    [
      [ids[1], false],
      [ids[2], false],
    ],
  );
  assert.deepEqual(
    ["u", "v", "b"].map((id) => parameterValue(model, id)),
    [9, 2, 3],
  );
});

test("ids count on from the tab's last edit", () => {
  const { model } = open(chain(), { last_edit: 41 });
  assert.equal(model.store.propose(setting("u", 1)).id, 42);
});

test("edits of one gesture become one until it is sent", () => {
  const { model } = open();
  model.store.propose(setting("u", 1), "turn");
  model.store.propose(setting("u", 2), "turn");
  assert.deepEqual(
    model.store.pending().map(({ diff }) => diff),
    [setting("u", 2)],
  );
  model.store.markSent(model.store.pending()[0].id);
  model.store.propose(setting("u", 3), "turn");
  model.store.propose(setting("u", 4), "other");
  assert.deepEqual(
    model.store.pending().map(({ diff }) => diff),
    [2, 3, 4].map((value) => setting("u", value)),
  );
});

test("a revision that does not follow asks for a new welcome", () => {
  const { model } = open();
  let asked = 0;
  model.store.onOutOfStep(() => (asked += 1));
  model.receive.patch({
    event: "patch",
    revision: 3,
    diff: setting("u", 1),
    kept: 0,
    member: "f".repeat(16),
  });
  assert.equal(asked, 1);
  assert.equal(parameterValue(model, "u"), 0.5);
});

test("an answer to an edit that was sent twice changes nothing", () => {
  const { model, server } = open();
  const { id } = model.store.propose(setting("u", 1));
  server.accept();
  model.receive.accepted({ event: "accepted", id, revision: 2, diff: null, inverse: null });
  assert.deepEqual(model.store.document.value, server.document);
  assert.equal(model.store.revision.value, 2);
});

test("the parts of the index that an edit leaves alone are the same", () => {
  const { model } = open();
  const before = model.store.index.value;
  model.store.propose([{ op: "change", kind: "neurons", id: "h", fields: { x: 9 } }]);
  const after = model.store.index.value;
  assert.equal(after.edges, before.edges);
  assert.equal(after.incoming, before.incoming);
  assert.equal(after.position.neurons, before.position.neurons);
  assert.equal(after.neurons.get("h")?.x, 9);
});

test("the index knows edges by neuron and uses by parameter", () => {
  const { index } = open().model.store;
  const ids = (/** @type {readonly { id: string }[] | undefined} */ records) => records?.map(({ id }) => id);
  assert.deepEqual(ids(index.value.incoming.get("h")), ["e1"]);
  assert.deepEqual(ids(index.value.outgoing.get("y")), []);
  assert.deepEqual(ids(index.value.uses.get("b")?.biases), ["h", "y"]);
  assert.deepEqual(ids(index.value.uses.get("v")?.edges), ["e2"]);
  assert.deepEqual([ids(index.value.inputs), ids(index.value.outputs)], [["x"], ["y"]]);
});
