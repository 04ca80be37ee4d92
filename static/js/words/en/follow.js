/**
 * Following another page, breaking away from it, being moved by what it changes, in sentences. Part of the catalogue in lib/say.js.
 */

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const FOLLOW = Object.freeze({
  following: "Following page {number}",
  following_left: "You look by yourself.",
  follow_again: "Follow again",
  moved_by: "Page {number} changed {what}, so a new run starts here.",
  moved_goes_on: "Page {number} changed {what}. The run goes on, from iteration {iteration}.",
  changed_value: "{name} to {value}",
  changed_samples: "the samples",
  changed_training: "the training settings",
  changed_loss: "the loss",
  changed_network: "the network",
});
