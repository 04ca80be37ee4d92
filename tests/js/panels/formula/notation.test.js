/** Formulas and sentences of the step cards in the conventions of the document. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { latexDelta, latexSum } from "../../../../static/js/panels/formula/notation.js";
import { facts } from "../../../../static/js/panels/parts/facts.js";
import { aloud } from "../../../../static/js/panels/parts/prose.js";
import { describe } from "../../../../static/js/panels/spoken/describe.js";
import { worked } from "../../playback/documents.js";
import { card, lines, opened } from "../cards.js";

/** @import { Conventions, Document } from "../../../../static/js/protocol/messages.js" */

/** @param {Conventions} conventions @returns {Document} */
const written = (conventions) => ({ ...worked(), conventions });

/** All lines of a step's card. @param {number} step @param {Conventions} conventions */
const rules = (step, conventions) => {
  const shown = card(step, { document: written(conventions) });
  return [...shown.blocks, ...(shown.rest ?? [])].flatMap(lines);
};

test("a neuron adds up to what the document calls it", () => {
  assert.ok(rules(2, {})[0].startsWith("z_{h_{1}} ="));
  assert.ok(rules(2, { pre_activation: "net" })[0].startsWith("\\mathit{net}_{h_{1}} ="));
  assert.ok(!rules(2, { pre_activation: "in" }).some((line) => line.includes("z_{")));
});

test("δ is written as a derivative of what the sum is called", () => {
  const slope = "\\dfrac{\\partial L}{\\partial \\mathit{net}_{o_{1}}}";
  const told = rules(8, { pre_activation: "net", delta: "derivative" });
  assert.ok(
    told.some((line) => line.startsWith(slope)),
    told.join("\n"),
  );
  assert.ok(!told.some((line) => line.includes("\\delta")));
  assert.ok(rules(8, {}).some((line) => line.startsWith("\\delta_{o_{1}}")));
});

test("a δ of the other sign is written with a minus where the derivative is meant", () => {
  const told = rules(8, { delta_sign: "minus" });
  assert.ok(told.some((line) => line.startsWith("\\left(-\\delta_{o_{1}}\\right)")));
  assert.ok(!told.some((line) => line.startsWith("\\delta")));
});

test("a sentence says the same", () => {
  const { model, count } = opened(written({ pre_activation: "net", delta: "derivative" }));
  const known = facts(model, count);
  if (known === null) throw new Error("no document");
  assert.ok(!describe(known, "neuron:h1", "delta").includes("δ"));
  const said = aloud(describe(known, "edge:e5", "returned"));
  assert.ok(said.includes("w 5 times the derivative of L with respect to net of o 1:"), said);
  assert.equal(latexSum(known, "y'"), "\\mathit{net}_{y'}");
  assert.equal(latexDelta(known, "h"), "\\dfrac{\\partial L}{\\partial \\mathit{net}_{h}}");
});
