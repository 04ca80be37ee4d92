/** Of which kinds samples can be painted, and which values a place of the picture stands for. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { brushesOf, painted } from "../../../../static/js/panels/plane/painting.js";
import { open } from "../../model/bench.js";
import { network } from "./outputs.js";

/** @import { Document } from "../../../../static/js/protocol/messages.js" */

/** @type {import("../../../../static/js/model/run/plane.js").OutputView} */
const VIEW = { output: "y", across: "a", up: "b", box: [-2, 2, 0, 10] };

test("a brush for each class, for both kinds of targets, or one along a curve", () => {
  const names = (/** @type {Document} */ document, up = /** @type {string | null} */ ("b")) =>
    brushesOf(document, { output: "y", up }).map(({ name, targets }) => [name, targets]);
  assert.deepEqual(names(network(["y", "z"], "softmax")), [
    ["y", { y: 1, z: 0 }],
    ["z", { y: 0, z: 1 }],
  ]);
  assert.deepEqual(names(network(["y"], "tanh")), [
    ["−1", { y: -1 }],
    ["1", { y: 1 }],
  ]);
  const samples = [{ targets: { y: 3 } }, { targets: { y: 0.5 } }, {}];
  assert.deepEqual(names(network(["y"], "linear", samples)), [
    ["0.5", { y: 0.5 }],
    ["3", { y: 3 }],
  ]);
  assert.deepEqual(names(network(["y"], "sigmoid", [{ targets: { y: 1 } }])), [
    ["0", { y: 0 }],
    ["1", { y: 1 }],
  ]);
  assert.deepEqual(names(network(["y"], "linear"), null), [["", {}]]);
});

test("a place becomes two inputs; the others are as in the sample in view", () => {
  const document = network(["y", "z"], "sigmoid", [
    {},
    { inputs: { a: 9, b: 9, c: 7 }, targets: { y: 0, z: 0.25 } },
  ]);
  const brush = { name: "1", targets: { y: 1 } };
  assert.deepEqual(painted(document, VIEW, brush, 1, { x: 0.25, y: 0.5 }, [0, 10]), {
    inputs: { a: -1, b: 5, c: 7 },
    targets: { y: 1, z: 0.25 },
  });
  const { inputs } = painted(document, VIEW, brush, 1, { x: 1 / 3, y: 0.499999 }, [0, 10]);
  assert.deepEqual(inputs, { a: -0.667, b: 5, c: 7 });
  assert.ok(Object.is(painted(document, VIEW, brush, 1, { x: 0.49999, y: 0 }, [0, 10]).inputs.a, 0));
});

test("along a curve the height is the target", () => {
  const view = { ...VIEW, up: null };
  const sample = painted(
    network(["y"], "linear"),
    view,
    { name: "", targets: {} },
    0,
    { x: 0.5, y: 0.75 },
    [-1, 1],
  );
  assert.deepEqual(sample, { inputs: { a: 0, b: 0, c: 0 }, targets: { y: 0.5 } });
});

test("what is painted stands behind all others, is trained on, and one undo takes it away", () => {
  const { model } = open(network(["y"], "sigmoid", [{ split: "test" }]));
  const before = model.store.document.value;
  model.editor.appendSample({ inputs: { a: 1.5 }, targets: { y: 1 } });
  assert.deepEqual(model.store.document.value?.samples?.[1], {
    inputs: { a: 1.5, b: 0, c: 0 },
    targets: { y: 1 },
  });
  model.editor.undo();
  assert.deepEqual(model.store.document.value, before);
});
