/** Samples are set, added, copied, taken away, moved and pasted: each one diff that one undo takes back. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf } from "../../../../static/js/model/edits/samples.js";
import { MAX_SAMPLES } from "../../../../static/js/protocol/document.js";
import { chain, open } from "../bench.js";

const X = /** @type {const} */ ({ part: "inputs", neuron: "x" });
const T = /** @type {const} */ ({ part: "targets", neuron: "y" });

/** @param {readonly (readonly [number, number])[]} rows */
function table(
  rows = [
    [1, 0],
    [2, 1],
    [3, 0],
  ],
) {
  const samples = rows.map(([x, y]) => ({ inputs: { x }, targets: { y } }));
  const { model, server } = open({ ...chain(), samples });
  const shown = () =>
    (model.store.document.value?.samples ?? []).map(({ inputs, targets }) => [inputs?.x, targets?.y]);
  return { model, server, shown, editor: model.editor };
}

test("inputs come first, then targets", () => {
  assert.deepEqual(columnsOf(chain()), [X, T]);
});

test("each act is one step to undo", () => {
  const { model, shown, editor } = table();
  const start = JSON.stringify(model.store.document.value);
  const acts = /** @type {const} */ ([
    [
      () => editor.setCell(1, X, 7),
      [
        [1, 0],
        [7, 1],
        [3, 0],
      ],
    ],
    [
      () => editor.addSample(3),
      [
        [1, 0],
        [7, 1],
        [3, 0],
        [0, 0],
      ],
    ],
    [
      () => editor.duplicateSample(1),
      [
        [1, 0],
        [7, 1],
        [7, 1],
        [3, 0],
        [0, 0],
      ],
    ],
    [
      () => editor.moveSample(0, 2),
      [
        [7, 1],
        [7, 1],
        [1, 0],
        [3, 0],
        [0, 0],
      ],
    ],
    [
      () => editor.removeSample(1),
      [
        [7, 1],
        [1, 0],
        [3, 0],
        [0, 0],
      ],
    ],
    [
      () =>
        editor.pasteCells(3, 0, [
          [4, 1],
          [5, 1],
        ]),
      [
        [7, 1],
        [1, 0],
        [3, 0],
        [4, 1],
        [5, 1],
      ],
    ],
    [
      () => editor.pasteCells(0, 1, [[0.5]]),
      [
        [7, 0.5],
        [1, 0],
        [3, 0],
        [4, 1],
        [5, 1],
      ],
    ],
    [
      () => editor.setCell(0, T, null),
      [
        [7, undefined],
        [1, 0],
        [3, 0],
        [4, 1],
        [5, 1],
      ],
    ],
  ]);
  for (const [act, expected] of acts) {
    act();
    assert.deepEqual(shown(), expected);
  }
  for (const _ of acts) editor.undo();
  assert.equal(JSON.stringify(model.store.document.value), start);
  assert.equal(model.history.canUndo.value, false);
  for (const _ of acts) editor.redo();
  assert.deepEqual(shown(), acts.at(-1)?.[1]);
});

test("a sample that is moved stays the same one for those who edit it meanwhile", () => {
  const { server, shown, editor } = table();
  editor.moveSample(0, 2);
  server.acceptAll();
  server.patch([{ op: "cell", part: "inputs", sample: 0, neuron: "x", value: 9 }]);
  assert.deepEqual(shown(), [
    [2, 1],
    [3, 0],
    [9, 0],
  ]);
});

test("what cannot be is refused, and nothing changes", () => {
  const { model, shown, editor } = table();
  const before = shown();
  const code = (/** @type {any} */ answer) => answer?.code;
  assert.equal(code(editor.pasteCells(0, 1, [[1, 2]])), "paste_too_wide");
  assert.equal(code(editor.pasteCells(0, 0, [[1, Number.POSITIVE_INFINITY]])), "not_finite");
  assert.equal(code(editor.setCell(0, X, Number.NaN)), "not_finite");
  assert.equal(code(editor.setCell(9, X, 1)), "no_such_record");
  assert.equal(code(editor.removeSample(3)), "no_such_record");
  const full = Array.from({ length: MAX_SAMPLES }, () => [1]);
  assert.equal(code(editor.pasteCells(1, 0, full)), "too_many_samples");
  editor.moveSample(0, 3);
  editor.moveSample(0, 0);
  assert.deepEqual(shown(), before);
  assert.equal(model.store.pending().length, 0);
});
