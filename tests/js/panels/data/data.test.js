/** Data sets in small pictures, networks by their sizes, and which numbers are usual. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { usual } from "../../../../static/js/panels/data/made.js";
import { hiddenSizes, networkName, readHidden } from "../../../../static/js/panels/data/sizes.js";
import { placesOf } from "../../../../static/js/panels/data/thumbnail.js";
import { chain } from "../../model/bench.js";

test("a network has its name by its layers; a neuron beside the way counts at its level", () => {
  assert.equal(networkName(chain()), "1-1-1");
  const { neurons, edges } = chain();
  const document = {
    ...chain(),
    neurons: [...neurons, { id: "h2", role: /** @type {const} */ ("hidden"), activation: "tanh" }],
    edges: [
      ...edges,
      { id: "e3", source: "h", target: "h2", weight: "u" },
      { id: "e4", source: "h2", target: "y", weight: "u" },
    ],
  };
  assert.deepEqual(hiddenSizes(document), [1, 1]);
  assert.equal(networkName({ ...document, edges: [] }), "1-2-1");
});

test("sizes of hidden layers are read as people write them; none is a network, too", () => {
  for (const typed of ["4-2", "4, 2", " 4 2 ", "4×2", "4 -> 2", "4→2"])
    assert.deepEqual(readHidden(typed), [4, 2]);
  assert.deepEqual(readHidden(""), []);
  assert.deepEqual(readHidden("8"), [8]);
  for (const typed of ["4-0", "four", "2.5", "99999", "4_2"]) assert.equal(readHidden(typed), null);
});

test("a sample is a place with its kind: one input against its target, a third input shifts, a number is a size", () => {
  assert.deepEqual(
    placesOf({ task: "two", inputs: [[1, 2]], targets: [[1]] }).map(({ x, y, kind }) => [x, y, kind]),
    [[1, 2, 0]],
  );
  const classes = placesOf({
    task: "classes",
    inputs: [
      [0, 0],
      [1, 1],
    ],
    targets: [
      [0, 0, 1],
      [1, 0, 0],
    ],
  });
  assert.deepEqual(
    classes.map(({ kind }) => kind),
    [2, 0],
  );
  const [curve] = placesOf({ task: "numbers", inputs: [[3]], targets: [[-0.5]] });
  assert.deepEqual([curve.x, curve.y, curve.kind], [3, -0.5, 1]);
  const [low, high] = placesOf({
    task: "numbers",
    inputs: [
      [0, 0],
      [0, 0],
    ],
    targets: [[0.1], [0.9]],
  });
  assert.ok(low.half < high.half);
  const [flat, deep] = placesOf({
    task: "two",
    inputs: [
      [0, 0, 0],
      [0, 0, 1],
    ],
    targets: [[0], [1]],
  });
  assert.ok(deep.x > flat.x && deep.y > flat.y);
});

test("what is usual comes with seed 0, and with classes only where there is a choice", () => {
  const row = { name: "blobs", count: 150, noise: 0.5, every: 1, inputs: [], targets: [] };
  assert.deepEqual(usual({ ...row, task: "classes" }, 3), {
    name: "blobs",
    count: 150,
    noise: 0.5,
    seed: 0,
    classes: 3,
  });
  assert.equal(usual({ ...row, task: "two" }, 3).classes, null);
});
