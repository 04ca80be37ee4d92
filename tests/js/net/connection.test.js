/** The connection: who it says it is, what it sends when, and how it comes back. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { NAMED } from "../../../static/js/model/run/paces.js";
import { parameterValue, setting } from "../model/bench.js";
import { Browser, settled } from "./browser.js";

/** A page in a browser of its own. */
async function connected() {
  const page = await new Browser().opens();
  const { model, line, clock, events } = page;
  return { page, model, line, clock, events, frame: () => page.frame(), welcomed: page.welcomed.bind(page) };
}

const cursor = {
  run: 1,
  start: 1,
  iteration: 2,
  turn: 3,
  step: 7,
  playing: false,
  pace: NAMED.term,
  speed: 1,
  breakpoints: [],
  milliseconds: 9,
  following: null,
};

test("it says which network and which tab it is, over websocket only", async () => {
  const { line, page } = await connected();
  assert.deepEqual(line.options.transports, ["websocket"]);
  assert.deepEqual(line.auths, [
    { network: "network", tab: page.tab, position: null, closed: [], several: true, fetches: true },
  ]);
});

test("a welcome opens it, and edits go out", async () => {
  const { model, line, frame, welcomed } = await connected();
  assert.equal(model.people.connection.value, "connecting");
  welcomed();
  assert.equal(model.people.connection.value, "open");
  model.editor.setParameter("u", 1);
  frame();
  assert.deepEqual(line.taken(), [["edit", { id: 0, diff: setting("u", 1), revision: 1 }]]);
});

test("a step comes after the edits that were made before it", async () => {
  const { model, line, welcomed } = await connected();
  welcomed();
  model.editor.setParameter("u", 1);
  model.transport.step(1);
  assert.deepEqual(
    line.taken().map(([event]) => event),
    ["edit", "step"],
  );
});

test("no value that is sent is undefined", async () => {
  const { model, line, welcomed } = await connected();
  welcomed();
  const { editor, transport } = model;
  editor.addNeuron({ role: "output", x: 0, y: 0 });
  editor.setBias("h", "own");
  editor.setBias("h", "none");
  editor.remove(["x"]);
  editor.undo();
  transport.play();
  transport.toggle();
  transport.follow(null);
  transport.setPace(NAMED.layer);
  transport.seek(3);
  transport.restart();
  /** @param {unknown} value @returns {boolean} */
  const sound = (value) =>
    value !== undefined && (typeof value !== "object" || value === null || Object.values(value).every(sound));
  const sent = line.taken();
  assert.equal(sent.length, 11);
  for (const [event, payload] of sent) assert.ok(sound(payload), event);
});

test("where it was is told when it comes back", async () => {
  const { line, welcomed } = await connected();
  welcomed();
  line.hears("cursor", cursor);
  line.breaks();
  line.connect();
  await settled();
  const how = { pace: NAMED.term, breakpoints: [], following: false };
  const position = { start: 1, iteration: 2, turn: 3, step: 7, ...how };
  assert.deepEqual(/** @type {any} */ (line.auths[1]).position, position);
});

test("edits made without a line are kept and sent when it stands again, moves are not", async () => {
  const { model, line, clock, frame, welcomed } = await connected();
  welcomed();
  clock.pass(500);
  line.breaks();
  assert.deepEqual([model.people.connection.value, model.people.lostSince.value], ["lost", 500]);
  model.editor.setParameter("u", 1);
  model.transport.step(1);
  frame();
  assert.deepEqual(line.taken(), []);
  line.connect();
  model.transport.step(1);
  assert.deepEqual(line.taken(), []);
  welcomed({ revision: 4 });
  frame();
  assert.deepEqual(line.taken(), [["edit", { id: 0, diff: setting("u", 1), revision: 1 }]]);
  assert.deepEqual([model.people.connection.value, model.people.lostSince.value], ["open", null]);
});

