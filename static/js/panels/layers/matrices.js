// A layer as matrices: the rules of its forward and its backward pass, each entry with its number and its place in the
// drawing. An entry is looked up when it is shown, since a layer may have thousands. Pure: from facts and the server's
// answer. Must not know which part of a matrix is on screen.

import { floats } from "../../lib/bytes.js";
import { latexName } from "../../lib/names.js";
import { latexActivation, latexBiases, signed } from "../formula/notation.js";
import {
  bias,
  deltaOf,
  output,
  preActivation,
  result,
  slopeOfWeight,
  target,
  weight,
} from "../formula/symbols.js";
import { numeral } from "../formula/tokens.js";
import { neuronName } from "../parts/facts.js";

/**
 * @import { Edge, Layer } from "../../protocol/messages.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Token } from "../formula/tokens.js"
 *
 * Which neurons the rows or columns of a matrix belong to; `one`: a column or a row alone.
 * @typedef {"neurons" | "sources" | "targets" | "one"} Axis
 *
 * `cell` by row and column: null where the network has no edge.
 * @typedef {{ symbol: string, rows: Axis, columns: Axis, cell: (row: number, column: number) => Token | null }} Matrix
 *
 * A rule in symbols, and its matrices with the signs between them.
 * @typedef {{ rule: string, parts: readonly (string | Matrix)[] }} MatrixLine
 *
 * What one rule is made of.
 * @typedef {object} Setting
 * @property {Facts} facts
 * @property {Layer} layer
 * @property {boolean} fresh whether the numbers of `layer` are those of the present place
 * @property {string} at the number of the layer, as an index in LaTeX
 * @property {string} before that of what sends to it
 * @property {string} after that of what it sends to
 * @property {string} z
 * @property {string} letter of what a layer gives
 */

const S = String.raw;
/** How an activation is written as a function. @type {Readonly<Record<string, string>>} */
const WORDS = { sigmoid: S`\sigma`, tanh: S`\tanh`, softmax: S`\operatorname{softmax}` };

/** @param {Facts} facts @param {Layer} layer @param {boolean} fresh @returns {Setting} */
export const settingOf = (facts, layer, fresh) => ({
  facts,
  layer,
  fresh,
  at: `^{(${layer.level})}`,
  before: `^{(${layer.skipped_into ? `<${layer.level}` : layer.level - 1})}`,
  after: `^{(${layer.skips ? `>${layer.level}` : layer.level + 1})}`,
  z: latexName(facts.index.notation.pre_activation),
  letter: latexActivation(facts),
});

/** z = W·a + b, a = φ(z). @param {Setting} setting @returns {MatrixLine[]} */
export function forwardLines(setting) {
  const { facts, layer, at, before, z, letter } = setting;
  const words = new Set(layer.neurons.map((id) => WORDS[facts.index.neurons.get(id)?.activation ?? ""]));
  const phi = (words.size === 1 && [...words][0]) || S`\varphi`;
  const [w, a, b] = [`W${at}`, `${letter}${before}`, latexBiases(facts, at)];
  return [
    {
      rule: `${z}${at} = ${w}\\,${a} + ${b}`,
      parts: [
        { symbol: w, rows: "neurons", columns: "sources", cell: weightCell(setting) },
        column(a, "sources", (row) => output(facts, layer.sources[row]).number),
        "+",
        column(b, "neurons", (row) => biasOf(facts, layer.neurons[row])),
        "=",
        column(`${z}${at}`, "neurons", (row) => preActivation(facts, layer.neurons[row]).number),
      ],
    },
    {
      rule: `${letter}${at} = ${phi}(${z}${at})`,
      parts: [
        `${phi}(`,
        column(`${z}${at}`, "neurons", (row) => preActivation(facts, layer.neurons[row]).number),
        ")",
        "=",
        column(`${letter}${at}`, "neurons", (row) => output(facts, layer.neurons[row]).number),
      ],
    },
  ];
}

