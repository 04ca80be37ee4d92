/** Which factors of an equation carry which mark of the judge. */

import assert from "node:assert/strict";
import test from "node:test";
import { piecesOf } from "../../../static/js/lib/equation/preview.js";
import { ideasOf, termsOf } from "../../../static/js/panels/check/marks.js";
import { message, question, reason } from "../../../static/js/panels/check/words.js";
import { aloud } from "../../../static/js/panels/parts/prose.js";

/** @import { Finding } from "../../../static/js/protocol/messages.js" */

const TEXT = "dL/dw1 = dh1/dw1 * dw7/dh1 * dL/do2 + dh1/dw1 * dw5/dh1 * dL/do1";

/** @param {string} part @param {number} idea @returns {Finding} */
function finding(part, idea) {
  const start = TEXT.indexOf(part);
  const more = { says: [{ code: part, values: {} }], suggestion: "", of: "", wrt: "", path: [], choices: [] };
  return { code: "parameter_is_constant", span: [start, start + part.length], idea, ...more };
}

/** The terms as they are read: marked parts in brackets with their idea. @param {Finding[]} findings */
const read = (findings) =>
  termsOf(piecesOf(TEXT), { findings, factors: [] }).map((term) =>
    term
      .map(({ pieces, finding }) => {
        const text = pieces.map((piece) => piece.text).join("");
        return finding === null ? text : `[${text} ${finding.idea}]`;
      })
      .join(""),
  );

test("one misconception in two places is one idea", () => {
  const found = [finding("dw7/dh1", 1), finding("dL/do2", 2), finding("dw5/dh1", 1)];
  assert.deepEqual(
    ideasOf(found).map(({ idea, findings }) => [idea, findings.map(({ says }) => says[0].code)]),
    [
      [1, ["dw7/dh1", "dw5/dh1"]],
      [2, ["dL/do2"]],
    ],
  );
});

test("each wrong factor is marked, in terms that begin with their sign", () => {
  assert.deepEqual(read([finding("dw7/dh1", 1), finding("dw5/dh1", 1)]), [
    "dL/dw1",
    "=dh1/dw1*[dw7/dh1 1]*dL/do2",
    "+dh1/dw1*[dw5/dh1 1]*dL/do1",
  ]);
});

test("the smaller mark stands where two overlap, and one mark over neighbours is one", () => {
  const product = finding("dw7/dh1 * dL/do2", 2);
  assert.equal(read([product])[1], "=dh1/dw1*[dw7/dh1*dL/do2 2]");
  assert.equal(read([product, finding("dL/do2", 1)])[1], "=dh1/dw1*[dw7/dh1* 2][dL/do2 1]");
});

test("what concerns several terms stands under none of them", () => {
  assert.ok(read([finding(TEXT, 1)]).every((term) => !term.includes("[")));
});

test("without a verdict nothing is marked, with one the numbers stand by their factors", () => {
  assert.ok(termsOf(piecesOf(TEXT), null).every((term) => term.every((part) => part.finding === null)));
  const factors = [
    { span: /** @type {const} */ ([9, 16]), value: 0.25, of: "", wrt: "" },
    { span: /** @type {const} */ ([19, 26]), value: 0, of: "", wrt: "" },
  ];
  const [, term] = termsOf(piecesOf(TEXT), { findings: [], factors });
  assert.deepEqual(
    term.map(({ value }) => value),
    [null, 0.25, null, 0, null, null],
  );
});

test("a finding has its names marked, in derivatives too, and may have a question before it and a reason behind", () => {
  const values = { of: ["w7"], wrt: ["h1"], meant: "∂o2/∂h1" };
  const found = finding("dw7/dh1", 1);
  found.says = ["parameter_is_constant", "meant"].map((code) => ({ code, values }));
  assert.equal(
    aloud(message(found)),
    "w 7 is a parameter: within one iteration nothing in the network changes it, so the derivative of w 7 with respect to h 1 is 0, and so is the whole product. What you want is the derivative of o 2 with respect to h 1: w 7 is inside it.",
  );
  assert.match(
    question(found),
    /^does \u2068h1\u2069 change \u2068w7\u2069\? .* \u2068L\u2069 would not move/u,
  );
  assert.match(reason(found), /^A neuron/u);
  found.says = [{ code: "only_at_these_values", values: {} }];
  assert.deepEqual([question(found), reason(found)], ["", ""]);
});
