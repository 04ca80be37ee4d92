/** Which plane is shown, where the line lies that decides, and which samples are on their side of it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { isRight, levelOf, rangeOf, viewOf } from "../../../../static/js/panels/plane/view.js";
import { network } from "./outputs.js";

const NOTHING = { output: null, across: null, up: null };

/** @param {string} activation @param {readonly number[]} targets @param {string[]} [outputs] */
const aimed = (activation, targets, outputs = ["y"]) =>
  network(
    outputs,
    activation,
    targets.map((t, at) => ({
      inputs: { a: at, b: 10 * at, c: 5 },
      targets: Object.fromEntries(outputs.map((id) => [id, t])),
    })),
  );

test("the first two inputs span the plane around the samples, until others are chosen", () => {
  const document = aimed("tanh", [-1, 1, 1]);
  const near = (/** @type {readonly number[]} */ box) => box.map((each) => Number(each.toFixed(6)));
  const first = viewOf(document, NOTHING);
  assert.deepEqual([first?.output, first?.across, first?.up], ["y", "a", "b"]);
  assert.deepEqual(near(first?.box ?? []), [-0.36, 2.36, -3.6, 23.6]);
  const other = viewOf(document, { output: "gone", across: "c", up: "c" });
  assert.deepEqual(
    [other?.output, other?.across, other?.up, other?.box[0], other?.box[1]],
    ["y", "c", "a", 4, 6],
  );
  const alone = { ...document, neurons: document.neurons.filter(({ id }) => id === "a" || id === "y") };
  assert.equal(viewOf(alone, NOTHING)?.up, null);
  assert.equal(viewOf({ ...document, neurons: [] }, NOTHING), null);
});

test("the line lies where two kinds of targets part, and nowhere else", () => {
  /** @type {[string, number[], string[] | undefined, number | null][]} */
  const cases = [
    ["sigmoid", [0, 1, 1], undefined, 0.5],
    ["sigmoid", [0.01, 0.99], undefined, 0.5],
    ["tanh", [-1, 1], undefined, 0],
    ["linear", [2, 5, 5], undefined, 3.5],
    ["linear", [1, 2, 3], undefined, null],
    ["sigmoid", [1, 1], undefined, null],
    ["softmax", [0, 1], ["y", "z"], 0.5],
    ["softmax", [0, 1], ["x", "y", "z"], null],
  ];
  for (const [activation, targets, outputs, level] of cases)
    assert.equal(
      levelOf(aimed(activation, targets, outputs), outputs?.[0] ?? "y"),
      level,
      `${activation} ${targets}`,
    );
  const unknown = aimed("sigmoid", [0, 1]);
  assert.equal(levelOf({ ...unknown, samples: [{}, ...(unknown.samples ?? [])] }, "y"), null);
});

test("on the line is not on a side", () => {
  assert.deepEqual([isRight(0.6, 1, 0.5), isRight(0.4, 1, 0.5), isRight(0.5, 1, 0.5)], [true, false, false]);
  assert.equal(isRight(Number.NaN, 1, 0.5), false);
});

test("outputs that cannot leave their bounds have one scale, others that of the largest", () => {
  assert.deepEqual(rangeOf(aimed("sigmoid", []), "y", [[0.2]]), { signed: false, most: 1 });
  assert.deepEqual(rangeOf(aimed("tanh", []), "y", [[0.2]]), { signed: true, most: 1 });
  assert.deepEqual(rangeOf(aimed("linear", []), "y", [[2, Number.NaN], [5]]), { signed: false, most: 5 });
  assert.deepEqual(rangeOf(aimed("relu", []), "y", [[0, 0]]), { signed: false, most: 1 });
  assert.deepEqual(rangeOf(aimed("linear", []), "y", [[2, -7]]), { signed: true, most: 7 });
});
