/** Frames: what is taken, what comes too late, and how the arrays are read. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Numbers } from "../../../../static/js/model/run/frame_numbers.js";
import { bytes } from "../bench.js";

/** @import { Frame } from "../../../../static/js/protocol/messages.js" */

/** @param {number[]} values @param {Partial<Frame>} [more] @returns {Frame} */
const frame = (values, more) => ({
  event: "frame",
  ...{
    number: 1,
    run: 1,
    revision: 3,
    iteration: 1,
    turn: 0,
    sample: 0,
    first: 0,
    single: false,
    parameters: null,
  },
  values: bytes(Float64Array.from(values)),
  ...more,
});

const fresh = () => {
  const numbers = new Numbers();
  numbers.take(frame([1, 2, 3], { parameters: bytes(Float64Array.of(7, 8)) }));
  return numbers;
};

test("values are read by micro-step, parameters by position", () => {
  const numbers = fresh();
  assert.ok(numbers.take(frame([4, 5], { first: 3 })));
  assert.equal(numbers.have, 5);
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((step) => numbers.at(step)),
    [1, 2, 3, 4, 5],
  );
  assert.deepEqual(
    [numbers.parameter(1), numbers.parameter(2), numbers.parameter(-1)],
    [8, undefined, undefined],
  );
});

test("what has not come is not a number", () => {
  const numbers = fresh();
  assert.deepEqual([numbers.at(3), numbers.at(-1)], [Number.NaN, Number.NaN]);
});

test("continuations of other numbers come too late", () => {
  const others = [
    { revision: 2 },
    { run: 2 },
    { run: 0 },
    { iteration: 2 },
    { iteration: 0 },
    { sample: 1 },
    { turn: 1 },
    { revision: 4 },
  ];
  for (const other of others) {
    const numbers = fresh();
    const { version } = numbers;
    const before = version.value;
    assert.equal(numbers.take(frame([9], { first: 3, ...other })), false, JSON.stringify(other));
    assert.deepEqual([numbers.have, version.value], [3, before]);
  }
});

test("a frame of an older revision comes too late, even from the first step on", () => {
  const numbers = fresh();
  assert.equal(numbers.take(frame([9, 9, 9], { revision: 2, run: 2 })), false);
  assert.equal(numbers.at(0), 1);
});

test("a frame that leaves a gap is not taken", () => {
  const numbers = fresh();
  assert.equal(numbers.take(frame([9], { first: 4 })), false);
});

test("another iteration, turn, run or revision begins anew", () => {
  for (const other of [{ iteration: 2 }, { iteration: 0 }, { turn: 1 }, { run: 2 }, { revision: 4 }]) {
    const numbers = fresh();
    assert.ok(numbers.take(frame([9], other)));
    assert.deepEqual([numbers.have, numbers.at(0), numbers.at(1)], [1, 9, Number.NaN]);
  }
});

test("the same numbers told again take nothing away", () => {
  const numbers = fresh();
  assert.ok(numbers.take(frame([1])));
  assert.equal(numbers.have, 3);
});

test("an empty frame brings the parameters", () => {
  const numbers = fresh();
  numbers.take(frame([], { run: 2, parameters: bytes(Float64Array.of(1.5)) }));
  assert.deepEqual([numbers.have, numbers.parameter(0)], [0, 1.5]);
});

test("single precision, unaligned views and array buffers are read alike", () => {
  const single = bytes(Float32Array.of(0.5, -0.25));
  const shifted = new Uint8Array(single.length + 3);
  shifted.set(single, 3);
  for (const values of [single, shifted.subarray(3), /** @type {any} */ (single.buffer)]) {
    const numbers = new Numbers();
    numbers.take(frame([], { values, single: true }));
    assert.deepEqual([numbers.have, numbers.at(0), numbers.at(1)], [2, 0.5, -0.25]);
  }
});

test("many values make room for themselves", () => {
  const numbers = new Numbers();
  numbers.take(frame(Array.from({ length: 1000 }, (_, i) => i)));
  numbers.take(
    frame(
      Array.from({ length: 1000 }, (_, i) => 1000 + i),
      { first: 1000 },
    ),
  );
  assert.deepEqual([numbers.have, numbers.at(1999)], [2000, 1999]);
});

test("after a new connection lower counts are taken, and nothing is mixed", () => {
  const numbers = fresh();
  numbers.renew();
  assert.equal(numbers.at(0), 1);
  assert.equal(numbers.take(frame([9], { first: 3 })), false);
  assert.ok(numbers.take(frame([4], { revision: 1 })));
  assert.equal(numbers.have, 1);
});
