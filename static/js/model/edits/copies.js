/**
 * The verbs that put neurons in and take copies: each is one diff. Must not know clipboards or who calls them.
 *
 * @import { Document } from "../../protocol/messages.js"
 * @import { Desk } from "./desk.js"
 */

import { putting } from "../clip/putting.js";
import { partOf } from "../clip/taking.js";

/** @param {Desk} desk */
export function copyVerbs(desk) {
  /** @param {Document} part @param {{ dx: number, dy: number }} by @param {string} [gesture] @returns {string[]} the new neurons */
  const insert = (part, by, gesture) => {
    const { diff, ids } = putting(desk.document(), part, by);
    desk.commit(diff, gesture);
    return ids;
  };
  return {
    insert,

    /**
     * Copies neurons with the edges between them; what they share with others they get anew.
     * @param {readonly string[]} ids @param {{ dx: number, dy: number }} by @param {string} [gesture]
     */
    duplicate: (ids, by, gesture) => insert(partOf(desk.document(), new Set(ids)), by, gesture),
  };
}
