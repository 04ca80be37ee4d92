/**
 * What the margin, the menus and the line under the drawing say beyond the steps themselves. Part of the
 * catalogue in lib/say.js.
 */

import { plural } from "./counting.js";

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const PANELS = Object.freeze({
  // a panel whose code comes late
  later_coming: "One moment.",
  later_failed: "This cannot be loaded now. Close it and try again when there is a connection.",

  // the step card
  formula: "The rule, in symbols and with the numbers",
  group_forward_many: "{name} adds {count} things.",
  terms_in_all: "({count} terms)",
  this_use: "(this use)",
  meaning_passes: "{name} passes {value} on to {targets}.",
  meaning_passes_many: "{name} passes {value} on to {count} neurons.",
  meaning_says: "{name} is an output: this is what the network says.",
  meaning_unheard: "No edge leaves {name}, so nothing uses its value.",
  update_next: "{name} is about to move.",
  update_none: "No parameter moves: none is trainable.",
  parameters_moved: "The other parameters, before and after",
  rows_more: ({ count }) => `and ${count} more ${plural(count, "parameter")}`,
  missing_first: "The network cannot run yet.",
  nothing_drawn: "Nothing is drawn yet.",
  draw_help: "Double-click the paper to place a neuron. Drag from its rim to another to connect them.",

  // cards of what is selected
  select_input: "Input",
  select_hidden: "Hidden neuron",
  select_output: "Output",
  select_weight: "Weight of the edge from {source} to {target}",
  select_bias: "Bias of {name}",
  select_target: "Target of {name}",
  value_of: "Value of {name}",
  shared_with: "Shared with",
  no_other: "no other",
  back_to_step: "Back to the step",
  number_too_large: "This number is too large to compute with.",
  activation_relu: "ReLU",
  activation_leaky_relu: "leaky ReLU",
  activation_elu: "ELU",
  activation_gelu: "GELU",
  activation_silu: "SiLU",

  // what a touched thing says, with its number
  numbers_of_sample: "The loss and the gradients here are those of this sample.",
  what_slope: "The derivative of L with respect to {name}: {value}.",
  what_sum: "The sum of {name} before its activation: {value}.",
  what_part: "What {name} adds to the loss: {value}.",
  what_carried: "The edge from {source} to {target} carries {weight}·{source}: {value}.",
  what_returned: "What {target} sends back to {source}, {weight} times {delta} of {target}: {value}.",
  what_loss_value: ({ loss, value, count }) =>
    `L${count > 1 ? " of this sample" : ""}: the ${loss}. It measures how far the outputs are from their targets: ${value}.`,

  // the outline
  carries: "carries",
  returns: "sends back",
  before: "before the update",
  older: "older than the last change",
  outline_more: "{count} more are not listed.",

  // sheets of the margin
  close: "Close",
  done_drawing: "Done",
  download: "Download as a file",
  address_copy: "Link to a copy",
  address_edit: "Link to edit",
  address_view: "Address to look on",
  follow_this: "Follow",
  theme_title: "How the page looks",
  keys_title: "Keys",
});
