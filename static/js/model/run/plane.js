/**
 * What an output, or every neuron, gives over a plane of two inputs, while somebody looks at it. Must not know how the
 * picture looks.
 *
 * @import { Plane } from "../../protocol/messages.js"
 * @import { PolledParts } from "./polled.js"
 *
 * What is looked at; `output` is null for every neuron, `up` where there is one input only. box: left, right, bottom, top.
 * @typedef {{ output: string | null, across: string, up: string | null, box: readonly [number, number, number, number] }} View
 */

import { createPolled } from "./polled.js";

/** Parts of each side of the box, of an output and of every neuron. */
const SIZE = { one: 64, every: 32, line: 200 };

/**
 * @template {View} V what kind of view
 * @param {PolledParts} parts
 * @param {number} first far from the numbers of all other questions
 */
export const createPlane = (parts, first) =>
  createPolled(parts, {
    first,
    ask: (/** @type {V} */ view, id) => ({ event: "ask_plane", id, ...view, size: sizeOf(view) }),
    isOf: (/** @type {Plane & Pick<V, "output">} */ picture, view) => isOf(picture, view),
  });

/**
 * What an output gives, and where it is asked for.
 * @typedef {View & { output: string }} OutputView
 * @typedef {Plane & { output: string }} OutputPlane
 * @typedef {ReturnType<typeof createPlane<OutputView>>} PlaneState
 */

/** @param {View} view */
const sizeOf = ({ output, up }) => (output === null ? SIZE.every : up === null ? SIZE.line : SIZE.one);

/** @param {Plane} picture @param {View} view */
const isOf = ({ output, across, up, box }, view) =>
  output === view.output &&
  across === view.across &&
  up === view.up &&
  box.every((each, i) => each === view.box[i]);
