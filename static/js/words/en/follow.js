/**
 * Following another page, breaking away from it, being moved by what it changes, in sentences. Part of the catalogue in lib/say.js.
 */

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const FOLLOW = Object.freeze({
  following: "Following page {number}",
  following_left: "You look by yourself.",
  follow_again: "Follow again",
  moved_by: "Page {number} changed the network: its run begins anew, from here.",
});
