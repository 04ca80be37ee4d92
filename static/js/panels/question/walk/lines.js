// The sum over paths of a dependency walk as a formula: from what is found to lines of tokens. Pure.

import { splitKey } from "../../../model/page/view.js";
import { derivative } from "../../formula/quantity_words.js";
import { equals, line, numeral, sign, sum } from "../../formula/tokens.js";
import { grown } from "./formula.js";

/**
 * @import { Walk } from "../../../protocol/messages.js"
 * @import { Facts } from "../../parts/facts.js"
 * @import { Line, Reading, Token } from "../../formula/tokens.js"
 * @import { Term } from "./formula.js"
 */

/** Terms that are written out where there are too many for all. */
const FEW = 3;

/** Three dots stand for what is not found yet. */
const dots = () => sign("…");

/**
 * The derivative that is asked for as the sum of what is found; at the end with its value, where it is known.
 * @param {Facts} facts @param {Walk} walk @param {number} done steps answered @param {Reading} [total] its value, where
 *   more is known than the drawing shows
 * @returns {{lines: Line[], count: number}}
 */
export function sumOf(facts, walk, done, total = gradientOf(facts, walk.about)) {
  const { terms, count, open } = grown(walk, done);
  const left = [derivative(facts, "loss", walk.about)];
  const products = sum(
    (count > terms.length ? terms.slice(0, FEW) : terms).map((term) => product(facts, term)),
    count,
  );
  // Before the first path leads anywhere the dots stand alone.
  const chunks = open ? [...products, [...(products.length > 0 ? [sign("+")] : []), dots()]] : products;
  const lines = [line("rule", ...equals(chunks.length > 0 ? chunks : [[sign("0")]], left))];
  if (!open && count > 0 && total.state !== "none")
    lines.push(line("result", ...equals([[numeral(total, "gradient", { bare: true })]])));
  return { lines, count };
}

/** @param {Facts} facts @param {Term} term @returns {Token[]} */
function product(facts, { open, factors }) {
  const tokens = factors.flatMap(({ of, wrt }, at) => [
    ...(at > 0 ? [sign("·")] : []),
    derivative(facts, of, wrt),
  ]);
  return open ? [dots(), sign("·"), ...tokens] : tokens;
}

/** ∂L/∂`about` as the present iteration computes it. @param {Facts} facts @param {string} about @returns {Reading} */
function gradientOf({ read }, about) {
  const { kind, id } = splitKey(about);
  if (kind === "parameter") return read.parameterGradient(id);
  return kind === "pre" ? read.gradZ(id) : read.gradA(id);
}
