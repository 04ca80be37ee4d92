/**
 * The paces along one rail, slowest first: a term, a neuron, a layer, an iteration at a time, then more and more
 * iterations a second, up to full speed. Pure; must not know how long the rail is, nor how it looks.
 *
 * A place counts from 0, the first stop, to LAST. Between two grains each reaches halfway: the finer one grows faster
 * towards the middle, the coarser one slower. Beyond an iteration the rate grows by the same factor over the same way.
 *
 * @import { Pace } from "../../protocol/messages.js"
 *
 * @typedef {{ name: keyof typeof NAMED | "10" | "100" | "1000", pace: Pace }} Stop
 */

import { MOST_RATE, NAMED } from "./paces.js";

/** @param {"10" | "100" | "1000"} name @returns {Stop} */
const flying = (name) => ({ name, pace: { grain: "iteration", rate: Number(name) } });

/** @type {readonly Stop[]} */
export const STOPS = [
  { name: "term", pace: NAMED.term },
  { name: "neuron", pace: NAMED.neuron },
  { name: "layer", pace: NAMED.layer },
  { name: "iteration", pace: NAMED.iteration },
  flying("10"),
  flying("100"),
  flying("1000"),
  { name: "full", pace: NAMED.full },
];
export const LAST = STOPS.length - 1;

const ITERATION = 3;
/** How much faster or slower a grain is in the middle between two. */
const REACH = 4;
/** Nearer to a stop than this a place is the stop. */
const SNAP = 0.08;
/** So many digits of a rate, or of the time of a step, are set by hand. */
const DIGITS = 2;

/** The pace at a place. @param {number} place @returns {Pace} */
export function paceAt(place) {
  const within = Math.min(Math.max(place, 0), LAST);
  const near = Math.round(within);
  if (Math.abs(within - near) <= SNAP) return STOPS[near].pace;
  if (within > ITERATION) return { grain: "iteration", rate: rounded(rateBetween(within)) };
  const { grain } = STOPS[near].pace;
  // People read the time of a slow step, so that is the round number.
  return { grain, rate: 1 / rounded(1 / (rateOf(near) * REACH ** (2 * (within - near)))) };
}

/** @param {number} place */
function rateBetween(place) {
  const from = Math.floor(place);
  const [low, high] = [rateOf(from), rateOf(from + 1)];
  return low * (high / low) ** (place - from);
}

/** @param {number} stop @returns {number} */
const rateOf = (stop) => STOPS[stop].pace.rate ?? MOST_RATE;

/** @param {number} value */
const rounded = (value) => Number(value.toPrecision(DIGITS));

/** Where a pace stands on the rail; another grain stands where it is as coarse. @param {Pace} pace @returns {number} */
export function placeOf({ grain, rate }) {
  if (rate === null) return LAST;
  const at = STOPS.findIndex((stop) => stop.pace.grain === grain);
  const usualRate = at < 0 ? rate : rateOf(at);
  const stop = at < 0 ? COARSE[/** @type {keyof typeof COARSE} */ (grain)] : at;
  if (stop === ITERATION && rate > usualRate) return placeOfRate(rate);
  const aside = Math.log(rate / usualRate) / Math.log(REACH) / 2;
  return Math.max(0, stop + Math.min(Math.max(aside, -0.5), 0.5));
}

/** Grains that have no stop. @type {Readonly<Record<"phase" | "pass" | "sample" | "epoch", number>>} */
const COARSE = { phase: 2.25, pass: 2.5, sample: 2.75, epoch: 3 };

/** @param {number} rate */
function placeOfRate(rate) {
  let from = ITERATION;
  while (from + 2 < STOPS.length && rateOf(from + 1) <= rate) from += 1;
  return from + Math.log(rate / rateOf(from)) / Math.log(rateOf(from + 1) / rateOf(from));
}
