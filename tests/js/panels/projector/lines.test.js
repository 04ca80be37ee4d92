/** What the line under a projected drawing calculates, in numbers and in names. */

import assert from "node:assert/strict";
import test from "node:test";
import { facts } from "../../../../static/js/panels/parts/facts.js";
import { compose } from "../../../../static/js/panels/parts/prose.js";
import { toldLine } from "../../../../static/js/panels/projector/lines.js";
import { SUM } from "../../../../static/js/panels/projector/parts.js";
import { layered, worked } from "../../playback/documents.js";
import { opened, written } from "../cards.js";

/** @import { Document } from "../../../../static/js/protocol/messages.js" */
/** @import { Token } from "../../../../static/js/panels/formula/tokens.js" */

const told = (/** @type {Token[]} */ tokens) => written({ size: "numbers", chunks: [tokens] });

/** The line of a step, counted from 1: as it is read, its names, what comes next. @param {number} step
 * @param {{ document?: Document, shown?: number }} [options] */
function lineOf(step, { document = worked(), shown } = {}) {
  const { model, count } = opened(document, shown);
  const known = facts(model, count) ?? assert.fail();
  const line = toldLine(known, step - 1);
  if (line === null) return null;
  const { says, terms, total, same, end, next } = line;
  const rest = terms.length < total ? ` + … ${total}` : "";
  const sum = `${terms.map(({ numbers }) => told(numbers)).join(" + ")}${rest} ${same} ${told(end.numbers)}`;
  return {
    said: compose(says)
      .replace(/[\u2068\u2069]/gu, "")
      .replace(SUM, sum),
    names: [...terms, end].map(({ names }) => told(names)),
    next: next && told(next.numbers),
  };
}

/** @param {Partial<Document>} fields @param {string} activation of the outputs @returns {Document} */
function changed(fields, activation) {
  const document = worked();
  const neurons = document.neurons.map((each) => (each.role === "output" ? { ...each, activation } : each));
  return { ...document, neurons, ...fields };
}

test("forward, a neuron's sum with its names", () => {
  assert.deepEqual(lineOf(2), {
    said: "h1 adds 0.35 + 0.15 · 0.05 + 0.2 · 0.1 = 0.3775 then σ",
    names: ["b_{1}", "w_{1} · i_{1}", "w_{2} · i_{2}", "z_{h_{1}}"],
    next: "0.5933",
  });
});

test("what is not known yet is asked for", () => {
  const { plan } = opened();
  const bias = plan?.stepOf("bias", "h1") ?? -1;
  const sum = plan?.stepOf("sum", "h1") ?? -1;
  assert.match(lineOf(2, { shown: bias + 1 })?.said ?? "", /= \? then σ$/u);
  assert.equal(lineOf(2, { shown: sum + 1 })?.next, "?");
});

test("backward, what comes back to a neuron and what an output has of its own", () => {
  assert.deepEqual(lineOf(10), {
    said: "h1 gets 0.4 · 0.1385 + 0.5 · (−0.03810) = 0.03635, times the slope",
    names: [
      String.raw`w_{5} · \delta_{o_{1}}`,
      String.raw`w_{7} · \delta_{o_{2}}`,
      String.raw`\partial L/\partial h_{1}`,
    ],
    next: "0.008771",
  });
  assert.equal(lineOf(8)?.said, "o1 gets 0.7514-0.01 = 0.7414, times the slope");
  assert.deepEqual(lineOf(8)?.names, ["o_{1}-t_{1}", String.raw`\partial L/\partial o_{1}`]);
});

test("the loss of several outputs adds, that of one is written out", () => {
  assert.equal(lineOf(6)?.said, "L adds 0.2748 + 0.02356 = 0.2984");
  assert.deepEqual(lineOf(6)?.names, ["L_{o_{1}}", "L_{o_{2}}", "L"]);
  assert.match(
    lineOf(4, { document: layered([1, 1, 1]) })?.said ?? "",
    /^L is \\tfrac12.*\(0\.6\d+-0\.01\)\^2 = /u,
  );
});

test("a δ that is differentiated at once is said as such; one of a softmax that is not has no line", () => {
  const fused = lineOf(8, { document: changed({ loss: "binary_cross_entropy" }, "sigmoid") });
  assert.match(fused?.said ?? "", /^δ of o1 is 0\.7514-0\.01 = 0\.7414$/u);
  const softmax = changed({ loss: "cross_entropy" }, "softmax");
  assert.match(lineOf(5, { document: softmax })?.said ?? "", /then softmax$/u);
  assert.match(lineOf(8, { document: softmax })?.said ?? "", /^δ of o1 is /u);
  assert.equal(lineOf(8, { document: changed({}, "softmax") }), null);
});

test("of many terms the first are written out and all are counted", () => {
  const { said = "", names = [] } = lineOf(2, { document: layered([8, 1, 1]) }) ?? {};
  assert.match(said, /^h1 adds 0\.35 \+ 0\.15 · 0\.05 \+ 0\.2 · 0\.1 \+ 0\.25 · 0\.15 \+ … 9 = /u);
  assert.equal(names.length, 5);
});

test("a line gives its result with the digits that it shows", () => {
  const { said = "" } = lineOf(4, { document: layered([2, 5, 1]) }) ?? {};
  const [, terms = "", result = ""] = /adds (.*) = (\S+)/u.exec(said) ?? [];
  const numeral = (/** @type {string} */ text) => Number(text.replace(/[()]/gu, "").replace("−", "-"));
  const total = terms
    .split(" + ")
    .reduce((sum, term) => sum + term.split(" · ").reduce((product, each) => product * numeral(each), 1), 0);
  assert.ok(Math.abs(total - numeral(result)) <= 0.5 * 10 ** -(result.split(".")[1]?.length ?? 0));
});
