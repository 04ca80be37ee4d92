/**
 * Cutting a large diff into messages that the wire takes. Must not know the socket. Each piece leaves a valid
 * document if the diff removes a reference before its target and adds a target before its reference. The editor's
 * diffs and their inverses do so.
 *
 * @import { Diff } from "../../protocol/messages.js"
 */

import { MAX_MESSAGE_BYTES } from "../../protocol/messages.js";

const MOST_CHANGES = 2000;
// Numbers that JSON writes in two characters take nine bytes on the wire.
const MOST_CHARACTERS = MAX_MESSAGE_BYTES / 8;

/**
 * The diff in pieces, in order; one piece if it is small.
 * @param {Diff} diff
 * @returns {Diff[]}
 */
export function pieces(diff) {
  /** @type {Diff[number][][]} */
  const cut = [];
  let room = 0;
  for (const operation of diff) {
    const size = JSON.stringify(operation).length;
    const last = cut.at(-1);
    if (last && last.length < MOST_CHANGES && size <= room) last.push(operation);
    else {
      cut.push([operation]);
      room = MOST_CHARACTERS;
    }
    room -= size;
  }
  return cut;
}
