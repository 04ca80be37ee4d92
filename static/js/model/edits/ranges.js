/**
 * Which numbers the fields of `training` may hold, as the server holds them too, so that most refusals come
 * at once and stand beside their field. Must not know which field belongs to which kind.
 *
 * @import { Bounds } from "../../protocol/document.js"
 */

import { MAX_SAMPLES, NUMBER_KINDS, TRAINING_NUMBERS } from "../../protocol/document.js";
import { Impossible } from "../document/refusal.js";
import { BETAS } from "../document/training.js";

/**
 * Throws Impossible where a field cannot hold a number: need_<kind of number>, with a code of its own for the
 * learning rate.
 * @param {string} name as in the tables @param {number} value
 */
export function checkRange(name, value) {
  const kind = TRAINING_NUMBERS[BETAS.includes(name) ? "betas" : name];
  if (Number.isFinite(value) && isWithin(NUMBER_KINDS[kind], value)) return;
  const code = name === "learning_rate" ? "learning_rate_not_positive" : `need_${kind}`;
  throw new Impossible(code, { most: MAX_SAMPLES });
}

/** @param {Bounds} bounds @param {number} value */
const isWithin = (
  { least = -Infinity, above = -Infinity, most = Infinity, below = Infinity, whole },
  value,
) => value >= least && value > above && value <= most && value < below && (!whole || Number.isInteger(value));
