/**
 * Outgoing edits: at most one message in each animation frame, in order. After the line broke they are sent again,
 * unless the server's welcome says that it has them. Must not know what the edits change.
 *
 * @import { ClientMessage } from "../protocol/messages.js"
 * @import { Edit } from "../model/document/queue.js"
 * @import { Store } from "../model/document/store.js"
 *
 * @typedef {object} OutboxParts
 * @property {Store} store
 * @property {(message: ClientMessage) => boolean} send
 * @property {(callback: () => void) => void} schedule calls once, at the next animation frame or soon after
 */

/** @param {OutboxParts} parts */
export function createOutbox({ store, send, schedule }) {
  let open = false;
  let scheduled = false;

  const waiting = () => store.pending().find((edit) => !edit.sent);

  /** @returns {boolean} whether an edit was sent */
  const sendOne = () => {
    const edit = open ? waiting() : undefined;
    if (edit === undefined || !send(messageOf(edit))) return false;
    store.markSent(edit.id);
    return true;
  };

  const pump = () => {
    scheduled = false;
    sendOne();
    request();
  };

  const request = () => {
    if (scheduled || !open || waiting() === undefined) return;
    scheduled = true;
    schedule(pump);
  };

  store.onProposed(request);

  return {
    /** The server has said welcome. */
    opened() {
      open = true;
      request();
    },

    /** The line broke: what has no answer will be sent again. */
    closed() {
      open = false;
      store.markUnsent();
    },

    /** Sends all that waits at once: what is sent next may depend on it. */
    flush() {
      while (sendOne());
    },
  };
}

/** @typedef {ReturnType<typeof createOutbox>} Outbox */

/**
 * @param {Edit} edit
 * @returns {ClientMessage}
 */
function messageOf({ event, id, diff, parameters, origin, revision }) {
  if (event === "initialize" && parameters) return { event, id, parameters: [...parameters] };
  if (event !== "edit") return { event, id };
  return origin === null ? { event, id, diff, revision } : { event, id, diff, origin, revision };
}
