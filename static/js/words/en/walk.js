/**
 * What the dependency walk says: its questions, what answers them, how it ends. Part of the catalogue in lib/say.js.
 */

import { plural } from "./counting.js";

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const WALK = Object.freeze({
  walk_kicker: "How do I find these paths?",
  walk_place: "question {at} of {count}",
  walk_made_of: "{whole} is made of {parts}.",
  walk_made_of_alone: "{whole} is made of constants alone.",
  walk_loss_made_of: ({ parts, count }) =>
    `L is made of ${parts} (and the ${plural(count, "target")}, which ${plural(count, "is a constant", "are constants")}).`,
  walk_held: ({ names, count }) => `${names} ${plural(count, "is", "are")} held.`,
  walk_held_many: "{count} parameters are held.",
  walk_question: "Does {of} depend on {about}?",
  yes: "Yes",
  no: "No",
  walk_tell: "Tell me",
  walk_answers: "Does it depend?",

  walk_yes_through: "{of}: yes, through {names}.",
  walk_yes_far: "{of}: yes, through {first} and {count} more.",
  walk_yes_direct: "{of}: yes, {about} is inside it.",
  walk_no: "{of}: no, it drops out.",
  walk_said_no: "There is a path: {path}. Look at the drawing.",
  walk_said_yes: "No path leads from {about} to {of}. Look at the drawing.",
  walk_answered: "Answered so far",
  walk_earlier: "and {count} before",

  walk_formula: "The sum over paths, as far as it is found",
  walk_end: "These are all the paths.",
  walk_end_one: "This is the only path.",
  walk_end_none: "No path leads from {about} to L: its gradient is 0.",
  walk_left_out: ({ count }) =>
    `${count} more ${plural(count, "neuron is", "neurons are")} not asked about here; the formula shows only those that were.`,
  walk_back: "Back one question",
  walk_next: "On to the next question",
  walk_again: "Start again",
});
