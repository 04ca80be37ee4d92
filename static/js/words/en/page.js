/**
 * Labels of the page's controls and what the page says of itself, aloud and in print. Part of the
 * catalogue in lib/say.js.
 */

import { plural } from "./counting.js";

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const PAGE = Object.freeze({
  // title strip
  product: "Backprop Canvas",
  untitled: "Untitled network",
  draw: "Draw",
  share: "Share",
  looks: "Aa",
  help: "?",
  more: "More",
  new_network: "New from a template",
  open_file: "Open a file",
  members: ({ count }) => `${count} ${plural(count, "page")} open`,
  share_edit: "Whoever has this address can change the drawing. Give it only to people who draw with you:",
  share_view: "Whoever has this address can look on:",
  copy: "Copy",
  share_copied: "Copied",

  // transport
  back: "Back",
  play: "Play",
  pause: "Pause",
  step: "Step",
  pace: "Pace",
  reset_weights: "Reset weights",
  keep_weights: "Keep these weights",
  pace_term: "by term",
  pace_neuron: "by neuron",
  pace_layer: "by layer",
  pace_iteration: "by iteration",
  pace_full: "full speed",
  loop_forward: "forward",
  loop_backward: "backward",
  loop_update: "update",
  loop_loss: "loss",
  loop_label: "The steps of this iteration",
  follow: "Follow {name}",
  follow_none: "Go on alone",
  member_name: "Page {number}",

  // tools and editing
  tool_select: "Select",
  tool_neuron: "Neuron",
  tool_edge: "Edge",
  tool_hand: "Hand",
  undo: "Undo",
  redo: "Redo",
  remove: "Remove",
  fit: "Fit",
  tidy: "Tidy",
  name: "Name",
  role: "Role",
  role_input: "input",
  role_hidden: "hidden",
  role_output: "output",
  activation: "Activation",
  bias: "Bias",
  bias_none: "no bias",
  bias_own: "a bias of its own",
  bias_shared: "shared: {name}",
  weight: "Weight",
  value: "Value",
  target: "Target",
  target_name: "Name of the target",
  trainable: "Trainable",
  pinned: "pinned",
  learning_rate: "Learning rate",
  loss: "Loss",
  title: "Title",
  selected_many: ({ count }) => `${count} selected`,

  // first visit
  door_draw: "Let me draw my own network",

  // looks
  theme: "Theme",
  theme_system: "as the system",
  theme_light: "light",
  theme_dark: "dark",
  single_keys: "Single keys act",
  snapping: "Neurons keep to rows, columns and gaps of the others",
  legend:
    "Square is held, round is computed. Blue is a value, orange a gradient. Solid is positive, hollow negative.",

  // aloud
  outline_neurons: "Neurons",
  outline_edges: "Edges",
  outline_parameters: "Parameters",
  not_computed: "not computed yet",
  stale_value: "{value}, older than the last change",
  derivative: "derivative of L with respect to {name}",
  sum_of: "sum of {name}",
  output_of: "output of {name}",
  neuron_input: "{name}, an input",
  neuron_hidden: "{name}, hidden, {activation}",
  neuron_output: "{name}, an output, {activation}",
  edge_spoken: "edge from {source} to {target}, weight {weight}",
  uses: ({ count }) => `used in ${count} ${plural(count, "place")}`,
  announce_phase: "Playing: {phase}",
});
