/**
 * What is said where a gradient comes from: the sum over paths, the fast way, the ways in and what is copied. Part
 * of the catalogue in words.js.
 */

import { plural } from "./counting.js";

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const EXPLAIN = Object.freeze({
  // the ways in
  ask_number: "Where does this number come from?",
  ask_slope: "Where does {slope} come from?",
  ask_equation: "I have an equation to check",

  derivative_of: "the derivative of {of} with respect to {wrt}",

  // the sum over paths
  paths_kicker: "Where does it come from?",
  paths_none: "is 0",
  paths_one: "is a product along 1 path",
  paths_many: "is a sum over {count} paths",
  paths_no_path: "No path leads from {name} to L: changing {name} does not change L.",
  paths_list: "The paths, each a product",
  path_factors: "Path {at}, factor by factor",
  path_through: "through {names}",
  path_through_many: "through {first}, {count} more and {last}",
  path_direct: "straight to L",
  path_edge: "by the edge {source} → {target}",
  path_bias: "by the bias of {name}",
  path_share: "{share}% of the total",
  paths_together: "together",
  paths_rest: "and {count} more",
  paths_show_more: "Show more paths",
  paths_coupled: "The softmax couples its outputs: the z of each reaches the loss of {names}.",
  paths_coupled_many: "The softmax couples its outputs: the z of each reaches the loss of all {count}.",
  paths_held: ({ names, factors, count }) =>
    `${names} ${plural(count, "is not a stop", "are not stops")} on the way. ${plural(count, "It sits", "They sit")} inside ${factors}: tap a factor to open it.`,
  paths_sum: "{slope} is {value}.",
  paths_cancel: "The paths cancel each other here: together they are 0.",

  what_factor: "{slope}: how much {of} changes when {wrt} alone changes.",
  what_activation_slope: "How steep the activation of {name} is at its present sum.",
  what_own: "How much L changes when {name} alone changes.",
  what_cross: "How much the outputs of the softmax change when the sum of {name} alone changes.",

  // the next questions
  next_questions: "What to ask next",
  next_walk: "How do I find these paths?",
  next_turn: "Is it true? Turn {name} and watch L",
  next_fast: "Is there a quicker way?",
  next_curves: "What changes later?",
  next_check: "Check my own equation",
  next_paths: "The sum over paths",

  // the fast way
  fast_kicker: "Is there a quicker way?",
  fast_head: "Each {delta} is computed once",
  fast_why:
    "Paths that meet share the rest of the way. Going back from L, each neuron adds what arrives, once, and keeps it as its {delta}.",
  fast_shared: "used by {count} paths",
  fast_left_out: ({ count }) => `and ${count} more ${plural(count, "neuron")}`,
  fast_count: "Multiplications",
  fast_one: "for {name}",
  fast_all: "for all parameters",
  fast_slow_way: "path by path",
  fast_fast_way: "each {delta} once",
  fast_scale: "The bars have a logarithmic scale: each step of the same length means ten times as many.",

  // copies
  copy_latex: "as LaTeX",
  copy_text: "as text",
  copy_picture: "as a picture",
  copy_link: "a link",
  copied: "Copied.",
  copy_saved: "Saved as a file: this browser copies no pictures.",
  copy_failed: "This browser does not let the page copy.",
});
