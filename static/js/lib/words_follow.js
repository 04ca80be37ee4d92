/**
 * Following another page and breaking away from it, in sentences. Part of the catalogue in words.js.
 */

/** @type {Readonly<Record<string, import("./words.js").Sentence>>} */
export const FOLLOW = Object.freeze({
  following: "Following page {number}",
  following_left: "You look by yourself.",
  follow_again: "Follow again",
});
