// Which pictures the margin can show while iterations pass, and which of them suit a network. Pure.

/**
 * @import { Document } from "../../protocol/messages.js"
 * @import { Judged } from "../plane/judging.js"
 *
 * @typedef {"loss" | "plane" | "confusion" | "residuals" | "norms" | "weights" | "gradients"} Kind
 */

/** @type {readonly Kind[]} */
const ALWAYS = ["loss", "plane"];
/** @type {readonly Kind[]} */
const LAYERS = ["norms", "weights", "gradients"];

/** Those that there are: classes have a table, other targets have residuals. @param {Judged | null} judged null before the first answer @returns {readonly Kind[]} */
export function kindsFor(judged) {
  /** @type {readonly Kind[]} */
  const own = judged === null ? [] : judged.confusion === null ? ["residuals"] : ["confusion"];
  return [...ALWAYS, ...own, ...LAYERS];
}

/** The one that is shown where a chosen one does not suit. @param {Kind} chosen @param {readonly Kind[]} kinds @returns {Kind} */
export const shownOf = (chosen, kinds) => (kinds.includes(chosen) ? chosen : "plane");

/** How many batches an epoch has. @param {number} samples that are trained on @param {number} batch */
export const epochOf = (/** @type {number} */ iteration, samples, batch) =>
  Math.floor((iteration - 1) / Math.max(1, Math.ceil(samples / batch))) + 1;
