/**
 * The symbols that stand before numbers on the drawing, as the document writes them. Must not know the numbers.
 *
 * @import { Notation } from "../../../model/document/conventions.js"
 * @import { Brush } from "../../layers/strokes.js"
 * @import { Typesetter } from "./typeset.js"
 *
 * A symbol in pieces: names, and formula signs, which are upright.
 * @typedef {readonly { kind: "name" | "sign", text: string }[]} Symbol
 */

/** @param {string} text @returns {Symbol[number]} */
const name = (text) => ({ kind: "name", text });
/** @param {string} text @returns {Symbol[number]} */
const sign = (text) => ({ kind: "sign", text });

/** ∂L/∂name. @param {string} below @returns {Symbol} */
export const slopeOver = (below) => [sign("∂"), name("L"), sign("/∂"), name(below)];

/**
 * The document's symbols: of the pre-activation and the activation of a neuron, of L's derivative with respect to
 * either, and of the factor between the two.
 * @param {Notation} notation
 */
export function symbolsOf({ pre_activation: z, delta, delta_sign, activation }) {
  const error = delta_sign === "minus" ? [sign("−"), name("δ")] : [name("δ")];
  return {
    sum: [name(z)],
    activation: [name(activation)],
    slope: slopeOver(activation),
    contribution: [name("w"), sign(" · "), ...(delta === "delta" ? error : slopeOver(z))],
    derivative: [sign("· "), name("φ"), sign("′("), name(z), sign(")")],
    delta: delta === "delta" ? error : slopeOver(z),
  };
}

/** @param {Typesetter} type @param {Symbol} symbol @param {number} size */
export const widthOfSymbol = (type, symbol, size) =>
  symbol.reduce(
    (sum, { kind, text }) => sum + (kind === "name" ? type.name(text, size) : type.upright(text, size)),
    0,
  );

/**
 * Draws a symbol in the current colour; returns where it ends.
 * @param {Typesetter} type @param {Brush} to @param {Symbol} symbol @param {number} x
 * @param {number} base the baseline @param {number} size
 */
export function drawSymbol(type, to, symbol, x, base, size) {
  let at = x;
  for (const { kind, text } of symbol)
    at +=
      kind === "name" ? type.drawName(to, text, at, base, size) : type.drawUpright(to, text, at, base, size);
  return at;
}
