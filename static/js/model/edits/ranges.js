/**
 * Which numbers the fields of `training` may hold, as the server holds them too, so that most refusals come
 * at once and stand beside their field. Must not know which field belongs to which kind.
 */

import { Impossible } from "../document/refusal.js";

const MOST_SAMPLES = 10_000;
const MOST_ITERATIONS = 1e12;
const MODERATE_MOST = 1e6;

/** @typedef {{ code: string, holds: (value: number) => boolean }} Range */

/** @type {Range} */
const POSITIVE = { code: "need_above_zero", holds: (value) => value > 0 };
/** @type {Range} */
const NOT_NEGATIVE = { code: "need_zero_or_more", holds: (value) => value >= 0 };
/** @type {Range} */
const SHARE = { code: "need_share", holds: (value) => value >= 0 && value <= 1 };
/** @type {Range} */
const POSITIVE_SHARE = { code: "need_part", holds: (value) => value > 0 && value <= 1 };
/** @type {Range} */
const BELOW_ONE = { code: "need_below_one", holds: (value) => value >= 0 && value < 1 };
/** @type {Range} */
const MODERATE = { code: "need_moderate", holds: (value) => Math.abs(value) <= MODERATE_MOST };
/** @type {Range} */
const SPREAD = { code: "need_spread", holds: (value) => value >= 0 && value <= MODERATE_MOST };
/** @type {Range} */
const ITERATIONS = { code: "need_count", holds: (value) => isWhole(value, 1, MOST_ITERATIONS) };
/** @type {Range} */
const SEED = { code: "need_whole", holds: (value) => isWhole(value, 0, Number.MAX_SAFE_INTEGER) };
/** @type {Range} */
const BATCH = { code: "need_batch", holds: (value) => isWhole(value, 1, MOST_SAMPLES) };

/** By the names of the fields; what is not here may be any number. @type {Readonly<Record<string, Range>>} */
const RANGES = {
  learning_rate: { code: "learning_rate_not_positive", holds: POSITIVE.holds },
  momentum: SHARE,
  dampening: SHARE,
  weight_decay: NOT_NEGATIVE,
  alpha: SHARE,
  eps: POSITIVE,
  lr_decay: NOT_NEGATIVE,
  initial_accumulator_value: NOT_NEGATIVE,
  beta1: BELOW_ONE,
  beta2: BELOW_ONE,
  batch_size: BATCH,
  seed: SEED,
  step_size: ITERATIONS,
  gamma: SHARE,
  T_max: ITERATIONS,
  eta_min: NOT_NEGATIVE,
  total_iters: ITERATIONS,
  start_factor: POSITIVE_SHARE,
  l1: NOT_NEGATIVE,
  l2: NOT_NEGATIVE,
  clip_value: POSITIVE,
  max_norm: POSITIVE,
  val: MODERATE,
  a: MODERATE,
  b: MODERATE,
  mean: MODERATE,
  std: SPREAD,
  gain: SPREAD,
};

/** @param {number} value @param {number} least @param {number} most */
const isWhole = (value, least, most) => Number.isInteger(value) && value >= least && value <= most;

/** Throws Impossible where a field cannot hold a number. @param {string} name @param {number} value */
export function checkRange(name, value) {
  const range = Object.hasOwn(RANGES, name) ? RANGES[name] : null;
  if (!Number.isFinite(value) || range?.holds(value) === false)
    throw new Impossible(range?.code ?? "not_a_number", { most: MOST_SAMPLES });
}
