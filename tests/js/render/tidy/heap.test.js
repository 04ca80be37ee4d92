/** A network without places is shown tidy to whoever looks; its document stays as it is. */

import assert from "node:assert/strict";
import test from "node:test";
import { isHeap, shownNeurons } from "../../../../static/js/render/tidy/heap.js";
import { worked } from "../../playback/documents.js";

const STAGE = { width: 1032, height: 728 };
const { neurons, ...rest } = worked();
const heap = { ...rest, neurons: neurons.map(({ x, y, ...each }) => each) };

test("neurons without places stand in columns, and the document has none", () => {
  const shown = shownNeurons(heap, STAGE);
  assert.deepEqual(
    shown.map(({ x, y }) => [x, y]),
    [
      [0, 0],
      [0, 300],
      [290, 0],
      [290, 300],
      [580, 0],
      [580, 300],
    ],
  );
  assert.deepEqual(
    shown.map(({ id }) => id),
    heap.neurons.map(({ id }) => id),
  );
  assert.ok(heap.neurons.every((neuron) => !("x" in neuron)));
});

test("what has places keeps them, and a stage without a size arranges nothing", () => {
  assert.equal(shownNeurons(worked(), STAGE).length, 6);
  const drawn = worked();
  assert.equal(shownNeurons(drawn, STAGE), drawn.neurons);
  assert.equal(shownNeurons(heap, { width: 0, height: 0 }), heap.neurons);
  assert.equal(isHeap({ neurons: [heap.neurons[0]] }), false);
});