test("frames are credited now and then, and at full speed at each cursor", async () => {
  const { line, welcomed } = await connected();
  welcomed();
  const frame = { run: 1, revision: 1, iteration: 1, sample: 0, first: 0, single: false, parameters: null };
  const send = (/** @type {number} */ number) =>
    line.hears("frame", { ...frame, number, values: new Uint8Array(8) });
  line.hears("cursor", cursor);
  assert.deepEqual(line.taken(), []);
  for (let number = 1; number <= 15; number += 1) send(number);
  assert.deepEqual(line.taken(), []);
  send(16);
  assert.deepEqual(line.taken(), [["credit", { frame: 16 }]]);
  send(17);
  line.hears("cursor", cursor);
  assert.deepEqual(line.taken(), []);
  line.hears("cursor", { ...cursor, pace: NAMED.full });
  line.hears("cursor", { ...cursor, pace: NAMED.full });
  assert.deepEqual(line.taken(), [["credit", { frame: 17 }]]);
});

test("a message that does not fit is answered by a new welcome", async () => {
  const { model, line, welcomed } = await connected();
  welcomed();
  line.hears("patch", { revision: 9, diff: setting("u", 3), member: "f".repeat(16) });
  await settled();
  assert.equal(line.auths.length, 2);
  welcomed({ revision: 9 });
  assert.equal(parameterValue(model, "u"), 0.5);
  assert.equal(model.store.revision.value, 9);
});

test("it comes back when the server closes the line, but not to what does not exist", async () => {
  const { line, clock, model } = await connected();
  line.breaks({ byServer: true });
  clock.pass(2000);
  await settled();
  assert.equal(line.auths.length, 2);
  const refusal = {
    id: null,
    code: "network_not_found",
    values: {},
    path: "",
    ids: [],
  };
  line.hears("rejected", refusal);
  line.breaks({ byServer: true });
  clock.pass(10_000);
  await settled();
  assert.equal(line.auths.length, 2);
  assert.equal(model.editor.problem.value?.code, "network_not_found");
  assert.equal(model.people.connection.value, "refused");
  assert.equal(model.people.longLost.value, false);
});

test("a message that could not be read does not keep the page away for ever", async () => {
  const { line, clock, model, welcomed } = await connected();
  welcomed();
  line.hears("rejected", { id: null, code: "malformed_message", values: {}, path: "", ids: [] });
  assert.equal(model.people.connection.value, "open");
  line.hears("members", { members: [] });
  line.breaks({ byServer: true });
  assert.equal(model.people.connection.value, "lost");
  clock.pass(2000);
  await settled();
  assert.equal(line.auths.length, 2);
});

test("what waits goes out before the page goes", async () => {
  const { model, line, events, welcomed } = await connected();
  welcomed();
  model.editor.setParameter("u", 1);
  events.dispatchEvent(new Event("pagehide"));
  assert.equal(line.taken().length, 1);
});

test("a line that carries nothing is as good as lost, until something comes again", async () => {
  const { model, line, clock, welcomed } = await connected();
  const { people } = model;
  line.ping();
  clock.pass(1900);
  welcomed();
  for (let second = 0; second < 10; second += 2) {
    clock.pass(2000);
    line.ping();
  }
  assert.deepEqual([people.connection.value, people.longLost.value], ["open", false]);
  clock.pass(2999);
  assert.equal(people.connection.value, "open");
  clock.pass(1);
  assert.deepEqual([people.connection.value, people.longLost.value], ["lost", true]);
  line.ping();
  assert.deepEqual([people.connection.value, people.longLost.value], ["open", false]);
  clock.pass(3000);
  assert.equal(people.longLost.value, true);
  line.breaks();
  line.connect();
  line.ping();
  assert.equal(people.longLost.value, true);
  welcomed();
  assert.equal(people.longLost.value, false);
});

test("two seconds without a line are said, whether there was one before or not", async () => {
  const { model, line, clock, welcomed } = await connected();
  const { people } = model;
  clock.pass(1999);
  assert.equal(people.longLost.value, false);
  clock.pass(1);
  assert.deepEqual([people.connection.value, people.longLost.value], ["connecting", true]);
  welcomed();
  assert.equal(people.longLost.value, false);
  line.breaks();
  clock.pass(1500);
  line.hears("connect_error", {});
  clock.pass(500);
  assert.deepEqual([people.connection.value, people.longLost.value], ["lost", true]);
});
