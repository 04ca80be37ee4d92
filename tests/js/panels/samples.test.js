/** The table of samples: its columns, whose gradients it shows, why one is 0, how those of a batch add up. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { heldColumns, parameterIn, stretches, zeroInput } from "../../../static/js/panels/samples/columns.js";
import { scaleOf } from "../../../static/js/panels/samples/stack.js";
import { chain, open } from "../model/bench.js";

const index = open().model.store.index.value;

test("columns have the names that people see", () => {
  const named = heldColumns(chain(), index).map(({ part, neuron, name }) => [part, neuron, name]);
  assert.deepEqual(named, [
    ["inputs", "x", "x"],
    ["targets", "y", "t"],
  ]);
});

test("gradients are of what is selected alone, else of what is asked about", () => {
  /** @type {[string[], string | null, string | null][]} */
  const cases = [
    [["knob:e1"], null, "u"],
    [["edge:e2"], "parameter:u", "v"],
    [["bias:h"], null, "b"],
    [["neuron:h"], null, null],
    [["neuron:h"], "parameter:v", "v"],
    [["knob:e1", "knob:e2"], null, null],
    [[], "parameter:gone", null],
    [[], "neuron:h", null],
  ];
  for (const [selection, about, expected] of cases)
    assert.equal(parameterIn(index, selection, about), expected, `${selection} ${about}`);
});

test("a zero says why only where the input is why", () => {
  assert.equal(zeroInput(index, "u", { inputs: { x: 0 } }), "x");
  assert.equal(zeroInput(index, "u", { inputs: { x: 1 } }), null);
  assert.equal(zeroInput(index, "v", { inputs: { x: 0 } }), null);
  assert.equal(zeroInput(index, "b", { inputs: { x: 0 } }), null);
});

test("gradients add up in the order of the batch, and only where all are known", () => {
  const document = { ...chain(), samples: [{}, {}, {}] };
  const row = (/** @type {number} */ turn, /** @type {number} */ gradient, iteration = 4) => ({
    ...{ loss: 0, outputs: [], iteration, turn, gradient },
  });
  const rows = [row(1, -3), row(0, 2), row(0, 9, 5)];
  const found = stretches(document, (at) => rows[at], 4, 2);
  assert.deepEqual(
    [...(found ?? [])],
    [
      [1, { from: 0, to: 2 }],
      [0, { from: 2, to: -1 }],
    ],
  );
  assert.deepEqual(scaleOf(found?.values() ?? []), { from: -1, to: 2 });
  assert.equal(
    stretches(document, (at) => rows[at], 4, 3),
    null,
  );
  assert.equal(
    stretches(document, (at) => (at === 0 ? null : rows[at]), 4, 2),
    null,
  );
  assert.equal(
    stretches(document, (at) => row(at, Number.NaN), 4, 3),
    null,
  );
});
