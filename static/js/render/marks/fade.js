/**
 * How strongly each part of the drawing is painted while a question opens, changes or closes: what lies off its
 * way steps back within a moment. Must not know what a question is about.
 *
 * @import { Scope } from "../question/involved.js"
 *
 * From one scope to the next; `part` of the way, 0 to 1.
 * @typedef {{ before: Scope | null, now: Scope | null, part: number }} Fade
 */

/** How much of its strength a part keeps that is off the way. */
export const FAINT = 0.22;

/**
 * The strength of a part, 0 to 1.
 * @param {Fade | null} fade @param {"neurons" | "edges" | "losses"} kind @param {string} id
 */
export const strength = (fade, kind, id) =>
  fade === null ? 1 : between(fade, fade.before?.[kind].has(id) ?? false, fade.now?.[kind].has(id) ?? false);

/** @param {Fade} fade @param {boolean} wasOff @param {boolean} isOff */
export function between({ part }, wasOff, isOff) {
  const [from, to] = [wasOff ? FAINT : 1, isOff ? FAINT : 1];
  return from + (to - from) * part;
}
