/** What the samples give: asked for a part at a time, kept for its place and its parameter, never shown as that of another. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { NAMED } from "../../../../static/js/model/run/paces.js";
import { bytes, chain, open } from "../bench.js";

/** A page with many samples, and what it asks. */
function watched() {
  const samples = Array.from({ length: 500 }, (_, x) => ({ inputs: { x }, targets: { y: 0 } }));
  const { model, server } = open({ ...chain(), samples });
  model.people.connection.value = "open";
  /** @type {any[]} */
  const sent = [];
  model.transport.post = (message) => void (message.event === "ask_rows" && sent.push(message));
  /** @param {number} count @param {object} [more] */
  const answer = (count, more = {}) => {
    const { id, first, parameter } = sent.at(-1);
    const numbers = Float64Array.from({ length: count }, (_, i) => first + i);
    const places = bytes(Uint32Array.from({ length: count }, (_, i) => i + 1));
    model.receive.rows({
      event: "rows",
      ...{ id, first, parameter, run: 1, iteration: 1, revision: 1, sample: 0 },
      ...{ losses: bytes(numbers), outputs: bytes(numbers), iterations: places, turns: places },
      ...{ gradients: parameter ? bytes(numbers) : new Uint8Array(), loss: 0.5, gradient: 1, summed: 2 },
      ...more,
    });
  };
  server.cursor();
  return { model, server, rows: model.rows, sent, answer };
}

const asked = (/** @type {any[]} */ sent) =>
  sent.map(({ first, count, parameter }) => [first, count, parameter]);

test("the rows that are looked at are asked for until all are there", () => {
  const { rows, sent, answer } = watched();
  assert.deepEqual(sent, []);
  rows.wanted.value = { first: 0, last: 40, parameter: "v" };
  answer(30);
  answer(10);
  assert.deepEqual(asked(sent), [
    [0, 40, "parameter:v"],
    [30, 10, "parameter:v"],
  ]);
  assert.deepEqual([rows.at(39)?.loss, rows.at(39)?.gradient, rows.at(40)], [39, 39, null]);
  assert.equal(rows.fresh.value, true);
  assert.equal(rows.together.value?.summed, 2);
});

test("one question is under way at a time, whoever scrolls", () => {
  const { rows, sent, answer } = watched();
  rows.wanted.value = { first: 0, last: 40, parameter: null };
  rows.wanted.value = { first: 100, last: 400, parameter: null };
  assert.equal(sent.length, 1);
  answer(40);
  assert.deepEqual(asked(sent).at(-1), [100, 200, null]);
  assert.equal(rows.at(5)?.loss, 5);
});

test("numbers of another parameter, another place or an older question are not taken for these", () => {
  const { server, rows, sent, answer } = watched();
  rows.wanted.value = { first: 0, last: 3, parameter: "v" };
  answer(3);
  rows.wanted.value = { first: 0, last: 3, parameter: "u" };
  assert.equal(rows.at(0), null);
  answer(3);
  assert.equal(rows.at(2)?.gradient, 2);
  server.cursor({ iteration: 2 });
  assert.deepEqual([rows.fresh.value, rows.at(2)?.gradient], [false, 2]);
  answer(3, { id: sent[0].id });
  assert.equal(rows.fresh.value, false);
  answer(3, { iteration: 2 });
  assert.equal(rows.fresh.value, true);
  assert.equal(sent.length, 3);
});

test("nothing is asked while iterations fly past or an edit has no answer, and at once afterwards", () => {
  const { model, server, rows, sent } = watched();
  rows.wanted.value = null;
  server.cursor({ playing: true, pace: NAMED.full });
  rows.wanted.value = { first: 0, last: 3, parameter: null };
  assert.equal(sent.length, 0);
  server.cursor({ playing: true, pace: NAMED.neuron });
  assert.equal(sent.length, 1);
  model.editor.setCell(0, { part: "inputs", neuron: "x" }, 9);
  assert.equal(rows.fresh.value, false);
  server.acceptAll();
  assert.equal(sent.length, 2);
});

test("where a presenter asks first, the page asks again once more is shown", () => {
  const { server, rows, sent } = watched();
  server.cursor({ ask_first: true, step: 3 });
  rows.wanted.value = { first: 0, last: 3, parameter: null };
  server.cursor({ ask_first: true, step: 4 });
  assert.equal(sent.length, 2);
});
