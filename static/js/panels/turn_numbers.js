// The numbers beside a turned parameter, with as many digits as each needs: how far L moved, how far the tangent
// says, how well a difference quotient agrees with the gradient. Pure: from the server's answer to text.

import { MINUS, number } from "../lib/format.js";
import { roundStep } from "./plot_scale.js";

/** @import { Turned } from "../protocol/messages.js" */

/** Significant digits of a change. */
const DIGITS = 3;
/** A double holds no more decimals of an L around 1 that a person could compare. */
const MOST_DECIMALS = 12;
/** Beyond it the two losses differ in too few digits; below it the curve bends. */
const SMALL_H = 1e-6;
const LARGE_H = 1e-2;
/** Fewer agreeing digits than this ask for a reason. */
const GOOD = 6;
/** A slider has so many places. */
const PLACES = 200;

/** The choices of h, as powers of ten. */
export const EXPONENTS = Object.freeze([-1, -2, -3, -4, -5, -6, -7, -8, -9, -10]);

/**
 * L before and after, and by how much, all with as many decimals as make the change visible.
 * @param {number} loss @param {number} turned @param {number} change computed without cancellation
 * @returns {{before: string, after: string, change: string}}
 */
export function apart(loss, turned, change) {
  const decimals = decimalsFor(change);
  if (change === 0 || !Number.isFinite(change) || decimals > MOST_DECIMALS)
    return { before: number(loss), after: number(turned), change: signed(change) };
  return {
    before: fixed(loss, decimals),
    after: fixed(turned, decimals),
    change: `${change > 0 ? "+" : ""}${fixed(change, decimals)}`,
  };
}

/**
 * Two numbers that are nearly the same, with the digits that show where they part: one more than they share.
 * @param {number} first @param {number} second
 * @returns {[string, string]}
 */
export function compared(first, second) {
  let digits = 4;
  while (digits < 15 && number(first, digits) === number(second, digits)) digits += 1;
  const shown = first === second ? 4 : Math.min(digits + 1, 15);
  return [number(first, shown), number(second, shown)];
}

/** A number with its sign. @param {number} value @param {number} [digits] */
export const signed = (value, digits = DIGITS) => `${value > 0 ? "+" : ""}${number(value, digits)}`;

/** Why a difference quotient is no better; null where it is good. @param {Turned} turned @returns {string | null} its code */
export function reason({ h, digits, kinked }) {
  if (kinked.length > 0) return "turn_kinked";
  if (digits >= GOOD) return null;
  if (h <= SMALL_H) return "turn_small_h";
  return h >= LARGE_H ? "turn_large_h" : null;
}

/** How many whole digits agree. @param {Turned} turned */
export const agreeing = ({ digits }) => Math.max(0, Math.min(15, Math.floor(digits)));

/** The step of a slider over a range: a number that a person can write down. @param {number} low @param {number} high */
export const fineStep = (low, high) => (high > low ? roundStep((high - low) / PLACES) : 0.01);

/** To whole steps, free of the dust of binary fractions. @param {number} value @param {number} step */
export const rounded = (value, step) => Number((Math.round(value / step) * step).toPrecision(12));

/** Decimals that show the first digits of a number. @param {number} value */
function decimalsFor(value) {
  if (value === 0) return DIGITS;
  return Math.max(DIGITS + 1, DIGITS - 1 - Math.floor(Math.log10(Math.abs(value))));
}

/** @param {number} value @param {number} decimals */
const fixed = (value, decimals) => value.toFixed(decimals).replace("-", MINUS);
