/** A turned parameter and the curves over iterations: digits that show a change, axes that fit it. */

import assert from "node:assert/strict";
import test from "node:test";
import { facts } from "../../../../static/js/panels/parts/facts.js";
import {
  endsOf,
  linePath,
  roundStep,
  scale,
  stepPath,
  ticks,
} from "../../../../static/js/panels/parts/plot_scale.js";
import { aloud } from "../../../../static/js/panels/parts/prose.js";
import { curveRows } from "../../../../static/js/panels/question/curves_rows.js";
import {
  agreeing,
  apart,
  compared,
  fineStep,
  reason,
  rounded,
} from "../../../../static/js/panels/question/turn/numbers.js";
import { opened } from "../cards.js";

/** @import { Curves, Turned } from "../../../../static/js/protocol/messages.js" */

/** w1 of the worked example turned from 0.15 to 0.25. */
const W1 = {
  ...{ loss: 0.2983711087600027, loss_turned: 0.29841495375873345 },
  ...{ change: 4.384499873076143e-5, predicted: 4.385677344743469e-5 },
};

test("digits extend until a change shows that four digits hide", () => {
  const { before, after, change, predicted } = apart(W1);
  assert.deepEqual([before, after], ["0.29837111", "0.29841495"]);
  assert.deepEqual([change, predicted], ["+0.00004384", "+0.00004386"]);
});

test("what is subtracted on the page comes out", () => {
  for (const change of [4.384499873e-5, -3.7e-4, 0.0123, -1.2345e-7, 2.5]) {
    const shown = apart({
      loss: 0.2983711087600027,
      loss_turned: 0.2983711087600027 + change,
      ...{ change, predicted: change * 1.01 },
    });
    const value = (/** @type {string} */ text) => Number(text.replace("−", "-"));
    assert.ok(
      Math.abs(value(shown.after) - value(shown.before) - value(shown.change)) < 1e-13,
      String(change),
    );
    assert.notEqual(shown.change, shown.predicted);
  }
});

test("a change below all digits of a double is told by itself", () => {
  const shown = apart({ loss: 0.3, loss_turned: 0.3, change: 2e-18, predicted: 2e-18 });
  assert.deepEqual(shown, {
    ...{ before: "0.3000", after: "0.3000" },
    ...{ change: "+2.000×10⁻¹⁸", predicted: "+2.000×10⁻¹⁸" },
  });
});

test("a change that no plain decimals show extends the digits of both losses", () => {
  const { before, after, change } = apart({
    ...{ loss: 0.3, loss_turned: 0.3 + 4e-14, change: 4e-14, predicted: 4e-14 },
  });
  assert.notEqual(before, after);
  assert.equal(change, "+4.000×10⁻¹⁴");
});

test("no change has no sign", () => {
  assert.deepEqual(apart({ loss: 0.5, loss_turned: 0.5, change: 0, predicted: 0 }), {
    ...{ before: "0.5000", after: "0.5000", change: "0", predicted: "0" },
  });
});

test("nearly equal numbers show the digits in which they part", () => {
  assert.deepEqual(compared(0.00043856, 0.00043912), ["0.0004386", "0.0004391"]);
  assert.deepEqual(compared(0.123456, 0.123459), ["0.123456", "0.123459"]);
  assert.deepEqual(compared(1, 1), ["1.000", "1.000"]);
});

/** @param {Partial<Turned>} rest */
const answered = (rest) => /** @type {Turned} */ ({ h: 1e-4, digits: 9.3, kinked: [], ...rest });

test("a bad difference quotient has its reason, a good one needs none", () => {
  assert.equal(reason(answered({})), null);
  assert.equal(reason(answered({ h: 1e-10, digits: 2 })), "turn_small_h");
  assert.equal(reason(answered({ h: 0.1, digits: 3 })), "turn_large_h");
  assert.equal(reason(answered({ h: 1e-4, digits: 3 })), null);
  assert.equal(reason(answered({ digits: 0, kinked: ["h1"] })), "turn_kinked");
});

