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
  delta_sign: "Its sign",
  delta_sign_note: "Equations that are checked are read with it, too. The numbers stay those of ∂L/∂z.",
  activation_letter: "What a neuron gives is called",
  activation_letter_note: "Where no name of a neuron stands, as in a layer’s formula.",
  bias_name: "The biases of a layer are called",
  bias_name_note: "With the last, the checker reads θ as minus the bias; else it asks.",
  loss_letter: "The loss is called",
  loss_letter_note: "Only the letter changes. The equation checker reads all four.",
  loss_letter_taken: "A name of this network has that letter, so the loss keeps the usual one.",
  rate_letter: "The learning rate is called",
  rate_letter_note: "Only the letter changes.",
  error_order: "An error is written",
  error_order_note: "Both are the same number.",
  weight_order: "In names such as w₁₂ the first number is",
  weight_order_ask: "asked",
  weight_order_leads: "where it leads",
  weight_order_comes: "where it comes from",
  weight_order_note: "For equations with names by layer. A reader's own choice goes first.",
  input_layer: "The inputs are layer",
  input_layer_note: "For names such as a₁⁽²⁾. A reader's own choice goes first.",
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
