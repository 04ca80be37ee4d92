/** A line on screen gives the result that it shows, calculated with the digits that it shows. */

import assert from "node:assert/strict";
import test, { afterEach } from "node:test";
import { number, writeNumbers } from "../../../static/js/lib/format.js";
import { decimal, minus, plus, rightAsRead, times } from "../../../static/js/lib/right_as_read.js";

/** The texts of a line whose result is written with the chosen digits. */
const line = (
  /** @type {number} */ result,
  /** @type {number[]} */ parts,
  /** @type {typeof times} */ calculate,
) =>
  rightAsRead(
    number(result),
    parts.map((value) => ({ value })),
    calculate,
  );

afterEach(() => writeNumbers());

test("what is right already stays as it is", () => {
  assert.deepEqual(line(0.0554 - 0.01905, [0.0554, -0.01905], plus), {
    texts: ["0.05540", "−0.01905"],
    exact: true,
  });
});

test("terms get one digit more, then another, until they give the result", () => {
  // 0.1235 + 0.1235 would read 0.2470.
  assert.deepEqual(line(0.24692, [0.12346, 0.12346], plus).texts, ["0.12346", "0.12346"]);
  assert.deepEqual(line(0.469134, [0.234567, 0.234567], plus).texts, ["0.23457", "0.23457"]);
});

test("factors are read along with their signs, and powers of ten as what they are", () => {
  const { texts, exact } = line(-1.1 * -2.36672e-6, [-1.1, -2.36672e-6], times);
  assert.deepEqual([texts, exact], [["−1.1000", "−2.3667×10⁻⁶"], true]);
  assert.equal(number(-1.1 * -2.36672e-6), "2.603×10⁻⁶");
});

test("terms that nearly cancel show the digits in which they differ", () => {
  const [one, other] = [0.50000012, 0.4999999];
  assert.deepEqual(line(one - other, [one, other], minus).texts, ["0.50000012", "0.49999990"]);
  assert.equal(line(0, [0.1, 0.3], minus).exact, false);
  assert.deepEqual(line(0, [0.3, 0.3], minus), { texts: ["0.3000", "0.3000"], exact: true });
});

test("what a person set has no trailing zeros, and more digits when the line needs them", () => {
  const parts = [
    { value: 0.4, set: true },
    { value: 0.138498561, set: false },
  ];
  assert.deepEqual(rightAsRead(number(0.4 * 0.138498561), parts, times).texts, ["0.4", "0.1385"]);
  const long = [{ value: 1.23456, set: true }, { value: 10000 }];
  assert.deepEqual(rightAsRead("12345.6", long, times).texts, ["1.23456", "10000.0"]);
});

test("a tie reads like both its neighbours", () => {
  assert.deepEqual(rightAsRead("0.1235", [{ value: 0.2469 }, { value: 0.5, set: true }], times).texts, [
    "0.2469",
    "0.5",
  ]);
  assert.deepEqual(rightAsRead("0.1234", [{ value: 0.2469 }, { value: 0.5, set: true }], times).texts, [
    "0.2469",
    "0.5",
  ]);
});

test("with all digits shown ≈ stands where doubles round", () => {
  writeNumbers(() => ({ digits: 17, scientific: false }));
  const { texts, exact } = line(0.1 * 0.7, [0.1, 0.7], times);
  assert.equal(exact, false);
  assert.deepEqual(texts, [number(0.1), number(0.7)]);
});

test("what has not come or is not finite stays as it is", () => {
  assert.deepEqual(rightAsRead("…", [{ value: 2 }], times), { texts: ["2.000"], exact: true });
  assert.deepEqual(line(Infinity, [1e300, Infinity], times).texts, ["1.000×10³⁰⁰", "∞"]);
  assert.equal(decimal("NaN"), null);
});

test("every line of two digits to seventeen is right, whatever its numbers", () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return (seed / 2147483647 - 0.5) * 10 ** ((seed % 13) - 6);
  };
  for (let i = 0; i < 400; i += 1) {
    writeNumbers(() => ({ digits: 2 + (i % 12), scientific: i % 5 === 0 }));
    const [a, b, c, d] = [random(), random(), random(), random()];
    const result = number(a * b + c * d);
    const { texts, exact } = rightAsRead(
      result,
      [a, b, c, d].map((value) => ({ value })),
      (...of) => plus(times(of[0], of[1]), times(of[2], of[3])),
    );
    assert.ok(exact, `${a} ${b} ${c} ${d}`);
    const read = texts.map((text) => Number(text.normalize("NFKC").replaceAll("−", "-").replace("×10", "e")));
    const shown = Number(result.normalize("NFKC").replaceAll("−", "-").replace("×10", "e"));
    const sum = read[0] * read[1] + read[2] * read[3];
    const unit = 10 ** (Math.floor(Math.log10(Math.abs(shown))) - (1 + (i % 12)));
    assert.ok(Math.abs(sum - shown) <= 0.5001 * unit, `${texts} = ${result}`);
  }
});
