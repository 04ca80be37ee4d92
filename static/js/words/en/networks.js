/**
 * What the page of all networks says. Part of the catalogue in lib/say.js.
 */

import { countWord, plural } from "./counting.js";

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const NETWORKS = Object.freeze({
  networks_title: "My networks",
  networks_kept: ({ count }) => `${count}, kept for this browser`,
  networks_new: "New network",
  networks_search: "Search titles",
  networks_coming: "Your networks are on their way.",
  networks_empty: "No network yet. What you draw is kept here from the first change on.",
  networks_none_found: "No title has “{text}” in it.",
  networks_selected: "Selected",
  networks_nothing_selected: "Nothing is selected.",
  networks_changed: ({ when }) => `Changed ${when}.`,
  networks_archive: ({ days }) =>
    `Networks untouched for ${days} ${plural(days, "day")} move to the archive, where search still finds them.`,

  networks_never_run: "never run",
  networks_granted: "of somebody else",
  networks_archived: "archived",
  networks_iteration: "iteration {iteration}",
  networks_step: "step {step} of {steps}",

  networks_open: "Open",
  networks_open_step: "Open at step {step}",
  networks_open_iteration: "Open at iteration {iteration}",
  networks_duplicate: "Duplicate",
  networks_rename: "Rename",
  networks_history: "History",
  networks_delete: "Delete",
  networks_delete_kept: ({ days }) => `kept for ${days} ${plural(days, "day")}`,
  networks_deleted: "Deleted",
  networks_deleted_when: "deleted {when}, kept until {until}",
  networks_restore: "Restore",

  networks_offline: "The server does not answer. Try again in a moment.",

  networks_elsewhere: "On another computer",
  networks_code_what: ({ count }) =>
    `This code opens your ${count === 1 ? "network" : `${countWord(count)} networks`} there. Whoever has it can change them.`,
  networks_code: "Code for another computer",
  networks_code_hidden: "not shown on this screen",
  networks_code_show: "Show it",
  networks_code_fresh: "A new code",
  networks_code_fresh_done: "The code before opens nothing any more.",
  networks_have_code: "I have such a code",
  networks_enter_code: "The code of the other computer",
  networks_enter: "Open its networks here",

  when_today: "today {time}",
  when_yesterday: "yesterday",
  when_day: "{day}",
  when_date: "{date}",
  on_today: "today",
  on_yesterday: "yesterday",
  on_day: "on {day}",

  networks_key_move: "Select another one",
  networks_key_open: "Open it",
  networks_key_rename: "Rename it",
  networks_key_delete: "Delete it",
  networks_key_search: "Search titles",
  networks_key_projector: "Projector",
  networks_keys: "Keys",
});