test("digits that agree are whole and bounded", () => {
  const wholes = [-0.4, 9.9, Number.POSITIVE_INFINITY].map((digits) => agreeing(answered({ digits })));
  assert.deepEqual(wholes, [0, 9, 15]);
});

test("the knob goes in steps that a person can write down", () => {
  const step = fineStep(-0.85, 1.15);
  assert.equal(step, 0.01);
  assert.equal(rounded(0.2534, step), 0.25);
  assert.equal(rounded(0.1 + 0.2, step), 0.3);
});

test("axes fit what is shown, however little it varies", () => {
  const [low, high] = endsOf([0.29793, 0.29881]);
  assert.ok(low < 0.29793 && low > 0.2978 && high > 0.29881 && high < 0.2989);
  assert.deepEqual(ticks([low, high], 4).at, [0.298, 0.2982, 0.2984, 0.2986, 0.2988]);
  assert.equal(ticks([low, high], 4).decimals, 4);
});

test("an axis has room around one value, and passes over what is not finite", () => {
  const [low, high] = endsOf([2, 2]);
  assert.ok(low < 2 && high > 2);
  assert.deepEqual(endsOf([0]), [-1, 1]);
  assert.deepEqual(endsOf([1, Number.NaN, Number.POSITIVE_INFINITY, 2]), endsOf([1, 2]));
  assert.deepEqual(endsOf([Number.NaN]), [0, 1]);
});

test("round steps are 1, 2 or 5 times a power of ten, and never larger than asked", () => {
  assert.deepEqual([0.1, 0.19, 0.2, 0.3, 0.6, 1, 7, 10].map(roundStep), [0.1, 0.1, 0.2, 0.2, 0.5, 1, 5, 10]);
});

test("scales go both ways", () => {
  const y = scale([0, 10], [100, 0]);
  assert.deepEqual([y(0), y(5), y(10)], [100, 50, 0]);
});

test("a line breaks where a number is missing; a parameter holds until its next value", () => {
  assert.equal(linePath([0, 1, 2, 3], [5, Number.NaN, 6, 7]), "M0 5M2 6L3 7");
  assert.equal(stepPath([0, 10, 20], [5, 6, 7]), "M0 5H10V6H20V7");
});

/** @param {number[]} values */
const bytes = (values) => new Uint8Array(Float64Array.from(values).buffer);

/** Two quantities over three iterations. @type {Curves} */
const CURVES = {
  ...{ event: "curves", id: 1, revision: 1, run: 1, iteration: 4, sample: 0, diverged: false },
  about: ["parameter:b1", "neuron:h1"],
  values: bytes([1, 2, 3, 10, 20, 30]),
  loss: bytes([0.3, 0.2, 0.1]),
  ...{ gradient: bytes([5, 6, 7]), path_count: "4" },
  paths: [
    { use: "bias:h1", through: ["h1", "o1"], values: bytes([8, 9, 10]) },
    { use: "edge:e2", through: ["h1", "o2"], values: bytes([-3, -3, -3]) },
  ],
};

test("curves come apart by quantity, then L, the gradient and its paths, each with its place in the drawing", () => {
  const { model, count } = opened();
  const known = /** @type {NonNullable<ReturnType<typeof facts>>} */ (facts(model, count));
  const rows = curveRows(known, CURVES, "parameter:b1");
  assert.deepEqual(
    rows.map(({ text, mark, kind, values }) => [aloud(text), mark, kind, ...values]),
    [
      ["b 1", "bias:h1", "held", 1, 2, 3],
      ["h 1", "neuron:h1", "moving", 10, 20, 30],
      ["L", "loss", "moving", 0.3, 0.2, 0.1],
      ["the derivative of L with respect to b 1", "bias:h1", "gradient", 5, 6, 7],
      ["h 1 → o 1", "neuron:o1", "gradient", 8, 9, 10],
      ["i 2 → h 1 → o 2", "neuron:o2", "gradient", -3, -3, -3],
    ],
  );
});
