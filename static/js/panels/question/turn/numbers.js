// The numbers beside a turned parameter, with as many digits as each needs: how far L moved, how far the tangent
// says, how well a difference quotient agrees with the gradient. Pure: from the server's answer to text.

import { chosenDigits, digitsApart, MINUS, number } from "../../../lib/format.js";
import { roundStep } from "../../parts/plot_scale.js";

/** @import { Turned } from "../../../protocol/messages.js" */

/** Significant digits of a change, so that it can be told from what was predicted. */
const LEAST = 3;
const MOST = 6;
/** A double holds no more decimals of an L around 1 that a person could compare. */
const MOST_DECIMALS = 12;
/** Significant digits of a difference quotient that fit beside it. */
const QUOTIENT = 9;
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
 * L before and after, its change, and the change that the tangent predicts. All have enough decimals to make the
 * change visible, to tell it from the prediction, and to make the subtraction correct as written.
 * @param {Pick<Turned, "loss" | "loss_turned" | "change" | "predicted">} turned
 * @returns {{before: string, after: string, change: string, predicted: string}}
 */
export function apart({ loss, loss_turned, change, predicted }) {
  const decimals = decimalsApart(loss, loss_turned, change, predicted);
  const plain = change !== 0 && Number.isFinite(change) && decimals <= MOST_DECIMALS;
  const digits = digitsApart(loss, loss_turned);
  const write = (/** @type {number} */ value, /** @type {number} */ digits) =>
    plain ? fixed(value, decimals) : number(value, digits);
  const signed = (/** @type {number} */ value) => `${value > 0 ? "+" : ""}${write(value, chosenDigits())}`;
  return {
    before: write(loss, digits),
    after: write(loss_turned, digits),
    change: signed(change),
    predicted: signed(predicted),
  };
}

/** @param {number} loss @param {number} turned @param {number} change @param {number} predicted */
function decimalsApart(loss, turned, change, predicted) {
  const first = decimalsFor(change, LEAST);
  const at = (/** @type {number} */ value, /** @type {number} */ decimals) => Number(value.toFixed(decimals));
  for (let decimals = first; decimals <= first + MOST - LEAST && decimals <= MOST_DECIMALS; decimals += 1) {
    const parted = at(change, decimals) !== at(predicted, decimals);
    const difference = at(at(turned, decimals) - at(loss, decimals), decimals);
    if (parted && difference === at(change, decimals)) return decimals;
  }
  return first;
}

/**
 * Two numbers that are nearly the same, with the digits that show where they part, as far as there is room.
 * @param {number} first @param {number} second
 * @returns {[string, string]}
 */
export function compared(first, second) {
  let digits = 4;
  while (digits < QUOTIENT && number(first, digits) === number(second, digits)) digits += 1;
  const shown = first === second ? 4 : digits;
  return [number(first, shown), number(second, shown)];
}

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

/** Decimals that show so many digits of a number. @param {number} value @param {number} digits */
function decimalsFor(value, digits) {
  if (value === 0) return digits;
  return Math.max(4, digits - 1 - Math.floor(Math.log10(Math.abs(value))));
}

/** @param {number} value @param {number} decimals */
const fixed = (value, decimals) => value.toFixed(decimals).replace("-", MINUS);
