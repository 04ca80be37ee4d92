/**
 * How strongly each part of the drawing is painted while a question opens, changes or closes. Parts off the
 * question's paths step back within a moment. Must not know what a question is about.
 *
 * @import { Scope } from "../question/involved.js"
 *
 * The change from one scope to the next; `part`: how far it has come, 0 to 1.
 * @typedef {{ before: Scope | null, now: Scope | null, part: number }} Fade
 */

/** The strength of a part that is off the paths. */
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
