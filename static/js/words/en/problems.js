/**
 * What cannot be done and what is missing, in sentences; codes that the server has too mean the same.
 * Part of the catalogue in lib/say.js.
 */

import { CountWord, plural } from "./counting.js";

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const PROBLEMS = Object.freeze({
  // edits that are refused here already
  cycle: "This edge would close a cycle: {cycle}.",
  duplicate_edge: "There is an edge from {source} to {target} already.",
  into_input: "{name} is an input, so no edge can lead into it.",
  input_has_no_activation: "{name} is an input, so it has no activation.",
  input_has_no_bias: "{name} is an input, so it has no bias.",
  duplicate_id: "The id {id} is used more than once.",
  duplicate_name: "{first} and {second} are the same name; names must differ.",
  bad_name:
    "“{name}” cannot be a name: a letter first, then letters, digits, underscores and trailing primes, at most 32 characters.",
  reserved_name:
    "“{name}” cannot be a name: L and names that begin with z_, net_ or delta_ have a meaning of their own.",
  not_finite: "{name}: a finite number is needed.",
  not_a_number: "This is not a number. Write it like 0.15 or −2.",
  learning_rate_not_positive: "The learning rate is a finite number above 0.",
  no_such_record: "{id} no longer exists, so the change cannot be made.",
  bad_position: "There is no position {at}, so the change cannot be made.",
  not_editable: "This drawing can be looked at here, not changed.",
  not_open: "The drawing is not here yet.",

  link_unknown_name:
    "{name} is no neuron and no parameter of this network, so there is nothing to ask about it.",

  // the line
  connecting: "Connecting.",
  reconnecting: ({ count }) =>
    count > 0
      ? `Reconnecting. ${CountWord(count)} ${plural(count, "change is", "changes are")} kept here and will be saved.`
      : "Reconnecting. What is here stays.",

  // states
  stale: "These numbers are older than the last change; new ones are on their way.",
});
