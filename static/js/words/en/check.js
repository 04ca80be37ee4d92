/**
 * What the checker of equations says beside the judge's own sentences. Part of the catalogue in lib/say.js.
 */

import { CountWord, countWord } from "./counting.js";

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const CHECK = Object.freeze({
  check_kicker: "Your equation for",
  check_about: "Which gradient the equation is for",
  check_field: "Your equation",
  check_gradient: "∂L/∂{name}",
  check_help:
    "LaTeX, plain text such as dh1/dw1 * do1/dh1 * dL/do1, or a number. Tap an edge to write its factor.",
  check_now: "Check",
  tap_begins: "This product begins at {start}, or with ∂L at its end; {tapped} does neither.",
  tap_after: "After {last} comes a derivative with respect to {node}; {tapped} is none.",
  tap_below: "Before {last} belongs a derivative of {node}; {tapped} is none.",
  check_preview: "Your equation as it is read",
  check_too_long_to_show:
    "Equations of up to {count} characters are drawn here. This one is checked all the same.",
  check_waiting: "Being checked.",
  check_not_running: "The network cannot run yet; the equation is checked once it can.",
  check_picked: "Tap an edge or a neuron on the drawing: its factor takes this place.",
  check_changed: "Changed since it was checked.",
  check_older: "The numbers have moved on since this was checked.",
  check_idea: ({ places }) => `One idea to look at again, in ${countWord(places)} places:`,
  check_ideas: ({ ideas }) => `${CountWord(ideas)} ideas to look at again:`,
  check_badge: "Idea {idea}",
  check_factor: "{factor}, idea {idea}: select it in the field",
  check_turn: "Turn {name} and see",
  check_why: "Why?",
  check_why_zero: "Why is this factor 0?",
  check_what: "What should stand there?",
  check_instead: "{suggestion} belongs there, with {weight} inside it.",
  check_correct_it: "Show the corrected equation",
  check_corrected: "The corrected equation",
  check_next: "Now {name}, without help",
  check_place: "Show the place",
  practice_door: "Practise this on fresh numbers",
  practice_go_on: "Go on practising this: {stage} of {stages}",
  practice_kicker: "Practice · {stage} of {stages}",
  practice_factor: "The last factor of a path is hidden. Which is it? An expression or its number.",
  practice_path: "A whole path is hidden. What is its product?",
  practice_blank: "Now all of it, without help.",
  practice_given: "The numbers here are fresh. The drawing keeps its own.",
  practice_numbers: "Fresh numbers",
  practice_hole: "hidden",
  practice_hole_path: "hidden: {path}",
  practice_rest: ({ count }) => (count === "1" ? "one more path" : `${count} more paths`),
  practice_many: ({ count }) =>
    `There are ${count} paths: δ and ∂L/∂ of any neuron may stand in your answer.`,
  practice_field: "Your answer",
  practice_check: "Check",
  practice_waiting: "The numbers are on their way.",
  practice_next: "On, with less help",
  practice_last: "Once more, on other numbers",
  practice_back: "With more help",
  practice_again: "Other numbers",
  practice_to_check: "Back to my equation",
  check_link: "Copy a link to this equation",
  check_link_copied: "The link is copied",
  check_use: "Use {text}",
  check_read_as: "Read as {names}.",
  check_ask_names: "Ask me again",
  check_inputs_layer: "The inputs are layer {layer}",
  check_to_from: "The neuron that w leads to comes first",
  check_from_to: "The neuron that w comes from is first",
  check_reading_total:
    "Here every ∂ on the right is read as a total derivative: everything that changes is counted.",
  check_reading_direct: "Here every ∂ on the right is read as a direct one: other neurons are held.",
  check_reading_mixed:
    "Here ∂L/∂ is read as the total derivative, every other factor as a direct one: other neurons are held.",
});
