/** Loss curves as they come: whole, further, and in place of what was known from an iteration on. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createCurves } from "../../../../static/js/model/run/curves.js";

const bytes = (/** @type {number[]} */ numbers) => new Uint8Array(new Float64Array(numbers).buffer);

function message(/** @type {number[]} */ iterations, /** @type {Record<string, any>} */ more = {}) {
  return {
    event: /** @type {const} */ ("curve"),
    number: 1,
    run: 1,
    iterations: bytes(iterations),
    losses: bytes(iterations.map((iteration) => 1 / iteration)),
    validation: bytes([]),
    test: bytes([]),
    samples: 1,
    anew: false,
    parent: null,
    parent_iteration: null,
    gone: false,
    ...more,
  };
}

const shown = (/** @type {ReturnType<typeof createCurves>} */ curves) => [
  ...(curves.of(1)?.iterations ?? []),
];

test("points follow those that are known, or take their place from their first iteration on", () => {
  const curves = createCurves();
  curves.take(message([1, 2], { anew: true }));
  curves.take(message([2, 3, 4]));
  assert.deepEqual(shown(curves), [1, 2, 3, 4]);
  curves.take(message([3, 5]));
  assert.deepEqual(shown(curves), [1, 2, 3, 5]);
  assert.deepEqual([...(curves.of(1)?.losses ?? [])], [1, 1 / 2, 1 / 3, 1 / 5]);
  curves.take(message([1, 5], { anew: true }));
  assert.deepEqual(shown(curves), [1, 5]);
});

test("each change of what is known is noticed, and what is gone is gone", () => {
  const curves = createCurves();
  curves.take(message([1, 2], { anew: true, run: 2, parent: 1, parent_iteration: 1 }));
  curves.take(message([1, 2], { anew: true }));
  assert.deepEqual(
    curves.all().map(({ run, parent, parentIteration }) => [run, parent, parentIteration]),
    [
      [1, null, null],
      [2, 1, 1],
    ],
  );
  const before = curves.version.value;
  curves.take(message([], { gone: true }));
  assert.equal(curves.version.value, before + 1);
  assert.deepEqual(shown(curves), []);
  curves.clear();
  assert.deepEqual(curves.all(), []);
});

test("the losses of samples that are kept go along, where there are any", () => {
  const curves = createCurves();
  curves.take(message([1, 2, 3], { anew: true, validation: bytes([7, 6, 5]) }));
  curves.take(message([2, 4], { validation: bytes([4, 3]) }));
  assert.deepEqual([...(curves.of(1)?.validation ?? [])], [7, 4, 3]);
  assert.deepEqual([...(curves.of(1)?.test ?? [])], []);
  curves.take(message([1, 5], { anew: true }));
  assert.deepEqual([...(curves.of(1)?.validation ?? [])], []);
});
