/**
 * Tables: all weights of a neuron, a layer as matrices, all samples. Part of the catalogue in lib/say.js.
 */

import { plural } from "./counting.js";

/** Parts of a whole, as people name them. @type {Readonly<Record<number, string>>} */
const SHARES = { 2: "half of it", 3: "a third of it", 4: "a quarter of it" };

/** @param {string} [kind] of samples, such as validation */
const named = (kind) => (kind ? `${kind} ` : "");

/** @param {number} count */
const share = (count) => SHARES[count] ?? `a ${count}th of it`;

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const TABLES = Object.freeze({
  weights_title: "All weights of a neuron",
  weights_in: ({ name, count }) => `${plural(count, "The weight", `All ${count} weights`)} into ${name}`,
  weights_out: ({ name, count }) => `${plural(count, "The weight", `All ${count} weights`)} out of ${name}`,
  weights_side_in: "Into it: {count}",
  weights_side_out: "Out of it: {count}",
  weights_zeros: ({ count }) =>
    `The ${plural(count, "gradient")} of ${count} of them ${plural(count, "is", "are")} exactly 0.`,
  weights_none: "No neuron has its turn in this step, and none is selected.",
  weights_name: "Weight",
  weights_other_in: "From",
  weights_other_out: "To",
  weights_value: "Value",
  weights_gradient: "Gradient",
  weights_contribution_in: "w·a",
  weights_contribution_out: "w·δ",
  weights_door: "All {count} weights as a table",
  weights_door_selected: "Its weights as a table",
  command_weights: "All weights of the neuron as a table",

  // a layer as matrices
  layer_title: "A layer as matrices",
  layer_forward: "Layer {level} as matrices, forward",
  layer_backward: "Layer {level} as matrices, backward",
  layer_door: "This layer as matrices",
  command_layer: "The layer as matrices",
  layer_none: "No neuron of a layer has its turn in this step, and none is selected.",
  layer_waiting: "The matrices are on their way.",
  layer_size: "{rows} by {columns}",
  layer_missing: "0, no edge here",
  layer_missing_note: "A small grey 0 is no number of the network: there is no edge, or no bias.",
  layer_shared_note:
    "A weight that is used in several places has one entry for each. Its gradient is the sum of them.",
  layer_not_yet: "not computed yet",
  layer_rows_before: "rows before",
  layer_rows_after: "rows after",
  layer_columns_before: "columns before",
  layer_columns_after: "columns after",
  layer_copy: "Copy as LaTeX",

  // all samples
  samples_door: ({ count }) => `${count} ${plural(count, "sample")}`,
  samples_title: "All samples",
  command_samples: "All samples as a table",
  samples_held: "held",
  samples_computed: "computed, with the weights of iteration {iteration}",
  samples_walk: "walk it",
  samples_add_up: "they add up",
  samples_sum: "sum",
  samples_mean: ({ count }) => `mean, ${share(count)}`,
  samples_one: "of this sample",
  samples_sum_of_batch: ({ count }) => `sum of the ${count} of this batch`,
  samples_mean_of_batch: ({ count }) => `mean of the batch, ${share(count)}`,
  samples_one_of_batch: "of the one sample of this batch",
  samples_add: "Add a sample",
  samples_none: "No sample yet. A network needs at least one.",
  samples_choose: "Select a weight to see each sample’s gradient of it.",
  samples_keys:
    "{mod}+D copies a row, Alt with ↑ or ↓ moves it, {mod}+Backspace takes it away. Blocks can be pasted.",
  samples_for: "for",
  sample_split: "What sample {count} is for",
  split_of_train: "training",
  split_of_validation: "validation",
  split_of_test: "test",
  split_door: "Validation and test",
  split_title: "What are the samples for?",
  split_is: ({ train, validation, test }) =>
    Number(validation) + Number(test) === 0
      ? `All ${train} are trained on.`
      : `${train} to train on, ${validation} for validation, ${test} for the test.`,
  split_help:
    "No weight ever moves by a validation or a test sample. Their loss tells how the network does on what it has not seen.",
  split_validation: "Validation, in percent",
  split_test: "Test, in percent",
  split_seed: "Seed",
  split_divide: "Divide",
  split_again: "Draw again",
  split_none: "Train on all",
  sample_walk: "Walk sample {count}",
  sample_cell: "{name} of sample {count}",
  sample_act: "{act}: sample {count}",
  sample_duplicate: "Copy",
  sample_up: "Move up",
  sample_down: "Move down",
  sample_remove: "Take away",
  sample_zero: "{name} is 0",
  sample_trouble: "Sample {count}, {name}: {sentence}",

  // data sets that are made
  data_title: "What does it learn from?",
  data_door: "Other data",
  command_data: "Other data: sets that are made, with a network for each",
  data_brings: "A press brings",
  data_whole: "data and network",
  data_alone: "data alone",
  data_samples: "Samples",
  data_noise: "Noise",
  data_classes: "Classes",
  data_seed: "Seed",
  data_again: "Draw again",
  data_noise_bounds: "Noise is from {least} to {most}.",
  data_out_of_bounds: "{name}: a whole number from {least} to {most}.",
  data_hidden: "Hidden layers",
  data_hidden_help: "Their sizes, such as 4-2. Inputs, outputs and samples stay.",
  data_hidden_unclear: "Sizes are whole numbers above 0, such as 4-2, or nothing.",
  data_on_its_way: "The data sets are on their way.",
  data_failed: "The data sets cannot be had now. Try again when there is a connection.",
  data_is_there: ({ count, network }) => `${count} ${plural(count, "sample")}, ${network}`,
  data_mend: "Draw a {network} network for it",
  data_does_not_fit: ({ inputs, targets, own_inputs, own_targets }) =>
    `${inputs} ${plural(inputs, "input")} and ${targets} ${plural(targets, "target")} wait for a network. The one here has ${own_inputs} and ${own_targets}.`,

  // a table of one's own
  table_title: "A table of your own",
  table_drop: "A table of your own: drop a CSV file here, paste one, or",
  table_choose: "choose a file",
  table_pasted: "Pasted table",
  table_read: ({ count }) => `${count} ${plural(count, "line")}; `,
  table_read_named: ({ count }) => `${count} ${plural(count, "line")} under a line of names; `,
  table_commas: "commas",
  table_semicolons: "semicolons",
  table_tabs: "tabs",
  table_bars: "upright bars",
  table_comma: "; decimal comma",
  table_input: "input",
  table_target: "target",
  table_split: "says what lines are for",
  table_splits: "train, validation or test",
  table_scaled_by: "Scaled by those to train on alone.",
  table_none: "left aside",
  table_unusable: ({ count }) =>
    count < 2 ? "Left aside: it holds nothing that differs." : `Left aside: it has ${count} different words.`,
  table_aside: "It is left aside.",
  table_words: "1 for its own word, 0 for the others: {words}",
  table_as_it_is: "as it is",
  table_scaled: "− {less}, ÷ {by}",
  table_scaling: "Numbers",
  table_scaling_standard: "mean 0, spread 1",
  table_scaling_range: "from 0 to 1",
  table_scaling_none: "as they are",
  table_header: "The first line has names",
  table_left_out: "Line {line} is left out: {column} reads “{cell}”.",
  table_left_out_empty: "Line {line} is left out: {column} is empty.",
  table_left_out_crowded: "Line {line} is left out: it has too many cells.",
  table_left_out_more: ({ count }) => `${count} more ${plural(count, "line is", "lines are")} left out.`,
  table_alone: "Take the samples alone",

  dataset_and: "AND",
  dataset_or: "OR",
  dataset_xor: "XOR",
  dataset_xor_cloud: "XOR cloud",
  dataset_moons: "moons",
  dataset_gauss: "Gauss",

  // what an output gives over the inputs
  plane_title: "What it gives over its inputs",
  plane_door: "As a picture",
  command_plane: "What an output gives, as a picture over the inputs",
  plane_none: "A picture needs an input and an output.",
  plane_waiting: "The picture is on its way.",
  plane_gives: "What {name} gives",
  plane_sides: ({ right, count, all, kind }) =>
    count < all
      ? `${right} of the first ${count} ${named(kind)}samples lie on their side of the line.`
      : `${right} of ${count} ${named(kind)}${plural(count, "sample lies on its", "samples lie on their")} side of the line.`,
  plane_largest: ({ right, count, all, kind }) =>
    count < all
      ? `Of the first ${count} ${named(kind)}samples ${right} have the output of their own class as the largest.`
      : `${right} of ${count} ${named(kind)}${plural(count, "sample has", "samples have")} the output of their own class as the largest.`,
  plane_line_largest: "line where another is as large",
  plane_confusion: ({ right, count }) =>
    `Accuracy ${Number(((100 * right) / Math.max(1, count)).toFixed(1))} %: ${right} of ${count}`,
  plane_is: "is",
  plane_judged: "judged",
  plane_about: "Iteration {iteration} · {name} over {across} and {up}",
  plane_about_one: "Iteration {iteration} · {name} over {across}",
  plane_line: "line at {level}",
  pictures_switch: "Each neuron shows what it gives over the inputs",
  pictures_over: ({ across, up }) =>
    up ? `each neuron over ${across}, ${up}` : `each neuron over ${across}`,
  pictures_kind_input: "inputs",
  pictures_line: "line: z = 0, or where an output decides",
  pictures_off: "exactly 0",
  plane_walk: "A press on a sample walks it.",
  plane_corner: "Those on their corner are not trained on.",
  plane_paint: "Paint samples",
  plane_paint_none: "no",
  plane_paint_here: "here",
  plane_paint_note: "A press on paper adds one.",
  plane_output: "Output",
  plane_across: "Across",
  plane_up: "Up",
  plane_held: "{names}: as in the sample in view.",
  plane_held_many: "The other {count} inputs are as in the sample in view.",

  paste_not_a_number: ({ line, column, typed }) =>
    typed === ""
      ? `Nothing is pasted: line ${line} has no number in column ${column}.`
      : `Nothing is pasted: “${typed}” in line ${line}, column ${column}, is not a number.`,
  paste_too_wide: ({ columns, room }) =>
    `Nothing is pasted: it is ${columns} columns wide, and there ${plural(room, "is", "are")} ${room} from here on.`,
  no_training_left: "This leaves no sample to train on.",
  too_many_samples: "A network holds at most {most} samples.",
});
