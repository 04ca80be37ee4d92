/**
 * How fast a cursor plays: how far one step goes and how soon the next follows, and what people can follow of it. Pure.
 *
 * @import { Cursor, Pace } from "../../protocol/messages.js"
 */

import { MOST_SEEN, STEP_MILLISECONDS } from "../../protocol/messages.js";

/** The pace at which people read along. @param {Pace["grain"]} grain @returns {Pace} */
export const usual = (grain) => ({ grain, rate: 1000 / STEP_MILLISECONDS[grain] });

/**
 * The paces that have a name, slowest first; keys lead to them.
 * @type {Readonly<Record<"term" | "neuron" | "layer" | "iteration" | "full", Pace>>}
 */
export const NAMED = {
  term: usual("term"),
  neuron: usual("neuron"),
  layer: usual("layer"),
  iteration: usual("iteration"),
  full: { grain: "iteration", rate: null },
};

/** The fewest and the most steps in a second that can be asked for. */
export const LEAST_RATE = 0.01;
export const MOST_RATE = 1e6;

/** Whether several steps are made for one picture. @param {Pace} pace */
export const flies = ({ rate }) => rate === null || rate > MOST_SEEN;

/** Whether the pace is slow enough for a person to read each number. @param {Pace} pace */
export const isReadAlong = (pace) => !flies(pace) && (pace.grain === "term" || pace.grain === "neuron");

/** Whether each neuron is looked at: nothing plays, or neuron by neuron. @param {Cursor | null} cursor */
export const looksAtNeurons = (cursor) => !cursor?.playing || isReadAlong(cursor.pace);

/** Whether playback is slow enough for people to read along. @param {Cursor | null} cursor */
export const canBeRead = (cursor) =>
  looksAtNeurons(cursor) || (cursor !== null && cursor.pace.grain === "layer" && !flies(cursor.pace));