/** δ from what follows, ∂L/∂W = δ·aᵀ. @param {Setting} setting @returns {MatrixLine[]} */
export function backwardLines(setting) {
  const { facts, layer, at, before, letter } = setting;
  const delta = column(
    deltaSymbol(setting, at),
    "neurons",
    (row) => deltaOf(facts, layer.neurons[row]).number,
  );
  const sent = sentBack(setting);
  const fused = fusedPart(setting);
  const both = sent !== null && fused !== null;
  const rules = [fused?.rule, sent?.rule].filter((rule) => rule !== undefined);
  const a = S`{${letter}${before}}^{\mathsf{T}}`;
  const gradient = S`\partial L/\partial W${at}`;
  return [
    {
      rule: `${delta.symbol} = ${rules.join(" + ") || "0"}`,
      parts: [...(fused?.parts ?? []), ...(both ? ["+"] : []), ...(sent?.parts ?? []), "=", delta],
    },
    {
      rule: `${gradient} = ${delta.symbol}\\,${a}`,
      parts: [
        delta,
        {
          symbol: a,
          rows: "one",
          columns: "sources",
          cell: (_, at) => output(facts, layer.sources[at]).number,
        },
        "=",
        { symbol: gradient, rows: "neurons", columns: "sources", cell: gradientCell(setting) },
      ],
    },
  ];
}

/** What comes back through the activation; null where nothing does. @param {Setting} setting @returns {MatrixLine | null} */
function sentBack(setting) {
  const { facts, layer, at, after, z, letter } = setting;
  const isOutput = (/** @type {string} */ id) => facts.index.neurons.get(id)?.role === "output";
  const own = layer.latex_fused === "" && layer.neurons.some(isOutput);
  const [w, delta] = [S`{W${after}}^{\mathsf{T}}`, deltaSymbol(setting, after)];
  const back =
    layer.targets.length > 0
      ? {
          rule: S`${w}\,${delta}`,
          parts: [
            { symbol: w, ...onward(setting) },
            column(delta, "targets", (row) => deltaOf(facts, layer.targets[row]).number),
          ],
        }
      : null;
  const slope = S`\partial L/\partial ${letter}${at}`;
  const values = floats(layer.own);
  const loss = own
    ? {
        rule: slope,
        parts: [
          column(slope, "neurons", (row) => {
            const id = layer.neurons[row];
            return isOutput(id) ? known(setting, facts.read.gradA(id), values[row], id, "gradient") : null;
          }),
        ],
      }
    : null;
  const terms = [back, loss].filter((term) => term !== null);
  if (terms.length === 0) return null;
  const several = terms.length > 1;
  const rule = terms.map((term) => term.rule).join(" + ");
  const inner = several ? ["(", ...terms[0].parts, "+", ...terms[1].parts, ")"] : terms[0].parts;
  const slopes = slopeMatrix(setting);
  const grouped = several ? S`\left(${rule}\right)` : rule;
  return layer.mixes
    ? { rule: S`${slopes.symbol}\,${grouped}`, parts: [slopes, ...inner] }
    : { rule: S`${grouped} \odot \varphi'(${z}${at})`, parts: [...inner, "⊙", slopes] };
}

/** y − t, where the loss gives this part of δ without φ′. @param {Setting} setting @returns {MatrixLine | null} */
function fusedPart(setting) {
  const { facts, layer, at, letter } = setting;
  if (layer.latex_fused === "") return null;
  const values = floats(layer.fused);
  const outputs = layer.neurons.map((id) => ({ id, is: facts.index.neurons.get(id)?.role === "output" }));
  const plain = outputs.every(({ id, is }, row) => {
    const [y, t] = [facts.read.a(id).value, facts.read.target(id).value];
    return is && Math.abs(y - t - values[row]) < 1e-12;
  });
  const y = `${letter}${at}`;
  if (plain)
    return {
      rule: `${y} - t`,
      parts: [
        column(y, "neurons", (row) => output(facts, layer.neurons[row]).number),
        "−",
        column("t", "neurons", (row) => target(facts, layer.neurons[row]).number),
      ],
    };
  const cell = (/** @type {number} */ row) => {
    const { id, is } = outputs[row];
    return is ? known(setting, facts.read.gradA(id), values[row], id, "delta") : null;
  };
  return { rule: layer.latex_fused, parts: [column(layer.latex_fused, "neurons", cell)] };
}

