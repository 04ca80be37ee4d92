/**
 * Whether a drawing leaves no room for what a step names. Pure.
 *
 * @import { Scene } from "../scene/layout.js"
 */

/** A neuron with a smaller radius than this many pixels opens at its step; on a phone neurons are smaller. */
const READABLE = { full: 30, compact: 24 };

/** @param {Scene} scene without a lens @param {number} zoom */
export const needsLens = ({ crowded, cramped, sizes }, zoom) =>
  crowded || cramped || sizes.radius * zoom < READABLE[sizes.compact ? "compact" : "full"];
