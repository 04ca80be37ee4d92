/**
 * What cannot be done and what stands in the way, where the page alone says so; what the server may say too is in
 * server.js.
 */

import { CountWord, plural } from "./counting.js";

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const PROBLEMS = Object.freeze({
  // edits that are refused here already
  not_a_number: "This is not a number. Write it like 0.15, −2 or 1/3.",
  divides_by_zero: "Nothing can be divided by 0.",
  number_two_ways: "“{typed}” can be two numbers. Which one is meant?",
  learning_rate_not_positive: "The learning rate is a finite number above 0.",
  not_editable: "This drawing can be looked at here, not changed.",
  title_too_long: "A title has at most {most} characters; the old one stays.",
  not_open: "The drawing has not loaded yet.",

  link_unknown: "{name} is no name in this network, so there is nothing to ask about it.",
  link_unreadable: "The link asks for “{name}”, which cannot be read. It can name w1, ∂L/∂w1 or L.",
  link_not_of_loss: "The link asks for {name}. Only derivatives of L have paths to show.",
  link_given: "{name} comes with the sample; the network does not compute it. Here L is computed from it.",

  // what is pasted or dropped
  no_network: "This text is no network. A network is text in the format in which this page saves.",
  picture_without_network: "This picture holds no network. Pictures that this page saves as SVG do.",
  picture_damaged: "The network inside this picture is damaged, so it cannot be opened.",
  too_long_text: "This is more than {most} MB, the most that is read.",
  too_many_neurons: "A drawing holds at most {most} neurons.",
  too_many_edges: "A drawing holds at most {most} edges.",

  // layers and networks
  not_one_to_one: "One to one needs as many as are selected: {sources}, not {count}.",
  last_of_layer: "A layer has one neuron at least.",
  not_blank: "A network is made in a blank drawing; this one has neurons.",

  offered: ({ title, count }) => `“${title}” is a network with ${count} ${plural(count, "neuron")}.`,
  offered_untitled: ({ count }) => `This is a network with ${count} ${plural(count, "neuron")}.`,
  offered_insert: "Put it into this drawing",
  offered_open: "Open it as a new network",
  offered_leave: "Leave it",

  // the line
  connecting: "Connecting.",
  reconnecting: ({ count }) =>
    count > 0
      ? `Reconnecting. ${CountWord(count)} ${plural(count, "change is", "changes are")} kept here and will be saved.`
      : "Reconnecting. What is here stays.",

  not_saved_yet: "Not saved yet",
  left_over: ({ count, when }) =>
    `${CountWord(count)} ${plural(count, "change is", "changes are")} not saved yet: made in another tab of this browser, on ${when}.`,
  left_over_send: ({ count }) => `Send ${plural(count, "it", "them")}`,
  changed_since:
    "What {name} changed has changed again since, so it is not undone. The history has what was before.",
  left_over_discard: "Discard",

  // states
  stale: "These numbers are older than the last change; new ones are on their way.",
});
