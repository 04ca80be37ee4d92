/** What is said in front of a class: the projected page and the stops of a lesson. Part of the catalogue in lib/say.js. */

import { CountWord } from "./counting.js";

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const PROJECTOR = Object.freeze({
  projector: "Projector",
  projector_help:
    "White paper, large numbers, one sentence; nothing can be changed by accident. Page Down and Page Up step, B blanks, W asks where a gradient comes from, C checks an equation, Esc leaves.",
  page_blank: "The page is blank. Any step brings it back.",
  page_back: "The page is back.",
  told_before: "Nothing is computed yet.",
  told_adds: "{name} adds {sum}",
  told_adds_then: "{name} adds {sum} then {phi}",
  told_gets: "{name} gets {sum}",
  told_gets_then: "{name} gets {sum}, times the slope",
  told_fused: "{delta} of {name} is {sum}",
  told_loss_is: "L is {sum}",
  told_loss_adds: "L adds {sum}",
  told_next: "gives",
  told_paths: ({ count, name }) =>
    count === 1
      ? `One path leads from ${name} to L.`
      : `${CountWord(count)} paths lead from ${name} to L. Their products add.`,

  stops: "Stops",
  stops_on: "Steps go from stop to stop",
  stops_none: "No step is marked yet. A step is marked on its card, while Draw is open.",
  stop_mark: "Mark this step",
  stop_edit: "Edit the stop",
  stop_text: "What is said here",
  stop_count: "{left} characters left",
  stop_keep: "Keep",
  stop_cancel: "Leave as it was",
  stop_change: "Edit",
  stop_remove: "Remove",
  stop_untold: "Without a sentence",
  stop_go: "Go to stop {number}",
  stop_iteration: "in iteration {iteration}",
  stop_not_here: "No such step in this network",
  too_many_stops: "A network has at most {count} stops.",
});
