/**
 * Handing out the network's addresses. A network that nobody has changed is kept by the server only when its address
 * is given away. Must not know how addresses are given.
 */

import { computed, effect, signal } from "@preact/signals-core";
import { viewAddress } from "../../lib/links.js";

/**
 * @param {import("../document/store.js").Store} store
 * @param {import("./people.js").People} people
 * @param {import("../run/transport.js").Transport} transport
 */
export function createSharing(store, people, transport) {
  const times = signal(0);
  const answered = signal(false);
  // Asked without a line, it is said once the line stands again.
  effect(() => {
    const may = people.connection.value === "open" && people.role.value === "editor";
    if (times.value > 0 && may) transport.share();
  });
  const sharing = {
    /** Whether the addresses work for others. */
    works: computed(() => answered.value || people.role.value === "viewer" || store.revision.value > 0),

    /** The server has kept the network. */
    take() {
      answered.value = true;
    },

    /** To be called when an address is shown or copied. */
    handOut() {
      times.value += 1;
    },

    /** The links have been withdrawn, and there is a new one to view. @param {string} viewId */
    renewed(viewId) {
      people.viewId.value = viewId;
    },

    /** The address to view, to be copied. @param {string} here the address of this page */
    addressToView(here) {
      sharing.handOut();
      return viewAddress(here, people.viewId.peek() ?? "");
    },
  };
  return sharing;
}

/** @typedef {ReturnType<typeof createSharing>} Sharing */
