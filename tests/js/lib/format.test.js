/** Numbers as text: significant digits, typeset minus, powers of ten, and digits until a change shows. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { authored, changed, exact, notation, number, writeNumbers } from "../../../static/js/lib/format.js";

test("computed numbers keep four significant digits", () => {
  const cases = /** @type {const} */ ([
    [0.7513650695523157, "0.7514"],
    [0.00043856773447434685, "0.0004386"],
    [-0.019049118258278114, "−0.01905"],
    [0.055399425, "0.05540"],
    [0.5, "0.5000"],
    [12.5, "12.50"],
    [12345.678, "12346"],
    [0, "0"],
    [-0, "0"],
    [9.99999e-5, "0.0001000"],
    [4.3856e-5, "4.386×10⁻⁵"],
    [-1e-300, "−1.000×10⁻³⁰⁰"],
    [1234567, "1.235×10⁶"],
    [999999.9, "1.000×10⁶"],
  ]);
  for (const [value, text] of cases) assert.equal(number(value), text);
  assert.equal(number(0.59326999, 3), "0.593");
});

test("numbers that are not finite are named", () => {
  assert.deepEqual(
    [Number.NaN, Infinity, -Infinity].map((value) => number(value)),
    ["NaN", "∞", "−∞"],
  );
});

test("authored numbers have no trailing zeros", () => {
  const cases = /** @type {const} */ ([
    [0.15, "0.15"],
    [0.4, "0.4"],
    [1, "1"],
    [100, "100"],
    [-2.5, "−2.5"],
    [0.1497807161327628, "0.1498"],
    [2e-7, "2×10⁻⁷"],
    [1.5e9, "1.5×10⁹"],
  ]);
  for (const [value, text] of cases) assert.equal(authored(value), text);
});

test("a change extends the digits until it shows", () => {
  assert.deepEqual(changed(0.15, 0.1497807161327628), ["0.15", "0.149781", "−0.000219284"]);
  assert.deepEqual(changed(0.4, 0.35891647971788465), ["0.4", "0.3589", "−0.04108"]);
  assert.deepEqual(changed(0.6, 0.6), ["0.6", "0.6", "0"]);
  assert.deepEqual(changed(0, 0.15), ["0", "0.1500", "+0.1500"]);
  assert.deepEqual(changed(1, 1 + 2 ** -40), ["1", "1.000000000000909", "+9.09495×10⁻¹³"]);
  assert.deepEqual(changed(1e7, 1.5e7), ["1×10⁷", "1.500×10⁷", "+5.000×10⁶"]);
  assert.deepEqual(changed(0.5, Number.NaN), ["0.5", "NaN", "NaN"]);
});

test("a changed number never prints the same", () => {
  for (const [old, now] of [
    [1e-9, 1.0000001e-9],
    [123456, 123456.0001],
    [1e20, 1.00000001e20],
    [5, 5 + 2 ** -50],
  ]) {
    const [before, after] = changed(old, now);
    assert.notEqual(before, after);
  }
});

test("so many digits as are chosen, and powers of ten throughout", (t) => {
  t.after(() => writeNumbers());
  writeNumbers(() => ({ digits: 2, scientific: false }));
  assert.deepEqual(
    [number(0.7513650695523157), authored(0.15), number(-0.019049)],
    ["0.75", "0.15", "−0.019"],
  );
  assert.deepEqual(changed(0.15, 0.1497807161327628), ["0.15", "0.149781", "−0.000219284"]);
  writeNumbers(() => ({ digits: 17, scientific: false }));
  assert.deepEqual([number(0.7513650695523157), authored(0.15)], ["0.75136506955231575", "0.15"]);
  assert.deepEqual(changed(0.15, 0.1497807161327628)[0], "0.15");
  writeNumbers(() => ({ digits: 3, scientific: true }));
  assert.deepEqual(
    [number(0.7513650695523157), authored(-0.15), number(0), number(12345)],
    ["7.51×10⁻¹", "−1.5×10⁻¹", "0", "1.23×10⁴"],
  );
  assert.deepEqual(changed(0.15, 0.1497807161327628), ["1.5×10⁻¹", "1.498×10⁻¹", "−2.193×10⁻⁴"]);
  assert.equal(notation(), "3 scientific");
});

test("a field shows every digit of a number", () => {
  assert.equal(exact(-0.1497807161327628), "−0.1497807161327628");
});
