/**
 * The one table of commands: keys, the list of keys, the menu and the searchable list are all made from it. Must not
 * know what a command does, or how a list looks.
 *
 * @import { Command, CommandContext } from "./command.js"
 *
 * A command as the panels have it: keys as people read them, and nothing but calls.
 * @typedef {object} Offer
 * @property {string} code
 * @property {Command["group"]} group
 * @property {readonly string[]} keys as they are printed, one after the other; none where there are none
 * @property {boolean} listed whether it can be done without its keys
 * @property {() => string | null} blocked the code of the reason why it cannot be done now
 * @property {() => void} run
 */

import { ASKING } from "./asking.js";
import { printed } from "./chords.js";
import { DRAWING } from "./drawing.js";
import { PLACING } from "./placing.js";
import { SELECTING } from "./selecting.js";
import { TIME } from "./time.js";
import { VIEW } from "./view.js";

/** @type {readonly Command[]} */
export const COMMANDS = Object.freeze([...PLACING, ...DRAWING, ...SELECTING, ...VIEW, ...TIME, ...ASKING]);

/** Commands that are done only while something holds come first. @type {Map<string, Command[]>} */
const BY_KEY = new Map();
for (const command of COMMANDS.toSorted(
  (one, other) => Number(other.when !== undefined) - Number(one.when !== undefined),
))
  for (const key of command.keys) BY_KEY.set(key, [...(BY_KEY.get(key) ?? []), command]);

/** The command of the first of these chords that has one now. @param {readonly string[]} chords @param {CommandContext} context */
export const commandFor = (chords, context) => {
  for (const chord of chords) {
    const found = BY_KEY.get(chord)?.find(({ when }) => when?.(context) ?? true);
    if (found !== undefined) return found;
  }
  return null;
};

/**
 * All commands for the panels.
 * @param {CommandContext} context @param {boolean} [mac] whether keys are those of a Mac
 * @returns {readonly Offer[]}
 */
export const offers = (context, mac = false) =>
  COMMANDS.map(({ code, group, keys, run, blocked, listed = true }) => ({
    code,
    group,
    keys: keys.length > 0 ? printed(keys[0], mac) : [],
    listed,
    blocked: () => blocked?.(context) ?? null,
    run: () => void run(context, { key: "", shiftKey: false }),
  }));
