/** The picture over a plane: one question at a time, not too often, never that of another place taken for this one. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { NAMED } from "../../../../static/js/model/run/paces.js";
import { open } from "../bench.js";

const VIEW = { output: "y", across: "x", up: null, box: /** @type {const} */ ([0, 1, 0, 1]) };

function watched() {
  const { model, server, clock } = open();
  model.people.connection.value = "open";
  /** @type {any[]} */
  const sent = [];
  model.transport.post = (message) => void (message.event === "ask_plane" && sent.push(message));
  const answer = (/** @type {number} */ size, id = sent.at(-1)?.id) =>
    model.receive.plane(/** @type {any} */ ({ ...sent.at(-1), event: "plane", id, size }));
  server.cursor();
  return { model, server, clock, plane: model.plane, sent, answer };
}

test("it is asked for while it is looked at, and again at another place", () => {
  const { server, clock, plane, sent, answer } = watched();
  assert.equal(sent.length, 0);
  plane.wanted.value = VIEW;
  assert.deepEqual([sent.length, sent[0].size], [1, 200]);
  answer(9);
  assert.deepEqual([plane.latest.value?.size, plane.fresh.value], [9, true]);
  clock.pass(200);
  assert.equal(sent.length, 1);
  server.cursor({ iteration: 2 });
  assert.deepEqual([sent.length, plane.latest.value?.size, plane.fresh.value], [2, 9, false]);
  plane.wanted.value = { ...VIEW, up: "z" };
  assert.equal(plane.latest.value, null);
});

test("while iterations fly past, one question is under way, and there is time between two", () => {
  const { server, clock, plane, sent, answer } = watched();
  plane.wanted.value = VIEW;
  for (let iteration = 2; iteration < 50; iteration += 1)
    server.cursor({ iteration, playing: true, pace: NAMED.full });
  assert.equal(sent.length, 1);
  answer(1);
  assert.equal(sent.length, 1);
  clock.pass(150);
  assert.equal(sent.length, 2);
  clock.pass(1000);
  assert.equal(sent.length, 2);
  answer(2);
  assert.deepEqual([plane.latest.value?.size, plane.fresh.value], [2, true]);
});

test("a late answer, a refusal and a broken line leave the last picture, and it is asked for again", () => {
  const { model, server, clock, plane, sent, answer } = watched();
  plane.wanted.value = VIEW;
  answer(1);
  clock.pass(150);
  server.cursor({ iteration: 2 });
  answer(7, sent[0].id);
  assert.deepEqual([plane.latest.value?.size, plane.fresh.value], [1, false]);
  const refusal = { event: "unanswered", id: sent[1].id, code: "asked_first", values: {}, path: "", ids: [] };
  model.receive.unanswered(/** @type {any} */ (refusal));
  clock.pass(150);
  server.cursor({ iteration: 3 });
  assert.equal(sent.length, 3);
  model.people.connection.value = "lost";
  clock.pass(150);
  model.people.connection.value = "open";
  assert.equal(sent.length, 4);
  assert.equal(plane.latest.value?.size, 1);
});
