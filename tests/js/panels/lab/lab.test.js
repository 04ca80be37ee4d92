/** The pictures of the margin as plain data: which there are, where an epoch is, what a file of their numbers says. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { epochOf, kindsFor, shownOf } from "../../../../static/js/panels/lab/kinds.js";
import { countsOf, histogramRows, normRows } from "../../../../static/js/panels/lab/layers.js";
import { cellText } from "../../../../static/js/panels/lab/save.js";

test("classes have a table of what is taken for what, other targets residuals", () => {
  const told = /** @type {any} */ ({ confusion: null });
  assert.ok(kindsFor(told).includes("residuals") && !kindsFor(told).includes("confusion"));
  const classes = kindsFor({ ...told, confusion: { kinds: [], counts: [] } });
  assert.ok(classes.includes("confusion") && !classes.includes("residuals"));
  assert.deepEqual([shownOf("residuals", classes), shownOf("norms", classes)], ["plane", "norms"]);
});

test("an epoch is one time through all samples, the last batch included", () => {
  assert.deepEqual(
    [1, 14, 15, 28, 29].map((iteration) => epochOf(iteration, 140, 10)),
    [1, 1, 2, 2, 3],
  );
  assert.deepEqual([epochOf(3, 5, 2), epochOf(4, 5, 2), epochOf(7, 0, 1)], [1, 2, 7]);
});

test("the numbers of a picture are a table", () => {
  const bytes = (/** @type {number[]} */ counts) => new Uint8Array(Uint32Array.from(counts).buffer);
  const spread = /** @type {any} */ ({
    ...{ bins: 2, weights: bytes([1, 2, 3, 4]), most_weight: 3 },
    ...{ gradients: bytes([0, 0, 5, 0]), most_gradient: 1 },
  });
  assert.deepEqual(countsOf(spread, "weights"), {
    rows: [
      [1, 2],
      [3, 4],
    ],
    most: 3,
  });
  assert.deepEqual(histogramRows(spread, "weights"), [
    ["from", "to", "layer 1", "layer 2"],
    [-3, 0, 1, 3],
    [0, 3, 2, 4],
  ]);
  assert.deepEqual(normRows([{ iteration: 7, norms: Float64Array.of(0.5, 2) }]), [
    ["iteration", "layer 1", "layer 2"],
    [7, 0.5, 2],
  ]);
});

test("a cell that a spreadsheet would take for a formula stays text", () => {
  assert.deepEqual(["a", "=1", 'b"c', "-x", -2.5].map(cellText), ["a", '"=1"', '"b""c"', '"-x"', "-2.5"]);
});
