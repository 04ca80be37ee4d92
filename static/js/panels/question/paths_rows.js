// What the sum over paths says, row by row: the factors of a path as tokens, its way in words, what a factor
// unfolds to, which parameters sit inside factors. Pure: from facts and the server's answer.

import { authored, grouped, number } from "../../lib/format.js";
import { plus, rightAsRead, times } from "../../lib/right_as_read.js";
import { splitKey } from "../../model/page/view.js";
import { listed } from "../../words/en/counting.js";
import { derivative, nameOf } from "../formula/quantity_words.js";
import { bracketed, equals, ink, line, sign, sum } from "../formula/tokens.js";
import { neuronName, useCount } from "../parts/facts.js";
import { mark, marks, slopeMark } from "../parts/prose.js";

/**
 * @import { Factor, FactorPart, PathRow, Paths } from "../../protocol/messages.js"
 * @import { Decimal } from "../../lib/right_as_read.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Line, Sentence, Token } from "../formula/tokens.js"
 */

/** More neurons of a path than this are counted. */
const NAMED = 6;
/** More parameters than this, and more factors that they sit in, are counted. */
const INSIDE = 6;

/** What stands after ∂L/∂w1. @param {Paths} paths @returns {Sentence} */
export function headOf({ count }) {
  if (count === "0") return { code: "paths_none" };
  return count === "1" ? { code: "paths_one" } : { code: "paths_many", values: { count: grouped(count) } };
}

/** ∂of/∂wrt, which says what it is. @param {Facts} facts @param {Factor} factor @returns {Token} */
export function factorToken(facts, { of, wrt }) {
  const { kind, latex, says } = derivative(facts, of, wrt);
  return { kind, latex, says };
}

/** The way of a path: where it begins, if the parameter is used more than once, and through which neurons.
 * @param {Facts} facts @param {Paths} paths @param {PathRow} row @returns {Sentence[]} */
export function wayOf(facts, { about }, { use, through }) {
  const { kind, id } = splitKey(about);
  const shared = kind === "parameter" && useCount(facts, id) > 1;
  const names = through.filter((each) => about !== `neuron:${each}`).map((each) => neuronName(facts, each));
  return [...(shared ? [useOf(facts, use)] : []), throughOf(names)];
}

/** @param {Facts} facts @param {string} use @returns {Sentence} */
function useOf(facts, use) {
  const { kind, id } = splitKey(use);
  if (kind === "bias") return { code: "path_bias", values: { name: mark(neuronName(facts, id)) } };
  const { source = "", target = "" } = facts.index.edges.get(id) ?? {};
  const values = { source: mark(neuronName(facts, source)), target: mark(neuronName(facts, target)) };
  return { code: "path_edge", values };
}

/** @param {string[]} names @returns {Sentence} */
function throughOf(names) {
  if (names.length === 0) return { code: "path_direct" };
  if (names.length <= NAMED) return { code: "path_through", values: { names: marks(names) } };
  const [first, last] = [mark(names[0]), mark(names[names.length - 1])];
  return { code: "path_through_many", values: { first, last, count: names.length - 2 } };
}

/** How large a part of the total, in percent. @param {number | null} share @returns {Sentence | null} */
export const shareOf = (share) =>
  share === null ? null : { code: "path_share", values: { share: authored(100 * share, 3) } };

/** Whether there is anything inside a factor. @param {Factor} factor */
export const opens = ({ terms }) => terms.some((parts) => parts.length > 0);

/** ∂o1/∂h1 = w5·σ′ = 0.4·0.1868 = 0.0747. @param {Facts} facts @param {Factor} factor @param {number} figures
 * @returns {Line[]} */
export function unfolded(facts, factor, figures) {
  const { kind, latex } = factorToken(facts, factor);
  const symbols = factor.terms.map((parts) => product(parts, (part) => symbolOf(facts, part)));
  const end = number(factor.value, figures);
  const { texts, exact } = rightAsRead(
    end,
    factor.terms.flat().map((part) => ({ value: part.value, set: isGiven(facts, part) })),
    sumOfProducts(factor.terms.map(({ length }) => length)),
  );
  const written = [...texts];
  const numbers = factor.terms.map((parts) =>
    product(parts, (part) => numberToken(facts, part, written.shift() ?? "")),
  );
  const only = factor.terms.length === 1 && factor.terms[0].length === 1;
  return [
    line("rule", ...equals(sum(symbols), [{ kind, latex }])),
    ...(only ? [] : [line("numbers", ...equals(sum(numbers)))]),
    line("numbers", ...equals([[{ kind, text: end }]], [], exact ? "=" : "≈")),
  ];
}

