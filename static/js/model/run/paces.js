/**
 * What people can follow while the cursor plays at a pace. Pure.
 *
 * @import { Cursor } from "../../protocol/messages.js"
 */

/** @type {ReadonlySet<Cursor["pace"]>} */
const BY_NEURON = new Set(["term", "neuron"]);

/** Whether each neuron is looked at: nothing plays, or neuron by neuron. @param {Cursor | null} cursor */
export const looksAtNeurons = (cursor) => !cursor?.playing || BY_NEURON.has(cursor.pace);

/** Whether playback is slow enough for people to read along. @param {Cursor | null} cursor */
export const canBeRead = (cursor) => looksAtNeurons(cursor) || cursor?.pace === "layer";
