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
import { SELECTING } from "./selecting.js";
import { TIME } from "./time.js";
import { VIEW } from "./view.js";

/** @type {readonly Command[]} */
export const COMMANDS = Object.freeze([...DRAWING, ...SELECTING, ...VIEW, ...TIME, ...ASKING]);

const BY_KEY = new Map(COMMANDS.flatMap((command) => command.keys.map((key) => [key, command])));

/** The command of the first of these chords that has one. @param {readonly string[]} chords */
export const commandFor = (chords) => {
  const found = chords.find((chord) => BY_KEY.has(chord));
  return found === undefined ? null : (BY_KEY.get(found) ?? null);
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
