/**
 * What the sheet of looks says: its sections, and what each convention of the document changes. Part of the
 * catalogue in lib/say.js.
 */

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const CONVENTIONS = Object.freeze({
  // sections
  look_page: "The page",
  look_numbers: "Numbers",
  look_sizes: "Sizes in the drawing",
  look_steps: "Steps",
  look_projector: "Projector and stops",
  look_conventions: "Conventions of this network",

  // conventions
  conventions_kept: "They are kept with the network, for everybody who opens it.",
  conventions_viewed: "They are kept with the network. Whoever can edit it can change them.",
  conventions_locked: "They are kept with the network. While it is projected they stay as they are.",
  sum_name: "What a neuron adds up is called",
  sum_note: "Only the name changes. The equation checker reads all three.",
  delta_name: "Its derivative is written",
  delta_note: "Both are the same number: δ is short for the derivative of L.",
  half: "The squared error is",
  half_spoken: "with one half",
  whole_spoken: "without one half",
  half_note: "With ½ the 2 from the square cancels: {slope} is {y} − {t}.",
  whole_note: "Without ½ every gradient is twice as large.",
  note_mean: "The mean of a batch: its size does not change the step.",
  note_sum: "The sum over a batch: with twice the samples the step is about twice as large.",
  note_one: "With one sample in a batch both are the same.",
  note_simultaneous: "All gradients are computed before any weight moves: this is gradient descent.",
  note_sequential:
    "Later gradients are computed with weights that have already moved. This is a common mistake of published examples.",
});