/** @param {readonly FactorPart[]} parts @param {(part: FactorPart) => Token} token @returns {Token[]} */
const product = (parts, token) =>
  parts.flatMap((part, at) => (at === 0 ? [token(part)] : [sign("·"), token(part)]));

/** @param {Facts} facts @param {FactorPart} part @returns {Token} */
const symbolOf = (facts, part) => ink(part.latex, placeOf(facts, part));

/** Adds up products of so many factors each. @param {readonly number[]} counts */
function sumOfProducts(counts) {
  return (/** @type {Decimal[]} */ ...all) => {
    const left = [...all];
    return plus(...counts.map((count) => times(...left.splice(0, count))));
  };
}

/** Whether a person set it. @param {Facts} facts @param {FactorPart} part */
const isGiven = (facts, part) =>
  part.kind === "weight" || (placeOf(facts, part).key?.startsWith("input:") ?? false);

/** @param {Facts} facts @param {FactorPart} part @param {string} text @returns {Token} */
const numberToken = (facts, part, text) => ({
  kind: "ink",
  text: part.value < 0 ? bracketed(text) : text,
  ...placeOf(facts, part),
});

/**
 * The numbers of the paths and of their factors as they are written, so that the factors give each path and the paths
 * give the total. @param {Paths} paths @param {string} total
 */
export function pathNumbers({ paths, remainder, remainder_count }, total) {
  const more = remainder_count !== "0";
  const parts = [...paths.map(({ value }) => value), ...(more ? [remainder] : [])].map((value) => ({
    value,
  }));
  const { texts } = rightAsRead(total, parts, plus);
  const rows = paths.map(({ factors }, at) => {
    const read = rightAsRead(
      texts[at],
      factors.map(({ value }) => ({ value })),
      times,
    );
    return { value: texts[at], factors: read.texts };
  });
  return { rows, remainder: more ? texts[paths.length] : "" };
}

/** Where a part stands in the drawing, and what it is. @param {Facts} facts @param {FactorPart} part
 * @returns {{key?: string, says?: Sentence}} */
function placeOf(facts, { kind, key }) {
  if (kind === "weight") return { key: `knob:${key}` };
  const given = facts.index.neurons.get(key)?.role === "input";
  if (kind === "value") return { key: given ? `input:${key}` : `neuron:${key}` };
  const code = { slope: "what_activation_slope", own: "what_own", cross: "what_cross" }[kind];
  return { key: `neuron:${key}`, says: { code, values: { name: mark(neuronName(facts, key)) } } };
}

/** That w5 sits inside ∂o1/∂h1, of the weights in the document's order; null where none does.
 * @param {Facts} facts @param {Paths} paths @returns {Sentence | null} */
export function insideOf(facts, { about, paths }) {
  /** @type {Map<string, string>} */
  const factors = new Map();
  for (const factor of paths.flatMap((row) => row.factors))
    for (const { kind, key } of factor.terms.flat()) {
      const weight = kind === "weight" ? facts.index.edges.get(key)?.weight : undefined;
      if (weight === undefined || `parameter:${weight}` === about) continue;
      factors.set(weight, slopeMark(nameOf(facts, factor.of), nameOf(facts, factor.wrt)));
    }
  if (factors.size === 0) return null;
  const place = (/** @type {string} */ weight) => facts.index.position.parameters.get(weight) ?? 0;
  const inside = [...factors.keys()].sort((one, other) => place(one) - place(other));
  const names = inside.map((weight) => mark(nameOf(facts, `parameter:${weight}`)));
  const slopes = [...new Set(inside.map((weight) => factors.get(weight) ?? ""))];
  const values = { names: fewOf(names), factors: fewOf(slopes), count: inside.length };
  return { code: "paths_held", values };
}

/** All of a few; of many the first ones, and how many more there are. @param {readonly string[]} items */
const fewOf = (items) =>
  listed(
    items.length <= INSIDE ? items : [...items.slice(0, INSIDE - 1), `${items.length - INSIDE + 1} more`],
  );
