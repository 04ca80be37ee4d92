/** The list of versions, looking at one, and what is told of the newest wish alone. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { chain, open } from "./bench.js";

/** @param {number} revision @param {object} [more] */
const version = (revision, more) => ({
  ...{ revision, time: 60 * revision, person: "p", edits: 1, name: "" },
  ...more,
});

/** A page whose server answers when it is told to, with what it was asked for. */
function past() {
  const { model, server } = open();
  /** @type {Map<string, (answer: unknown) => void>} */
  const asked = new Map();
  model.versions.fetch = (path) => new Promise((answer) => asked.set(path, answer));
  /** @param {string} path @param {unknown} what */
  const answer = async (path, what) => {
    asked.get(path)?.(what);
    await new Promise((done) => setTimeout(done));
  };
  const revisions = () => model.versions.listed.value?.versions.map((each) => each.revision);
  return { model, server, versions: model.versions, answer, revisions };
}

test("versions are listed, older ones behind them, and new ones before them", async () => {
  const { versions, answer, revisions } = past();
  versions.refresh();
  await answer("", { versions: [version(5), version(4)], more: true, names: {} });
  versions.older();
  await answer("?before=4", { versions: [version(2), version(0)], more: false, names: { p: "Ada" } });
  assert.deepEqual(revisions(), [5, 4, 2, 0]);
  versions.refresh();
  await answer("", { versions: [version(6), version(4)], more: true, names: {} });
  assert.deepEqual(revisions(), [6, 4, 2, 0]);
  assert.deepEqual(versions.listed.value?.names, { p: "Ada" });
});

test("a version that is looked at locks the drawing, and nothing on it has changed", async () => {
  const { model, versions, answer } = past();
  versions.show(version(3));
  await answer("/3", { ...chain(), title: "before" });
  assert.equal(versions.shown.value?.document?.title, "before");
  assert.equal(model.view.past.value?.title, "before");
  assert.equal(model.editor.canEdit.value, false);
  assert.equal(model.store.document.value?.title, undefined);
  versions.close();
  assert.equal(model.editor.canEdit.value, true);
});

test("of two versions the one that was asked for last is shown, however they come", async () => {
  const { versions, answer } = past();
  versions.show(version(3));
  versions.show(version(4));
  await answer("/4", { ...chain(), title: "four" });
  await answer("/3", { ...chain(), title: "three" });
  assert.equal(versions.shown.value?.document?.title, "four");
});

test("a version comes back by one edit that is undone by one step", async () => {
  const { model, server, versions, answer } = past();
  versions.show(version(3));
  await answer("/3", { ...chain(), title: "before", neurons: chain().neurons.toReversed() });
  const { document } = versions.shown.value ?? {};
  versions.close();
  assert.ok(document);
  assert.equal(model.editor.restore(document), undefined);
  server.acceptAll();
  assert.deepEqual(
    model.store.document.value?.neurons.map(({ id }) => id),
    ["y", "h", "x"],
  );
  model.editor.undo();
  assert.deepEqual(
    model.store.document.value?.neurons.map(({ id }) => id),
    ["x", "h", "y"],
  );
});

test("a name is told and taken in from whoever gives it", async () => {
  const { model, versions, answer } = past();
  /** @type {object[]} */
  const sent = [];
  model.transport.post = (message) => void sent.push(message);
  versions.refresh();
  await answer("", { versions: [version(1)], more: false, names: {} });
  versions.name(1, "first");
  assert.deepEqual(sent, [{ event: "name_version", revision: 1, name: "first" }]);
  model.receive.named({ event: "named", revision: 1, name: "first" });
  assert.equal(versions.listed.value?.versions[0].name, "first");
});

test("whoever follows somebody who asks first sees no version", async () => {
  const { model, server, versions, answer } = past();
  versions.show(version(3));
  await answer("/3", chain());
  server.cursor({ following: "f".repeat(16), ask_first: true });
  assert.equal(versions.shown.value, null);
  assert.equal(versions.hidden.value, true);
  versions.show(version(2));
  assert.equal(versions.shown.value, null);
  assert.equal(model.view.past.value, null);
  server.cursor({ following: null, ask_first: true });
  versions.show(version(2));
  assert.notEqual(versions.shown.value, null);
});

test("a list that cannot be read is said in one sentence", async () => {
  const { versions } = past();
  versions.fetch = () => Promise.reject(new Error("no line"));
  await versions.refresh();
  assert.equal(versions.problem.value, "history_unreachable");
});
