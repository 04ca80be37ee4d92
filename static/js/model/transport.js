/**
 * The verbs that move through a run. They ask the server, which alone knows where a step leads; nothing
 * moves here before its answer. Must not know the socket: `post` is set by whoever has one.
 *
 * @import { ClientMessage, Cursor } from "../protocol/messages.js"
 *
 * @typedef {Cursor["pace"]} Pace
 */

/**
 * @param {import("./store.js").Store} store
 * @param {import("./cursor.js").CursorState} cursor
 */
export function createTransport(store, cursor) {
  const transport = {
    /** Sends a message if there is a line; what cannot be sent now is not sent later. @param {ClientMessage} message */
    post(message) {
      void message;
    },
    /** One step of the grain of the pace, or of another. @param {1 | -1} direction @param {Pace} [grain] */
    step(direction, grain = cursor.state.peek()?.pace ?? "neuron") {
      transport.post({ event: "step", direction, grain });
    },
    /** To a number of micro-steps done in this iteration. @param {number} step */
    seek(step) {
      transport.post({ event: "seek", step: Math.max(0, Math.round(step)) });
    },
    /** This iteration again, from its first step. */
    restart() {
      transport.post({ event: "restart" });
    },
    /** @param {{ tempo?: "walk" | "tour", until?: number | null }} [how] */
    play({ tempo = "walk", until = null } = {}) {
      transport.post({ event: "play", tempo, until });
    },
    pause() {
      transport.post({ event: "pause" });
    },
    toggle() {
      if (cursor.playing.peek()) transport.pause();
      else transport.play();
    },
    /** @param {Pace} pace */
    setPace(pace) {
      transport.post({ event: "pace", pace });
    },
    /** Sees what another member sees; null: on one's own again. @param {string | null} member */
    follow(member) {
      transport.post({ event: "follow", member });
    },
    /** Writes the run's parameters into the document: an edit, and one step to undo. */
    keep() {
      store.request("keep");
    },
    /** Returns to the document's parameters; can be undone. */
    reset() {
      store.request("reset");
    },
  };
  return transport;
}

/** @typedef {ReturnType<typeof createTransport>} Transport */
