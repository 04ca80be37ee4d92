/** The number inside a circle stands within its dial. */

import assert from "node:assert/strict";
import test from "node:test";
import { insideOf, paintInside } from "../../../static/js/render/marks/inside.js";
import { measure } from "./setting.js";

const sizes = { dial: 5, scale: 1, value: 15, least: 12, compact: false };
const pen = /** @type {any} */ ({ type: measure, sizes, zoom: 1, digits: 4, to: {} });
const body = (/** @type {number} */ r) =>
  /** @type {any} */ ({ r, square: false, kind: "hidden", texts: "both" });
const write = (/** @type {number} */ digits) => (0.41008).toPrecision(digits);

test("a number in a small circle has fewer digits before it reaches under the dial", () => {
  assert.deepEqual(insideOf(pen, body(42), write), { text: "0.4101", size: 15 });
  for (const [r, expected] of /** @type {const} */ ([
    [30, "0.410"],
    [28, "0.41"],
  ])) {
    const { text, size } = insideOf(pen, body(r), write) ?? assert.fail();
    assert.equal(text, expected);
    const inner = r - sizes.dial - 3;
    assert.ok(Math.hypot(measure.number(text, size) / 2, 0.87 * sizes.value) <= inner + 1e-9);
  }
});

test("where even two digits reach under it, the number stands all the same, with these two", () => {
  assert.equal(insideOf(pen, body(22), write)?.text, "0.41");
});

test("a number stays off the rim of its square", () => {
  const { text, size } = insideOf(pen, { ...body(21), square: true }, () => "−0.4") ?? assert.fail();
  assert.ok(measure.number(text, size) <= 2 * (21 - 2 - 3) + 1e-9);
});

test("a number of two digits that has no such room stands near the rim rather than not at all", () => {
  const r = measure.number("−0.49", sizes.least) / 2 + 3;
  const found = insideOf(pen, { ...body(r), square: true }, (digits) =>
    (-0.4903).toFixed(digits).replace("-", "−"),
  );
  assert.equal(found?.text, "−0.49");
  assert.equal(
    insideOf(pen, { ...body(r - 1.5), square: true }, () => "−0.49"),
    null,
  );
});

test("a number stands no lower than the dial leaves its foot room", () => {
  for (const [r, digits] of [
    [42, 4],
    [34, 4],
    [28, 3],
  ]) {
    const found = { x: Number.NaN, y: Number.NaN, w: 0 };
    const to = {
      font: "",
      fillText(/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y) {
        Object.assign(found, { x, y, w: measure.number(text, Number(/([\d.]+)px/u.exec(to.font)?.[1])) });
      },
    };
    const on = { ...pen, to, theme: {}, digits };
    paintInside(on, { ...body(r), x: 0, y: 0 }, write, "blue");
    assert.ok(found.y >= 0.8 * sizes.value, `${found.y}`);
    assert.ok(Math.hypot(found.w / 2, found.y) <= r - sizes.dial - 2 + 0.5, `${r}: ${found.y}`);
  }
});
