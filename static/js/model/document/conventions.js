/**
 * How a document writes its formulas, and which of its settings are matters of convention: the names of the
 * pre-activation and of δ, the ½ in the loss. Must not know who changes them, or how formulas are set.
 *
 * @import { Conventions, Document } from "../../protocol/messages.js"
 *
 * What formulas call what a neuron adds up, and whether ∂L/∂ of it is a δ.
 * @typedef {Required<Conventions>} Notation
 */

import { nameKey } from "../../lib/names.js";
import { CONVENTION_DEFAULTS } from "../../protocol/document.js";
import { holders } from "./naming.js";

/** The losses that are the same but for the ½ before the sum. */
const HALVED = "half_squared_error";
const WHOLE = "squared_error";

/** @param {Conventions | null} [conventions] of a document @returns {Notation} */
export const notationOf = (conventions) => ({ ...CONVENTION_DEFAULTS, ...conventions });

/** L by itself at the beginning of a name, such as L_x. */
const BASE_L = /^L(?![\p{L}\p{N}])/u;

/** The letter of the loss; L where a name of the network takes another one. @param {Document} document */
export function lossLetterOf(document) {
  const { loss } = notationOf(document.conventions);
  if (loss === "L") return loss;
  const taken = holders(document).some(({ name }) => nameKey(name) === loss || BASE_L.test(name));
  return taken ? "L" : loss;
}

/**
 * Conventions as they are written: what is usual is left out; null where all is usual.
 * @param {Document} document @param {Partial<Notation>} fields what is set
 * @returns {Partial<Notation> | null}
 */
export function withConvention(document, fields) {
  const all = Object.entries({ ...notationOf(document.conventions), ...fields });
  const chosen = all.filter(
    ([name, value]) => value !== CONVENTION_DEFAULTS[/** @type {keyof Notation} */ (name)],
  );
  return chosen.length === 0 ? null : Object.fromEntries(chosen);
}

/** Whether the loss has a ½; null for a loss that exists in one way only. @param {Document} document */
export function isHalved({ loss }) {
  return loss === HALVED || (loss === WHOLE ? false : null);
}

/** The loss with the ½ or without. @param {boolean} halved */
export const squaredError = (halved) => (halved ? HALVED : WHOLE);