/** φ′ of each neuron, or how each activation of a softmax depends on each z. @param {Setting} setting @returns {Matrix} */
function slopeMatrix(setting) {
  const { facts, layer, at, z, letter } = setting;
  const values = floats(layer.slopes);
  const count = layer.neurons.length;
  const entry = (/** @type {number} */ row, /** @type {number} */ position) => {
    const id = layer.neurons[row];
    return known(setting, facts.read.z(id), values[position] ?? Number.NaN, id, "value");
  };
  if (!layer.mixes) return column(S`\varphi'(${z}${at})`, "neurons", (row) => entry(row, row));
  const isMember = (/** @type {number} */ row) =>
    facts.index.neurons.get(layer.neurons[row])?.activation === "softmax";
  return {
    symbol: S`{\left(\partial ${letter}${at}/\partial ${z}${at}\right)}^{\mathsf{T}}`,
    rows: "neurons",
    columns: "neurons",
    cell: (row, of) => (row === of || (isMember(row) && isMember(of)) ? entry(row, of * count + row) : null),
  };
}

/** The weights out of the layer, turned round. @param {Setting} setting @returns {Omit<Matrix, "symbol">} */
const onward = ({ facts, layer }) => ({
  rows: "neurons",
  columns: "targets",
  cell: (row, column) => {
    const edge = edgeBetween(facts, layer.neurons[row], layer.targets[column]);
    return edge ? weight(facts, edge).number : null;
  },
});

/** @param {Setting} setting @returns {Matrix["cell"]} */
const weightCell =
  ({ facts, layer }) =>
  (row, column) => {
    const edge = edgeBetween(facts, layer.sources[column], layer.neurons[row]);
    return edge ? weight(facts, edge).number : null;
  };

/** @param {Setting} setting @returns {Matrix["cell"]} */
const gradientCell =
  ({ facts, layer }) =>
  (row, column) => {
    const edge = edgeBetween(facts, layer.sources[column], layer.neurons[row]);
    return edge ? slopeOfWeight(facts, edge).number : null;
  };

/** @param {Facts} facts @param {string} source @param {string} target */
const edgeBetween = ({ index }, source, target) =>
  index.incoming.get(target)?.find((/** @type {Edge} */ edge) => edge.source === source);

/** @param {Facts} facts @param {string} id */
const biasOf = (facts, id) => (facts.index.neurons.get(id)?.bias ? bias(facts, id).number : null);

/** @param {Setting} setting @param {string} at @returns {string} */
const deltaSymbol = ({ facts, z }, at) =>
  facts.index.notation.delta === "delta" ? signed(facts, S`\delta${at}`) : S`\partial L/\partial ${z}${at}`;

/**
 * A number of the server's answer. It may be shown where the step has what it is made of.
 * @param {Setting} setting @param {{ state: "none" | "stale" | "current" }} read @param {number} value @param {string} id
 * @param {"value" | "gradient" | "delta"} part @returns {Token}
 */
function known({ fresh }, { state }, value, id, part) {
  const told = fresh && !Number.isNaN(value) ? state : "none";
  return numeral({ state: told, value }, part === "value" ? "value" : "gradient", {
    key: `neuron:${id}`,
    part,
    bare: true,
  });
}

/** @param {string} symbol @param {Axis} rows @param {(row: number) => Token | null} cell @returns {Matrix} */
const column = (symbol, rows, cell) => ({ symbol, rows, columns: "one", cell });

/** The names on an axis. @param {Setting} setting @param {Axis} axis @returns {readonly string[]} */
export const namesOn = ({ facts, layer }, axis) =>
  axis === "one" ? [""] : layer[axis].map((id) => neuronName(facts, id));

/** A token as an entry: without brackets. @param {Token} token */
export const entryOf = (token) => result(token);
