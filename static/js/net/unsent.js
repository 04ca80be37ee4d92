/**
 * Edits outlive their page: those of this tab go on after a reload, those of closed tabs are offered. Must not know how
 * edits are sent.
 *
 * @import { Model } from "../model/model.js"
 * @import { Origin, Welcome } from "../protocol/messages.js"
 * @import { LeftOver } from "../model/edits/left_over.js"
 * @import { Visit } from "./visit.js"
 */

import { MAX_CLOSED } from "../protocol/messages.js";
import { createKeeper } from "./keeper.js";

/**
 * Before the first welcome.
 * @param {Model} model
 * @param {string} network
 * @param {Visit} visit
 */
export function keepUnsent({ store, history, leftOver, people }, network, visit) {
  const { tab, database, own, certain } = visit;
  store.restore(own);
  const keeper = database && createKeeper({ store, database, network, tab: tab.id, kept: own });
  /** Edits of closed tabs about which nothing is decided. */
  let left = visit.closed.map((edit) => ({ ...edit, origin: edit.origin ?? { tab: edit.tab, id: edit.id } }));
  /** @type {string[]} */
  let asked = [];
  let first = true;

  /** @param {readonly Pick<LeftOver, "tab" | "id">[]} edits */
  const forget = (edits) => {
    keeper?.forget(edits.map(({ tab: its, id }) => ({ network, tab: its, id })));
    left = left.filter(({ tab: its, id }) => !edits.some((edit) => edit.tab === its && edit.id === id));
  };
  leftOver.onSettled(forget);

  return {
    /** The tabs of which the server is asked what it has. */
    closed() {
      asked = [...new Set(left.map(({ origin }) => origin.tab))].slice(0, MAX_CLOSED);
      return asked;
    },

    /** The server has said what it has. @param {Welcome} message */
    welcomed(message) {
      const undo = first ? tab.takeUndo() : null;
      if (undo !== null && people.role.peek() === "editor") history.restore(undo);
      first = false;
      const newest = new Map(asked.map((its, at) => [its, message.closed[at]]));
      const isMade = (/** @type {Origin} */ origin) => origin.id <= (newest.get(origin.tab) ?? -1);
      // What a closed tab asked of its run is gone with the run.
      forget(left.filter(({ event, origin }) => event !== "edit" || isMade(origin)));
      leftOver.offer(left, certain);
    },
  };
}
