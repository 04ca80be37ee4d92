/**
 * Incoming messages: hands each to the model, in order. Now and then it tells the server which frame was taken in
 * last, so that the server never sends far ahead. Must not know what they mean.
 *
 * @import { ClientMessage } from "../protocol/messages.js"
 * @import { Receive } from "../model/receive.js"
 */

import { flies } from "../model/run/paces.js";

// The server lets more frames than this be under way.
const FRAMES_TO_A_CREDIT = 16;

/**
 * @param {Receive} receive
 * @param {(message: ClientMessage) => boolean} send
 */
export function createInbox(receive, send) {
  let newest = 0;
  let uncredited = 0;

  const credit = () => {
    if (uncredited > 0) send({ event: "credit", frame: newest });
    uncredited = 0;
  };

  return {
    /**
     * @param {string} event
     * @param {any} payload its fields
     */
    take(event, payload) {
      if (!Object.hasOwn(receive, event)) return;
      const handler = /** @type {(message: any) => void} */ (receive[/** @type {keyof Receive} */ (event)]);
      handler({ event, ...payload });
      if (event === "welcome") newest = uncredited = 0;
      if (event === "frame" || event === "curve") {
        newest = payload.number;
        uncredited += 1;
      }
      // Of a cursor that flies the server lets few frames be under way. Their cursor comes last. Elsewhere a credit for each
      // step would cost the server more than the step, where a whole class watches.
      if (uncredited >= FRAMES_TO_A_CREDIT || (event === "cursor" && flies(payload.pace))) credit();
    },
  };
}

/** @typedef {ReturnType<typeof createInbox>} Inbox */
