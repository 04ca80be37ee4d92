// The results of a step in words, for those who hear it: "the derivative of L with respect to w 1". Only what
// stands on the page is said. Pure: from facts to sentences.

import { few } from "../formula/tokens.js";
import { incoming } from "../parts/facts.js";
import { aloud } from "../parts/prose.js";
import { place } from "../rules/gradient.js";
import { describe } from "./describe.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Part, Reading } from "../formula/tokens.js"
 *
 * @typedef {{key: string, part: Part, reading: Reading}} Result
 */

/** @param {Facts} facts @param {number} group @returns {string[]} */
export const spokenResults = (facts, group) =>
  resultsOf(facts, group)
    .filter(({ reading }) => reading.state !== "none")
    .map(({ key, part }) => aloud(describe(facts, key, part)));

/** @param {Facts} facts @param {number} group @returns {Result[]} */
function resultsOf(facts, group) {
  const { plan, read } = facts;
  const phase = plan?.groupPhase(group);
  const id = plan?.neuronOf(group) ?? "";
  const key = `neuron:${id}`;
  if (phase === "forward") return [{ key, part: "z", reading: read.z(id) }];
  if (phase === "loss") return lossParts(facts);
  if (phase === "gather") return parameters(facts, "gradient");
  if (phase === "update") return parameters(facts, "combined");
  if (phase !== "backward") return [];
  return [
    { key, part: "gradient", reading: read.gradA(id) },
    { key, part: "delta", reading: read.gradZ(id) },
    ...few(incoming(facts, id)).map((edge) => ({
      key: `knob:${edge.id}`,
      part: /** @type {Part} */ ("gradient"),
      reading: read.weightGradient(edge.id),
    })),
  ];
}

/** @param {Facts} facts @returns {Result[]} */
function lossParts({ index, read }) {
  const parts = few(index.outputs).map(({ id }) => ({
    key: `neuron:${id}`,
    part: /** @type {Part} */ ("loss"),
    reading: read.outputLoss(id),
  }));
  return [...parts, { key: "loss", part: "value", reading: read.loss() }];
}

/** @param {Facts} facts @param {"gradient" | "combined"} part @returns {Result[]} */
function parameters(facts, part) {
  const { document, read } = facts;
  return few(document.parameters).flatMap(({ id }) => {
    const { key } = place(facts, id);
    const reading = part === "gradient" ? read.parameterGradient(id) : read.combinedGradient(id);
    return key === undefined ? [] : [{ key, part, reading }];
  });
}
