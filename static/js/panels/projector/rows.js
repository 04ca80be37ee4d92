// The lines of a projected page that write out a row of the operation tables: the loss, and a δ that is differentiated
// at once with it. Pure: from facts to tokens.

import { latexName } from "../../lib/names.js";
import { deltaWord } from "../formula/notation.js";
import { inNumbers, inSymbols } from "../formula/operation_latex.js";
import { sumAlong } from "../formula/read_along.js";
import { few, ink, numeral } from "../formula/tokens.js";
import { lossRow, neuronName } from "../parts/facts.js";
import { mark } from "../parts/prose.js";
import { deltaLines } from "../rules/delta.js";
import { lossAlong, lossFactors, lossName } from "../rules/loss.js";
import { ending, flatDeltaOf, isTall, SUM } from "./parts.js";

/**
 * @import { Line } from "../formula/tokens.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { ToldLine } from "./parts.js"
 */

/** δ of o1 is y − t, where loss and activation are differentiated together. @param {Facts} facts @param {string} id
 * @returns {ToldLine | null} */
export function fusedLine(facts, id) {
  const [rule, numbers, end] = deltaLines(facts, id);
  if (end === undefined) return null;
  const { number, symbol } = flatDeltaOf(facts, id);
  return {
    says: {
      code: "told_fused",
      values: { name: mark(neuronName(facts, id)), delta: deltaWord(facts), sum: SUM },
    },
    terms: [{ numbers: rightSide(numbers), names: rightSide(rule) }],
    total: 1,
    same: /** @type {"=" | "≈"} */ (end.chunks[0][0].text),
    end: ending(number, symbol, "gradient"),
    next: null,
  };
}

/** What stands behind the equals sign of a line. @param {Line} line */
function rightSide({ chunks }) {
  const tokens = chunks.flat();
  return tokens.slice(tokens.findIndex(({ text }) => text === "=" || text === "≈") + 1);
}

/** L adds what each output adds to it; of a single output it is the loss itself. @param {Facts} facts
 * @returns {ToldLine | null} */
export function lossLine(facts) {
  const ids = facts.index.outputs.map(({ id }) => id);
  const end = numeral(facts.read.loss(), "ink", { bare: true, key: "loss" });
  const symbol = ink(lossName(facts), { key: "loss" });
  if (ids.length > 1) {
    const parts = few(ids).map((id) => numeral(facts.read.outputLoss(id), "ink", { key: `neuron:${id}` }));
    const names = few(ids).map((id) => ink(`L_{${latexName(neuronName(facts, id))}}`));
    const read = sumAlong(end, parts, ids.length);
    return {
      says: { code: "told_loss_adds", values: { sum: SUM } },
      terms: read.parts.map((part, at) => ({ numbers: [part], names: [names[at]] })),
      total: ids.length,
      same: read.same,
      end: ending(end, symbol, "ink"),
      next: null,
    };
  }
  const latex = lossRow(facts)?.value ?? "";
  if (ids.length === 0 || latex === "" || isTall(latex)) return null;
  const factors = lossFactors(facts, ids[0]);
  const read = lossAlong(facts, "value", end, factors);
  return {
    says: { code: "told_loss_is", values: { sum: SUM } },
    terms: [{ numbers: inNumbers(latex, read.factors), names: inSymbols(latex, factors) }],
    total: 1,
    same: read.same,
    end: ending(end, symbol, "ink"),
    next: null,
  };
}
