// The lines of sums on a projected page: what a neuron adds in the forward pass, and what comes back to it. Pure: from
// facts to tokens.

import { inNumbers, inSymbols } from "../formula/operation_latex.js";
import { plus, readAlong, times } from "../formula/read_along.js";
import { bias, output, preActivation, result, slopeOf, weight } from "../formula/symbols.js";
import { few, flatSlope, gradient } from "../formula/tokens.js";
import { activationRow, incoming, lossRow, neuronName, outgoing } from "../parts/facts.js";
import { mark, wordOf } from "../parts/prose.js";
import { lossAlong, lossFactors } from "../rules/loss.js";
import { activatedIn, isSoftmax } from "../rules/softmax.js";
import { ending, flatDeltaOf, isTall, product, SUM } from "./parts.js";

/**
 * @import { Factor } from "../formula/symbols.js"
 * @import { Token } from "../formula/tokens.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Part, ToldLine } from "./parts.js"
 */

/** h1 adds b + w·i + … = z, then σ. @param {Facts} facts @param {string} id @param {number} group
 * @returns {ToldLine | null} */
export function additionLine(facts, id, group) {
  const own = facts.index.neurons.get(id)?.bias ? [bias(facts, id)] : [];
  const edges = incoming(facts, id);
  const total = own.length + edges.length;
  if (total === 0) return null;
  const products = few(edges).map((edge) => [weight(facts, edge), output(facts, edge.source)]);
  const { number, symbol } = preActivation(facts, id);
  const read = along(number, [...own.map((factor) => [factor]), ...products], total);
  const activation = facts.index.neurons.get(id)?.activation ?? "";
  const values = { name: mark(neuronName(facts, id)), sum: SUM, phi: phiWord(facts, activation) };
  const same = activation === "linear";
  const waits = isSoftmax(facts, id) && !activatedIn(facts, group).includes(id);
  const a = output(facts, id);
  return {
    says: { code: same ? "told_adds" : "told_adds_then", values },
    ...read,
    total,
    end: ending(number, symbol, "value"),
    next: same || waits ? null : ending(a.number, a.symbol, "value"),
  };
}

/** h1 gets w·δ + … = ∂L/∂h1, times the slope. @param {Facts} facts @param {string} id
 * @returns {ToldLine | null} */
export function arrivalsLine(facts, id) {
  const edges = outgoing(facts, id);
  const name = neuronName(facts, id);
  const own = facts.index.neurons.get(id)?.role === "output" ? ownPart(facts, id, edges.length === 0) : null;
  const total = edges.length + (own === null ? 0 : 1);
  if (total === 0 || own?.part === null) return null;
  const products = few(edges).map((edge) => [weight(facts, edge), flatDeltaOf(facts, edge.target)]);
  const { number } = slopeOf(facts, id);
  // The loss's own part has no number of its own, so only what edges send back is read along.
  const read =
    own === null ? along(number, products, total) : { terms: products.map(product), same: own.same };
  const same = facts.index.neurons.get(id)?.activation === "linear";
  return {
    says: { code: same ? "told_gets" : "told_gets_then", values: { name: mark(name), sum: SUM } },
    terms: [...(own?.part ? [own.part] : []), ...read.terms],
    same: read.same,
    total,
    end: ending(number, gradient(flatSlope(name)), "gradient"),
    next: same ? null : ending(flatDeltaOf(facts, id).number, flatDeltaOf(facts, id).symbol, "gradient"),
  };
}

/** What an output's own loss adds to ∂L/∂a; without a part where it needs more than one row.
 * @param {Facts} facts @param {string} id @param {boolean} alone
 * @returns {{ part: Part | null, same: "=" | "≈" }} */
function ownPart(facts, id, alone) {
  const latex = lossRow(facts)?.derivative ?? "";
  const factors = lossFactors(facts, id);
  const read = lossAlong(facts, "slope", result(slopeOf(facts, id).number), factors);
  const numbers = inNumbers(latex, alone ? read.factors : factors);
  if (isTall(latex)) return { part: null, same: "=" };
  return { part: { numbers, names: inSymbols(latex, factors) }, same: alone ? read.same : "=" };
}

/**
 * Products that add up to a result, with the digits that give it.
 * @param {Token} end @param {Factor[][]} products @param {number} total
 * @returns {{ terms: Part[], same: "=" | "≈" }}
 */
function along(end, products, total) {
  const numbers = products.flat().map(({ number }) => number);
  const read =
    products.length === total
      ? readAlong(end, numbers, (...of) =>
          plus(...products.map(({ length }) => times(...of.splice(0, length)))),
        )
      : { parts: numbers, same: /** @type {const} */ ("=") };
  const left = [...read.parts];
  const terms = products.map((factors) =>
    product(factors.map(({ symbol }) => ({ symbol, number: /** @type {Token} */ (left.shift()) }))),
  );
  return { terms, same: read.same };
}

/** σ, or the activation's name. @param {Facts} facts @param {string} activation */
function phiWord(facts, activation) {
  const sigma = activationRow(facts, activation)?.value === String.raw`\sigma({z})`;
  return sigma ? "σ" : wordOf("activation", activation);
}
