/**
 * The table of all samples. Part of the catalogue in lib/say.js.
 */

import { plural } from "./counting.js";

/** Parts of a whole, as people name them. @type {Readonly<Record<number, string>>} */
const SHARES = { 2: "half of it", 3: "a third of it", 4: "a quarter of it" };

/** @param {number} count */
const share = (count) => SHARES[count] ?? `a ${count}th of it`;

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const SAMPLES = Object.freeze({
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
  sample_walk: "Walk sample {count}",
  sample_cell: "{name} of sample {count}",
  sample_act: "{act}: sample {count}",
  sample_duplicate: "Copy",
  sample_up: "Move up",
  sample_down: "Move down",
  sample_remove: "Take away",
  sample_zero: "{name} is 0",
  sample_trouble: "Sample {count}, {name}: {sentence}",
  paste_not_a_number: ({ line, column, typed }) =>
    typed === ""
      ? `Nothing is pasted: line ${line} has no number in column ${column}.`
      : `Nothing is pasted: “${typed}” in line ${line}, column ${column}, is not a number.`,
  paste_too_wide: ({ columns, room }) =>
    `Nothing is pasted: it is ${columns} columns wide, and there ${plural(room, "is", "are")} ${room} from here on.`,
  too_many_samples: "A network holds at most {most} samples.",
});
