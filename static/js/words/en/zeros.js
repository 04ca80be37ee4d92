/**
 * Why a number is exactly 0, and what is only too small for the scale of the marks. Part of the catalogue in
 * lib/say.js.
 */

import { plural } from "./counting.js";

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const ZEROS = Object.freeze({
  zero_off: "{name} is off for this sample: its ReLU gives 0 where its sum is not above 0.",
  zero_on_for: "It is on for {on} of the {samples} samples.",
  zero_dead: "{name} is dead: it is off for all {samples} samples, so no gradient reaches its weights.",
  zero_delta_off:
    "Its {delta} is exactly 0, because {name} is off for this sample: its ReLU has the slope 0 there.",
  zero_delta_flat: "Its {delta} is exactly 0, because its activation has the slope 0 there.",
  zero_delta_nothing: "Its {delta} is exactly 0, because {slope} is 0.",
  zero_arrivals: ({ slope, causes, count }) =>
    `${slope} is exactly 0, because ${causes} ${plural(count, "is", "are")} 0.`,
  zero_cancels: "{slope} is exactly 0, because the contributions cancel.",
  zero_factor_delta: "{delta} of {name}",
  zero_weights: ({ names, cause, count }) =>
    `The ${plural(count, "gradient")} of ${names} ${plural(count, "is", "are")} exactly 0, because ${cause} is 0.`,
  small_weights: ({ names, count }) =>
    `The ${plural(count, "gradient")} of ${names} ${plural(count, "is", "are")} not 0, only too small for this scale.`,
  show_eight_decades: "Show eight decades",
});
