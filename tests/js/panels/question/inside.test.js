/** What an opened factor is made of: slopes by o, the loss by o and t, the coupling of a softmax; numbers of a chosen length. */

import assert from "node:assert/strict";
import test from "node:test";
import { writeNumbers } from "../../../../static/js/lib/format.js";
import { calculatedLatex } from "../../../../static/js/panels/formula/calculated_latex.js";
import { facts } from "../../../../static/js/panels/parts/facts.js";
import { couplingOf, openedLines } from "../../../../static/js/panels/question/inside.js";
import { worked } from "../../playback/documents.js";
import { lines, opened, sentence } from "../cards.js";

/** @import { Document, FactorPart } from "../../../../static/js/protocol/messages.js" */

const S = String.raw;

/** @param {Document} [document] */
function known(document) {
  const { model, count } = opened(document);
  return facts(model, count) ?? assert.fail();
}

/** @param {FactorPart["kind"]} kind @param {string} key @param {string} latex @param {number} value @param {number[]} inside @returns {FactorPart} */
const part = (kind, key, latex, value, inside) => ({ kind, key, latex, value, inside });

/** @param {string} of @param {string} wrt @param {number} value @param {FactorPart[]} parts */
const factor = (of, wrt, value, parts) => ({ of, wrt, latex: "", value, terms: [parts] });

const SLOPE = part("slope", "o1", S`\sigma'(z_{o_1})`, 0.186815601, [1.105905967, 0.75136507]);

test("σ′ opens to o (1 − o) and its numbers, whatever the step has computed", () => {
  const shown = openedLines(
    known(),
    factor("neuron:o1", "neuron:h1", 0.0747262, [part("weight", "e5", "w_5", 0.4, []), SLOPE]),
    4,
  );
  assert.deepEqual(lines(shown).slice(3), [
    S`\sigma'(z_{o_1}) = o_{1}\,(1-o_{1})`,
    S`= 0.7514\,(1-0.7514) = 0.1868`,
  ]);
});

test("the loss's own derivative opens to its numbers, in the form of each loss", () => {
  const own = factor("loss", "neuron:o1", 0.741365, [
    part("own", "o1", "o_1-t_1", 0.741365, [0.751365, 0.01]),
  ]);
  const [rule, ...numbers] = lines(openedLines(known(), own, 4));
  assert.match(rule, /= o_1-t_1$/u);
  assert.deepEqual(numbers, ["= 0.7514-0.01 = 0.7414"]);
  const mean = known({ ...worked(), loss: "mean_squared_error" });
  const half = factor("loss", "neuron:o1", 0.741365, [
    part("own", "o1", "2 (o_1-t_1)/2", 0.741365, [0.751365, 0.01]),
  ]);
  assert.match(lines(openedLines(mean, half, 4))[1], /^= 2.*0\.7514.*0\.01.*\/ ?2 = 0\.7414$/u);
});

test("a softmax's coupling has a sentence and each ∂o/∂z once", () => {
  const document = worked();
  const neurons = document.neurons.map((each) =>
    each.role === "output" ? { ...each, activation: "softmax" } : each,
  );
  const soft = known({ ...document, neurons });
  const terms = [
    part("cross", "o1", S`\frac{\partial o_1}{\partial z_{o_1}}`, 0.24, [0.6, 0.6]),
    part("cross", "o2", S`\frac{\partial o_1}{\partial z_{o_2}}`, -0.24, [0.6, 0.4]),
  ];
  /** @type {any} */
  const paths = {
    paths: [
      {
        factors: [factor("neuron:o1", "neuron:h1", 0.1, terms), factor("neuron:o1", "neuron:h1", 0.1, terms)],
      },
    ],
  };
  const found = couplingOf(soft, paths) ?? assert.fail();
  assert.equal(
    sentence(found.sentence),
    "The softmax couples its outputs: the z of each reaches the loss of o 1 and o 2.",
  );
  assert.deepEqual(
    lines(found.lines).filter((_, at) => at % 2 === 1),
    ["= 0.6000(1 − 0.6000) = 0.2400", "= − 0.6000 · 0.4000 = −0.2400"],
  );
  assert.equal(
    couplingOf(
      known(),
      /** @type {any} */ ({ paths: [{ factors: [factor("neuron:o1", "neuron:h1", 1, [SLOPE])] }] }),
    ),
    null,
  );
});

test("a line of the quicker way is right as it is read", () => {
  const full = S`= \left(0.40000000000000002 \cdot 0.13849856162943076 + 0.5 \cdot \left(-0.038098236516556229\right)\right) \cdot 9.1855660000000001 \cdot 10^{-9}`;
  try {
    writeNumbers(() => ({ digits: 3, scientific: false }));
    // With three digits each it would read 3.32.
    assert.deepEqual(calculatedLatex(full, "3.34×10⁻¹⁰"), {
      latex: S`= \left(0.4 \cdot 0.1385 + 0.5 \cdot \left(-0.0381\right)\right) \cdot 9.186 \cdot 10^{-9}`,
      exact: true,
    });
    assert.equal(calculatedLatex(full, "4.00×10⁻¹⁰").exact, false);
    assert.deepEqual(calculatedLatex(S`= 0.25 \cdot 0.5 + \cdots`, "7.00"), {
      latex: S`= 0.25 \cdot 0.5 + \cdots`,
      exact: true,
    });
  } finally {
    writeNumbers();
  }
});
